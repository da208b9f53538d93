"""Is the last message of a conversation understood with what was said before it, or without it where the subject changed?

inspect eval evals/tasks/conversation.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.guides import GuidesOf, current_guides
from evals.record import Figure, Summary
from evals.samples import DIALOGUES, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.facts import facts
from evals.solver import Asks, asked

BY = ("kind", "topic")


@task
def conversation(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """The dialogues, each message asked with those before it; the last answer is scored."""
    return Task(dataset=as_samples(splits(*DIALOGUES), scale), solver=asked(assistant), scorer=facts(guides))


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "facts")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    return Summary(
        figures=tuple(figures),
        examples=tuple(worst("conversation", of, "passed", lambda score: score < 1)),
        scores=scores(figures, of),
    )


def _figures(of: Sequence[Row]) -> list[Figure]:
    return [
        figure(
            "conversation", "passed", "Follow-ups answered: every required fact, nothing of the wrong subject", of, BY
        ),
        figure("conversation", "required_recall", "Required facts told at the end of a conversation", of, BY),
        figure("conversation", "hit_1", "A right section found first", of, BY),
        figure("conversation", "hit_3", "A right section among the first three", of, BY),
    ]
