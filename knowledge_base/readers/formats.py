"""Which format the bytes of a file are, whatever its name says."""

import codecs
import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from knowledge_base.errors import DocumentError

READABLE = "Add a PDF, DOCX, HTML, Markdown or plain text file"
MAX_UNPACKED = 200 * 1024 * 1024
"""Largest size of a DOCX once unpacked, in bytes."""
MAX_UNPACKED_TEXT = 40 * 1024 * 1024
"""Largest size of its XML parts together, in bytes."""
MAX_PARTS = 5_000
HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office file",
}
BYTE_ORDER = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    PLAIN = "txt"


TEXT_NAMES = {
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".txt": Format.PLAIN, ".text": Format.PLAIN,
    "": Format.PLAIN, ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
}  # fmt: skip


def format_of(path: Path, data: bytes) -> Format:
    """The format by content; a name only tells Markdown from plain text. Raises DocumentError."""
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    for start, what in BINARY.items():
        if data.startswith(start):
            raise DocumentError(f"{path}: this is {what}. {READABLE}; save it again in one of these formats.")
    if data.startswith(b"PK"):
        _check_docx(path, data)
        return Format.DOCX
    if HTML_START.search(data[:2048]):
        return Format.HTML
    suffix = path.suffix.lower()
    if suffix not in TEXT_NAMES or (b"\0" in data and not data.startswith(tuple(BYTE_ORDER))):
        raise DocumentError(f"{path}: the content is not what the name says, or of an unknown type. {READABLE}.")
    return TEXT_NAMES[suffix]


def decoded(path: Path, data: bytes) -> str:
    """The text of a text file: UTF-8, or UTF-16 with its mark. Raises DocumentError."""
    encoding = next((name for mark, name in BYTE_ORDER.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: the text is not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error


def _check_docx(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise DocumentError(f"{path}: the archive is damaged. Open it in Word and save it again as DOCX.") from error
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise DocumentError(f"{path}: an archive, but not a Word document. {READABLE}.")
    unpacked = sum(part.file_size for part in parts)
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or text > MAX_UNPACKED_TEXT:
        raise DocumentError(
            f"{path}: it unpacks to {unpacked // 1_000_000} MB, too much to read. Split it, or save it as PDF."
        )
