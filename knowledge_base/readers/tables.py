"""Table cells → one readable line a row, with the head of each column beside its value."""

import re
from collections.abc import Iterator, Sequence

from knowledge_base.readers.blocks import Block, BlockKind
from knowledge_base.readers.characters import clean

FIGURE = re.compile(r"^[<>~£€$]?[\d.,]+\s?[%kKmM+]?\**$")


def row_blocks(rows: Sequence[Sequence[str | None]], page: int | None = None) -> Iterator[Block]:
    """The rows of one table as blocks; a row of heads is folded into the rows under it."""
    cells = [[clean(cell or "") for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    heads = _heads(cells)
    for row in cells[heads:]:
        text = _line(cells[heads - 1] if heads else [], row)
        if text:
            yield Block(kind=BlockKind.ROW, text=text, page=page)


def _heads(cells: list[list[str]]) -> int:
    """How many rows at the top are heads: none, one, or a spanning row and one."""
    if len(cells) < 2:
        return 0
    spanning = sum(bool(cell) for cell in cells[0]) <= len(cells[0]) / 2 < sum(bool(cell) for cell in cells[1])
    last = 1 if spanning else 0
    figures = sum(bool(FIGURE.match(cell)) for cell in cells[last])
    return 0 if last + 1 >= len(cells) or 2 * figures >= len(cells[last]) else last + 1


def _line(heads: list[str], row: list[str]) -> str:
    first, rest = row[0], row[1:]
    filled = [cell for cell in rest if cell]
    if not first or not filled:
        return first or "; ".join(filled)
    if len(rest) == 1 and not (heads and FIGURE.match(filled[0])):
        return f"{first.rstrip(':')}: {filled[0]}"
    named = []
    for position, cell in enumerate(rest, start=1):
        head = heads[position].rstrip(":") if position < len(heads) else ""
        if cell:
            named.append(f"{head} {cell}" if head else cell)
    return f"{first.rstrip(':')}: {', '.join(named)}"
