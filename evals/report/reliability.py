"""Is it right to answer more often when the evidence is stronger? The score is no probability: its limit is near 1."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.evidence import THRESHOLD
from evals.intervals import of_share
from evals.record import Bin
from evals.report import words
from evals.report.drawing import ACCENT, INK, QUIET, Look, bare, canvas, pictures
from evals.report.numbers import percent, plain
from evals.report.plot import Plot, Table

if TYPE_CHECKING:
    from evals.report.drawing import Figure


def reliability(bins: Sequence[Bin]) -> Plot | None:
    """None when no bin holds a question."""
    filled = [found for found in bins if found.count]
    if not filled:
        return None
    says = _says(filled)
    return Plot(
        id="reliability",
        title=words.RELIABILITY_TITLE,
        says=says,
        note=words.RELIABILITY_NOTE.format(threshold=plain(THRESHOLD, 2)),
        alt=f"How often answering was right, against the evidence score, in {len(filled)} groups of messages. {says}",
        pictures=pictures(lambda look: _draw(filled, look)),
        table=Table(
            caption=words.RELIABILITY_CAPTION,
            head=words.RELIABILITY_HEAD,
            rows=tuple(_row(found) for found in filled),
            numbers=(1, 2, 3, 4),
        ),
    )


def range_of(found: Bin) -> tuple[float, float]:
    """Likely range of the share of right answers in a bin."""
    return of_share(round(found.right * found.count), found.count)


def _says(bins: Sequence[Bin]) -> str:
    first, last = bins[0], bins[-1]
    told = words.RELIABILITY_SAYS if len(bins) > 1 else words.RELIABILITY_ONE
    return told.format(
        low=plain(first.mean_score, 2),
        right_low=percent(first.right),
        high=plain(last.mean_score, 2),
        right_high=percent(last.right),
    )


def _row(found: Bin) -> tuple[str, ...]:
    low, high = range_of(found)
    return (
        f"{plain(found.low, 2)} to {plain(found.high, 2)}",
        plain(found.mean_score, 2),
        percent(found.right),
        f"{percent(low)} to {percent(high)}",
        str(found.count),
    )


def _draw(bins: Sequence[Bin], look: Look) -> "Figure":
    figure, (axes,) = canvas(look, 260 if look.narrow else 300)
    scores = [found.mean_score for found in bins]
    axes.axvline(THRESHOLD, color=QUIET, linewidth=1, linestyle=(0, (4, 4)))
    for found in bins:
        axes.plot((found.mean_score,) * 2, range_of(found), color=ACCENT, linewidth=2)
    axes.plot(scores, [found.right for found in bins], color=ACCENT, linewidth=1.2, marker="o", markersize=7)
    if not look.narrow:
        for found in bins:
            axes.annotate(
                f"{found.count}", (found.mean_score, found.right), (8, -4), textcoords="offset points", color=INK
            )
    axes.set_ylim(0, 1.04)
    axes.set_yticks((0, 0.25, 0.5, 0.75, 1), ("0%", "25%", "50%", "75%", "100%"))
    axes.locator_params(axis="x", nbins=4 if look.narrow else 8)
    axes.margins(x=0.08)
    axes.set_xlabel(words.RELIABILITY_X)
    axes.set_ylabel(words.RELIABILITY_Y)
    bare(axes, grid="y")
    return figure
