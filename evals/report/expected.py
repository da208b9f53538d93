"""What to expect from new questions: results on questions that were kept back."""

from evals.record import Figure, Run, Task
from evals.report import words
from evals.report.numbers import interval, shown
from knowledge_base.models import Frozen

MOST = 6
MOST_OF_A_TASK = 2
ORDER: tuple[Task, ...] = ("answers", "abstention", "conversation", "retrieval", "grounding", "safety")
"""What matters most to a person who asks comes first."""


class Expected(Frozen):
    title: str
    value: str
    around: str
    of: str
    """How many questions it is from."""
    better: str


def expected(run: Run) -> tuple[Expected, ...]:
    """Kept-back figures by task; within a task, twins of figures that have a limit come first."""
    limited = {figure.title for figure in run.figures for gate in run.gates if gate.figure == figure.name}
    kept = [figure for figure in run.figures if figure.split == "acceptance" and figure.value is not None]
    found: list[Figure] = []
    for task in ORDER:
        own = [figure for figure in kept if figure.task == task]
        found += sorted(own, key=lambda figure: figure.title not in limited)[:MOST_OF_A_TASK]
    return tuple(_expected(figure) for figure in found[:MOST])


def _expected(figure: Figure) -> Expected:
    return Expected(
        title=figure.title,
        value=shown(figure.value, figure.unit),
        around=interval(figure.low, figure.high, figure.unit),
        of=f"{figure.scored:,}",
        better=words.BETTER[figure.better],
    )
