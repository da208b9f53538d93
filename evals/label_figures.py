"""What a reader found in labelled answers, and how far the automatic mark agrees, as figures of a run."""

from pathlib import Path

from evals.intervals import of_share
from evals.label_agreement import LABELS, QUESTIONS, Agreement, Judged, agreement, judged, load_labels
from evals.questions import load_questions
from evals.record import Figure

GOOD = "Answers that a reader found right beside the facts"
AGREE = "Answers on which the reader and the automatic mark agree"
KAPPA = "The same beyond chance: Cohen's kappa"


def label_figures(path: Path = LABELS) -> tuple[Figure, ...]:
    """None without labels. The labelled answers are those of their day, kept with the labels, not those of this run."""
    if not path.exists():
        return ()
    questions = {one.id: one for file in QUESTIONS if file.exists() for one in load_questions(file)}
    of = judged(load_labels(path), questions)
    return _figures(of, agreement(of)) if of else ()


def _figures(of: list[Judged], found: Agreement) -> tuple[Figure, ...]:
    good = sum(one.good for one in of)
    return (
        _figure("reader_right", GOOD, good / len(of), of_share(good, len(of)), len(of)),
        _figure("reader_agreement", AGREE, found.agreed / found.of, (found.low, found.high), found.of),
        _figure("reader_kappa", KAPPA, found.kappa, (None, None), found.of),
    )


def _figure(
    name: str, title: str, value: float | None, interval: tuple[float | None, float | None], count: int
) -> Figure:
    low, high = interval
    return Figure(
        name=f"grounding/{name}/acceptance",
        task="grounding",
        title=title,
        value=value,
        low=low,
        high=high,
        scored=count if value is not None else 0,
        unscored=count if value is None else 0,
        split="acceptance",
    )
