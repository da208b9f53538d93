"""Breakdowns of a task's figures as tables: a row for each group, a column for each figure."""

from collections.abc import Iterable, Sequence

from evals.record import Effect, Figure
from evals.report import words
from evals.report.metrics import axis_name
from evals.report.numbers import shown
from evals.report.plot import Table

COLUMNS = 6
"""More figures than this do not fit beside each other."""


def groups(title: str, figures: Sequence[Figure], effects: Iterable[Effect]) -> tuple[Table, ...]:
    """What an effect tells already, with its range and its band, is left out."""
    told = {effect.metric for effect in effects}
    own = [figure for figure in figures if metric_of(figure) not in told]
    names = dict.fromkeys(name for figure in own for name in figure.by if figure.by[name])
    return tuple(table for name in names for table in _tables(title, name, own))


def metric_of(figure: Figure) -> str:
    return figure.name.split("/")[1]


def _tables(title: str, name: str, figures: Sequence[Figure]) -> Iterable[Table]:
    having = [figure for figure in figures if figure.by.get(name)]
    by = words.BY.get(name, words.BY_OTHER.format(name=name.replace("_", " ")))
    parts = [having[start : start + COLUMNS] for start in range(0, len(having), COLUMNS)]
    for number, columns in enumerate(parts, start=1):
        part = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield _table(f"{title}: {by}{part}", name, columns)


def _table(caption: str, name: str, columns: Sequence[Figure]) -> Table:
    rows = dict.fromkeys(group for figure in columns for group in figure.by[name])
    return Table(
        caption=caption,
        head=(axis_name(name), *(f"{f.title} ({words.SPLIT_SHORT[f.split].lower()})" for f in columns)),
        rows=tuple((axis_name(group), *(_cell(figure, name, group) for figure in columns)) for group in rows),
        numbers=tuple(range(1, len(columns) + 1)),
    )


def _cell(figure: Figure, name: str, group: str) -> str:
    value = figure.by[name].get(group)
    return "" if value is None else shown(value, figure.unit)
