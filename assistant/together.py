"""What is searched of one story → excerpts of it, so that the model reads the story once.

A story with several questions is searched with each of them, and with the guides' terms for its everyday words.
Read apart, the same sentences would cost as much each time. Read together, each way is the mean of its own words
within the whole, and finds as well: evals/README.md.
"""

from collections.abc import Sequence

from assistant.conversation import Weighted
from knowledge_base.excerpts import excerpt

LONG = 30
"""Words from which a story is read once; a shorter one is soon read by itself."""


def read_together(ways: Sequence[Weighted], message: Sequence[str]) -> dict[Weighted, Weighted]:
    """Each way that goes with a story of `message`, whose pieces are in order, and the same way with its excerpt."""
    made = [way for way in ways if way.pieces]
    told = [text for text in message if text and any(text in way.pieces or _ends(text, way.pieces) for way in made)]
    if len(made) < 2 or len(" ".join(told).split()) <= LONG:
        return {}
    named = dict.fromkeys(term for way in made for term in way.named)
    whole = " ".join([f"{', '.join(named)}:" if named else "", *told]).strip()
    found = {way: excerpt(whole, (*way.named, *way.pieces)) for way in made}
    return {way: way.model_copy(update={"excerpt": part}) for way, part in found.items() if part is not None}


def _ends(text: str, pieces: Sequence[str]) -> bool:
    """Whether one of the pieces is the end of a text, such as the topic of a question."""
    return any(text.rstrip("?!. ").endswith(piece) for piece in pieces)
