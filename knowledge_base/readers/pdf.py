"""PDF → blocks with pdfplumber (MIT, on pdfminer.six): pages, columns, tables and the look of each line."""

import logging
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge_base.errors import DocumentError
from knowledge_base.readers.blocks import Reading
from knowledge_base.readers.characters import clean, words_in
from knowledge_base.readers.pdf_layout import PageLine, blocks_of, key_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MAX_PAGES = 1_000
MAX_EDGES = 3_000
"""A page with more drawn lines than this is a picture: no tables are looked for."""
MIN_LETTERS = 20
"""Fewer letters than this in the whole file: it is a scan."""
NO_TITLE = ("untitled", "microsoft word", "powerpoint", "document")


def read_pdf(path: Path, data: bytes) -> Reading:
    """Raises DocumentError for locked, damaged, very long and scanned files."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(BytesIO(data), laparams={"all_texts": True, "boxes_flow": 0.5}) as pdf:
            return _reading(path, pdf)
    except DocumentError:
        raise
    except PdfminerException as error:
        if any("Password" in type(cause).__name__ for cause in error.args):
            raise DocumentError(
                f"{path}: the PDF is locked with a password. Save a copy without one and add that."
            ) from error
        raise _damaged(path) from error
    except Exception as error:  # pdfminer lets through whatever a malformed file provokes
        raise _damaged(path) from error


def _damaged(path: Path) -> DocumentError:
    return DocumentError(f"{path}: the PDF is damaged. Open it in a PDF viewer and print or save it as a new PDF.")


def _reading(path: Path, pdf: "PDF") -> Reading:
    if len(pdf.pages) > MAX_PAGES:
        raise DocumentError(f"{path}: {len(pdf.pages)} pages; at most {MAX_PAGES} can be added. Split it into parts.")
    lines: list[PageLine] = []
    for page in pdf.pages:
        lines += _lines(page)
        page.close()
    if sum(char.isalpha() for line in lines for char in line.text) < MIN_LETTERS:
        raise DocumentError(
            f"{path}: the PDF holds pictures of pages, not text. "
            "Run text recognition first, for example `ocrmypdf in.pdf out.pdf`."
        )
    return Reading(blocks=tuple(blocks_of(lines, _outline(pdf), len(pdf.pages))), title=_title(pdf))


def _title(pdf: "PDF") -> str:
    title = clean(str(pdf.metadata.get("Title") or ""))
    named = title.lower().startswith(NO_TITLE) or "." in title[-5:] or words_in(title) < 2
    return "" if named else title


def _outline(pdf: "PDF") -> dict[str, int]:
    """The bookmarks: key of the title → level, from 1."""
    from pdfminer.pdfdocument import PDFNoOutlines

    try:
        return {key_of(str(title)): int(level) for level, title, *_ in pdf.doc.get_outlines() if title}
    except (PDFNoOutlines, AttributeError, TypeError, KeyError, RecursionError):
        return {}


def _lines(page: "Page") -> Iterator[PageLine]:
    """The lines of a page in reading order; a table's rows stand where its first line was."""
    tables = [(table.bbox, table.extract()) for table in _tables(page)]
    told: set[int] = set()
    for line in _text_lines(page):
        place = next((i for i, (bbox, _) in enumerate(tables) if _inside(line, bbox)), None)
        if place is None:
            yield line
        elif place not in told:
            told.add(place)
            yield line.model_copy(update={"table": tuple(tuple(row) for row in tables[place][1])})


def _tables(page: "Page") -> list[Any]:
    if not 4 <= len(page.edges) <= MAX_EDGES:
        return []
    return [table for table in page.find_tables() if _is_table(table.extract())]


def _is_table(rows: list[list[str | None]]) -> bool:
    cells = [cell for row in rows for cell in row]
    return len(rows) > 1 and min(map(len, rows)) > 1 and sum(bool(cell) for cell in cells) >= 0.5 * len(cells)


def _inside(line: PageLine, bbox: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = bbox
    return x0 - 2 <= line.x0 <= x1 and top - 2 <= (line.top + line.bottom) / 2 <= bottom + 2


def _text_lines(page: "Page") -> Iterator[PageLine]:
    from pdfminer.layout import LTChar, LTContainer, LTTextBox, LTTextLine

    height, number = float(page.height), int(page.page_number)

    def walk(container: Any, box: int) -> Iterator[PageLine]:
        for position, item in enumerate(container):
            if isinstance(item, LTTextLine):
                chars = [char for char in item if isinstance(char, LTChar)]
                if chars and item.get_text().strip():
                    yield _line(item, chars, box)
            elif isinstance(item, LTContainer):
                yield from walk(item, id(item) if isinstance(item, LTTextBox) else box + position)

    def _line(item: Any, chars: list[Any], box: int) -> PageLine:
        size = Counter(round(char.size * 2) / 2 for char in chars if char.get_text().strip()).most_common(1)
        bold = sum(any(mark in char.fontname.lower() for mark in ("bold", "black", "heavy", "demi")) for char in chars)
        return PageLine(
            text=item.get_text(),
            page=number,
            box=box,
            size=size[0][0] if size else 0.0,
            bold=bold > 0.8 * len(chars),
            x0=item.x0,
            x1=item.x1,
            top=height - item.y1,
            bottom=height - item.y0,
            height=height,
        )

    yield from walk(page.layout, 0)
