"""Does every asked question find its own section when it is itself left out of the index?

A section's score for a question is that of the product's retrieval, put together here from
matrices: half the cosine of the section's text, half the best cosine of its sentences and its
other asked questions, and a quarter of its BM25 score over the best. BM25 sees a section's own
asked questions without the one that is asked.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.findings import Findings, at, error, warning
from knowledge_base.keywords import stems_of
from knowledge_base.models import Frozen, PassageKind, Section
from knowledge_base.passages import passages_of

TOP = 3
MIN_SHARE = 0.80
"""Least share of the questions that find their section among the first TOP."""
FAR = 10
"""A question whose section ranks lower than this is shown."""
WHOLE, PART, KEYWORD = 0.6, 0.5, 0.25
K1, B = 1.2, 0.75


class Asked(Frozen):
    """One asked question and where its own section came."""

    section: Section
    ask: str
    rank: int
    """1 is the first place."""
    first: str
    """The section in the first place."""


def leave_one_out(sections: Sequence[Section], embedder: Embedder) -> list[Asked]:
    """The rank of each asked question's own section, in the order of the guides."""
    passages = [passage for section in sections for passage in passages_of(section)]
    vectors = embedder.embed([passage.text for passage in passages])
    place = {section.id: row for row, section in enumerate(sections)}
    owner = np.array([place[passage.section_id] for passage in passages])
    is_ask = np.array([passage.kind is PassageKind.ASK for passage in passages])
    is_part = np.array([passage.kind is not PassageKind.SECTION for passage in passages])
    asks = np.flatnonzero(is_ask)
    keywords = _Keywords(sections)
    whole = vectors[asks] @ vectors[~is_part].T
    parts = _best_parts(vectors, asks, np.flatnonzero(is_part), owner, len(sections))
    found = []
    for row, passage in enumerate(asks):
        own, text = int(owner[passage]), passages[passage].text
        scores = WHOLE * whole[row] + PART * parts[row] + KEYWORD * keywords.scores(text, own)
        rank = int((scores >= scores[own]).sum())  # a tie counts against it
        found.append(Asked(section=sections[own], ask=text, rank=rank, first=sections[int(scores.argmax())].id))
    return found


def share_found(asked: Sequence[Asked]) -> float:
    """Share of the questions whose own section is among the first TOP."""
    return sum(item.rank <= TOP for item in asked) / len(asked) if asked else 1.0


def check_leave_one_out(asked: Sequence[Asked]) -> Findings:
    """The share is large enough; questions that land far away are shown."""
    for item in asked:
        if item.rank > FAR:
            yield warning(
                at(item.section), f"'{item.ask}' finds its section in place {item.rank}; first is {item.first}."
            )
    share = share_found(asked)
    if share < MIN_SHARE:
        found = f"{share:.0%} of the asked questions find their section among the first {TOP} when left out"
        yield error(
            "all sections", f"{found}; the least is {MIN_SHARE:.0%}. Reword the questions shown above, or move them."
        )


def _best_parts(vectors: Vectors, asks: np.ndarray, parts: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    """Shape (asks, sections): the best cosine of each section's asks and sentences, the ask itself left out."""
    best = np.full((len(asks), count), -1.0, dtype=np.float32)
    starts = np.flatnonzero(np.r_[True, owner[parts][1:] != owner[parts][:-1]])
    for begin in range(0, len(asks), 256):
        batch = asks[begin : begin + 256]
        cosines = vectors[batch] @ vectors[parts].T
        cosines[batch[:, None] == parts[None, :]] = -1.0
        best[begin : begin + 256] = np.maximum.reduceat(cosines, starts, axis=1)
    return best


class _Keywords:
    """BM25 of every section, with one asked question taken out of its own section."""

    def __init__(self, sections: Sequence[Section]) -> None:
        texts = [" ".join([s.document_title, s.title, *s.asks, s.text]) for s in sections]
        counts = [Counter(stems) for stems in stems_of(texts)]
        self._column = {stem: column for column, stem in enumerate(sorted({stem for row in counts for stem in row}))}
        self._times = np.zeros((len(texts), len(self._column)), dtype=np.float32)
        for row, counted in enumerate(counts):
            for stem, times in counted.items():
                self._times[row, self._column[stem]] = times
        lengths = self._times.sum(axis=1)
        self._norm = K1 * (1 - B + B * lengths / lengths.mean())[:, None]
        having = (self._times > 0).sum(axis=0)
        self._weight = np.log(1 + (len(texts) - having + 0.5) / (having + 0.5)) * (K1 + 1)

    def scores(self, ask: str, own: int) -> np.ndarray:
        """Shape (sections,): BM25 over the best score, 0 to 1."""
        taken = Counter(self._column[stem] for stem in stems_of([ask])[0])
        columns = list(taken)
        times = self._times[:, columns].copy()
        times[own] -= np.array([taken[column] for column in columns])
        scores = (times / (times + self._norm) * self._weight[columns]).sum(axis=1)
        best = scores.max(initial=0.0)
        return np.asarray(scores / best if best > 0 else scores)
