"""95 % intervals by SciPy: Wilson's for shares, the percentile bootstrap for means."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

RESAMPLES = 10_000
SEED = 20261122

Interval = tuple[float, float]
Floats = NDArray[np.float64]


def of_share(found: int, of: int) -> Interval:
    """Wilson's score interval. Raises ValueError when `of` is 0."""
    interval = stats.binomtest(found, of).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def of_mean(values: Sequence[float]) -> Interval:
    """Wilson's interval when all values are 0 or 1, else the bootstrap's; one value is its own interval."""
    array = np.asarray(values, dtype=np.float64)
    if np.isin(array, (0.0, 1.0)).all():
        return of_share(int(array.sum()), len(array))
    if len(array) == 1:
        return float(array[0]), float(array[0])
    return of_ratio(array, np.ones_like(array))


def of_ratio(above: Floats, below: Floats) -> Interval:
    """The bootstrap's interval of sum(above) / sum(below), one value of each a sample."""

    def ratio(tops: Floats, bottoms: Floats, axis: int = -1) -> Floats:
        sums = bottoms.sum(axis=axis)
        return np.asarray(tops.sum(axis=axis) / np.where(sums == 0, 1.0, sums))

    found = stats.bootstrap(
        (above, below),
        ratio,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=1000,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
