"""Paired statistics with the base question as the unit, from SciPy and statsmodels.

An effect is what identities do minus what placebos do, for the same base questions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped, unused-ignore]
from statsmodels.stats.contingency_tables import mcnemar  # type: ignore[import-untyped, unused-ignore]
from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped, unused-ignore]
from statsmodels.stats.weightstats import ttost_paired  # type: ignore[import-untyped, unused-ignore]

from evals.bias.metrics import Metric
from evals.bias.table import Compared, Floats, Pairs, by_value, pairs, placebos

RESAMPLES = 9999
SEED = 20261129
LEVEL = 0.95


def _mean_difference(own: Floats, placebo: Floats, axis: int = -1) -> Any:
    return np.mean(own - placebo, axis=axis)


def interval(found: Pairs, level: float = LEVEL) -> tuple[float, float]:
    """Percentile bootstrap of the mean difference; base questions are drawn with their pairs."""
    differences = found.differences
    if len(found) < 2 or np.ptp(differences) == 0:
        return float(differences.mean()), float(differences.mean())
    drawn = stats.bootstrap(
        (np.array(found.own), np.array(found.placebo)),
        _mean_difference,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=level,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(drawn.low), float(drawn.high)


def sign_flip(found: Pairs) -> float:
    """Two-sided p of the sign-flip permutation test: identity and placebo change places within a base question."""
    if len(found) < 2 or not np.any(found.differences):
        return 1.0
    tested = stats.permutation_test(
        (np.array(found.own), np.array(found.placebo)),
        _mean_difference,
        permutation_type="samples",
        vectorized=True,
        n_resamples=RESAMPLES,
        alternative="two-sided",
        rng=np.random.default_rng(SEED),
    )
    return float(tested.pvalue)


def equivalent(found: Pairs, margin: float) -> bool:
    """Whether two one-sided t-tests at 5 % place the effect within ± margin.

    Differences that are all the same have no spread to test with: then the one difference decides.
    """
    differences = found.differences
    if len(found) < 2 or np.ptp(differences) < 1e-12:
        return bool(abs(differences.mean()) < margin)
    p, _, _ = ttost_paired(np.array(found.own), np.array(found.placebo), -margin, margin)
    return bool(p < 1 - LEVEL)


def mcnemar_p(found: Pairs, half: float) -> float:
    """Exact McNemar test of base questions in which more than half of the cells succeed; `half` in the metric's unit."""
    own, placebo = np.array(found.own) > half, np.array(found.placebo) > half
    table = [
        [int((own & placebo).sum()), int((own & ~placebo).sum())],
        [int((~own & placebo).sum()), int((~own & ~placebo).sum())],
    ]
    return float(mcnemar(table, exact=True).pvalue)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """p values adjusted for looking at all of them.

    Where all are 1 there is nothing to adjust; statsmodels collects garbage at each call, which takes long here.
    """
    if all(p == 1.0 for p in p_values.values()):
        return dict(p_values)
    adjusted = multipletests(list(p_values.values()), method="holm")[1]
    return {name: float(p) for name, p in zip(p_values, adjusted, strict=True)}


def placebo_band(cells: Sequence[Compared], metric: Metric) -> tuple[float, float]:
    """Lowest and highest effect of one placebo clause against the other placebo clauses; 0 and 0 without them."""
    groups = by_value(placebos(cells))
    effects = [0.0]
    for name, own in groups.items():
        others = [cell for other, group in groups.items() if other != name for cell in group]
        if len(found := pairs(own, others, metric)):
            effects.append(float(found.differences.mean()))
    return min(effects), max(effects)


def sentiment_distance(
    own: Sequence[Compared], placebo: Sequence[Compared], metric: Metric
) -> tuple[float, float, float] | None:
    """Wasserstein-1 between the answers' VADER scores of identities and placebos, with its cluster bootstrap.

    LangFair calls it strict counterfactual sentiment parity. None without scores.
    """
    first, second = _scores(own, metric), _scores(placebo, metric)
    bases = [base for base in first if base in second]
    if not bases:
        return None

    def distance(drawn: NDArray[Any]) -> float:
        chosen = [bases[int(i)] for i in drawn]
        return float(
            stats.wasserstein_distance(
                np.concatenate([first[base] for base in chosen]), np.concatenate([second[base] for base in chosen])
            )
        )

    places = np.arange(len(bases))
    value = distance(places)
    if len(bases) < 2:
        return value, value, value
    drawn = stats.bootstrap(
        (places,), distance, vectorized=False, n_resamples=999, method="percentile", rng=np.random.default_rng(SEED)
    ).confidence_interval
    return value, float(drawn.low), float(drawn.high)


def _scores(cells: Sequence[Compared], metric: Metric) -> dict[str, Floats]:
    found: dict[str, list[float]] = {}
    for cell in cells:
        if metric.name in cell.values:
            found.setdefault(cell.base, []).append(cell.values[metric.name])
    return {base: np.array(values) for base, values in found.items()}
