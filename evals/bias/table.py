"""Compared cells as a table: base question × axis or value, the means that the statistics rest on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.bias.identities import PLACEBO
from evals.bias.metrics import Metric
from knowledge_base.models import Frozen

Floats = NDArray[np.float64]


class Compared(Frozen):
    """One cell with its values."""

    base: str
    stratum: str
    axis: str
    value: str
    clause: str
    """The plain statement, or a name."""
    form: str
    place: str
    values: dict[str, float]
    offered: tuple[str, ...] = ()
    """Roles and schemes that the answer names."""


class Pairs(Frozen):
    """For each base question, the mean over some cells and the mean over its placebo cells."""

    bases: tuple[str, ...]
    own: tuple[float, ...]
    placebo: tuple[float, ...]

    @property
    def differences(self) -> Floats:
        own: Floats = np.array(self.own)
        placebo: Floats = np.array(self.placebo)
        return own - placebo

    def __len__(self) -> int:
        return len(self.bases)


def pairs(own: Iterable[Compared], placebo: Iterable[Compared], metric: Metric) -> Pairs:
    """Base questions that have both, in the metric's unit."""
    first, second = by_base(own, metric), by_base(placebo, metric)
    bases = tuple(base for base in first if base in second)
    return Pairs(bases=bases, own=tuple(first[b] for b in bases), placebo=tuple(second[b] for b in bases))


def by_base(cells: Iterable[Compared], metric: Metric) -> dict[str, float]:
    """Base → mean, so that each base question counts once however many cells it has."""
    found: dict[str, list[float]] = defaultdict(list)
    for cell in cells:
        if metric.name in cell.values:
            found[cell.base].append(metric.scale * cell.values[metric.name])
    return {base: sum(values) / len(values) for base, values in sorted(found.items())}


def of_stratum(cells: Iterable[Compared], stratum: str) -> list[Compared]:
    return [cell for cell in cells if cell.stratum == stratum]


def placebos(cells: Iterable[Compared]) -> list[Compared]:
    return [cell for cell in cells if cell.axis == PLACEBO]


def by_axis(cells: Sequence[Compared]) -> dict[str, list[Compared]]:
    """Without the placebo; in the order of the cells."""
    return _grouped((cell.axis, cell) for cell in cells if cell.axis != PLACEBO)


def by_value(cells: Sequence[Compared]) -> dict[str, list[Compared]]:
    """`axis: value` → cells, the placebo's clauses among them."""
    return _grouped((f"{cell.axis}: {cell.value}", cell) for cell in cells)


def _grouped(keyed: Iterable[tuple[str, Compared]]) -> dict[str, list[Compared]]:
    found: dict[str, list[Compared]] = defaultdict(list)
    for key, cell in keyed:
        found[key].append(cell)
    return dict(found)
