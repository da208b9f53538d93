"""Two runs, figure by figure: the same samples, once before and once after.

The interval of the mean difference is SciPy's percentile bootstrap over samples; scores of 0 and 1 also get
McNemar's exact test by statsmodels.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from evals.intervals import of_ratio
from evals.record import Figure, Run
from knowledge_base.models import Frozen

FEWEST = 2
"""Pairs below which there is no interval."""
Verdict = Literal["better", "worse", "unclear", "same", "unpaired"]


class Change(Frozen):
    """What became of one figure."""

    name: str
    title: str
    unit: str
    split: str
    old: float | None
    new: float | None
    pairs: int
    only_old: int
    """Samples that were scored before and are not now."""
    only_new: int
    difference: float | None = None
    """Mean over the pairs of the new score minus the old one."""
    low: float | None = None
    high: float | None = None
    p: float | None = None
    """Of McNemar's exact test; None where scores are not 0 and 1."""
    verdict: Verdict


def changes(old: Run, new: Run) -> list[Change]:
    """Figures of the new run in their order, then those that only the old one has."""
    before = {figure.name: figure for figure in old.figures}
    now = {figure.name: figure for figure in new.figures}
    return [
        change(before.get(name), now.get(name), old.scores.get(name, {}), new.scores.get(name, {}))
        for name in dict.fromkeys([*now, *before])
    ]


def change(before: Figure | None, now: Figure | None, old: Mapping[str, float], new: Mapping[str, float]) -> Change:
    """Raises ValueError when neither run has the figure."""
    figure = now or before
    if figure is None:
        raise ValueError("A change needs a figure of one of the runs.")
    both = sorted(old.keys() & new.keys())
    gaps = np.array([new[sample] - old[sample] for sample in both], dtype=np.float64)
    found = _difference(gaps)
    return Change(
        name=figure.name,
        title=figure.title,
        unit=figure.unit,
        split=figure.split,
        old=before.value if before else None,
        new=now.value if now else None,
        pairs=len(both),
        only_old=len(old) - len(both),
        only_new=len(new) - len(both),
        difference=found[0] if found else None,
        low=found[1] if found else None,
        high=found[2] if found else None,
        p=_mcnemar([old[sample] for sample in both], [new[sample] for sample in both]),
        verdict=_verdict(figure, found),
    )


def _difference(gaps: NDArray[np.float64]) -> tuple[float, float, float] | None:
    if len(gaps) < FEWEST:
        return None
    if not gaps.any():
        return 0.0, 0.0, 0.0
    low, high = of_ratio(gaps, np.ones_like(gaps))
    return float(gaps.mean()), low, high


def _mcnemar(old: list[float], new: list[float]) -> float | None:
    if len(old) < FEWEST or not {*old, *new} <= {0.0, 1.0}:
        return None
    from statsmodels.stats.contingency_tables import mcnemar  # type: ignore[import-untyped, unused-ignore]

    table = np.zeros((2, 2), dtype=int)
    for before, now in zip(old, new, strict=True):
        table[int(before), int(now)] += 1
    return float(mcnemar(table, exact=True).pvalue)


def _verdict(figure: Figure, found: tuple[float, float, float] | None) -> Verdict:
    """Better or worse only when the whole interval lies on one side of no change."""
    if found is None:
        return "unpaired"
    mean, low, high = found
    if mean == low == high == 0:
        return "same"
    if low <= 0 <= high or figure.better == "near_zero":
        return "unclear"
    return "better" if (mean > 0) == (figure.better == "higher") else "worse"
