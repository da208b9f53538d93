"""Which comparisons between people are drawn, and all of them at a glance."""

from collections.abc import Iterable, Sequence

from evals.record import Effect, Gate
from evals.report import words
from evals.report.forest import forest, label, numbers_of, outside, signed
from evals.report.metrics import metric_name
from evals.report.plot import Plot, Table

MOST_DRAWN = 4
"""More plots than this tire the reader; the rest are tables, and so is what did not change at all."""
Effects = dict[str, list[Effect]]


def by_metric(effects: Iterable[Effect]) -> Effects:
    """In the order in which the metrics come."""
    found: Effects = {}
    for effect in effects:
        found.setdefault(effect.metric, []).append(effect)
    return found


def drawn(effects: Iterable[Effect], gates: Iterable[Gate]) -> list[Plot]:
    """Plots of the comparisons that matter most."""
    found = by_metric(effects)
    chosen, _ = _parted(found, gates)
    return [
        forest(metric, found[metric], words.FOREST_NOTE if number == 0 else "") for number, metric in enumerate(chosen)
    ]


def undrawn(effects: Iterable[Effect], gates: Iterable[Gate]) -> tuple[Table, ...]:
    """Tables of the others."""
    found = by_metric(effects)
    _, others = _parted(found, gates)
    return tuple(numbers_of(metric, found[metric]) for metric in others)


def overview(effects: Iterable[Effect]) -> Table | None:
    """A row for each comparison; None without effects."""
    found = by_metric(effects)
    if not found:
        return None
    return Table(
        caption=words.OVERVIEW_CAPTION,
        head=words.OVERVIEW_HEAD,
        rows=tuple(_row(metric, of) for metric, of in found.items()),
        numbers=(1, 4),
    )


def _parted(found: Effects, gates: Iterable[Gate]) -> tuple[list[str], list[str]]:
    """Metrics to draw, and the others."""
    order = _first(found, gates)
    chosen = [metric for metric in order if any(effect.low or effect.high for effect in found[metric])][:MOST_DRAWN]
    return chosen, [metric for metric in order if metric not in chosen]


def _first(found: Effects, gates: Iterable[Gate]) -> list[str]:
    """Metrics with an unwanted difference, then those that have a limit, then the others."""
    limited = [part for gate in gates for part in gate.figure.split("/")[1:]]

    def rank(metric: str) -> int:
        if any(outside(effect) and effect.stratum == "irrelevant" for effect in found[metric]):
            return 0
        return 1 if any(part.startswith(metric.rpartition("/")[2]) for part in limited) else 2

    return sorted(found, key=rank)


def _row(metric: str, effects: Sequence[Effect]) -> tuple[str, ...]:
    largest = max(effects, key=lambda effect: abs(effect.value))
    clear = [label(effect) for effect in effects if outside(effect)]
    tested = [effect for effect in effects if effect.equivalent is not None]
    same = f"{sum(effect.equivalent is True for effect in tested)} of {len(tested)}" if tested else ""
    with_whom = label(largest) if largest.value else words.NOWHERE
    return (metric_name(metric), signed(largest.value), with_whom, ", ".join(clear) or words.NOWHERE, same)
