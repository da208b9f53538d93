"""Plain text → blocks: headings by # marks, underlines or look; bullets, tab tables, form feeds as pages."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from knowledge_base.errors import DocumentError
from knowledge_base.readers.blocks import Block, BlockKind, Reading
from knowledge_base.readers.characters import clean, visible, without_bullet, words_in
from knowledge_base.readers.joining import furniture, glued, key, pages_of, vocabulary
from knowledge_base.readers.tables import row_blocks

MARKED = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*$")
BOLD_LINE = re.compile(r"^\s*\*\*([^*]+)\*\*\s*$")
BOLD_TERM = re.compile(r"(?<=[.!?]) \*\*([^*]{2,60})\*\* (?=[A-Z])")
EMPHASIS = re.compile(r"\*\*|__|`")
UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,})\s*$")
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
NUMBERED_ITEM = re.compile(r"^\s*\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
WIDE_LINE = 120
"""A file with lines longer than this, in characters, has a paragraph a line."""
BOLD_LEVEL = 6
EDGE_LINES = 2
"""Lines at the top and bottom of a page where running headers and footers stand."""


def read_plain(path: Path, text: str) -> Reading:
    """Raises DocumentError when there is no text."""
    pages = [(number, visible(page).split("\n")) for number, page in pages_of(text)]
    pages = _without_furniture(pages)
    lines = [line for _, page in pages for line in page]
    if not any(line.strip() for line in lines):
        raise DocumentError(f"{path}: the file holds no text. Check that it is the right file.")
    wide = sum(len(line) > WIDE_LINE for line in lines) > 0.05 * sum(bool(line.strip()) for line in lines)
    marked = sum(bool(MARKED.match(line)) for line in lines) >= 2
    blocks = [block for number, page in pages for block in _Page(number, page, wide=wide).blocks()]
    return Reading(blocks=tuple(blocks if marked else _with_headings(blocks)))


def _without_furniture(pages: list[tuple[int | None, list[str]]]) -> list[tuple[int | None, list[str]]]:
    edges = []
    for _, lines in pages:
        filled = [line for line in lines if line.strip()]
        edges.append([key(line) for line in filled[:EDGE_LINES] + filled[-EDGE_LINES:]])
    repeated = furniture(edges) if len(pages) > 1 else frozenset()
    return [(number, [line for line in lines if key(line) not in repeated]) for number, lines in pages]


class _Page:
    """The lines of one page, gathered into blocks."""

    def __init__(self, number: int | None, lines: list[str], *, wide: bool) -> None:
        self._number = number
        self._lines = lines
        self._wide = wide
        self._known = vocabulary(lines)
        self._open: tuple[BlockKind, str] | None = None
        self._table: list[list[str]] = []
        self._listing = False
        """Short lines right under a line that ends in a colon are its list."""

    def blocks(self) -> Iterator[Block]:
        for line, following in pairwise([*self._lines, ""]):
            yield from self._line(line, following)
        yield from self._close()

    def _line(self, line: str, following: str) -> Iterator[Block]:
        heading = MARKED.match(line)
        bold = BOLD_LINE.match(line)
        if line.strip() and "\t" in line.strip() and not self._open:
            self._table.append(line.split("\t"))
        elif heading or bold or (line.strip() and UNDERLINE.match(following)):
            yield from self._close()
            level = len(heading[1]) if heading else BOLD_LEVEL if bold else 1 if "=" in following else 2
            yield from self._block(BlockKind.HEADING, heading[2] if heading else line, level)
        elif not line.strip() or UNDERLINE.match(line):
            self._listing = False
            yield from self._close()
        else:
            yield from self._text(line)

    def _text(self, line: str) -> Iterator[Block]:
        item = without_bullet(line)
        if item is None and (match := NUMBERED_ITEM.match(line)) and self._is_list_line():
            item = line[match.end() :]
        after_colon = self._open is not None and self._open[1].rstrip().endswith(":")
        if item is None and self._wide and (after_colon or self._listing) and words_in(line) <= 10 and self._open:
            item, self._listing = line, True
        indented = line.startswith("  ")
        if item is not None:
            yield from self._close()
            self._open = (BlockKind.ITEM, item)
        elif self._open and (not self._wide or (indented and self._open[0] is BlockKind.ITEM)):
            self._open = (self._open[0], glued(self._open[1].rstrip(), line.strip(), self._known))
        else:
            yield from self._close()
            for part in BOLD_TERM.sub(r"\n\1: ", line).split("\n"):
                yield from self._close()
                self._open = (BlockKind.PARAGRAPH, part)

    def _is_list_line(self) -> bool:
        """A numbered line is an item only next to another one; else it may be a heading."""
        return sum(bool(NUMBERED_ITEM.match(line)) for line in self._lines) > 1 and bool(self._open)

    def _close(self) -> Iterator[Block]:
        if self._table:
            yield from row_blocks(self._table, self._number)
            self._table = []
        if self._open:
            kind, text = self._open
            self._open = None
            yield from self._block(kind, text)

    def _block(self, kind: BlockKind, text: str, level: int = 0) -> Iterator[Block]:
        plain = clean(EMPHASIS.sub("", text))
        if plain:
            yield Block(kind=kind, text=plain, level=level, page=self._number)


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Short title-like paragraphs before text become headings; numbers give their level."""
    done: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if following and _looks_like_heading(block, following, first=position == 0):
            number = NUMBERED.match(block.text)
            level = number[1].count(".") + 1 if number else 1 if position == 0 else 2
            done.append(block.model_copy(update={"kind": BlockKind.HEADING, "level": level}))
        else:
            done.append(block)
    return done


def _looks_like_heading(block: Block, following: Block, *, first: bool) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or len(text) > 90 or not 1 <= words_in(text) <= 12:
        return False
    if text[-1] in ".,;:!…" or not (text[0].isupper() or NUMBERED.match(text)) or text.isdigit():
        return False
    before_text = following.kind is not BlockKind.PARAGRAPH or words_in(following.text) >= 6
    return first or before_text or bool(NUMBERED.match(text))
