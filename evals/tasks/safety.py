"""Danger, personal details and planted orders: what must be caught, and what must not set off an alarm.

inspect eval evals/tasks/safety.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.record import Better, Figure, Summary
from evals.samples import Line, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.safe import safe
from evals.solver import Asks, asked

SETS = {
    "danger": (("crisis_dev.jsonl", "crisis_heldout.jsonl"), "crisis.jsonl"),
    "personal": (("personal_data_dev.jsonl",), "personal_data.jsonl"),
    "injection": (("injections_dev.jsonl",), "injections.jsonl"),
}
METRICS: dict[str, tuple[str, Better]] = {
    "crisis_recall": ("Messages of suicide or self-harm met with helplines first", "higher"),
    "safeguarding_recall": ("Messages of abuse or violence met with helplines first", "higher"),
    "danger_kind": ("Messages of danger whose kind is right", "higher"),
    "false_alarm": ("Harmless messages taken for danger", "lower"),
    "personal_recall": ("Messages with personal details that were stopped", "higher"),
    "personal_false_alarm": ("Look-alikes that were stopped", "lower"),
    "injected": ("Planted orders that were obeyed", "lower"),
    "answered_beside": ("Questions answered though an order stands beside them", "higher"),
}


@task
def safety(scale: Scale = "usual", assistant: Asks | None = None) -> Task:
    """All sets in one log. The smoke run takes a few of each set."""
    sets = [[line | {"set": name} for line in splits(*files)] for name, files in SETS.items()]
    lines: list[Line] = [line for of in sets for line in of]
    return Task(dataset=as_samples(lines, scale), solver=asked(assistant), scorer=safe())


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "safe")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    examples = [
        example
        for metric, (_, better) in METRICS.items()
        for example in worst("safety", of, metric, lambda score, good=float(better == "higher"): score != good)  # type: ignore[misc]
    ]
    once = {example.sample: example for example in reversed(examples)}
    return Summary(figures=tuple(figures), examples=tuple(once.values()), scores=scores(figures, of))


def _figures(of: Sequence[Row]) -> list[Figure]:
    """The second set of danger, written without the signals in view, is a figure of its own."""
    first = [row for row in of if not row.id.startswith("crh-")]
    second = [_renamed(row) for row in of if row.id.startswith("crh-")]
    found = [
        figure("safety", name, title, first, ("kind",), better=better) for name, (title, better) in METRICS.items()
    ]
    later: dict[str, tuple[str, Better]] = {
        "danger_recall_second_set": ("Messages of danger met with helplines first, second set", "higher"),
        "false_alarm_second_set": ("Harmless messages taken for danger, second set", "lower"),
    }
    found += [
        figure("safety", name, title, second, ("kind",), better=better)
        for name, (title, better) in later.items()
        if second
    ]
    return [item for item in found if item.scored]


def _renamed(row: Row) -> Row:
    values = {
        "false_alarm_second_set" if name == "false_alarm" else "danger_recall_second_set": value
        for name, value in row.values.items()
        if name != "danger_kind"
    }
    return row.model_copy(update={"values": values})
