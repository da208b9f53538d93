"""An embedder that remembers on disk what it has embedded, so that a benchmark re-runs in seconds."""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge_base.embeddings import TextEmbedder, Vectors
from knowledge_base.excerpts import Excerpt, all_of

BATCH = 64


class CachedEmbedder:
    """The same vectors as the embedder it wraps, for several threads; the file is named after its fingerprint."""

    def __init__(self, embedder: TextEmbedder, folder: Path, save_every: int = 1) -> None:
        """`save_every`: new texts after which the file is written; those since then are embedded again next time."""
        self._embedder = embedder
        self._save_every = save_every
        self._unsaved = 0
        self._lock = threading.Lock()
        self._file = folder / f"vectors-{hashlib.sha256(embedder.fingerprint.encode()).hexdigest()[:16]}.npz"
        self._known: dict[str, np.ndarray] = {}
        if self._file.exists():
            with np.load(self._file) as stored:
                self._known = dict(zip(stored["digests"].tolist(), stored["vectors"], strict=True))

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    def word_vectors(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.word_vectors(texts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.embed_excerpts([all_of(text) for text in texts])

    def embed_excerpts(self, excerpts: Sequence[Excerpt]) -> Vectors:
        digests = [_digest(one) for one in excerpts]
        missing = {digest: one for digest, one in zip(digests, excerpts, strict=True) if digest not in self._known}
        todo = sorted(missing, key=lambda digest: len(missing[digest].whole))
        for start in range(0, len(todo), BATCH):
            batch = todo[start : start + BATCH]
            found = dict(zip(batch, self._embedder.embed_excerpts([missing[digest] for digest in batch]), strict=True))
            with self._lock:
                self._known.update(found)
        with self._lock:
            self._unsaved += len(todo)
            if self._unsaved >= self._save_every:
                self._save()
                self._unsaved = 0
        return np.stack([self._known[digest] for digest in digests])

    def _save(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(self._file, digests=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))


def _digest(one: Excerpt) -> str:
    """Of the text, or of the text and the spans for a part of it."""
    key = one.whole if one == all_of(one.whole) else repr(one)
    return hashlib.sha256(key.encode()).hexdigest()
