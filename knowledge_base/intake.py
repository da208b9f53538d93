"""One file → the shelf: checked, read, divided and stored, or refused with the next step."""

import hashlib
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from pathlib import Path

from knowledge_base.added import NO_PUBLISHER, Stated, document_of, slug
from knowledge_base.details import Details
from knowledge_base.errors import DocumentError
from knowledge_base.models import Frozen
from knowledge_base.parts import parts_of
from knowledge_base.readers.blocks import BlockKind, Reading
from knowledge_base.readers.characters import clean
from knowledge_base.readers.docx import read_docx
from knowledge_base.readers.formats import Format, decoded, format_of
from knowledge_base.readers.html import read_html
from knowledge_base.readers.markdown import read_markdown
from knowledge_base.readers.pdf import read_pdf
from knowledge_base.readers.plain import read_plain
from knowledge_base.shelf import Shelf, Stored

MAX_BYTES = 50 * 1024 * 1024
FIRST_BLOCKS = 12
"""Where a document without a stated title is expected to show it."""
MAX_TITLE = 200
"""Longest title taken from a file, in characters."""


class Intake(StrEnum):
    """What happened to a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


class Outcome(Frozen):
    """What happened, and the document as it is now stored."""

    intake: Intake
    stored: Stored


def add_file(path: Path, details: Details, shelf: Shelf, *, taken: Collection[str], today: date) -> Outcome:
    """Add one file, or its new version. `taken` are ids that guides use. Raises DocumentError; then nothing changed."""
    data = bytes_of(path)
    digest = hashlib.sha256(data).hexdigest()
    neighbours = [item for item in shelf.all() if item.document.network == details.network]
    for item in neighbours:
        if item.sha256 == digest:
            return Outcome(intake=Intake.UNCHANGED, stored=item)
    kind = format_of(path, data)
    reading = read(path, kind, data)
    title = details.title or title_of(reading, path)
    old = _former(path, title, details.publisher, neighbours)
    document_id = old.document.id if old else _free_id(title, details.network, {*taken, *shelf.ids()})
    stated = Stated(id=document_id, title=title, format=kind, details=details, added=today)
    parts = parts_of(reading.blocks, title)
    if not parts:
        raise DocumentError(
            f"{path}: no whole sentence was found. Check that it holds text and not only labels or pictures."
        )
    document, sources = document_of(stated, parts)
    new = Stored(document=document, sources=sources, file_name=path.name, format=kind, sha256=digest, added=today)
    if old:
        shelf.replace(old, new, data)
        return Outcome(intake=Intake.REPLACED, stored=new)
    shelf.add(new, data)
    return Outcome(intake=Intake.ADDED, stored=new)


def read(path: Path, kind: Format, data: bytes) -> Reading:
    """The blocks of a file of this format. Raises DocumentError."""
    if kind is Format.PDF:
        return read_pdf(path, data)
    if kind is Format.DOCX:
        return read_docx(path, data)
    if kind is Format.HTML:
        return read_html(path, data)
    text = decoded(path, data)
    return read_markdown(path, text) if kind is Format.MARKDOWN else read_plain(path, text)


def bytes_of(path: Path) -> bytes:
    """The content of a regular file of a fair size; a larger one is never read."""
    if path.is_dir():
        raise DocumentError(f"{path}: a folder. Name the files in it, for example {path / '*.pdf'}.")
    if not path.exists():
        raise DocumentError(f"{path}: no such file. Check the name and the folder.")
    if not path.is_file():
        raise DocumentError(f"{path}: not a regular file. Copy it to a file and add that.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(
                f"{path}: larger than {MAX_BYTES // 1024 // 1024} MB. Split it, or save it with smaller pictures."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{path}: it cannot be read ({error.strerror}). Check that you may open it.") from error
    if not data.strip():
        raise DocumentError(f"{path}: the file is empty. Check that it was saved.")
    return data


def title_of(reading: Reading, path: Path) -> str:
    """The file's own title, else the highest of its first headings, else its name."""
    headings = [block for block in reading.blocks[:FIRST_BLOCKS] if block.kind is BlockKind.HEADING]
    heading = min(headings, key=lambda block: block.level).text if headings else ""
    named = clean(path.stem.replace("_", " ").replace("-", " ")) or "Document"
    return (reading.title or heading or named)[:MAX_TITLE].strip()


def _former(path: Path, title: str, publisher: str, neighbours: list[Stored]) -> Stored | None:
    """The document of the same network that this file is a new version of."""
    publisher = publisher or NO_PUBLISHER
    found = [
        item
        for item in neighbours
        if item.file_name == path.name or (item.document.title == title and item.publisher == publisher)
    ]
    if len(found) > 1:
        names = " and ".join(item.document.id for item in found)
        raise DocumentError(f"{path}: it could be a new version of {names}. Remove the one it replaces, then add it.")
    return found[0] if found else None


def _free_id(title: str, network: str | None, taken: Collection[str]) -> str:
    """An id that no guide and no other document has."""
    base = slug(title)
    candidates = [base, f"{base}-{network}"] if network else [base]
    for candidate in (*candidates, *(f"{base}-{number}" for number in range(2, len(taken) + 3))):
        if candidate not in taken:
            return candidate
    raise AssertionError("one of more candidates than taken ids is free")
