"""The nearest of a few thousand vectors, by comparing with every one of them: exact, and quicker than a search tree."""

from collections.abc import Mapping

import numpy as np

from knowledge_base.embeddings import Vectors


class Scan:
    """Passages held in memory."""

    def __init__(self, vectors: Mapping[str, np.ndarray]) -> None:
        """Passage id → unit vector."""
        self._ids = np.array(list(vectors), dtype=object)
        self._columns = np.ascontiguousarray(np.stack(list(vectors.values())).T)
        """Shape (dimensions, passages): a few queries are compared with it in about half the time."""

    def nearest(self, queries: Vectors, count: int) -> list[list[tuple[str, float]]]:
        """For each query row, up to `count` passage ids with their cosines, nearest first."""
        cosines = queries @ self._columns
        return [self._best(row, min(count, len(row))) for row in cosines]

    def _best(self, row: np.ndarray, count: int) -> list[tuple[str, float]]:
        near = np.argpartition(-row, count - 1)[:count]
        order = near[np.argsort(-row[near], kind="stable")]
        return list(zip(self._ids[order].tolist(), row[order].tolist(), strict=True))
