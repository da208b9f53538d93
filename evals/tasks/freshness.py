"""Does an answer say so when its date has passed? Asked just before and just after the tax year changes.

inspect eval evals/tasks/freshness.py
"""

from collections.abc import Sequence
from datetime import date

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.guides import Guides, GuidesOf, current_guides
from evals.record import Figure, Summary
from evals.samples import Line, Scale, as_samples
from evals.scored import Row, figure, rows, scores, worst
from evals.scorers.dated import dated
from evals.solver import Asks, asked

DAYS = (date(2026, 4, 5), date(2026, 4, 6), date(2027, 4, 5), date(2027, 4, 6))
"""The last and the first day of a tax year, twice."""


@task
def freshness(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """A question that each section with an end date is known to answer, on each of DAYS."""
    return Task(dataset=as_samples(lines(guides()), scale), solver=asked(assistant), scorer=dated(guides))


def lines(guides: Guides) -> list[Line]:
    ending = [section for section in guides.corpus.sections if section.valid_until is not None]
    return [
        {"id": f"{section.id}@{day}", "question": section.asks[0], "today": day.isoformat(), "split": "corpus"}
        | ({"nation": section.nations[0].value} if len(section.nations) == 1 else {})
        for section in ending
        for day in DAYS
    ]


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "dated")
    figures = _figures(of)
    bad = [
        *worst("freshness", of, "says_ended", lambda score: score < 1),
        *worst("freshness", of, "says_ahead", lambda score: score < 1),
        *worst("freshness", of, "stale_value", lambda score: score > 0, highest=True),
    ]
    return Summary(figures=tuple(figures), examples=tuple(bad), scores=scores(figures, of))


def _figures(of: Sequence[Row]) -> list[Figure]:
    by = ("today",)
    return [
        figure("freshness", "says_ended", "Answers from a section that has ended that say so", of, by),
        figure("freshness", "says_ahead", "Answers from a section that has not begun that say so", of, by),
        figure("freshness", "false_notice", "Answers in date that call themselves out of date", of, by, better="lower"),
        figure("freshness", "stale_value", "Answers that tell an ended value as if it held", of, by, better="lower"),
    ]
