"""Do automatic marks of answers agree with a reader who labelled the same answers beside the facts?

python -m evals.label_agreement          the tables
python -m evals.label_agreement --write  also into evals/results/

The labels, and the very answers that were read, are in `datasets/labels.jsonl`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from assistant.models import Answer, AnswerStatus
from evals.intervals import of_share
from evals.questions import DATASETS, DevQuestion, load_questions, mark
from knowledge_base.models import Frozen, NonEmpty

LABELS = DATASETS / "labels.jsonl"
QUESTIONS = (DATASETS / "acceptance" / "questions.jsonl", DATASETS / "questions_heldout.jsonl")
RESULTS = Path(__file__).parent / "results" / "labels.md"


class Verdict(StrEnum):
    """What the reader thought of an answer."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    OMISSION = "omission"
    """True, but a condition or limit that changes what the person would do is missing."""
    ABSTAINED_RIGHT = "abstained_right"
    ABSTAINED_WRONG = "abstained_wrong"


GOOD = frozenset({Verdict.RIGHT, Verdict.ABSTAINED_RIGHT})


class Label(Frozen):
    """One answer with what the reader thought of it."""

    id: NonEmpty
    question: NonEmpty
    answer: NonEmpty
    """The whole answer as it was shown."""
    told: str
    """Its sentences and notes alone: what the automatic mark looks at."""
    status: AnswerStatus
    label: Verdict
    note: NonEmpty
    date: date


class Judged(Frozen):
    """A label beside the automatic mark of the same answer."""

    label: Label
    passed: bool

    @property
    def good(self) -> bool:
        return self.label.label in GOOD


class Agreement(Frozen):
    """How often the mark and the reader say the same."""

    agreed: int
    of: int
    low: float
    high: float
    """Wilson's 95 % interval."""
    kappa: float | None
    """Cohen's; None where one of the two never varies, so that chance explains any agreement."""


def load_labels(path: Path = LABELS) -> list[Label]:
    return [Label.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(labels: Iterable[Label], questions: Mapping[str, DevQuestion]) -> list[Judged]:
    """Raises KeyError for a label of a question that is not there."""
    return [Judged(label=label, passed=_passed(label, questions[label.id])) for label in labels]


def _passed(label: Label, question: DevQuestion) -> bool:
    return mark(question, Answer(status=label.status, notes=(label.told,)), {}).passed


def agreement(of: Sequence[Judged]) -> Agreement:
    """Of at least one answer."""
    from sklearn.metrics import cohen_kappa_score

    by_reader, by_mark = [item.good for item in of], [item.passed for item in of]
    agreed = sum(item.good == item.passed for item in of)
    low, high = of_share(agreed, len(of))
    varies = len(set(by_reader)) > 1 and len(set(by_mark)) > 1
    kappa = float(cohen_kappa_score(by_reader, by_mark)) if varies else None
    return Agreement(agreed=agreed, of=len(of), low=low, high=high, kappa=kappa)


def report(of: Sequence[Judged]) -> str:
    """The tables as Markdown, for all answers and for each file of questions."""
    files = {
        "all": of,
        "acceptance": [item for item in of if item.label.id.startswith("acc-")],
        "held out": [item for item in of if not item.label.id.startswith("acc-")],
    }
    days = sorted({item.label.date.isoformat() for item in of})
    rows = [
        "# Answers read beside the facts",
        "",
        f"{len(of)} answers, read {' and '.join(days)} by one reader who had not seen the guides. `python -m evals.label_agreement --write`",
        "",
        *_confusion(of),
        "",
        "| Answers | Good to the reader | Passed automatically | Agree | 95 % interval | Cohen's kappa |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_row(name, items) for name, items in files.items() if items),
    ]
    return "\n".join([*rows, "", *_disagreements(of)]) + "\n"


def _confusion(of: Sequence[Judged]) -> list[str]:
    counts = Counter((item.label.label, item.passed) for item in of)
    lines = [f"| {v.value} | {counts[v, True]} | {counts[v, False]} |" for v in Verdict]
    return ["| Label | Passed automatically | Failed automatically |", "| --- | --- | --- |", *lines]


def _row(name: str, of: Sequence[Judged]) -> str:
    found = agreement(of)
    good, passed = sum(item.good for item in of), sum(item.passed for item in of)
    kappa = "not defined" if found.kappa is None else f"{found.kappa:.2f}"
    share = f"{found.agreed} of {found.of}"
    return f"| {name} | {good} | {passed} | {share} | {found.low:.2f} to {found.high:.2f} | {kappa} |"


def _disagreements(of: Sequence[Judged]) -> list[str]:
    """Ids and notes, because these are to be looked at first."""
    lines = ["## Passed automatically, not good to the reader", ""]
    lines += [_noted(item) for item in of if item.passed and not item.good]
    lines += ["", "## Good to the reader, failed automatically", ""]
    return lines + [_noted(item) for item in of if item.good and not item.passed]


def _noted(item: Judged) -> str:
    return f"- `{item.label.id}` ({item.label.label.value}): {item.label.note}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.label_agreement", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    questions = {question.id: question for path in QUESTIONS for question in load_questions(path)}
    text = report(judged(load_labels(), questions))
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
