"""95 % intervals by SciPy: Wilson's for shares, the percentile bootstrap for means."""

from collections.abc import Sequence

import numpy as np
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

RESAMPLES = 10_000
SEED = 20261122

Interval = tuple[float, float]


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
    return of_statistic(array, np.mean)


def of_statistic(values: np.ndarray, statistic: object) -> Interval:
    """The bootstrap's interval of a statistic that takes an axis. `values`: one row a sample."""
    found = stats.bootstrap(
        (values,),
        statistic,
        vectorized=values.ndim == 1,
        axis=0,
        n_resamples=RESAMPLES if values.ndim == 1 else RESAMPLES // 10,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
