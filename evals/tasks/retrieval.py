"""Does search find the sections that tell what the questions ask for?

inspect eval evals/tasks/retrieval.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.guides import GuidesOf, current_guides
from evals.record import Figure, Summary
from evals.samples import QUESTIONS, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.ranking import ranking
from evals.solver import Asks, asked
from evals.tasks.answers import BY


@task
def retrieval(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """The questions of `answers`. The assistant keeps eight sections, so nDCG@10 counts at most those."""
    return Task(dataset=as_samples(splits(*QUESTIONS), scale), solver=asked(assistant), scorer=ranking(guides))


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "ranking")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    return Summary(
        figures=tuple(figures),
        examples=tuple(worst("retrieval", of, "hit_5", lambda score: score < 1)),
        scores=scores(figures, of),
    )


def _figures(of: Sequence[Row]) -> list[Figure]:
    return [
        figure("retrieval", "ndcg_10", "Right sections stand high: nDCG@10", of, BY),
        figure("retrieval", "recall_5", "Right sections among the first five: Recall@5", of, BY),
        figure("retrieval", "hit_1", "A right section found first", of, BY),
        figure("retrieval", "hit_5", "A right section among the first five", of, BY),
    ]
