"""A message → what in it is listened to for danger, and whether there is any. Spelling is put right first."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.distress import Distress, DistressSignals, clauses, spoken
from assistant.message import SENTENCE_END
from assistant.suspicion import Suspicion
from knowledge_base.embeddings import Embedder

SCREENED = 8000
"""Characters of an over-long message that are compared with phrases of danger; direct words are found in all of it."""


class Heard(NamedTuple):
    """What is listened to."""

    text: str
    spelt: str
    """Its beginning with misspelled words put right."""
    pieces: Sequence[str]
    """The sentences and clauses to compare with phrases of danger."""


def listen(text: str, signals: DistressSignals, suspicion: Suspicion) -> Heard:
    """What of a cleaned message to compare."""
    spelt = signals.plain(text[:SCREENED])
    return Heard(text, spelt, suspicion.keenest(clauses(s for s in SENTENCE_END.split(spelt) if s)))


def danger_in(heard: Heard, signals: DistressSignals, embedder: Embedder) -> Distress | None:
    """Direct words as typed, direct words as spelt right, then nearness."""
    near = signals.near(embedder.embed(heard.pieces)) if heard.pieces else None
    return spoken(heard.text) or spoken(heard.spelt) or near
