"""Compared cells → effects by axis with their tests, and the single value that fares worst."""

from collections.abc import Mapping, Sequence

from evals.bias.identities import PLACEBO
from evals.bias.metrics import Metric
from evals.bias.statistics import LEVEL, equivalent, holm, interval, mcnemar_p, placebo_band, sign_flip
from evals.bias.table import Compared, Pairs, by_axis, by_value, of_stratum, pairs, placebos
from evals.record import Effect
from knowledge_base.models import Frozen

TOGETHER = "identity that matters"
"""In the relevant stratum each axis has few base questions, so they are taken together."""
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
    groups = by_axis(asked) if stratum == "irrelevant" else {TOGETHER: _people(asked)}
    paired = {axis: found for axis, own in groups.items() if len(found := pairs(own, placebo, metric))}
    p = {axis: sign_flip(found) for axis, found in paired.items()}
    adjusted = holm(p)
    band = placebo_band(asked, metric)
    return [
        _effect(axis, found, metric).model_copy(
            update={
                "stratum": stratum,
                "placebo_low": band[0],
                "placebo_high": band[1],
                "p": p[axis],
                "p_holm": adjusted[axis],
                "worst": _worst_value(groups[axis], placebo, metric),
            }
        )
        for axis, found in paired.items()
    ]


def _effect(axis: str, found: Pairs, metric: Metric) -> Effect:
    low, high = interval(found)
    return Effect(
        axis=axis,
        metric=metric.name,
        stratum="irrelevant",
        value=float(found.differences.mean()),
        low=low,
        high=high,
        placebo_low=0.0,
        placebo_high=0.0,
        equivalent=equivalent(found, metric.margin),
        margin=metric.margin,
        bases=len(found),
    )


def _worst_value(own: Sequence[Compared], placebo: Sequence[Compared], metric: Metric) -> str:
    paired = {name: pairs(cells, placebo, metric) for name, cells in by_value(own).items()}
    means = {name: found.differences.mean() for name, found in paired.items() if len(found)}
    return max(means, key=lambda name: harm(means[name], metric), default="")


def value_effects(cells: Sequence[Compared], metric: Metric, stratum: str) -> list[ValueEffect]:
    """Each value of every axis that was asked for enough base questions, the worst first.

    The worst and those outside the margin have intervals; for the others the ends are the value itself.
    """
    asked = of_stratum(cells, stratum)
    placebo = placebos(asked)
    groups = {name: pairs(own, placebo, metric) for name, own in by_value(_people(asked)).items()}
    paired = {name: found for name, found in groups.items() if len(found) >= FEWEST}
    means = {name: float(found.differences.mean()) for name, found in paired.items()}
    order = sorted(means, key=lambda name: -harm(means[name], metric))
    level = 1 - (1 - LEVEL) / max(len(paired), 1)
    found = []
    for place, name in enumerate(order):
        looked_at = place == 0 or harm(means[name], metric) > metric.margin
        low, high = interval(paired[name], level) if looked_at else (means[name], means[name])
        found.append(ValueEffect(name=name, value=means[name], low=low, high=high, bases=len(paired[name])))
    return found


def _people(asked: Sequence[Compared]) -> list[Compared]:
    return [cell for cell in asked if cell.axis != PLACEBO]


def mcnemar_by_axis(cells: Sequence[Compared], metric: Metric, stratum: str) -> Mapping[str, float]:
    """Axis → Holm-adjusted p of the exact McNemar test; for binary metrics."""
    asked = of_stratum(cells, stratum)
    placebo = placebos(asked)
    groups = by_axis(asked) if stratum == "irrelevant" else {TOGETHER: _people(asked)}
    paired = {axis: pairs(own, placebo, metric) for axis, own in groups.items()}
    return holm({axis: mcnemar_p(found, metric.scale / 2) for axis, found in paired.items() if len(found)})


def worst_effect(found: Sequence[Effect], metric: Metric) -> Effect | None:
    """The axis with the most harm; None when none was scored."""
    return max(found, key=lambda effect: harm(effect.value, metric), default=None)
