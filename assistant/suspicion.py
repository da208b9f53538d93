"""Which pieces of a long message to compare with phrases of danger: the ones that sound least like work.

Embedding every clause of a story would cost several times the story itself. So the clauses are
ranked first by word vectors, which need no pass through the model: by a logistic regression of
phrases of danger against what people ask here, and by how much nearer a clause is to a phrase of
danger than to anything asked. Only the keenest are embedded. Of danger phrases hidden in 52 long
stories, 97 % rank among the first eight of about twenty pieces.
"""

from collections.abc import Sequence

import numpy as np

from knowledge_base.embeddings import TextEmbedder, Vectors

LOOKED_AT = 8
"""Pieces of a message that are always looked at closely."""
SHARE = 3
"""And one in so many of the pieces of a very long message."""


NEAR_DANGER, NEAR_EVERYDAY = 15.0, 10.0
"""What a cosine to the nearest phrase of either kind counts, in units of the regression's log odds."""


class Suspicion:
    """Knows danger from everyday questions by their words; fitted at once, in well under a second."""

    def __init__(self, embedder: TextEmbedder, dangerous: Sequence[str], everyday: Sequence[str]) -> None:
        from sklearn.linear_model import LogisticRegression

        self._embedder = embedder
        vectors = embedder.word_vectors([*dangerous, *everyday])
        labels = np.repeat([1, 0], [len(dangerous), len(everyday)])
        fitted = LogisticRegression(C=3.0, class_weight="balanced", max_iter=1000).fit(vectors, labels)
        self._odds = np.asarray(fitted.coef_[0], dtype=np.float32)
        """The regression without its constant, which changes no order."""
        self._phrases = np.ascontiguousarray(vectors.T)
        self._dangerous = len(dangerous)

    def keenest(self, pieces: Sequence[str]) -> list[str]:
        """The pieces most like danger, in the order of the message; all of them when there are few."""
        most = max(LOOKED_AT, len(pieces) // SHARE)
        if len(pieces) <= most:
            return list(pieces)
        scores = self._scores(self._embedder.word_vectors(pieces))
        return [pieces[place] for place in sorted(np.argsort(-scores, kind="stable")[:most])]

    def _scores(self, vectors: Vectors) -> Vectors:
        """Shape (n,): how much each looks like danger."""
        near = vectors @ self._phrases
        danger, everyday = near[:, : self._dangerous].max(axis=1), near[:, self._dangerous :].max(axis=1)
        return np.asarray(vectors @ self._odds + NEAR_DANGER * danger - NEAR_EVERYDAY * everyday, dtype=np.float32)
