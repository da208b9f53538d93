"""Vectors kept on disk by the hash of their text, so that a check embeds only what changed."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge_base.embeddings import Embedder, Vectors


class CachedEmbedder:
    """An embedder that remembers. The file holds one array of vectors and one of their hashes."""

    def __init__(self, embedder: Embedder, directory: Path) -> None:
        self._embedder = embedder
        name = hashlib.sha256(embedder.fingerprint.encode()).hexdigest()[:16]
        self._path = directory / f"vectors-{name}.npz"
        self._known = self._read()

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the texts; the file then holds these and no others."""
        hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        missing = {digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in self._known}
        if missing:
            self._known |= dict(zip(missing, self._embedder.embed(list(missing.values())), strict=True))
            self._write({digest: self._known[digest] for digest in hashes})
        return np.stack([self._known[digest] for digest in hashes])

    def _read(self) -> dict[str, np.ndarray]:
        if not self._path.exists():
            return {}
        try:
            with np.load(self._path) as kept:
                return dict(zip(kept["hashes"].tolist(), kept["vectors"], strict=True))
        except (OSError, ValueError, KeyError):
            return {}  # A file that was cut short is made again.

    def _write(self, vectors: dict[str, np.ndarray]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".draft.npz")
        np.savez(draft, hashes=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
        draft.replace(self._path)
