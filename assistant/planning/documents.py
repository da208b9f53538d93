"""A page of headings, paragraphs, lists and tables → Markdown, plain text, DOCX or HTML to print. Nothing is stored.

`Page` is for any document of the planning tools; `plan_page.py` makes one of a plan.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from pydantic import Field

from knowledge_base.models import Frozen, NonEmpty

if TYPE_CHECKING:
    from docx.document import Document

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25rem .5rem;text-align:left;"
    "vertical-align:top}body{overflow-wrap:anywhere}h3{margin-bottom:0}h3+p{margin-top:0}"
    "tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}.new-page{break-before:page}@page{margin:18mm}"
)
SPECIAL = "\\`*_[]<>|#"


class Block(Frozen):
    """A heading, a paragraph, a list or a table; one of them is filled."""

    heading: str | None = None
    level: int = Field(default=2, ge=2, le=4)
    new_page: bool = False
    """The heading begins a new page of a Word file or a print."""
    text: str | None = None
    points: tuple[str, ...] = ()
    numbered: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Page(Frozen):
    """A document."""

    title: NonEmpty
    blocks: tuple[Block, ...]
    language: str = "en-GB"


def to_markdown(page: Page) -> str:
    """Markdown; signs that Markdown reads as marks are escaped."""
    return "\n\n".join([f"# {_escaped(page.title)}", *(_markdown(block) for block in page.blocks)]) + "\n"


def to_text(page: Page) -> str:
    """Plain text for a terminal or a message."""
    return "\n\n".join([page.title.upper(), *(_text(block) for block in page.blocks)]) + "\n"


def to_html(page: Page) -> str:
    """One whole page without scripts or outside files, made for printing."""
    root = Element("html", lang=page.language)
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = page.title
    SubElement(head, "style").text = STYLE
    main = SubElement(body, "main")
    SubElement(main, "h1").text = page.title
    for block in page.blocks:
        _html(main, block)
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def to_docx(page: Page) -> bytes:
    """A Word document with real headings, lists and table headers."""
    import docx

    document = docx.Document()
    document.core_properties.title = page.title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = page.language
    document.add_heading(page.title, level=1)
    for block in page.blocks:
        _docx(document, block)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _markdown(block: Block) -> str:
    if block.heading is not None:
        return f"{'#' * block.level} {_escaped(block.heading)}"
    if block.points:
        marks = (f"{number}." if block.numbered else "-" for number in range(1, len(block.points) + 1))
        return "\n".join(f"{mark} {_escaped(point)}" for mark, point in zip(marks, block.points, strict=True))
    if block.rows:
        lines = [block.columns, tuple("---" for _ in block.columns), *block.rows]
        cells = (tuple(map(_escaped, line)) if line is not lines[1] else line for line in lines)
        return "\n".join(f"| {' | '.join(line)} |" for line in cells)
    return _escaped(block.text or "")


def _text(block: Block) -> str:
    if block.heading is not None:
        return block.heading if block.level > 2 else f"{block.heading}\n{'-' * len(block.heading)}"
    if block.points:
        return "\n".join(f"- {point}" for point in block.points)
    return "\n".join("; ".join(row) for row in block.rows) or block.text or ""


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in SPECIAL else sign for sign in text.replace("\n", " "))


def _html(main: Element, block: Block) -> None:
    if block.heading is not None:
        heading = SubElement(main, f"h{block.level}", {"class": "new-page"} if block.new_page else {})
        heading.text = block.heading
    elif block.points:
        items = SubElement(main, "ol" if block.numbered else "ul")
        for point in block.points:
            SubElement(items, "li").text = point
    elif block.rows:
        _html_table(SubElement(main, "table"), block)
    else:
        SubElement(main, "p").text = block.text or ""


def _html_table(table: Element, block: Block) -> None:
    header = SubElement(SubElement(table, "thead"), "tr")
    for column in block.columns:
        SubElement(header, "th", scope="col").text = column
    body = SubElement(table, "tbody")
    for row in block.rows:
        line = SubElement(body, "tr")
        for cell in row:
            SubElement(line, "td").text = cell


def _docx(document: "Document", block: Block) -> None:
    if block.heading is not None:
        heading = document.add_heading(block.heading, level=block.level)
        heading.paragraph_format.page_break_before = block.new_page
    elif block.points:
        for number, point in enumerate(block.points, start=1):
            text = f"{number}. {point}" if block.numbered else point
            document.add_paragraph(text, style=None if block.numbered else "List Bullet")
    elif block.rows:
        _docx_table(document, block)
    else:
        document.add_paragraph(block.text or "")


def _docx_table(document: "Document", block: Block) -> None:
    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    for line in _lines(block):
        cells = table.rows[0].cells if line is block.columns else table.add_row().cells
        for cell, text in zip(cells, line, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _lines(block: Block) -> Iterator[tuple[str, ...]]:
    yield block.columns
    yield from block.rows
