"""The vector index: one Chroma collection per build. The only importer of Chroma.

A build is a directory of its own and never changes after it is finished, because a Chroma
client does not see what another process writes to its directory (chroma-core/chroma#3792). On a
Chroma server it is a collection of its own.
"""

import os
import shutil
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlsplit

import numpy as np

from knowledge_base.embeddings import Vectors
from knowledge_base.errors import MissingIndexError
from knowledge_base.models import Passage, PassageKind
from knowledge_base.scan import Scan
from knowledge_base.settings import ChromaServer

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

Place = Path | ChromaServer
"""Where a collection lives: a directory of its own, or a server."""
BATCH = 2000
"""Passages a write; Chroma's own limit is 5,461."""
HELD = 50_000
"""Passages up to which a collection is held in memory: 75 MiB of vectors, compared in 2 ms."""
SEARCH_BREADTH = 400
"""hnsw ef_search: at least the largest number of neighbours asked for."""


class Neighbour(NamedTuple):
    """A passage near a query."""

    kind: PassageKind
    section_id: str
    passage_id: str
    cosine: float


class VectorIndex:
    """One finished or growing collection of passages."""

    def __init__(self, collection: "Collection") -> None:
        self._collection = collection
        self._size: int | None = None
        self._held: dict[str, np.ndarray] | None = None
        self._scan: Scan | None = None

    @classmethod
    def create(cls, place: Place, name: str) -> "VectorIndex":
        """A new, empty collection. Raises MissingIndexError when the server cannot be reached."""
        configuration = cast(Any, {"hnsw": {"space": "cosine", "ef_search": SEARCH_BREADTH}})
        collection = _client(place).create_collection(name, embedding_function=None, configuration=configuration)
        return cls(collection)

    @classmethod
    def open(cls, place: Place, name: str) -> "VectorIndex":
        """Open a finished collection. Raises MissingIndexError."""
        from chromadb.errors import NotFoundError

        opened = _writable(place)
        try:
            index = cls(_client(opened).get_collection(name, embedding_function=None))
        except (NotFoundError, ValueError) as error:
            raise MissingIndexError(f"No index '{name}' in {place}. Run `make index`.") from error
        if isinstance(opened, Path) and opened is not place:
            weakref.finalize(index, shutil.rmtree, opened, ignore_errors=True)
        return index

    @classmethod
    def remove(cls, place: Place, name: str) -> None:
        """Delete a collection; one that is not there is no fault."""
        from chromadb.errors import NotFoundError

        with suppress(NotFoundError, ValueError):
            _client(place).delete_collection(name)

    def add(self, passages: Sequence[Passage], vectors: Vectors, hashes: Sequence[str]) -> None:
        """Write passages with their vectors; `hashes` are the content hashes of their texts."""
        self._size = None
        rows = zip(passages, vectors, hashes, strict=True)
        for batch in _batches(rows):
            self._collection.add(
                ids=[passage.id for passage, _, _ in batch],
                embeddings=np.stack([vector for _, vector, _ in batch]),
                metadatas=[
                    {"kind": passage.kind.value, "section": passage.section_id, "hash": digest}
                    for passage, _, digest in batch
                ],
            )

    def nearest(self, queries: Vectors, count: int) -> list[list[Neighbour]]:
        """For each query row, up to `count` passages, nearest first."""
        if self._scan is not None:
            return [
                [neighbour(passage_id, cosine) for passage_id, cosine in row]
                for row in self._scan.nearest(queries, count)
            ]
        found = self._collection.query(query_embeddings=queries, n_results=min(count, self.size), include=["distances"])
        distances = found["distances"] or []
        return [
            [neighbour(passage_id, 1.0 - distance) for passage_id, distance in zip(ids, row, strict=True)]
            for ids, row in zip(found["ids"], distances, strict=True)
        ]

    def hold(self) -> None:
        """Read a finished collection that is small enough into memory, and compare with all of it from here on."""
        if 0 < self.size <= HELD:
            self._held = self.vectors()
            self._scan = Scan(self._held)

    def vectors(self, kind: PassageKind | None = None) -> dict[str, np.ndarray]:
        """Passage id → vector, for one kind or all."""
        if self._held is not None:
            return {id_: vector for id_, vector in self._held.items() if kind in {None, _place(id_)[0]}}
        where = {"kind": kind.value} if kind else None
        return {
            passage_id: vector
            for page in self._pages(where, ["embeddings"])
            for passage_id, vector in zip(page["ids"], _matrix(page), strict=True)
        }

    def vectors_by_hash(self) -> dict[str, np.ndarray]:
        """Content hash → vector, to carry vectors over into the next build."""
        return {
            str(metadata["hash"]): vector
            for page in self._pages(None, ["embeddings", "metadatas"])
            for metadata, vector in zip(page["metadatas"], _matrix(page), strict=True)
        }

    def _pages(self, where: dict[str, str] | None, include: list[str]) -> Iterator[Any]:
        """Everything, in answers of a size that a server gives."""
        for start in range(0, self.size, BATCH):
            page = self._collection.get(where=cast(Any, where), include=cast(Any, include), limit=BATCH, offset=start)
            if not page["ids"]:
                return
            yield page

    @property
    def size(self) -> int:
        """Number of passages; counted once, when the collection has stopped growing."""
        if self._size is None:
            self._size = self._collection.count()
        return self._size


def neighbour(passage_id: str, cosine: float) -> Neighbour:
    return Neighbour(*_place(passage_id), passage_id, cosine)


@lru_cache(maxsize=200_000)
def _place(passage_id: str) -> tuple[PassageKind, str]:
    kind, _, rest = passage_id.partition(":")
    return PassageKind(kind), rest if kind == PassageKind.SECTION else rest.rpartition("/")[0]


def _writable(place: Place) -> Place:
    """The place itself, or a copy of a folder that cannot be written: Chroma writes to its folder also to read it."""
    if not isinstance(place, Path) or not place.is_dir() or all(map(_may_write, (place, *place.rglob("*")))):
        return place
    copy = Path(mkdtemp(prefix="career-assistant-index-"))
    for path in place.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(place)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(place))
    return copy


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _client(place: Place) -> Any:
    """Raises MissingIndexError when a server cannot be reached."""
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        return chromadb.PersistentClient(path=str(place), settings=settings)
    address = urlsplit(place.url)
    tenant, _, database = address.path.strip("/").partition("/")
    try:
        return chromadb.HttpClient(
            host=address.hostname or "",
            port=address.port or (443 if address.scheme == "https" else 80),
            ssl=address.scheme == "https",
            headers={"x-chroma-token": place.token} if place.token else None,
            settings=settings,
            tenant=tenant or "default_tenant",
            database=database or "default_database",
        )
    except ValueError as error:
        raise MissingIndexError(
            f"{place} cannot be reached. Start it, or change CAREER_ASSISTANT_CHROMA_URL."
        ) from error


def _matrix(page: Any) -> np.ndarray:
    return np.asarray(page["embeddings"], dtype=np.float32)


def _batches(rows: Any) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
