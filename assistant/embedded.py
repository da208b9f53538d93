"""One batch of texts embedded once, so that every step of a run shares the vectors."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from knowledge_base.embeddings import TextEmbedder, Vectors
from knowledge_base.excerpts import Excerpt, all_of


class EmbeddedTexts:
    """An Embedder over texts that were embedded together; asking for another text is a fault (KeyError without the text)."""

    def __init__(
        self, embedder: TextEmbedder, texts: Iterable[str], within: Mapping[str, Excerpt] | None = None
    ) -> None:
        """`texts` are read by themselves, those that `within` names as the excerpts it gives."""
        distinct = {**(within or {}), **{text: all_of(text) for text in texts}}
        self._fingerprint = embedder.fingerprint
        vectors = embedder.embed_excerpts(list(distinct.values())) if distinct else ()
        self._vectors = dict(zip(distinct, vectors, strict=True))

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def embed(self, texts: Sequence[str]) -> Vectors:
        try:
            return np.stack([self._vectors[text] for text in texts])
        except KeyError:
            raise KeyError("a text that is not in this batch") from None
