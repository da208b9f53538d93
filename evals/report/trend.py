"""Figures that have a limit, run by run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.record import Figure, Gate, Run
from evals.report import words
from evals.report.drawing import ACCENT, INK, QUIET, Look, bare, canvas, folded, pictures
from evals.report.numbers import shown
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Axes
    from evals.report.drawing import Figure as Drawing

PANEL_HEIGHT = 104
RUNS_IN_TABLE = 6
STAYED = 0.0005
"""A change smaller than this, in the figure's unit, is no change."""


def trend(runs: Sequence[Run]) -> Plot | None:
    """`runs` oldest first, the last being reported. None when a figure with a limit has no earlier value."""
    gates = {gate.figure: gate for gate in runs[-1].gates}
    lines = {name: values for name in gates if len(values := _values(runs, name)) > 1}
    if not lines:
        return None
    figures = {figure.name: figure for figure in runs[-1].figures}
    says = _says(lines, figures)
    return Plot(
        id="trend",
        title=words.TREND_PLOT,
        says=says,
        note=words.TREND_NOTE,
        alt=f"{len(lines)} small line charts, one for each figure with a limit, over {len(runs)} runs. {says}",
        pictures=pictures(lambda look: _draw(lines, gates, figures, look)),
        table=_table(runs[-RUNS_IN_TABLE:], lines, figures),
    )


def named(figure: Figure) -> str:
    """The title, with the split where it is not the usual one."""
    kept_back = figure.split == "acceptance"
    split = words.SPLIT_SHORT[figure.split].lower()
    return words.OF_SPLIT.format(title=figure.title, split=split) if kept_back else figure.title


def _values(runs: Sequence[Run], name: str) -> dict[str, float]:
    """Run id → value, where the run measured it."""
    found = {run.id: figure.value for run in runs for figure in run.figures if figure.name == name}
    return {run: value for run, value in found.items() if value is not None}


def better(figure: Figure, before: float, now: float) -> bool | None:
    """Whether the change is for the better; None when there is none."""
    if abs(now - before) < STAYED:
        return None
    if figure.better == "near_zero":
        return abs(now) < abs(before)
    return (now > before) == (figure.better == "higher")


def _says(lines: dict[str, dict[str, float]], figures: dict[str, Figure]) -> str:
    changes = []
    for name, values in lines.items():
        *_, before, now = values.values()
        changes.append(better(figures[name], before, now))
    return words.TREND_SAYS.format(better=changes.count(True), worse=changes.count(False), same=changes.count(None))


def _table(runs: Sequence[Run], lines: dict[str, dict[str, float]], figures: dict[str, Figure]) -> Table:
    rows = [
        (named(figures[name]), *(shown(values.get(run.id), figures[name].unit) for run in runs))
        for name, values in lines.items()
    ]
    return Table(
        caption=words.TREND_CAPTION,
        head=(words.TREND_FIGURE, *(run.id for run in runs)),
        rows=tuple(rows),
        numbers=tuple(range(1, len(runs) + 1)),
    )


def _draw(
    lines: dict[str, dict[str, float]], gates: dict[str, Gate], figures: dict[str, Figure], look: Look
) -> "Drawing":
    columns = 1 if look.narrow else 3
    rows = -(-len(lines) // columns)
    drawing, panels = canvas(look, PANEL_HEIGHT * rows + 10, rows, columns, gap=0.12)
    for panel, (name, values) in zip(panels, lines.items(), strict=False):
        _panel(panel, figures[name], gates[name], list(values.values()), look)
    for panel in panels[len(lines) :]:
        panel.set_axis_off()
    return drawing


def _panel(panel: "Axes", figure: Figure, gate: Gate, values: list[float], look: Look) -> None:
    panel.plot(range(len(values)), values, color=ACCENT, linewidth=2, marker="o", markersize=4)
    for limit in (gate.at_least, gate.at_most):
        if limit is not None:
            panel.axhline(limit, color=QUIET, linewidth=1, linestyle=(0, (4, 4)))
    # Two lines always, so that the titles of a row begin at one height.
    title = (
        f"{folded(named(figure), 36 if look.narrow else 30)}\n "
        if len(named(figure)) < 30
        else folded(named(figure), 30)
    )
    told = f"{shown(values[-1], figure.unit)}\n{title}"
    panel.set_title(told, loc="left", fontsize=look.font - 0.5, color=INK, linespacing=1.35)
    panel.set_xlim(-0.1 * len(values), len(values) - 1 + 0.1 * len(values))
    panel.margins(y=0.3)
    panel.set_xticks([])
    panel.set_yticks([])
    bare(panel)
