"""Figures for a score against human judgements, with 95 % bootstrap intervals that draw whole sources."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped, unused-ignore]
from sklearn.metrics import roc_curve
from sklearn.model_selection import StratifiedGroupKFold

from knowledge_base.models import Frozen

Values = NDArray[np.float64]
FOLDS = 5
REPEATS = 10
RESAMPLES = 1_000
SEED = 20261122


class Figure(Frozen):
    """A value with its 95 % interval, percentile bootstrap over sources."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def auroc(scores: Values, labels: Values) -> float:
    """Chance that a supported claim scores higher than another, from the rank sum (Mann and Whitney, 1947); 0.5 when a draw has one kind only."""
    wanted = labels.astype(bool)
    yes, no = int(wanted.sum()), int((~wanted).sum())
    return float((stats.rankdata(scores)[wanted].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else 0.5


def spearman(scores: Values, labels: Values) -> float:
    """Rank correlation; 0 for a constant score."""
    constant = len(set(scores)) == 1 or len(set(labels)) == 1
    return 0.0 if constant else float(stats.spearmanr(scores, labels).statistic)


def best_threshold(scores: Values, labels: Values) -> float:
    """The threshold with the highest balanced accuracy on these samples, halfway to the next lower score."""
    false, true, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    best = int(np.argmax(true - false))
    lower = scores[scores < thresholds[best]]
    return float((thresholds[best] + lower.max()) / 2 if len(lower) and best else thresholds[best])


def balanced_accuracy(scores: Values, labels: Values, threshold: float) -> float:
    return balanced(scores >= threshold, labels)


def balanced(predicted: NDArray[np.bool_], labels: Values) -> float:
    """Mean of the shares of supported and of other claims that are predicted right."""
    wanted = labels.astype(bool)
    rates = [side.mean() for side in (predicted[wanted], ~predicted[~wanted]) if len(side)]
    return float(np.mean(rates))


def cross_validated(scores: Values, labels: Values, sources: Sequence[str]) -> NDArray[np.float64]:
    """For each sample the share of REPEATS runs of FOLDS folds that predict it supported; no source is in two folds."""
    votes = np.zeros(len(scores))
    for train, test in _folds(tuple(labels), tuple(sources)):
        votes[test] += scores[test] >= best_threshold(scores[train], labels[train])
    return np.asarray(votes / REPEATS)


@lru_cache(maxsize=8)
def _folds(labels: tuple[float, ...], sources: tuple[str, ...]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """(samples to learn from, samples to predict), FOLDS for each repeat."""
    return [
        fold
        for repeat in range(REPEATS)
        for fold in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=repeat).split(labels, labels, sources)
    ]


def balanced_of_votes(votes: Values, labels: Values) -> float:
    """Balanced accuracy, the mean of the repeats: a sample counts by the share of runs that got it right."""
    wanted = labels.astype(bool)
    return float(np.mean([side.mean() for side in (votes[wanted], 1 - votes[~wanted]) if len(side)]))


def with_interval(
    metric: Callable[[Values, Values], float], scores: Values, labels: Values, sources: Sequence[str]
) -> Figure:
    """The metric on all samples, and on draws of whole sources."""
    groups, owner = np.unique(np.array(sources), return_inverse=True)
    members = [np.flatnonzero(owner == number) for number in range(len(groups))]

    def of(drawn: NDArray[np.int64]) -> float:
        chosen = np.concatenate([members[number] for number in drawn])
        return metric(scores[chosen], labels[chosen])

    found = stats.bootstrap(
        (np.arange(len(groups)),),
        of,
        vectorized=False,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Figure(value=metric(scores, labels), low=float(found.low), high=float(found.high))
