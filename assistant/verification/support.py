"""Is a sentence supported by the passages it cites?

The score says how much of the sentence the passages hold; the vetoes name what the sentence
says differently, such as a number, whatever the score.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from assistant.verification.figure_vetoes import figure_vetoes
from assistant.verification.lexical import compare, coverage
from assistant.verification.names import name_vetoes
from assistant.verification.nations import nation_vetoes
from assistant.verification.small_changes import small_change_vetoes
from assistant.verification.stance import stance_vetoes
from assistant.verification.words import Word, words
from knowledge_base.embeddings import Embedder
from knowledge_base.models import Frozen, Nation
from knowledge_base.segmenter import sentences

SUPPORTED = 0.6
PARTIAL = 0.35
ADDS = 0.12
"""Share of the claim's content that a further sentence must add to count among those it rests on."""
MOST_GROUNDS = 3


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
    """What the claim says differently: number, money, date, duration, unit, limit, polarity, modality, nation, entity, word."""
    sentence_ids: tuple[str, ...] = ()
    """Ids of the evidence the claim rests on, best first."""


class SecondOpinion(Protocol):
    """A slower judge that may lower a verdict, such as an NLI cross-encoder or a language model."""

    def supports(self, claim: str, evidence: Sequence[Evidence]) -> float | None:
        """Probability, 0 to 1, that the evidence supports the claim; None when it cannot tell."""


class Line(NamedTuple):
    """One sentence of the evidence."""

    item: Evidence
    text: str
    words: tuple[Word, ...]
    stems: frozenset[str]


class Verifier:
    """Checks claims by words alone, and by meaning as well where an embedder is given."""

    def __init__(self, embedder: Embedder | None = None, second_opinion: SecondOpinion | None = None) -> None:
        self._embedder = embedder
        self._second_opinion = second_opinion

    def check(self, claim: str, evidence: Sequence[Evidence]) -> Support:
        claimed = words(claim)
        lines = [line for item in evidence for line in _lines(item)]
        if not claimed or not lines:
            return Support(verdict="unsupported", score=0.0)
        score = compare(claimed, [line.words for line in lines]).score
        grounds = _grounds(claimed, lines)
        vetoes = _vetoes(claim, grounds, lines)
        return Support(
            verdict=_verdict(score, vetoes),
            score=score,
            vetoes=vetoes,
            sentence_ids=tuple(dict.fromkeys(line.item.id for line in grounds)),
        )


def _verdict(score: float, vetoes: Sequence[str]) -> Literal["supported", "partial", "unsupported"]:
    if score >= SUPPORTED and not vetoes:
        return "supported"
    return "partial" if score >= PARTIAL else "unsupported"


def _vetoes(claim: str, grounds: Sequence[Line], lines: Sequence[Line]) -> tuple[str, ...]:
    if not grounds:
        return ()
    texts = [line.text for line in grounds]
    holds = tuple(dict.fromkeys(nation for line in grounds for nation in line.item.nations))
    small = tuple(small_change_vetoes(claim, texts[0]))
    found = [
        *figure_vetoes(claim, texts),
        *nation_vetoes(claim, texts, holds),
        *name_vetoes(claim, [line.text for line in lines]),
        *small,
        *([] if small else stance_vetoes(claim, " ".join(texts))),
    ]
    return tuple(dict.fromkeys(found))


def _grounds(claim: Sequence[Word], lines: Sequence[Line]) -> list[Line]:
    """The sentences that hold most of the claim, each adding to those before, best first."""
    left = [word for word in claim if word.content] or list(claim)
    whole = sum(word.weight for word in left) or 1.0
    chosen: list[Line] = []
    while left and len(chosen) < MOST_GROUNDS:
        best = max(lines, key=lambda line: coverage(left, line.stems))
        gain = sum(word.weight for word in left if word.stem in best.stems) / whole
        if not gain or (chosen and gain < ADDS):
            break
        chosen.append(best)
        left = [word for word in left if word.stem not in best.stems]
    return chosen


def _lines(item: Evidence) -> list[Line]:
    return [
        Line(item=item, text=text, words=words(text), stems=frozenset(word.stem for word in words(text)))
        for text in _sentences(item.text)
    ]


@lru_cache(maxsize=20_000)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(sentence for line in text.splitlines() if line.strip() for sentence in sentences(line.strip()))
