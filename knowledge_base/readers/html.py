"""HTML → blocks, with BeautifulSoup over lxml. Links, scripts, menus and hidden text are left out."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from knowledge_base.errors import DocumentError
from knowledge_base.readers.blocks import Block, BlockKind, Reading
from knowledge_base.readers.characters import clean, words_in
from knowledge_base.readers.tables import row_blocks

LEFT_OUT = (
    "script, style, noscript, template, svg, math, iframe, object, form, button, select, dialog, nav, footer, aside, "
    "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=alert]"
)
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
NOTE_MARK = re.compile(r"^\[?[\d*†‡,\s]{1,5}\]?$")
SAFE_ANCHOR = re.compile(r"^[\w.:-]{1,80}$", re.ASCII)
BOLD_HEADING_LEVEL = 6
"""A short paragraph that is bold from end to end stands in for a heading."""


def read_html(path: Path, data: bytes | str) -> Reading:
    """Raises DocumentError when there is no text."""
    try:
        soup = BeautifulSoup(data, "lxml")
        title = clean(soup.title.get_text()) if soup.title else ""
        blocks = tuple(_blocks(_body(soup)))
    except (RecursionError, UnicodeError, LookupError) as error:
        raise DocumentError(
            f"{path}: the HTML cannot be read ({type(error).__name__}). Save the page again."
        ) from error
    if not blocks:
        raise DocumentError(f"{path}: the page holds no text. Save the page as it looks in the browser, or as PDF.")
    return Reading(blocks=blocks, title=title)


def _body(soup: BeautifulSoup) -> Tag:
    """The part of the page that is the document itself."""
    for tag in soup.select(LEFT_OUT):
        tag.decompose()
    for tag in soup.find_all(style=UNSEEN_STYLE):
        tag.decompose()
    for tag in soup.find_all("header"):
        if not tag.find("h1"):
            tag.decompose()
    articles = soup.find_all("article")
    only = articles[0] if len(articles) == 1 else None
    return soup.select_one("main, [role=main]") or only or soup.body or soup


def _blocks(root: Tag) -> Iterator[Block]:
    writer = _Writer()
    writer.walk(root, BlockKind.PARAGRAPH)
    writer.flush(BlockKind.PARAGRAPH)
    yield from writer.blocks


class _Writer:
    """Collects inline text and closes a block wherever the page does."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._bold: list[bool] = []

    def walk(self, node: Tag, kind: BlockKind, *, bold: bool = False) -> None:
        for child in node.children:
            if isinstance(child, PreformattedString):
                continue
            if isinstance(child, NavigableString):
                self._text.append(str(child))
                self._bold += [bold] if child.strip() else []
            elif isinstance(child, Tag):
                self._tag(child, kind, bold=bold)

    def _tag(self, tag: Tag, kind: BlockKind, *, bold: bool) -> None:
        if tag.name in INLINE:
            if tag.name != "sup" or not NOTE_MARK.match(tag.get_text().strip()):
                self.walk(tag, kind, bold=bold or tag.name in {"b", "strong"})
        elif tag.name == "br":
            self._text.append(" ")
        elif tag.name in HEADINGS:
            self.flush(kind)
            self._heading(tag)
        elif tag.name == "table" and not tag.find("table"):
            self.flush(kind)
            self.blocks += row_blocks([[cell.get_text(" ") for cell in _cells(row)] for row in tag.find_all("tr")])
        else:
            self.flush(kind)
            inner = BlockKind.ITEM if tag.name == "li" else kind
            self.walk(tag, inner, bold=bold)
            self.flush(inner)

    def _heading(self, tag: Tag) -> None:
        text = clean(tag.get_text(" "))
        anchor = str(tag.get("id") or "")
        if text:
            self.blocks.append(
                Block(
                    kind=BlockKind.HEADING,
                    text=text,
                    level=HEADINGS[tag.name],
                    anchor=anchor if SAFE_ANCHOR.match(anchor) else None,
                )
            )

    def flush(self, kind: BlockKind) -> None:
        text, bold = clean("".join(self._text)), bool(self._bold) and all(self._bold)
        self._text, self._bold = [], []
        if not text:
            return
        if bold and kind is BlockKind.PARAGRAPH and words_in(text) <= 10 and text[-1] not in ".,;:!?":
            self.blocks.append(Block(kind=BlockKind.HEADING, text=text, level=BOLD_HEADING_LEVEL))
        else:
            self.blocks.append(Block(kind=kind, text=text))


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"])
