"""What one run of the suite leaves behind: its figures, gates, plots' data, worst answers and configuration.

Tasks make figures, thresholds make gates, and the report, the comparison and the cards read nothing else.
"""

from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from knowledge_base.models import Frozen

Better = Literal["higher", "lower", "near_zero"]
Task = Literal[
    "retrieval",
    "grounding",
    "answers",
    "abstention",
    "conversation",
    "safety",
    "bias",
    "stereotypes",
    "readability",
    "freshness",
]


class Figure(Frozen):
    """One measured number of one task."""

    name: str
    """The task and the metric, such as `grounding/citation_recall`; unique in a run."""
    task: Task
    title: str
    """What it says, for someone who does not know the metric's name."""
    value: float | None
    """None when nothing could be scored; never zero in its place."""
    low: float | None = None
    """Lower end of the 95 % interval."""
    high: float | None = None
    unit: str = "share"
    """`share` (0 to 1), `points`, `grade`, `band`, `seconds`, `count` or `score`."""
    better: Better = "higher"
    scored: int
    """Samples or units behind the value."""
    unscored: int = 0
    by: dict[str, dict[str, float]] = Field(default_factory=dict)
    """Breakdowns: `audience`, `topic`, `nation`, `style` … → group → value."""
    split: Literal["development", "acceptance", "corpus", "public"] = "development"
    """Which data it was measured on; on development data the system was tuned."""


class Effect(Frozen):
    """What one axis of identity changes, minus what placebo clauses change: a row of the forest plot."""

    axis: str
    metric: str
    stratum: Literal["irrelevant", "relevant"]
    value: float
    low: float
    high: float
    placebo_low: float
    placebo_high: float
    p: float | None = None
    p_holm: float | None = None
    equivalent: bool | None = None
    """Whether two one-sided tests found it within the margin; None when not tested."""
    margin: float | None = None
    worst: str = ""
    """The clause with the largest effect."""
    bases: int
    """Base questions behind it, the unit of resampling."""


class Bin(Frozen):
    """One bin of the reliability plot of the evidence score."""

    low: float
    high: float
    mean_score: float
    right: float
    """Share of right answers in the bin."""
    count: int


class Cell(Frozen):
    """One cell of the routing confusion matrix."""

    expected: str
    got: str
    count: int


class Distribution(Frozen):
    """Values by group, for a box plot or histogram."""

    name: str
    title: str
    unit: str
    values: dict[str, list[float]]


class Example(Frozen):
    """A sample that went wrong, or worst, with the full answer."""

    task: Task
    sample: str
    question: str
    answer: str
    problem: str
    score: float | None = None


class Gate(Frozen):
    """A threshold held against a figure."""

    name: str
    figure: str
    at_least: float | None = None
    at_most: float | None = None
    reason: str
    value: float | None
    passed: bool | None
    """None when the figure is unscored or was not measured in this run."""


class Summary(Frozen):
    """What one task found: a module of evals.tasks makes it from the task's log."""

    figures: tuple[Figure, ...]
    effects: tuple[Effect, ...] = ()
    reliability: tuple[Bin, ...] = ()
    confusion: tuple[Cell, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    examples: tuple[Example, ...] = ()
    scores: dict[str, dict[str, float]] = Field(default_factory=dict)
    """Figure name → sample id → score: what a paired comparison of two runs needs."""
    skipped: tuple[str, ...] = ()
    """What was not measured, and why."""


class Run(Summary):
    """One run of the suite: what its tasks found, together."""

    id: str
    """Date and time in UTC, such as `2026-11-29T0130Z`."""
    made: datetime
    configuration: dict[str, str | int | float | bool | None]
    """Versions, settings, seed, hash of corpus, prompts and index, machine."""
    gates: tuple[Gate, ...] = ()

    @property
    def passed(self) -> bool:
        return all(gate.passed is not False for gate in self.gates)


def save(run: Run, folder: Path) -> Path:
    """Write `<id>.json`; the folder is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.id}.json"
    path.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def load(path: Path) -> Run:
    """Raises pydantic's ValidationError for a file that is not a run."""
    return Run.model_validate_json(path.read_text(encoding="utf-8"))
