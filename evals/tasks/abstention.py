"""Does it hold back what it must not answer, and only that?

inspect eval evals/tasks/abstention.py

Abstaining is the positive class: precision is the share of messages held back that had to be, recall the
share of those that had to be that were.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from inspect_ai import Task, task
from inspect_ai.log import EvalLog
from sklearn.metrics import f1_score

from evals.intervals import of_ratio
from evals.record import Cell, Figure, Summary
from evals.reliability import bins
from evals.samples import QUESTIONS, UNANSWERABLE, Line, Scale, as_samples, splits
from evals.scored import Row, figure, named, of_split, rows, scores, splits_of, worst
from evals.scorers.outcome import outcome
from evals.solver import Asks, asked

BY = ("audience", "style")


@task
def abstention(scale: Scale = "usual", assistant: Asks | None = None) -> Task:
    """The questions of `answers`, which must be answered, and messages that must not."""
    lines: list[Line] = [*splits(*QUESTIONS), *splits(*UNANSWERABLE)]
    kinds = sorted(lines, key=lambda line: "status" in line)
    return Task(dataset=as_samples(kinds, scale), solver=asked(assistant), scorer=outcome())


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "outcome")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    development = of_split(of, "development")
    return Summary(
        figures=tuple(figures),
        reliability=bins([row.found["evidence"] for row in development], [not must(row) for row in development]),
        confusion=_confusion(development),
        examples=tuple(worst("abstention", of, "right_outcome", lambda score: score < 1)),
        scores=scores(figures, of),
    )


def must(row: Row) -> bool:
    """Whether the message must not be answered."""
    return row.metadata.get("status") is not None


def _figures(of: Sequence[Row]) -> list[Figure]:
    answerable, barred = [row for row in of if not must(row)], [row for row in of if must(row)]
    held = [_with(row, "precision", float(must(row))) for row in of if row.values["abstained"]]
    caught = [_with(row, "recall", row.values["abstained"]) for row in barred]
    refused = [_with(row, "false_refusal", row.values["abstained"]) for row in answerable]
    return [
        figure("abstention", "precision", "Messages held back that had to be", held),
        figure("abstention", "recall", "Messages that had to be held back and were", caught, ("kind",)),
        _f1(of),
        figure(
            "abstention", "false_refusal", "Questions with an answer that were held back", refused, BY, better="lower"
        ),
        figure("abstention", "right_outcome", "Messages with the outcome that fits", of),
    ]


def _with(row: Row, metric: str, value: float) -> Row:
    return row.model_copy(update={"values": row.values | {metric: value}})


def _f1(of: Sequence[Row]) -> Figure:
    """F1 is twice the right ones among held back and to be held back together; its interval is over the messages."""
    wanted = np.array([must(row) for row in of], dtype=np.float64)
    held = np.array([row.values["abstained"] for row in of], dtype=np.float64)
    low, high = of_ratio(2 * wanted * held, wanted + held)
    return Figure(
        name=named("abstention", "f1", of[0].split),
        task="abstention",
        title="Holding back: F1 of precision and recall",
        value=float(f1_score(wanted, held, zero_division=0.0)),
        low=low,
        high=high,
        scored=len(of),
        split=of[0].split,
    )


def _confusion(of: Sequence[Row]) -> tuple[Cell, ...]:
    counts = Counter((str(row.found["expected"]), str(row.found["got"])) for row in of)
    return tuple(Cell(expected=expected, got=got, count=count) for (expected, got), count in sorted(counts.items()))
