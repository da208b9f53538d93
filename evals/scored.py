"""A task's log → rows → figures. What summaries of tasks have in common."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from inspect_ai.log import EvalLog
from pydantic import Field

from assistant.models import Answer
from evals.intervals import of_mean
from evals.record import Better, Example, Figure, Task
from evals.solver import answer_in
from knowledge_base.models import Frozen

Split = Literal["development", "acceptance", "corpus", "public"]
DOES_NOT_APPLY = "does_not_apply"
"""Where a scorer notes the metrics that a sample has nothing for: neither scored nor unscored."""
WORST = 8
"""Examples a task shows for each kind of failure."""


class Row(Frozen):
    """One scored sample of a log."""

    id: str
    question: str
    answer: Answer
    metadata: dict[str, Any]
    """The line of the dataset."""
    values: dict[str, float]
    """Metric → score; a metric that could not be scored is missing."""
    unscored: frozenset[str] = frozenset()
    found: dict[str, Any] = Field(default_factory=dict)
    """What the scorer noted beside its values, such as the topic."""
    note: str = ""

    @property
    def split(self) -> Split:
        split: Split = self.metadata.get("split", "development")
        return split

    def group(self, name: str) -> str:
        """The row's group in a breakdown, such as its nation; `not said` where it has none."""
        return str(self.metadata.get(name) or self.found.get(name) or "not said")


def rows(log: EvalLog, scorer: str) -> list[Row]:
    """The samples that were answered. Raises ValueError when the run failed as a whole."""
    if log.status != "success" or log.samples is None:
        raise ValueError(f"{log.eval.task} did not finish: {log.error.message if log.error else log.status}")
    return [_row(sample, scorer) for sample in log.samples if sample.scores and scorer in sample.scores]


def _row(sample: Any, scorer: str) -> Row:
    score = sample.scores[scorer]
    values = score.value if isinstance(score.value, dict) else {}
    beside = frozenset((score.metadata or {}).get(DOES_NOT_APPLY, ()))
    return Row(
        id=str(sample.id),
        question=sample.input if isinstance(sample.input, str) else sample.input[-1].text,
        answer=answer_in(sample.store),
        metadata=sample.metadata,
        values={name: float(value) for name, value in values.items() if not _missing(value)},
        unscored=frozenset(name for name, value in values.items() if _missing(value)) - beside,
        found=score.metadata or {},
        note=score.explanation or "",
    )


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def of_split(of: Iterable[Row], split: Split) -> list[Row]:
    return [row for row in of if row.split == split]


def splits_of(of: Iterable[Row]) -> list[Split]:
    """The splits there are rows of, development first."""
    present = {row.split for row in of}
    order: tuple[Split, ...] = ("development", "acceptance", "corpus", "public")
    return [split for split in order if split in present]


def named(task: Task, metric: str, split: Split) -> str:
    """The name of a figure: `answers/passed`, and for another split `answers/passed/acceptance`."""
    return f"{task}/{metric}" if split in {"development", "corpus"} else f"{task}/{metric}/{split}"


def figure(
    task: Task,
    metric: str,
    title: str,
    of: Sequence[Row],
    by: Sequence[str] = (),
    unit: str = "share",
    better: Better = "higher",
) -> Figure:
    """The mean of a metric over the rows of one split, with its interval and breakdowns."""
    scored = [row for row in of if metric in row.values]
    values = [row.values[metric] for row in scored]
    low, high = of_mean(values) if values else (None, None)
    split = of[0].split if of else "development"
    return Figure(
        name=named(task, metric, split),
        task=task,
        title=title,
        value=mean(values),
        low=low,
        high=high,
        unit=unit,
        better=better,
        scored=len(scored),
        unscored=sum(metric in row.unscored for row in of),
        by={name: _means(scored, metric, lambda row, name=name: row.group(name)) for name in by},  # type: ignore[misc]
        split=split,
    )


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _means(of: Sequence[Row], metric: str, group: Callable[[Row], str]) -> dict[str, float]:
    groups: dict[str, list[float]] = {}
    for row in of:
        groups.setdefault(group(row), []).append(row.values[metric])
    return {name: sum(values) / len(values) for name, values in sorted(groups.items())}


def scores(figures: Iterable[Figure], of: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Figure name → sample id → score, for figures that are means of a metric of these rows."""
    found: dict[str, dict[str, float]] = {}
    for item in figures:
        metric = item.name.split("/")[1]
        rows_of = {row.id: row.values[metric] for row in of if row.split == item.split and metric in row.values}
        if rows_of:
            found[item.name] = rows_of
    return found


def worst(
    task: Task, of: Sequence[Row], metric: str, bad: Callable[[float], bool], highest: bool = False
) -> list[Example]:
    """Samples whose score is bad, the worst first. `highest`: a high score is the bad one.

    Acceptance samples are never shown: what is read is soon tuned on.
    """
    shown = [row for row in of if row.split != "acceptance" and metric in row.values]
    failed = [row for row in shown if bad(row.values[metric])]
    failed.sort(key=lambda row: row.values[metric], reverse=highest)
    return [
        Example(
            task=task,
            sample=row.id,
            question=row.question,
            answer=row.answer.text,
            problem=row.note,
            score=row.values[metric],
        )
        for row in failed[:WORST]
    ]
