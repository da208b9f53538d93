"""Does a higher evidence score mean a right answer more often? Bins of equal size, for the reliability plot."""

from collections.abc import Sequence

import numpy as np

from evals.record import Bin

BINS = 10


def bins(scores: Sequence[float], right: Sequence[bool], count: int = BINS) -> tuple[Bin, ...]:
    """Samples in order of their score, cut into `count` bins of nearly equal size."""
    order = np.argsort(np.asarray(scores), kind="stable")
    return tuple(
        _bin([scores[i] for i in part], [right[i] for i in part]) for part in np.array_split(order, count) if len(part)
    )


def _bin(scores: Sequence[float], right: Sequence[bool]) -> Bin:
    return Bin(
        low=min(scores),
        high=max(scores),
        mean_score=float(np.mean(scores)),
        right=float(np.mean(right)),
        count=len(scores),
    )
