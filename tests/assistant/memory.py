"""A knowledge base in memory: the same reader over vectors that are searched by brute force."""

from datetime import UTC, datetime
from typing import cast

import numpy as np

from knowledge_base.build import Manifest
from knowledge_base.embeddings import Vectors
from knowledge_base.index import Neighbour, VectorIndex
from knowledge_base.models import Corpus, Passage, PassageKind, Section
from knowledge_base.passages import passages_of
from knowledge_base.reader import KnowledgeBase
from tests.fakes import HashingEmbedder, corpus


class MemoryVectors:
    """Stands in for the collection; counts its queries."""

    def __init__(self, content: Corpus) -> None:
        self._passages: list[Passage] = [p for section in content.sections for p in passages_of(section)]
        self._vectors = HashingEmbedder().embed([passage.text for passage in self._passages])
        self.queries = 0

    def nearest(self, queries: Vectors, count: int) -> list[list[Neighbour]]:
        self.queries += 1
        return [self._row(query, count) for query in queries]

    def _row(self, query: np.ndarray, count: int) -> list[Neighbour]:
        cosines = self._vectors @ query
        order = np.argsort(-cosines, kind="stable")[:count]
        found = [(self._passages[i], float(cosines[i])) for i in order]
        return [Neighbour(passage.kind, passage.section_id, passage.id, cosine) for passage, cosine in found]

    def vectors(self, kind: PassageKind | None = None) -> dict[str, np.ndarray]:
        rows = zip(self._passages, self._vectors, strict=True)
        return {passage.id: vector for passage, vector in rows if kind in {None, passage.kind}}


def memory(*sections: Section) -> KnowledgeBase:
    """The given sections, or the six of the fakes, ready to be read."""
    content = corpus(*sections)
    manifest = Manifest(
        name="memory",
        built_at=datetime(2026, 11, 22, tzinfo=UTC),
        collection="memory",
        embedder=HashingEmbedder().fingerprint,
        fingerprint="memory",
        sections=len(content.sections),
        passages=0,
        embedded=0,
    )
    return KnowledgeBase(content, cast(VectorIndex, MemoryVectors(content)), manifest)
