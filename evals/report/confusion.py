"""Which kind of reply each message should have got, and which it got."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.record import Cell
from evals.report import words
from evals.report.drawing import ACCENT, BAD, CARD, INK, LINE, Look, box, canvas, pictures
from evals.report.metrics import axis_name
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Axes, Figure

CELL = 30
"""Height of a row, in points."""


def confusion(cells: Sequence[Cell]) -> Plot | None:
    """None without messages. Kinds come in the order of the cells."""
    if not sum(cell.count for cell in cells):
        return None
    kinds = list(dict.fromkeys([*(cell.expected for cell in cells), *(cell.got for cell in cells)]))
    says = _says(cells)
    names = [axis_name(kind) for kind in kinds]
    counts = _counts(cells, kinds)
    return Plot(
        id="confusion",
        title=words.CONFUSION_TITLE,
        says=says,
        note=words.CONFUSION_NOTE,
        alt=f"A grid of {len(kinds)} kinds of reply, right against given. {says}",
        pictures=pictures(lambda look: _draw(counts, names, look)),
        table=Table(
            caption=words.CONFUSION_CAPTION,
            head=(words.CONFUSION_CORNER, *names),
            rows=tuple((name, *(str(count) for count in row)) for name, row in zip(names, counts, strict=True)),
            numbers=tuple(range(1, len(kinds) + 1)),
        ),
    )


def _counts(cells: Sequence[Cell], kinds: list[str]) -> list[list[int]]:
    counts = [[0] * len(kinds) for _ in kinds]
    for cell in cells:
        counts[kinds.index(cell.expected)][kinds.index(cell.got)] += cell.count
    return counts


def _says(cells: Sequence[Cell]) -> str:
    right = sum(cell.count for cell in cells if cell.expected == cell.got)
    told = words.CONFUSION_SAYS.format(right=right, all=sum(cell.count for cell in cells))
    wrong = [cell for cell in cells if cell.expected != cell.got and cell.count]
    if not wrong:
        return told
    most = max(wrong, key=lambda cell: cell.count)
    mixed = words.CONFUSION_MOST.format(
        expected=axis_name(most.expected), got=axis_name(most.got), count=most.count
    ).replace("(1 times)", "(once)")
    return f"{told} {mixed}"


def _draw(counts: list[list[int]], names: list[str], look: Look) -> "Figure":
    size = len(names)
    figure, (axes,) = canvas(look, CELL * size + 50)
    for edge in range(size + 1):
        axes.axhline(edge - 0.5, color=LINE, linewidth=0.8)
        axes.axvline(edge - 0.5, color=LINE, linewidth=0.8)
    for row, of_row in enumerate(counts):
        for column, count in enumerate(of_row):
            if count:
                _cell(axes, row, column, count, count / sum(of_row))
    axes.set_xlim(-0.5, size - 0.5)
    axes.set_ylim(size - 0.5, -0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(range(size), [str(number) for number in range(1, size + 1)])
    axes.set_yticks(range(size), [f"{_short(name, look)} {number}" for number, name in enumerate(names, start=1)])
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def _cell(axes: "Axes", row: int, column: int, count: int, share: float) -> None:
    """Filled by its share of the row; in a nearly full cell the number takes the ground's colour."""
    full = share > 0.5
    shade = 1.0 if full else 0.12 + 0.2 * share
    box(axes, column - 0.46, row - 0.46, 0.92, 0.92, ACCENT if row == column else BAD, shade)
    axes.text(column, row, str(count), ha="center", va="center", color=CARD if full else INK)


def _short(name: str, look: Look) -> str:
    return name if not look.narrow or len(name) <= 13 else f"{name[:12]}…"
