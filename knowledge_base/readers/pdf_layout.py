"""Lines of PDF pages → blocks: what is furniture, what is a heading and of which level, where a paragraph ends."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from knowledge_base.models import Frozen
from knowledge_base.readers.blocks import Block, BlockKind
from knowledge_base.readers.characters import clean, without_bullet, words_in
from knowledge_base.readers.joining import LEADERS, PAGE_NUMBER, furniture, glued, key, vocabulary
from knowledge_base.readers.tables import row_blocks

EDGE = 0.1
"""Share of the page's height, at its top and at its bottom, where running headers and footers stand."""
LARGER = 1.12
"""A line this many times the body's size stands out."""
MAX_HEADING_WORDS = 16
LOWEST = 6
"""The level of a heading that is no larger than the body."""
SHORT_LINE = 0.85
"""A line that ends a sentence before this share of the box's width ends its paragraph."""
NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|(?:chapter|part|section|appendix)\s+\w+:?)\s+[A-Z]", re.IGNORECASE
)


class PageLine(Frozen):
    """A line of a page with its look and place; lengths are in points from the top left corner."""

    text: str
    page: int
    box: int
    """Lines with the same number were laid out as one piece."""
    size: float
    bold: bool
    x0: float
    x1: float
    top: float
    bottom: float
    height: float
    """Of the page."""
    table: tuple[tuple[str | None, ...], ...] = ()
    """The cells of the table that begins at this line."""

    @property
    def at_edge(self) -> bool:
        return self.top < EDGE * self.height or self.bottom > (1 - EDGE) * self.height


def key_of(title: str) -> str:
    """Letters and digits alone, to compare a bookmark with a line."""
    return re.sub(r"[\W_]+", "", title.lower())


def blocks_of(lines: Sequence[PageLine], outline: dict[str, int], pages: int) -> Iterator[Block]:
    """Blocks in reading order. `outline` gives the level of each bookmark by its key."""
    kept = list(_without_furniture(lines, pages))
    look = _Look(kept, outline)
    known = vocabulary(line.text for line in kept)
    for _, box in groupby(kept, key=lambda line: (line.page, line.box, bool(line.table))):
        yield from _box(list(box), look, known)


def _without_furniture(lines: Sequence[PageLine], pages: int) -> Iterator[PageLine]:
    """Lines that are not running headers, footers, page numbers or entries of a table of contents."""
    body = _body_size(lines)
    edges: list[list[PageLine]] = [[] for _ in range(pages)]
    for line in lines:
        if line.at_edge:
            edges[line.page - 1].append(line)
    often = furniture([[_edge_key(line, body) for line in page] for page in edges]) if pages > 1 else frozenset()
    twice = furniture([[_exact_key(line, body) for line in page] for page in edges], 2) if pages > 1 else frozenset()
    for line in lines:
        text = line.text.strip()
        repeats = _edge_key(line, body) in often or _exact_key(line, body) in twice
        if not (line.at_edge and (repeats or PAGE_NUMBER.match(text))) and not LEADERS.search(text):
            yield line


def _edge_key(line: PageLine, body: float) -> str:
    """The same for lines that differ by a page number; large lines may be numbered headings and keep theirs."""
    return line.text.strip() if line.size >= LARGER * body else key(line.text)


def _exact_key(line: PageLine, body: float) -> str:
    """Text and height on the page of a small line; empty for a large one."""
    return "" if line.size >= LARGER * body else f"{line.text.strip()} {round(line.top / 4)}"


def _body_size(lines: Sequence[PageLine]) -> float:
    """The size most letters have, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


class _Look:
    """What headings of this document look like."""

    def __init__(self, lines: Sequence[PageLine], outline: dict[str, int]) -> None:
        self._body = _body_size(lines)
        larger = sorted({line.size for line in lines if line.size >= LARGER * self._body}, reverse=True)
        self._levels = {size: min(level, 5) for level, size in enumerate(larger, start=1)}
        self._outline = outline
        found = [line for line in lines if key_of(line.text) in outline]
        self._below = max(outline[key_of(line.text)] for line in found) if len(found) >= 2 else 0
        self._largest = max((line.size for line in found), default=0.0)

    def level(self, lines: Sequence[PageLine], *, alone: bool) -> int:
        """The level of these like lines as one heading, or 0; `alone` when they fill their box."""
        text, line = clean(" ".join(part.text for part in lines)), lines[0]
        if not 0 < words_in(text) <= MAX_HEADING_WORDS or not any(char.isalpha() for char in text):
            return 0
        marked = self._outline.get(key_of(text), 0)
        if marked and self._below:
            return min(marked, LOWEST)
        if not _titled(text) or without_bullet(line.text) is not None:
            return 0
        if line.size in self._levels:
            return 1 if line.size > self._largest > 0 else min(self._below + self._levels[line.size], LOWEST)
        return LOWEST if self._stands_out(text, line, alone=alone and len(lines) == 1) else 0

    def _stands_out(self, text: str, line: PageLine, *, alone: bool) -> bool:
        """Whether a line of the body's size is a heading: bold, or alone and numbered or in capitals."""
        if words_in(text) > 12 or text[-1] in ":!?…":
            return False
        bold = line.bold and line.size >= 0.95 * self._body
        return bold or (alone and (bool(NUMBERED.match(text)) or (text.isupper() and len(text) > 3)))


def _titled(text: str) -> bool:
    """Whether the text begins and ends as a title may."""
    return text[-1] not in ".,;" and text[0] not in "\"“‘'([" and (text[0].isupper() or text[0].isdigit())


def _box(lines: list[PageLine], look: _Look, known: Counter[str]) -> Iterator[Block]:
    if lines[0].table:
        for line in lines:
            yield from row_blocks(line.table, line.page)
        return
    styles = [list(group) for _, group in groupby(lines, key=lambda line: (line.size, line.bold))]
    width = max(line.x1 for line in lines)
    text: list[PageLine] = []
    for group in styles:
        level = look.level(group, alone=len(styles) == 1)
        if not level:
            text += group
            continue
        yield from _paragraphs(text, width, known)
        text = []
        heading = clean(" ".join(line.text for line in group))
        yield Block(kind=BlockKind.HEADING, text=heading, level=level, page=group[0].page)
    yield from _paragraphs(text, width, known)


def _paragraphs(lines: list[PageLine], width: float, known: Counter[str]) -> Iterator[Block]:
    kind, text, page, before = BlockKind.PARAGRAPH, "", None, None
    for line in lines:
        item = without_bullet(line.text)
        if item is not None or (before is not None and _ends(before, line, width)):
            yield from _block(kind, text, page)
            kind, text, page = BlockKind.ITEM if item is not None else BlockKind.PARAGRAPH, "", line.page
        page = page or line.page
        piece = clean(item if item is not None else line.text)
        text = glued(text, piece, known) if text else piece
        before = line
    yield from _block(kind, text, page)


def _ends(before: PageLine, line: PageLine, width: float) -> bool:
    """Whether a paragraph ends between two lines of a box."""
    stops = before.text.rstrip().endswith((".", "!", "?", ":", ".”", '."'))
    short = before.x1 - before.x0 < SHORT_LINE * (width - before.x0) or line.x0 > before.x0 + 8
    return stops and short and not line.text.lstrip()[:1].islower()


def _block(kind: BlockKind, text: str, page: int | None) -> Iterator[Block]:
    text = clean(text)
    if text:
        yield Block(kind=kind, text=text, page=page)
