"""Can people read what is told?

inspect eval evals/tasks/readability.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.record import Distribution, Figure, Summary
from evals.samples import QUESTIONS, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.readable import HARDEST, readable
from evals.solver import Asks, asked

BY = ("audience", "style")


@task
def readability(scale: Scale = "usual", assistant: Asks | None = None) -> Task:
    """The questions of `answers`, judged by how their answers read."""
    return Task(dataset=as_samples(splits(*QUESTIONS), scale), solver=asked(assistant), scorer=readable())


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "readable")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    return Summary(
        figures=tuple(figures),
        distributions=(_spread("grade", "Flesch-Kincaid grade", of), _spread("sentence_words", "words a sentence", of)),
        examples=tuple(worst("readability", of, "grade", lambda score: score > HARDEST, highest=True)),
        scores=scores(figures, of),
    )


def _figures(of: Sequence[Row]) -> list[Figure]:
    return [
        figure("readability", "grade", "Reading grade of answers (Flesch-Kincaid)", of, BY, "grade", "lower"),
        figure("readability", "too_hard", f"Answers above grade {HARDEST:g}", of, BY, better="lower"),
        figure("readability", "sentence_words", "Words a sentence", of, BY, "count", "lower"),
        figure("readability", "long_sentences", "Sentences of more than 25 words", of, BY, better="lower"),
        figure("readability", "unexplained", "Abbreviations an answer does not explain", of, BY, "count", "lower"),
    ]


def _spread(metric: str, title: str, of: Sequence[Row]) -> Distribution:
    groups: dict[str, list[float]] = {}
    for row in of_split(of, "development"):
        if metric in row.values:
            groups.setdefault(row.group("audience"), []).append(row.values[metric])
    return Distribution(
        name=f"readability/{metric}", title=title, unit="grade" if metric == "grade" else "count", values=groups
    )
