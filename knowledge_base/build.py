"""Corpus → a new index build, swapped in when it is whole.

    index/CURRENT             the name of the build that serves
    index/builds/<name>/      chroma/, corpus.json and, written last, manifest.json

A build that was interrupted has no manifest and is never served.
"""

import hashlib
import shutil
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.errors import MissingIndexError
from knowledge_base.index import VectorIndex
from knowledge_base.models import Corpus, Frozen, Passage
from knowledge_base.passages import PASSAGE_VERSION, passages_of
from knowledge_base.settings import ChromaServer

EMBED_BATCH = 32
BUILDS_KEPT = 3
"""A server may still be reading the build before the current one."""

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all)."""


class Manifest(Frozen):
    """What a build is made of; its presence means the build is whole."""

    name: str
    built_at: datetime
    collection: str
    embedder: str
    fingerprint: str
    """Hash of the corpus and of everything that shapes the index."""
    sections: int
    passages: int
    embedded: int
    """Passages embedded for this build; the rest were carried over from the build before."""


def build_index(
    corpus: Corpus,
    embedder: Embedder,
    directory: Path,
    progress: Progress | None = None,
    server: ChromaServer | None = None,
) -> Manifest:
    """Build if the corpus or the embedder changed, else return the current manifest with embedded = 0.

    With a server the vectors go there, into a collection of this build; the rest stays in the directory.
    """
    shape = _digest([embedder.fingerprint, str(PASSAGE_VERSION), *([server.url] if server else [])])
    snapshot = corpus.model_dump_json()
    fingerprint = _digest([shape, snapshot])
    current = current_manifest(directory)
    if current is not None and current.fingerprint == fingerprint and _whole(current, server):
        return current.model_copy(update={"embedded": 0})
    carried = _carried(directory, current, embedder, server)
    passages = [passage for section in corpus.sections for passage in passages_of(section)]
    hashes = [_digest([passage.text]) for passage in passages]
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:6]}"
    target = directory / "builds" / name
    target.mkdir(parents=True)
    vectors, embedded = _vectors(passages, hashes, carried, embedder, progress)
    collection = f"passages-{shape[:16]}-{name}" if server else f"passages-{shape[:16]}"
    VectorIndex.create(server or target / "chroma", collection).add(passages, vectors, hashes)
    (target / "corpus.json").write_text(snapshot, encoding="utf-8")
    manifest = Manifest(
        name=name,
        built_at=datetime.now(UTC),
        collection=collection,
        embedder=embedder.fingerprint,
        fingerprint=fingerprint,
        sections=len(corpus.sections),
        passages=len(passages),
        embedded=embedded,
    )
    _write_whole(target / "manifest.json", manifest.model_dump_json(indent=2))
    _write_whole(directory / "CURRENT", name)
    _remove_old(directory, server)
    return manifest


def current_name(directory: Path) -> str | None:
    """The build that serves, or None before the first build."""
    try:
        return (directory / "CURRENT").read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def current_manifest(directory: Path) -> Manifest | None:
    """The manifest of the build that serves, or None when there is none or it cannot be read."""
    name = current_name(directory)
    path = directory / "builds" / (name or "") / "manifest.json"
    if name is None or not path.exists():
        return None
    return Manifest.model_validate_json(path.read_text(encoding="utf-8"))


def read_corpus(directory: Path, manifest: Manifest) -> Corpus:
    """The corpus exactly as this build indexed it. Raises MissingIndexError."""
    path = directory / "builds" / manifest.name / "corpus.json"
    if not path.exists():
        raise MissingIndexError(f"{path} is missing. Run `make index`.")
    return Corpus.model_validate_json(path.read_text(encoding="utf-8"))


def open_vectors(
    directory: Path, manifest: Manifest, embedder: Embedder, server: ChromaServer | None = None
) -> VectorIndex:
    """The collection of a build. Raises MissingIndexError when another embedder made it."""
    if manifest.embedder != embedder.fingerprint:
        raise MissingIndexError(
            f"The index was built with {manifest.embedder}, not {embedder.fingerprint}. Run `make index`."
        )
    return VectorIndex.open(server or directory / "builds" / manifest.name / "chroma", manifest.collection)


def _whole(current: Manifest, server: ChromaServer | None) -> bool:
    """Whether a server still holds every passage of a build; a directory does, since its manifest came last."""
    if server is None:
        return True
    try:
        return VectorIndex.open(server, current.collection).size == current.passages
    except MissingIndexError:
        return False


def _carried(
    directory: Path, current: Manifest | None, embedder: Embedder, server: ChromaServer | None
) -> dict[str, np.ndarray]:
    if current is None or current.embedder != embedder.fingerprint:
        return {}
    try:
        return open_vectors(directory, current, embedder, server).vectors_by_hash()
    except MissingIndexError:
        return {}


def _vectors(
    passages: Sequence[Passage],
    hashes: Sequence[str],
    carried: dict[str, np.ndarray],
    embedder: Embedder,
    progress: Progress | None,
) -> tuple[Vectors, int]:
    """Vectors in the order of the passages, and how many texts were embedded for them."""
    known = dict(carried)
    texts = {digest: passage.text for digest, passage in zip(hashes, passages, strict=True) if digest not in known}
    todo = sorted(texts, key=lambda digest: len(texts[digest]))
    for start in range(0, len(todo), EMBED_BATCH):
        batch = todo[start : start + EMBED_BATCH]
        known.update(zip(batch, embedder.embed([texts[digest] for digest in batch]), strict=True))
        if progress is not None:
            progress(start + len(batch), len(todo))
    return np.stack([known[digest] for digest in hashes]), len(todo)


def _write_whole(path: Path, text: str) -> None:
    """Replace a file in one step, so that a reader sees the old text or the new."""
    draft = path.with_name(f"{path.name}.{uuid.uuid4().hex[:6]}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _remove_old(directory: Path, server: ChromaServer | None) -> None:
    builds = sorted((directory / "builds").iterdir(), key=lambda path: path.name)
    for build in builds[:-BUILDS_KEPT]:
        if build.name != current_name(directory):
            manifest = build / "manifest.json"
            if server is not None and manifest.exists():
                VectorIndex.remove(
                    server, Manifest.model_validate_json(manifest.read_text(encoding="utf-8")).collection
                )
            shutil.rmtree(build, ignore_errors=True)


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8"))
        digest.update(b"\0")
    return digest.hexdigest()
