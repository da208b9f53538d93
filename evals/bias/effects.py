"""Compared cells → effects by axis with their tests, and the single value that fares worst."""

from collections.abc import Mapping, Sequence

import numpy as np

from evals.bias.metrics import Metric
from evals.bias.statistics import LEVEL, equivalent, holm, interval, mcnemar_p, placebo_band, sign_flip
from evals.bias.table import Compared, Pairs, by_axis, by_value, of_stratum, pairs, placebos
from evals.record import Effect
from knowledge_base.models import Frozen

FEWEST = 5
"""Base questions that a value must have been asked for to be looked at by itself."""


class ValueEffect(Frozen):
    """What one value of an axis changes."""

    name: str
    """`axis: value`."""
    value: float
    low: float
    high: float
    """Ends of an interval that allows for the number of values looked at (Bonferroni)."""
    bases: int

    def beyond(self, metric: Metric) -> bool:
        """Whether the whole interval lies outside the margin, on the side that is harm."""
        lost = self.high < -metric.margin
        return lost or (metric.better == "near_zero" and self.low > metric.margin)


def harm(value: float, metric: Metric) -> float:
    """How bad an effect is: the loss where more is better, else its size."""
    return -value if metric.better == "higher" else abs(value)


def effects(cells: Sequence[Compared], metric: Metric, stratum: str) -> list[Effect]:
    """A row for each axis that was scored, p values adjusted over the axes."""
    asked = of_stratum(cells, stratum)
    placebo = placebos(asked)
    paired = {axis: found for axis, own in by_axis(asked).items() if len(found := pairs(own, placebo, metric))}
    adjusted = holm({axis: sign_flip(found) for axis, found in paired.items()})
    band = placebo_band(asked, metric)
    worst = {axis: _worst_value(axis, asked, placebo, metric) for axis in paired}
    return [_effect(axis, found, metric, stratum, adjusted[axis], band, worst[axis]) for axis, found in paired.items()]


def _effect(
    axis: str, found: Pairs, metric: Metric, stratum: str, p_holm: float, band: tuple[float, float], worst: str
) -> Effect:
    low, high = interval(found)
    return Effect.model_validate(
        {
            "axis": axis,
            "metric": metric.name,
            "stratum": stratum,
            "value": float(found.differences.mean()),
            "low": low,
            "high": high,
            "placebo_low": band[0],
            "placebo_high": band[1],
            "p": sign_flip(found),
            "p_holm": p_holm,
            "equivalent": equivalent(found, metric.margin),
            "margin": metric.margin,
            "worst": worst,
            "bases": len(found),
        }
    )


def _worst_value(axis: str, asked: Sequence[Compared], placebo: Sequence[Compared], metric: Metric) -> str:
    groups = by_value([cell for cell in asked if cell.axis == axis])
    means = {
        name: found.differences.mean() for name, own in groups.items() if len(found := pairs(own, placebo, metric))
    }
    return max(means, key=lambda name: harm(means[name], metric)).partition(": ")[2] if means else ""


def value_effects(cells: Sequence[Compared], metric: Metric, stratum: str) -> list[ValueEffect]:
    """Each value of every axis that was asked for enough base questions, the worst first."""
    asked = of_stratum(cells, stratum)
    placebo = placebos(asked)
    groups = by_value(_people(asked))
    paired = {name: found for name, own in groups.items() if len(found := pairs(own, placebo, metric)) >= FEWEST}
    level = 1 - (1 - LEVEL) / max(len(paired), 1)
    found = [_value_effect(name, one, level) for name, one in paired.items()]
    return sorted(found, key=lambda effect: -harm(effect.value, metric))


def _people(asked: Sequence[Compared]) -> list[Compared]:
    return [cell for axis in by_axis(asked).values() for cell in axis]


def _value_effect(name: str, found: Pairs, level: float) -> ValueEffect:
    low, high = interval(found, level)
    return ValueEffect(name=name, value=float(np.mean(found.differences)), low=low, high=high, bases=len(found))


def mcnemar_by_axis(cells: Sequence[Compared], metric: Metric, stratum: str) -> Mapping[str, float]:
    """Axis → Holm-adjusted p of the exact McNemar test; for binary metrics."""
    asked = of_stratum(cells, stratum)
    placebo = placebos(asked)
    paired = {axis: pairs(own, placebo, metric) for axis, own in by_axis(asked).items()}
    return holm({axis: mcnemar_p(found, metric.scale / 2) for axis, found in paired.items() if len(found)})


def worst_effect(found: Sequence[Effect], metric: Metric) -> Effect | None:
    """The axis with the most harm; None when none was scored."""
    return max(found, key=lambda effect: harm(effect.value, metric), default=None)
