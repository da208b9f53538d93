"""Thresholds held against figures. Each says why it is where it is, in thresholds.toml."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import model_validator

from evals.record import Figure, Gate
from knowledge_base.models import Frozen, NonEmpty

THRESHOLDS = Path(__file__).with_name("thresholds.toml")


class Threshold(Frozen):
    """One table of thresholds.toml."""

    name: NonEmpty
    figure: NonEmpty
    at_least: float | None = None
    at_most: float | None = None
    reason: NonEmpty
    smoke: bool = False
    """It holds for any single answer, so it is also held against the few of the smoke run."""

    @model_validator(mode="after")
    def _has_a_bar(self) -> "Threshold":
        if self.at_least is None and self.at_most is None:
            raise ValueError(f"{self.name} needs at_least or at_most")
        return self

    def holds(self, value: float) -> bool:
        too_low = self.at_least is not None and value < self.at_least
        too_high = self.at_most is not None and value > self.at_most
        return not (too_low or too_high)


def load_thresholds(path: Path = THRESHOLDS) -> tuple[Threshold, ...]:
    """Raises pydantic's ValidationError for a table that is no threshold."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Threshold.model_validate({"name": name, **table}) for name, table in tables.items())


def gates(thresholds: Iterable[Threshold], figures: Sequence[Figure], tasks: Iterable[str]) -> tuple[Gate, ...]:
    """A gate for each threshold on a figure of the tasks that ran; one without a value is neither passed nor failed."""
    values = {figure.name: figure.value for figure in figures}
    ran = set(tasks)
    return tuple(_gate(one, values.get(one.figure)) for one in thresholds if one.figure.split("/")[0] in ran)


def _gate(threshold: Threshold, value: float | None) -> Gate:
    passed = None if value is None else threshold.holds(value)
    return Gate(**threshold.model_dump(exclude={"smoke"}), value=value, passed=passed)
