"""Is what was found enough to answer from?"""

from collections.abc import Sequence

from assistant.models import Retrieved

THRESHOLD = 0.5
"""Evidence from which a question is answered; calibrated in evals/README.md on development questions."""
COVERAGE_WEIGHT = 0.25


def evidence(results: Sequence[Retrieved]) -> float:
    """How well the best section fits, about 0 to 1: its cosine, and the question's keywords that it holds."""
    if not results:
        return 0.0
    best = results[0]
    return (1 - COVERAGE_WEIGHT) * best.cosine + COVERAGE_WEIGHT * best.coverage


def enough(results: Sequence[Retrieved]) -> bool:
    return evidence(results) >= THRESHOLD
