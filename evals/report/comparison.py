"""Two runs side by side, as rows of words for the page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evals.record import Run
from evals.report import words
from evals.report.numbers import interval, plain, shown
from evals.report.paired import Change, Verdict, changes
from evals.report.plot import Table

HEAD = ("Figure", "Verdict", "Before", "After", "Mean change", "Likely range", "Chance (McNemar)", "Samples in both")
VERDICT: dict[Verdict, str] = {
    "better": "↑ Better",
    "worse": "↓ Worse",
    "unclear": "≈ No clear change",
    "same": "= The same",
    "unpaired": "– Not paired",
}
ORDER: tuple[Verdict, ...] = ("worse", "better", "unclear", "same", "unpaired")
SMALLEST_P = 0.001


class Comparison(NamedTuple):
    """What the page of a comparison shows."""

    says: str
    table: Table
    differing: tuple[str, ...]
    """Figures whose samples are not the same in both runs, in words."""
    settings: Table


def compare(old: Run, new: Run) -> Comparison:
    found = changes(old, new)
    counted = [change.verdict for change in found]
    says = words.COMPARED.format(
        better=counted.count("better"),
        worse=counted.count("worse"),
        rest=counted.count("unclear") + counted.count("same"),
        unpaired=counted.count("unpaired"),
    )
    table = Table(
        caption=words.COMPARE_CAPTION,
        head=HEAD,
        rows=tuple(_row(change) for change in sorted(found, key=lambda change: ORDER.index(change.verdict))),
        numbers=(2, 3, 4, 5, 6, 7),
    )
    return Comparison(says, table, tuple(_differences(found)), _settings(old, new))


def _row(change: Change) -> tuple[str, ...]:
    return (
        f"{change.title} ({words.SPLIT_SHORT[change.split].lower()})",
        VERDICT[change.verdict],
        shown(change.old, change.unit),
        shown(change.new, change.unit),
        signed(change.difference, change.unit),
        interval_signed(change),
        chance(change.p),
        str(change.pairs),
    )


def signed(value: float | None, unit: str) -> str:
    """A difference: shares become points of a hundred."""
    if value is None:
        return ""
    text = f"{plain(value * 100, 1)} points" if unit == "share" else shown(value, unit).removeprefix("grade ")
    return text if text.startswith(("+", "−")) or value == 0 else f"+{text}"


def interval_signed(change: Change) -> str:
    if change.low is None or change.high is None:
        return ""
    if change.unit != "share":
        return interval(change.low, change.high, change.unit)
    return f"{signed(change.low, 'share').removesuffix(' points')} to {signed(change.high, 'share')}"


def chance(p: float | None) -> str:
    """The p value, never as nought."""
    if p is None:
        return ""
    return f"below {SMALLEST_P}" if p < SMALLEST_P else f"{p:.3f}"


def _differences(found: Sequence[Change]) -> Iterator[str]:
    """Where the samples are not the same, figure by figure; then what has none."""
    for change in found:
        if change.only_old or change.only_new:
            yield words.DIFFERING.format(
                title=change.title, both=change.pairs, old=change.only_old, new=change.only_new
            )
    bare = dict.fromkeys(c.title for c in found if not (c.pairs or c.only_old or c.only_new))
    if bare:
        yield words.UNPAIRED_TITLES.format(titles="; ".join(bare))


def _settings(old: Run, new: Run) -> Table:
    """What was set differently."""
    names = dict.fromkeys([*old.configuration, *new.configuration])
    missing = object()
    rows = tuple(
        (name, str(old.configuration.get(name, words.NOTHING_SET)), str(new.configuration.get(name, words.NOTHING_SET)))
        for name in names
        if old.configuration.get(name, missing) != new.configuration.get(name, missing)
    )
    return Table(caption=words.SETTINGS_CAPTION, head=("Setting", "Before", "After"), rows=rows)
