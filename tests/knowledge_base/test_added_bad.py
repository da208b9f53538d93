"""Bad input: each is refused with the next step, and nothing changes."""

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.details import Typed, details_of
from knowledge_base.errors import DocumentError
from knowledge_base.intake import MAX_BYTES, add_file
from knowledge_base.shelf import Shelf
from tests.knowledge_base.added_files import LEAVE, handbook, plain_pdf, scanned, zip_bomb

TODAY = date(2026, 11, 22)


def _bytes(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _huge(folder: Path) -> Path:
    """A sparse file of 200 MB: reading it whole would be felt."""
    path = folder / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200 * 1024 * 1024)
    return path


def _folder(folder: Path) -> Path:
    (folder / "papers").mkdir()
    return folder / "papers"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _archive(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "sheet.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return folder / "sheet.docx"


def _broken_word(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "broken.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("word/document.xml", "<nothing")
    return folder / "broken.docx"


def _cut_pdf(folder: Path) -> Path:
    path = plain_pdf(folder / "cut.pdf")
    path.write_bytes(path.read_bytes()[:400])
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nowhere.pdf", "no such file"),
        (_folder, "a folder"),
        (_pipe, "not a regular file"),
        (_bytes("empty.txt", b""), "empty"),
        (_bytes("blank.txt", b" \n\n"), "empty"),
        (_bytes("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50), "PNG image"),
        (_bytes("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 50), "password-protected Office"),
        (_bytes("data.csv", b"a,b,c\n1,2,3\n"), "unknown type"),
        (_bytes("text.pdf", LEAVE.encode()), "not what the name says"),
        (_bytes("binary.txt", b"abc\0\0\0def" * 20), "not what the name says"),
        (_bytes("latin.txt", "Le café est fermé à midi chaque jour.".encode("latin-1")), "not UTF-8"),
        (_bytes("nothing.html", b"<html><body><script>x()</script></body></html>"), "holds no text"),
        (_bytes("labels.txt", b"One\n\nTwo words\n\n12\n"), "no whole sentence"),
        (_archive, "not a Word document"),
        (_broken_word, "damaged"),
        (_bytes("cut.docx", b"PK\x03\x04 cut off"), "damaged"),
        (lambda folder: zip_bomb(folder / "bomb.docx"), "unpacks to"),
        (lambda folder: scanned(folder / "scan.pdf"), "text recognition"),
        (lambda folder: handbook(folder / "locked.pdf", password="secret"), "locked with a password"),
        (_cut_pdf, "damaged|pictures"),
        (_huge, f"larger than {MAX_BYTES // 1024 // 1024} MB"),
    ],
)
def test_a_bad_file_is_refused_and_nothing_changes(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    shelf = Shelf(tmp_path / "data")
    with pytest.raises(DocumentError, match=says) as caught:
        add_file(make(tmp_path), details_of(Typed(), TODAY), shelf, taken=(), today=TODAY)
    assert caught.value.args[0].endswith((".", "`."))
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (Typed(network="../../x"), "--network"),
        (Typed(network="Shuri Network"), "--network"),
        (Typed(network="shared"), "--network"),
        (Typed(network=""), "--network"),
        (Typed(title="  "), "--title"),
        (Typed(publisher="x" * 400), "--publisher"),
        (Typed(url="javascript:alert(1)"), "--url"),
        (Typed(url="ftp://example.org/a"), "--url"),
        (Typed(url="report.pdf"), "--url"),
        (Typed(published="last spring"), "--published"),
        (Typed(published="2031"), "--published"),
        (Typed(nations=("England", "France")), "--nation"),
        (Typed(review_by="soon"), "--review-by"),
        (Typed(review_by="2026-02-30"), "--review-by"),
        (Typed(review_by="2020-01-01"), "--review-by"),
    ],
)
def test_a_bad_option_is_named(typed: Typed, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        details_of(typed, TODAY)


@pytest.mark.parametrize("published", ["2024", "2024-09", "2024-09-30", "September 2024", "30 September 2024"])
def test_dates_of_publication_may_be_short(published: str) -> None:
    assert details_of(Typed(published=published), TODAY).published == published
