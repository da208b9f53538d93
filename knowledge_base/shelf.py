"""Where added documents are kept: one folder a document, always whole.

    documents/<network or shared>/<id>/document.json       Stored: the one file that counts
    documents/<network or shared>/<id>/original-<…>.<ext>  the file as it was added

A new document is written beside its place and renamed into it. A new version swaps document.json
in one step, after its own original is there; what was before is deleted last.
"""

import shutil
import uuid
from contextlib import suppress
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from knowledge_base.details import SHARED
from knowledge_base.errors import DocumentError
from knowledge_base.models import Document, Frozen, NonEmpty, Source
from knowledge_base.readers.formats import Format

RECORD = "document.json"


class Stored(Frozen):
    """An added document with all that is known about it."""

    document: Document
    sources: dict[str, Source]
    file_name: NonEmpty
    """As the person's file was called."""
    format: Format
    sha256: NonEmpty
    added: date

    @property
    def original(self) -> str:
        """The name of the kept file."""
        return f"original-{self.sha256[:12]}.{self.format.value}"

    @property
    def publisher(self) -> str:
        return next(iter(self.sources.values())).publisher


class Shelf:
    """The added documents of a deployment. Raises DocumentError when a record cannot be read."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def all(self) -> tuple[Stored, ...]:
        """Every document, by network and id."""
        return tuple(self._read(folder) for folder in self._folders())

    def ids(self) -> tuple[str, ...]:
        """Every id, even of a document whose record cannot be read."""
        return tuple(folder.name for folder in self._folders())

    def find(self, document_id: str) -> Stored:
        """The document with this id."""
        return self._read(self._folder(document_id))

    def original(self, stored: Stored) -> Path:
        """The kept file of a document."""
        return self._place(stored) / stored.original

    def add(self, stored: Stored, data: bytes) -> None:
        """Keep a new document. Raises DocumentError when the id is taken."""
        place = self._place(stored)
        draft = place.parent / f".{place.name}.{uuid.uuid4().hex[:8]}"
        draft.mkdir(parents=True)
        try:
            (draft / stored.original).write_bytes(data)
            (draft / RECORD).write_text(stored.model_dump_json(indent=1), encoding="utf-8")
            if place.exists():
                raise DocumentError(f"{stored.document.id}: the id was taken just now. Run the command again.")
            draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def replace(self, old: Stored, new: Stored, data: bytes) -> None:
        """Put a new version in the place of the old one, which has the same id and network."""
        place = self._place(old)
        draft = place / f".{RECORD}.{uuid.uuid4().hex[:8]}"
        kept = (place / new.original).exists()
        try:
            (place / new.original).write_bytes(data)
            draft.write_text(new.model_dump_json(indent=1), encoding="utf-8")
            draft.replace(place / RECORD)
        except BaseException:
            draft.unlink(missing_ok=True)
            if not kept:
                (place / new.original).unlink(missing_ok=True)
            raise
        if old.original != new.original:
            with suppress(OSError):
                (place / old.original).unlink()

    def remove(self, document_id: str) -> None:
        """Take a document away: first out of sight, in one step, then off the disk."""
        folder = self._folder(document_id)
        gone = folder.parent / f".{folder.name}.{uuid.uuid4().hex[:8]}"
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def _place(self, stored: Stored) -> Path:
        return self._directory / (stored.document.network or SHARED) / stored.document.id

    def _folders(self) -> list[Path]:
        return sorted(
            path.parent for path in self._directory.glob(f"*/*/{RECORD}") if not path.parent.name.startswith(".")
        )

    def _folder(self, document_id: str) -> Path:
        for folder in self._folders():
            if folder.name == document_id:
                return folder
        raise DocumentError(
            f"There is no added document {document_id!r}. `python -m knowledge_base list` prints their ids."
        )

    def _read(self, folder: Path) -> Stored:
        try:
            return Stored.model_validate_json((folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError) as error:
            raise DocumentError(
                f"{folder / RECORD} cannot be read. "
                f"Run `python -m knowledge_base remove {folder.name}` and add the file again."
            ) from error
