"""Values by group as boxes."""

from typing import TYPE_CHECKING

import numpy as np

from evals.record import Distribution
from evals.report import words
from evals.report.drawing import ACCENT, INK, QUIET, TINT, Look, bare, canvas, folded, pictures
from evals.report.metrics import axis_name
from evals.report.numbers import PLURAL, shown
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Figure

ROW_HEIGHT = 34
QUARTERS = (0, 25, 50, 75, 100)
Values = dict[str, list[float]]


def spread(distribution: Distribution) -> Plot | None:
    """None when no group holds a value."""
    values = {axis_name(name): found for name, found in distribution.values.items() if found}
    if not values:
        return None
    unit = distribution.unit
    says = _says(values, unit)
    return Plot(
        id=f"spread-{distribution.name.replace('/', '-').replace(' ', '-')}",
        title=distribution.title,
        says=says,
        note=words.SPREAD_NOTE,
        alt=f"{distribution.title}, in {len(values)} groups. {says}",
        pictures=pictures(lambda look: _draw(values, unit, look)),
        table=Table(
            caption=words.SPREAD_CAPTION.format(title=distribution.title),
            head=words.SPREAD_HEAD,
            rows=tuple(
                (name, *(shown(float(v), unit) for v in np.percentile(found, QUARTERS)), str(len(found)))
                for name, found in values.items()
            ),
            numbers=(1, 2, 3, 4, 5, 6),
        ),
    )


def _says(values: Values, unit: str) -> str:
    middles = sorted((float(np.median(found)), name) for name, found in values.items())
    (low, low_group), (high, high_group) = middles[0], middles[-1]
    told = words.SPREAD_SAYS if len(middles) > 1 else words.SPREAD_ONE
    return told.format(low=shown(low, unit), low_group=low_group, high=shown(high, unit), high_group=high_group)


def _draw(values: Values, unit: str, look: Look) -> "Figure":
    figure, (axes,) = canvas(look, ROW_HEIGHT * len(values) + 56)
    axes.boxplot(
        list(values.values()),
        orientation="horizontal",
        widths=0.5,
        patch_artist=True,
        boxprops={"facecolor": TINT, "edgecolor": ACCENT},
        medianprops={"color": INK, "linewidth": 2},
        whiskerprops={"color": ACCENT},
        capprops={"color": ACCENT},
        flierprops={"marker": "o", "markersize": 3, "markeredgecolor": QUIET, "markerfacecolor": "none"},
    )
    axes.set_yticks(range(1, len(values) + 1), [folded(name, 13 if look.narrow else 28) for name in values])
    axes.invert_yaxis()
    axes.locator_params(axis="x", nbins=4 if look.narrow else 7)
    if unit == "share":
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_xlabel("" if unit in {"share", "count"} else axis_name(PLURAL[unit][1] if unit in PLURAL else unit))
    bare(axes, grid="x")
    return figure
