"""Which kind of message got which kind of reply."""

from collections.abc import Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

from assistant.wording.insights import STATUS
from evals.record import Cell
from evals.report import words
from evals.report.drawing import ACCENT, BAD, CARD, INK, LINE, QUIET, Look, box, canvas, folded, pictures
from evals.report.metrics import reply_name
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Axes, Figure

CELL, HEAD = 30, 64
"""Height of a row and of the column names, in points."""
ANSWERABLE = "answerable"
"""Messages that the guides answer; every other kind must not be answered."""


def confusion(cells: Sequence[Cell]) -> Plot | None:
    """None without messages. Kinds come in the order of the cells, what must be answered first."""
    filled = sorted((cell for cell in cells if cell.count), key=lambda cell: cell.expected != ANSWERABLE)
    if not filled:
        return None
    rows, columns = _kinds(filled)
    says = _says(filled)
    return Plot(
        id="confusion",
        title=words.CONFUSION_TITLE,
        says=says,
        note=words.CONFUSION_NOTE,
        alt=f"A grid of {len(rows)} kinds of message by {len(columns)} kinds of reply. {says}",
        pictures=pictures(lambda look: _draw(filled, look)),
        table=Table(
            caption=words.CONFUSION_CAPTION,
            head=(words.CONFUSION_CORNER, *map(reply_name, columns)),
            rows=tuple((reply_name(row), *(str(_count(filled, row, column)) for column in columns)) for row in rows),
            numbers=tuple(range(1, len(columns) + 1)),
        ),
    )


def fits(cell: Cell) -> bool:
    """Whether the message was answered if, and only if, it should be."""
    return (cell.expected in {ANSWERABLE, *tells()}) == (cell.got in tells())


def tells() -> frozenset[str]:
    """Kinds of reply that tell guide sentences."""
    from evals.scorers.outcome import TOLD  # loads Inspect

    return frozenset(TOLD)


def _kinds(cells: Sequence[Cell]) -> tuple[list[str], list[str]]:
    """Rows, and columns with those that answer first."""
    rows = list(dict.fromkeys(cell.expected for cell in cells))
    columns = sorted({cell.got for cell in cells}, key=lambda kind: (kind not in tells(), list(STATUS).index(kind)))
    return rows, columns


def _count(cells: Sequence[Cell], row: str, column: str) -> int:
    return sum(cell.count for cell in cells if (cell.expected, cell.got) == (row, column))


def _says(cells: Sequence[Cell]) -> str:
    right = sum(cell.count for cell in cells if fits(cell))
    told = words.CONFUSION_SAYS.format(right=right, all=sum(cell.count for cell in cells))
    wrong = [cell for cell in cells if not fits(cell)]
    if not wrong:
        return told
    most = max(wrong, key=lambda cell: cell.count)
    often = words.ONCE if most.count == 1 else words.TIMES.format(count=most.count)
    named = {"expected": reply_name(most.expected), "got": reply_name(most.got), "often": often}
    return f"{told} {words.CONFUSION_MOST.format(**named)}"


def _draw(cells: Sequence[Cell], look: Look) -> "Figure":
    rows, columns = _kinds(cells)
    letters = ascii_uppercase[: len(columns)]
    legend = "\n".join(f"{letter}  {reply_name(kind)}" for letter, kind in zip(letters, columns, strict=True))
    below = look.font * 1.6 * len(columns) if look.narrow else 0
    figure, (axes,) = canvas(look, CELL * len(rows) + HEAD * (not look.narrow) + 34 + below)
    for cell in cells:
        row, column = rows.index(cell.expected), columns.index(cell.got)
        _cell(axes, row, column, cell, cell.count / sum(_count(cells, cell.expected, other) for other in columns))
    _lines(axes, len(rows), len(columns))
    axes.set_yticks(range(len(rows)), [folded(reply_name(row), 17 if look.narrow else 30) for row in rows])
    names = list(letters) if look.narrow else [folded(reply_name(kind), 11) for kind in columns]
    axes.set_xticks(range(len(columns)), names)
    if look.narrow:
        axes.set_xlabel(legend, loc="left", color=QUIET, linespacing=1.4)
    return figure


def _cell(axes: "Axes", row: int, column: int, cell: Cell, share: float) -> None:
    """Filled by its share of the row; in a nearly full cell the number takes the ground's colour."""
    full = share > 0.5
    shade = 1.0 if full else 0.12 + 0.2 * share
    box(axes, column - 0.46, row - 0.46, 0.92, 0.92, ACCENT if fits(cell) else BAD, shade)
    told = str(cell.count) if fits(cell) else f"{cell.count} ✗"
    axes.text(column, row, told, ha="center", va="center", color=CARD if full else INK)


def _lines(axes: "Axes", rows: int, columns: int) -> None:
    for edge in range(rows + 1):
        axes.axhline(edge - 0.5, color=LINE, linewidth=0.8)
    for edge in range(columns + 1):
        axes.axvline(edge - 0.5, color=LINE, linewidth=0.8)
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
