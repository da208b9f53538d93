"""One batch of texts embedded once, so that every step of a run shares the vectors."""

from collections.abc import Iterable, Sequence

import numpy as np

from knowledge_base.embeddings import Embedder, Vectors


class EmbeddedTexts:
    """An Embedder over texts that were embedded together; asking for another text is a fault (KeyError without the text)."""

    def __init__(self, embedder: Embedder, texts: Iterable[str]) -> None:
        distinct = list(dict.fromkeys(texts))
        self._fingerprint = embedder.fingerprint
        self._vectors = dict(zip(distinct, embedder.embed(distinct), strict=True)) if distinct else {}

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def embed(self, texts: Sequence[str]) -> Vectors:
        try:
            return np.stack([self._vectors[text] for text in texts])
        except KeyError:
            raise KeyError("a text that is not in this batch") from None
