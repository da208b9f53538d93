"""A run → what the page shows, in the order in which it shows it."""

from collections.abc import Iterable, Sequence

from evals.record import Example, Figure, Gate, Run, Task
from evals.report import words
from evals.report.confusion import confusion
from evals.report.differences import MOST_DRAWN, drawn, overview, undrawn
from evals.report.groups import groups
from evals.report.metrics import axis_name
from evals.report.numbers import in_words, interval, limit, shown, value_of
from evals.report.plot import Plot, Table
from evals.report.reliability import reliability
from evals.report.spread import spread
from evals.report.trend import named
from knowledge_base.models import Frozen

PLACES: dict[str, Task] = {"reliability": "abstention", "confusion": "abstention"}
"""Which task's section a plot without a task of its own stands in."""

SHOWN = MOST_DRAWN + 1
"""Plots of a task that stand open."""
FEW = 12
"""Figures that stand in one table; of more, those that have a limit come first and the others are folded."""


class GateRow(Frozen):
    """A limit and what became of it."""

    passed: bool | None
    title: str
    named: str
    """The title, with the split where two limits share it."""
    measured: str
    around: str
    limit: str
    split: str
    reason: str


class Section(Frozen):
    """One task's part of the page."""

    task: Task
    title: str
    asks: str
    verdict: str
    figures: Table | None
    others: Table | None
    """Figures without a limit, where there are many."""
    groups: tuple[Table, ...]
    overview: Table | None
    plots: tuple[Plot, ...]
    more: tuple[Plot, ...]
    """Plots that are folded."""
    undrawn: tuple[Table, ...]
    """Comparisons that have no plot."""


def gate_rows(run: Run) -> tuple[GateRow, ...]:
    """Failures first, then what was not measured, then what passed; the order of the run within each."""
    figures = {figure.name: figure for figure in run.figures}
    rank = {False: 0, None: 1, True: 2}
    return tuple(_gate_row(gate, figures.get(gate.figure)) for gate in sorted(run.gates, key=lambda g: rank[g.passed]))


def _gate_row(gate: Gate, figure: Figure | None) -> GateRow:
    unit = figure.unit if figure else "share"
    title = figure.title if figure else axis_name(gate.name.replace("-", " "))
    return GateRow(
        passed=gate.passed,
        title=title,
        named=named(figure) if figure else title,
        measured=shown(gate.value, unit),
        around=interval(figure.low, figure.high, unit) if figure else "",
        limit=limit(gate, unit),
        split=words.SPLIT[figure.split] if figure else "",
        reason=gate.reason,
    )


def sections(run: Run) -> tuple[Section, ...]:
    """One for each task that measured something."""
    plots = plots_of(run)
    found = (_section(task, run, plots.get(task, [])) for task in words.TASKS)
    return tuple(section for section in found if section.figures or section.plots)


def plots_of(run: Run) -> dict[Task, list[Plot]]:
    plots: dict[Task, list[Plot]] = {"bias": drawn(run.effects, run.gates)}
    for plot in (reliability(run.reliability), confusion(run.confusion)):
        if plot:
            plots.setdefault(PLACES[plot.id], []).append(plot)
    for distribution in run.distributions:
        boxes = spread(distribution)
        if boxes:
            plots.setdefault(task_of(distribution.name), []).append(boxes)
    return plots


def task_of(name: str) -> Task:
    """The task before the stroke of a name; bias, whose groups distributions mostly compare, when there is none."""
    return next((task for task in words.TASKS if name.split("/", maxsplit=1)[0] == task), "bias")


def _section(task: Task, run: Run, plots: Sequence[Plot]) -> Section:
    title, asks = words.TASKS[task]
    figures = beside([figure for figure in run.figures if figure.task == task])
    table, others = _tables(title, figures, run.gates)
    return Section(
        task=task,
        title=title,
        asks=asks,
        verdict=_verdict(figures, run.gates),
        figures=table,
        others=others,
        groups=groups(title, figures, run.effects),
        overview=overview(run.effects) if task == "bias" else None,
        plots=tuple(plots[:SHOWN]),
        more=tuple(plots[SHOWN:]),
        undrawn=undrawn(run.effects, run.gates) if task == "bias" else (),
    )


def beside(figures: Sequence[Figure]) -> list[Figure]:
    """The same figure of several splits one below the other."""
    titles = list(dict.fromkeys(figure.title for figure in figures))
    return sorted(figures, key=lambda figure: titles.index(figure.title))


def _verdict(figures: Iterable[Figure], gates: Iterable[Gate]) -> str:
    names = {figure.name for figure in figures}
    own = [gate.passed for gate in gates if gate.figure in names]
    if not own:
        return words.NO_LIMITS
    unmeasured = own.count(None)
    told = words.TASK_LIMITS.format(passed=own.count(True), total=len(own))
    return f"{told} {words.VERDICT_OPEN.format(open=unmeasured)}" if unmeasured else told


def _tables(title: str, figures: Sequence[Figure], gates: Iterable[Gate]) -> tuple[Table | None, Table | None]:
    """All figures in one table; where there are many, those with a limit and their twins, and then the others."""
    names = {gate.figure for gate in gates}
    limited = {figure.title for figure in figures if figure.name in names}
    if len(figures) <= FEW or not limited:
        return (_figures_table(words.TASK_CAPTION.format(title=title), figures) if figures else None), None
    first = [figure for figure in figures if figure.title in limited]
    rest = [figure for figure in figures if figure.title not in limited]
    others = _figures_table(words.TASK_OTHERS.format(title=title), rest) if rest else None
    return _figures_table(words.TASK_LIMITED.format(title=title), first), others


def _figures_table(caption: str, figures: Iterable[Figure]) -> Table:
    return Table(
        caption=caption,
        head=words.TASK_HEAD,
        rows=tuple(_figure_row(figure) for figure in figures),
        numbers=(1, 2),
    )


def _figure_row(figure: Figure) -> tuple[str, ...]:
    counted = (
        words.UNSCORED.format(scored=figure.scored, unscored=figure.unscored) if figure.unscored else figure.scored
    )
    return (
        figure.title,
        value_of(figure),
        interval(figure.low, figure.high, figure.unit),
        in_words(figure),
        words.SPLIT[figure.split],
        str(counted),
    )


def examples(run: Run) -> list[tuple[str, list[Example]]]:
    """Title of each task with its examples."""
    by_task = {task: [example for example in run.examples if example.task == task] for task in words.TASKS}
    return [(words.TASKS[task][0], found) for task, found in by_task.items() if found]


def configuration(run: Run) -> Table:
    return Table(
        caption=words.CONFIGURATION_CAPTION,
        head=words.CONFIGURATION_HEAD,
        rows=tuple((name, _setting(value)) for name, value in run.configuration.items()),
    )


def _setting(value: str | int | float | bool | None) -> str:
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return words.NOTHING_SET if value in (None, "") else str(value)
