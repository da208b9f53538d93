"""How much of a claim its evidence holds, by words: the support score, without vetoes.

Four shares, put together by a plain formula. The formula was chosen on public development sets
(BEGIN, WiCE, MTRAG; evals/results/verifier.md): single shares and plain means carry over from one
set to another better than fitted weights do.
"""

from collections.abc import Sequence

from assistant.verification.words import Word
from knowledge_base.models import Frozen

WINDOW = 3
"""Neighbouring evidence sentences in which the words of a claim must stand together."""
FORGIVEN = 0.7
"""What is left of the score when none of the names, or none of the figures, stands in the evidence."""


class Lexical(Frozen):
    """Shares of a claim that the evidence holds, each from 0 to 1."""

    found: float
    """Of all words, function words too, anywhere in the evidence."""
    together: float
    """Of the content words, by weight, within WINDOW neighbouring sentences at their best place."""
    names: float
    """Of the words with a capital inside the sentence; 1 without any."""
    figures: float
    """Of the figures; 1 without any."""

    @property
    def score(self) -> float:
        """0 to 1."""
        kept = (FORGIVEN + (1 - FORGIVEN) * self.names) * (FORGIVEN + (1 - FORGIVEN) * self.figures)
        return (self.found + self.together) / 2 * kept


def compare(claim: Sequence[Word], evidence: Sequence[Sequence[Word]]) -> Lexical:
    """The shares of a claim of at least one word."""
    stems = [frozenset(word.stem for word in sentence) for sentence in evidence]
    held: frozenset[str] = frozenset().union(*stems)
    content = [word for word in claim if word.content] or list(claim)
    return Lexical(
        found=_share(claim, held),
        together=max((coverage(content, _union(stems[i : i + WINDOW])) for i in range(len(stems))), default=0.0),
        names=_share([word for word in claim[1:] if word.text[0].isupper() and word.text != "I"], held),
        figures=_share([word for word in claim if word.figure], held),
    )


def coverage(content: Sequence[Word], held: frozenset[str]) -> float:
    """Share of the content words' weight that stands in a set of stems."""
    total = sum(word.weight for word in content)
    return sum(word.weight for word in content if word.stem in held) / total if total else 0.0


def _share(wanted: Sequence[Word], held: frozenset[str]) -> float:
    return sum(word.stem in held for word in wanted) / len(wanted) if wanted else 1.0


def _union(stems: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*stems)
