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
from assistant.verification.small_changes import repeats, small_change_vetoes
from assistant.verification.stance import same_stance, stance_vetoes
from assistant.verification.words import Word, words
from knowledge_base.embeddings import Embedder
from knowledge_base.models import Frozen, Nation
from knowledge_base.segmenter import sentences

Verdict = Literal["supported", "partial", "unsupported"]
SUPPORTED = 0.65
PARTIAL = 0.35
AGREES = 0.5
"""Probability from which a second opinion agrees."""
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

    verdict: Verdict
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


class Checked(NamedTuple):
    """One sentence of a claim."""

    score: float
    size: int
    """Words."""
    vetoes: tuple[str, ...]
    grounds: tuple[Line, ...]
    sure: bool
    """It repeats a sentence but for a few words, or denies, demands and allows as its grounds do."""


class Verifier:
    """Checks claims by words alone, and by meaning as well where an embedder is given.

    A second opinion is asked for claims that would be supported, and can only lower the verdict.
    """

    def __init__(self, embedder: Embedder | None = None, second_opinion: SecondOpinion | None = None) -> None:
        self._embedder = embedder
        self._second_opinion = second_opinion

    def check(self, claim: str, evidence: Sequence[Evidence]) -> Support:
        """A claim of several sentences has the mean of their scores, by length, and all their vetoes."""
        lines = [line for item in evidence for line in _lines(item)]
        parts = [self._sentence(text, lines) for text in _sentences(claim) if lines and words(text)]
        if not parts:
            return Support(verdict="unsupported", score=0.0)
        score = sum(part.score * part.size for part in parts) / sum(part.size for part in parts)
        vetoes = tuple(dict.fromkeys(veto for part in parts for veto in part.vetoes))
        best = sorted(parts, key=lambda part: -part.size)
        return Support(
            verdict=self._verdict(claim, evidence, score, bool(vetoes) or not all(part.sure for part in parts)),
            score=score,
            vetoes=vetoes,
            sentence_ids=tuple(dict.fromkeys(line.item.id for part in best for line in part.grounds)),
        )

    def _sentence(self, text: str, lines: Sequence[Line]) -> Checked:
        claimed = words(text)
        grounds = _grounds(claimed, lines)
        by_words = compare(claimed, [line.words for line in lines]).score
        told = [line.text for line in grounds]
        score = self._with_meaning(by_words, text, told) if told else by_words
        sure = bool(told) and (repeats(text, told[0]) or same_stance(text, " ".join(told)))
        return Checked(score, len(claimed), _vetoes(text, grounds, lines), tuple(grounds), sure)

    def _with_meaning(self, score: float, text: str, grounds: Sequence[str]) -> float:
        """The mean of the score and the best cosine, where that is higher: a rewording has few words in common."""
        if self._embedder is None:
            return score
        vectors = self._embedder.embed([text, *grounds])
        return max(score, (score + float(max(vectors[1:] @ vectors[0]))) / 2)

    def _verdict(self, claim: str, evidence: Sequence[Evidence], score: float, doubt: bool) -> Verdict:
        if score < PARTIAL:
            return "unsupported"
        if score < SUPPORTED or doubt:
            return "partial"
        opinion = self._second_opinion.supports(claim, evidence) if self._second_opinion else None
        return "supported" if opinion is None or opinion >= AGREES else "partial"


def _vetoes(claim: str, grounds: Sequence[Line], lines: Sequence[Line]) -> tuple[str, ...]:
    if not grounds:
        return ()
    texts = [line.text for line in grounds]
    holds = tuple(dict.fromkeys(nation for line in grounds for nation in line.item.nations))
    small = tuple(small_change_vetoes(claim, texts[0], texts[1:]))
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
