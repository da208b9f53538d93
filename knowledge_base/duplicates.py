"""Sections that say the same: pairs whose vectors are nearly one.

The limits come from the distribution over all pairs of the corpus with all-MiniLM-L6-v2
(November 2026): the 99.9th percentile is 0.84. Inside one guide sections share their subject and
their title, and differ in a band, a date or a nation; the nearest such pair, two tables of pay,
has 0.955. Between guides the pairs above 0.915 were true duplicates; those just below (0.913, 0.908)
answer the same question for different people, and stay.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from knowledge_base.embeddings import Embedder
from knowledge_base.findings import Findings, at, error
from knowledge_base.models import Frozen, PassageKind, Section
from knowledge_base.passages import passages_of

MAX_SAME_GUIDE = 0.96
MAX_OTHER_GUIDE = 0.915


class Pair(Frozen):
    """Two sections and the cosine of their vectors."""

    first: Section
    second: Section
    cosine: float

    @property
    def same_guide(self) -> bool:
        return self.first.document_id == self.second.document_id


def nearest_pairs(sections: Sequence[Section], embedder: Embedder) -> list[Pair]:
    """The pairs of sections with a cosine above 0.8, nearest first."""
    passages = [passage for section in sections for passage in passages_of(section)]
    vectors = embedder.embed([passage.text for passage in passages])
    vectors = vectors[[passage.kind is PassageKind.SECTION for passage in passages]]
    cosines = np.triu(vectors @ vectors.T, k=1)
    rows, columns = np.nonzero(cosines > 0.8)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    found = [Pair(first=sections[i], second=sections[j], cosine=float(cosines[i, j])) for i, j in pairs]
    return sorted(found, key=lambda pair: -pair.cosine)


def too_near(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs above the limit for their kind."""
    return (pair for pair in pairs if pair.cosine > (MAX_SAME_GUIDE if pair.same_guide else MAX_OTHER_GUIDE))


def check_duplicates(pairs: Sequence[Pair]) -> Findings:
    for pair in too_near(pairs):
        message = (
            f"says nearly the same as {pair.second.id} (cosine {pair.cosine:.3f}). Merge them, or make them differ."
        )
        yield error(at(pair.first), message)
