"""Does every told sentence rest on what it cites, and is nothing left out that limits it?

inspect eval evals/tasks/grounding.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.guides import GuidesOf, current_guides
from evals.label_figures import label_figures
from evals.record import Better, Figure, Summary
from evals.samples import QUESTIONS, Scale, as_samples, splits
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.citing import citing
from evals.scorers.govuk import BARS, govuk
from evals.scorers.judged import judged
from evals.scorers.stale import stale
from evals.solver import Asks, asked

CITING: dict[str, tuple[str, Better]] = {
    "citation_recall": ("Sentences that their citations support (ALCE recall; our own verifier judges)", "higher"),
    "citation_precision": ("Citations that a sentence needs (ALCE precision; our own verifier judges)", "higher"),
    "quote_exact": ("Quotes that equal a guide's sentence letter for letter", "higher"),
    "number_fidelity": ("Sentences whose figures all stand in what they cite", "higher"),
    "unsupported": ("Sentences without support", "lower"),
    "invented": ("Citations that lead nowhere", "lower"),
    "limit_omission": ("Limited sentences told without a limit", "lower"),
}


@task
def grounding(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """The questions of `answers`, judged by what is told and cited."""
    return Task(
        dataset=as_samples(splits(*QUESTIONS), scale),
        solver=asked(assistant),
        scorer=[citing(guides), stale(), govuk(guides), judged()],
    )


def summarise(log: EvalLog) -> Summary:
    of = {name: rows(log, name) for name in ("citing", "stale", "govuk", "judged")}
    figures: list[Figure] = []
    kept: dict[str, dict[str, float]] = {}
    for name, found in of.items():
        made = [item for split in splits_of(found) for item in _figures(name, of_split(found, split))]
        figures += made
        kept |= scores(made, found)
    bad = [
        *worst("grounding", of["citing"], "citation_recall", lambda score: score < 1),
        *worst("grounding", of["citing"], "limit_omission", lambda score: score > 0, highest=True),
        *worst("grounding", of["stale"], "stale_value", lambda score: score > 0, highest=True),
    ]
    read = label_figures()
    return Summary(
        figures=(*figures, *read),
        examples=tuple(bad),
        scores=kept,
        skipped=() if read else ("Agreement with a reader: no answers are labelled in datasets/labels.jsonl.",),
    )


def _figures(scorer: str, of: Sequence[Row]) -> list[Figure]:
    if scorer == "citing":
        return [figure("grounding", name, title, of, better=better) for name, (title, better) in CITING.items()]
    if scorer == "stale":
        return [
            figure("grounding", "stale_value", "Answers that tell a value that no longer holds", of, better="lower")
        ]
    if scorer == "judged":
        return [figure("grounding", "judged_support", "Sentences that a judging model finds supported", of)]
    return [
        figure("grounding", name, f"GOV.UK Chat's {name.replace('_', ' ')}, bar {bar:g}: {ours}", of)
        for name, (bar, ours) in BARS.items()
    ]
