"""Retrieval metrics for each question by ir_measures, and bootstrap intervals of their differences by SciPy."""

from collections.abc import Sequence

import ir_measures  # type: ignore[import-untyped, unused-ignore]
import numpy as np
from ir_measures import R, Success, nDCG
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from knowledge_base.models import Frozen

MEASURES = {"nDCG@10": nDCG @ 10, "Recall@5": R @ 5, "Hit@5": Success @ 5}
DEPTH = 100
RESAMPLES = 10_000
SEED = 20261122

PerQuestion = dict[str, NDArray[np.float64]]
"""Metric name → one value for each question, in order."""


class Difference(Frozen):
    """Mean of ours minus a peer, with 95 % intervals by percentile bootstrap."""

    mean: float
    by_question: tuple[float, float]
    by_page: tuple[float, float]
    """Pages are drawn with all their questions."""

    def __str__(self) -> str:
        (low, high), (page_low, page_high) = self.by_question, self.by_page
        return f"{self.mean:+.3f} ({low:+.3f} to {high:+.3f}; by page {page_low:+.3f} to {page_high:+.3f})"


def per_question(rankings: Sequence[Sequence[str]], gold: Sequence[str]) -> PerQuestion:
    """Each question has one gold page, so Recall@5 and Hit@5 are equal."""
    qrels = [ir_measures.Qrel(str(number), page, 1) for number, page in enumerate(gold)]
    run = [
        ir_measures.ScoredDoc(str(number), page, 1.0 / rank)
        for number, ranking in enumerate(rankings)
        for rank, page in enumerate(ranking[:DEPTH], start=1)
    ]
    values = {name: np.zeros(len(gold)) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for found in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        values[names[found.measure]][int(found.query_id)] = found.value
    return values


def difference(ours: NDArray[np.float64], peer: NDArray[np.float64], pages: Sequence[str]) -> Difference:
    """Paired: the same questions, and in the second interval the same pages, are drawn for both."""
    gaps = ours - peer
    groups, owner = np.unique(np.array(pages), return_inverse=True)
    sums = np.bincount(owner, weights=gaps, minlength=len(groups)).astype(np.float64)
    counts = np.bincount(owner, minlength=len(groups)).astype(np.float64)
    return Difference(
        mean=float(gaps.mean()),
        by_question=_interval(gaps, np.ones_like(gaps)),
        by_page=_interval(sums, counts),
    )


def _interval(sums: NDArray[np.float64], counts: NDArray[np.float64]) -> tuple[float, float]:
    def ratio(values: NDArray[np.float64], weights: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
        return np.asarray(values.sum(axis=axis) / weights.sum(axis=axis))

    found = stats.bootstrap(
        (sums, counts),
        ratio,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=1000,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
