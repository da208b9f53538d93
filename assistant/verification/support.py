"""Is a sentence supported by the passages it cites?

The score says how much of the sentence the passages hold; the vetoes name what the sentence
says differently, such as a number, whatever the score.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from knowledge_base.embeddings import Embedder
from knowledge_base.keywords import stems_of
from knowledge_base.models import Frozen, Nation

SUPPORTED = 0.6
PARTIAL = 0.4


class Evidence(Frozen):
    """A passage sentence, or a passage, that a claim cites."""

    id: str
    text: str
    nations: tuple[Nation, ...] = ()
    """Where it holds; empty when that is not known."""


class Support(Frozen):
    """How a claim stands to its evidence."""

    verdict: Literal["supported", "partial", "unsupported"]
    score: float
    """0 to 1: how much of the claim the evidence holds."""
    vetoes: tuple[str, ...] = ()
    """What the claim says differently: number, money, date, duration, unit, polarity, modality, nation, entity."""
    sentence_ids: tuple[str, ...] = ()
    """Ids of the evidence the claim rests on, best first."""


class SecondOpinion(Protocol):
    """A slower judge that may lower a verdict, such as an NLI cross-encoder or a language model."""

    def supports(self, claim: str, evidence: Sequence[Evidence]) -> float | None:
        """Probability, 0 to 1, that the evidence supports the claim; None when it cannot tell."""


class Verifier:
    """Checks claims by words alone, and by meaning as well where an embedder is given."""

    def __init__(self, embedder: Embedder | None = None, second_opinion: SecondOpinion | None = None) -> None:
        self._embedder = embedder
        self._second_opinion = second_opinion

    def check(self, claim: str, evidence: Sequence[Evidence]) -> Support:
        wanted = set(stems_of([claim])[0])
        held = {item.id: wanted & set(stems_of([item.text])[0]) for item in evidence}
        if not wanted or not held:
            return Support(verdict="unsupported", score=0.0)
        score = len(set().union(*held.values())) / len(wanted)
        ids = tuple(sorted((id_ for id_ in held if held[id_]), key=lambda id_: -len(held[id_])))
        verdict: Literal["supported", "partial", "unsupported"] = (
            "supported" if score >= SUPPORTED else "partial" if score >= PARTIAL else "unsupported"
        )
        return Support(verdict=verdict, score=score, sentence_ids=ids)
