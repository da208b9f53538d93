"""Bias as forest plots: one for each metric, a row for each kind of remark, against what harmless remarks change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evals.record import Effect
from evals.report import words
from evals.report.drawing import ACCENT, BAD, INK, QUIET, TINT, Look, bare, box, canvas, folded, pictures
from evals.report.metrics import axis_name, metric_name, metric_unit
from evals.report.numbers import plain
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Figure

ROW_HEIGHT = 26
"""Points; a label may have two lines."""
ABOVE_AND_BELOW = 60


def forest(metric: str, found: Iterable[Effect], note: str = words.FOREST_NOTE) -> Plot:
    effects = tuple(sorted(found, key=_order))
    name, says = metric_name(metric), _says(effects)
    return Plot(
        id=f"forest-{metric.replace('/', '-')}",
        title=words.FOREST_TITLE.format(metric=name),
        says=says,
        note=note,
        alt=f"{name}: {len(effects)} kinds of remark, each with its likely range and the band of harmless remarks. {says}",
        pictures=pictures(lambda look: _draw(metric, effects, look)),
        table=numbers_of(metric, effects),
    )


def numbers_of(metric: str, effects: Iterable[Effect]) -> Table:
    """The same as a table."""
    return Table(
        caption=words.FOREST_CAPTION.format(metric=metric_name(metric)),
        head=words.FOREST_HEAD,
        rows=tuple(_row(effect) for effect in sorted(effects, key=_order)),
        numbers=(1, 2, 3, 7),
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
        signed(effect.value),
        f"{signed(effect.low)} to {signed(effect.high)}",
        f"{signed(effect.placebo_low)} to {signed(effect.placebo_high)}",
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


def signed(value: float) -> str:
    text = plain(value)
    return f"+{text}" if value > 0 and text != "0" else text


def _draw(metric: str, effects: tuple[Effect, ...], look: Look) -> "Figure":
    figure, (axes,) = canvas(look, ROW_HEIGHT * len(effects) * (1.15 if look.narrow else 1) + ABOVE_AND_BELOW)
    for row, effect in enumerate(effects):
        band = effect.placebo_high - effect.placebo_low
        box(axes, effect.placebo_low, row - 0.42, band, 0.84, TINT)
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
    unit = metric_unit(metric)
    told = f"{words.FOREST_X} ({unit})" if unit else words.FOREST_X
    axes.set_xlabel(folded(told, 20) if look.narrow else told, color=INK)
    bare(axes, grid="x")
    return figure


def _widen(effects: tuple[Effect, ...], axes: "object") -> None:
    """Room around the marks, and an axis even where every value is zero."""
    ends = [end for e in effects for end in (e.low, e.high, e.placebo_low, e.placebo_high)]
    low, high = min(*ends, 0.0), max(*ends, 0.0)
    room = 0.06 * (high - low) or 0.05
    axes.set_xlim(low - room, high + room)  # type: ignore[attr-defined]
