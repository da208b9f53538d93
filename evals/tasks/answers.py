"""Do answers tell the facts that the questions ask for?

inspect eval evals/tasks/answers.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.guides import GuidesOf, current_guides
from evals.record import Figure, Summary
from evals.samples import QUESTIONS, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.facts import facts
from evals.solver import Asks, asked

BY = ("audience", "topic", "nation", "style")


@task
def answers(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """The development questions, and the acceptance questions when they are there."""
    return Task(dataset=as_samples(splits(*QUESTIONS), scale), solver=asked(assistant), scorer=facts(guides))


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "facts")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    return Summary(
        figures=tuple(figures),
        examples=tuple(worst("answers", of, "passed", lambda score: score < 1)),
        scores=scores(figures, of),
    )


def _figures(of: Sequence[Row]) -> list[Figure]:
    return [
        figure("answers", "passed", "Every required fact told, nothing stale", of, BY),
        figure("answers", "required_recall", "Required facts told", of, BY),
        figure("answers", "answered", "Questions answered", of, BY),
        figure("answers", "stale", "Answers with a stale or wrong value", of, better="lower"),
        figure("answers", "hit_1", "A right section found first", of, BY),
    ]
