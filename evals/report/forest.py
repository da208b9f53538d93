"""Bias as forest plots: one for each metric, a row for each kind of remark, against what harmless remarks change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evals.record import Effect
from evals.report import words
from evals.report.drawing import ACCENT, BAD, INK, QUIET, TINT, Look, bare, canvas, folded, pictures
from evals.report.metrics import axis_name, metric_name
from evals.report.numbers import plain
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_HEIGHT = 26
"""Points; a label may have two lines."""
ABOVE_AND_BELOW = 60


def forests(effects: Iterable[Effect]) -> list[Plot]:
    """In the order in which the metrics come."""
    by_metric: dict[str, list[Effect]] = {}
    for effect in effects:
        by_metric.setdefault(effect.metric, []).append(effect)
    return [
        forest(metric, tuple(sorted(found, key=_order)), words.FOREST_NOTE if number == 0 else "")
        for number, (metric, found) in enumerate(by_metric.items())
    ]


def forest(metric: str, effects: tuple[Effect, ...], note: str = words.FOREST_NOTE) -> Plot:
    name = metric_name(metric)
    says = _says(effects)
    return Plot(
        id=f"forest-{metric.replace('/', '-').replace('@', '')}",
        title=words.FOREST_TITLE.format(metric=name),
        says=says,
        note=note,
        alt=f"{name}: {len(effects)} kinds of remark, each with its likely range and the band of harmless remarks. {says}",
        pictures=pictures(lambda look: _draw(effects, look)),
        table=Table(
            caption=words.FOREST_CAPTION.format(metric=name),
            head=words.FOREST_HEAD,
            rows=tuple(_row(effect) for effect in effects),
            numbers=(1, 2, 3, 7),
        ),
    )


def outside(effect: Effect) -> bool:
    """Whether the whole likely range lies beyond the band of harmless remarks."""
    return effect.low > effect.placebo_high or effect.high < effect.placebo_low


def label(effect: Effect) -> str:
    name = axis_name(effect.axis)
    return name if effect.stratum == "irrelevant" else f"{name} {words.FOREST_RELEVANT}"


def _order(effect: Effect) -> tuple[bool, str]:
    return effect.stratum == "relevant", axis_name(effect.axis)


def _says(effects: Iterable[Effect]) -> str:
    """Differences that should not be, then those that should."""
    clear = [effect for effect in effects if outside(effect)]
    unwanted = [axis_name(effect.axis) for effect in clear if effect.stratum == "irrelevant"]
    wanted = [axis_name(effect.axis) for effect in clear if effect.stratum == "relevant"]
    told = [words.FOREST_SOME.format(axes=", ".join(unwanted)) if unwanted else words.FOREST_NONE]
    return " ".join([*told, *([words.FOREST_WANTED.format(axes=", ".join(wanted))] if wanted else [])])


def _row(effect: Effect) -> tuple[str, ...]:
    return (
        label(effect),
        _signed(effect.value),
        f"{_signed(effect.low)} to {_signed(effect.high)}",
        f"{_signed(effect.placebo_low)} to {_signed(effect.placebo_high)}",
        words.OUTSIDE if outside(effect) else words.INSIDE,
        _same(effect),
        effect.worst,
        str(effect.bases),
    )


def _same(effect: Effect) -> str:
    if effect.equivalent is None:
        return words.SAME_UNTESTED
    told = words.SAME_YES if effect.equivalent else words.SAME_NO
    return told.format(margin=f"±{plain(effect.margin)}" if effect.margin is not None else "margin")


def _signed(value: float) -> str:
    text = plain(value)
    return f"+{text}" if value > 0 and text != "0" else text


def _draw(effects: tuple[Effect, ...], look: Look) -> "Figure":
    from matplotlib.patches import Rectangle

    figure, (axes,) = canvas(look, ROW_HEIGHT * len(effects) * (1.15 if look.narrow else 1) + ABOVE_AND_BELOW)
    for row, effect in enumerate(effects):
        band = effect.placebo_high - effect.placebo_low
        axes.add_patch(Rectangle((effect.placebo_low, row - 0.42), band, 0.84, color=TINT, linewidth=0))
        colour = BAD if outside(effect) and effect.stratum == "irrelevant" else ACCENT
        axes.plot((effect.low, effect.high), (row, row), color=colour, linewidth=2, solid_capstyle="butt")
        # A hollow diamond for a clear difference, so that colour is not what tells it.
        shape = (
            {"marker": "D", "markersize": 8, "markerfacecolor": "none", "markeredgewidth": 2} if outside(effect) else {}
        )
        axes.plot(effect.value, row, color=colour, **({"marker": "o", "markersize": 7} | shape))  # type: ignore[arg-type]
    axes.axvline(0, color=QUIET, linewidth=1, zorder=0.5)
    axes.set_yticks(range(len(effects)), [folded(label(effect), 15 if look.narrow else 28) for effect in effects])
    axes.set_ylim(len(effects) - 0.4, -0.6)
    _widen(effects, axes)
    axes.locator_params(axis="x", nbins=4 if look.narrow else 7)
    axes.set_xlabel(folded(words.FOREST_X, 20) if look.narrow else words.FOREST_X, color=INK)
    bare(axes, grid="x")
    return figure


def _widen(effects: tuple[Effect, ...], axes: "object") -> None:
    """Room around the marks, and an axis even where every value is zero."""
    ends = [end for e in effects for end in (e.low, e.high, e.placebo_low, e.placebo_high)]
    low, high = min(*ends, 0.0), max(*ends, 0.0)
    room = 0.06 * (high - low) or 0.05
    axes.set_xlim(low - room, high + room)  # type: ignore[attr-defined]
