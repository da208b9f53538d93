"""Is what was found enough to answer from?

Evidence = cosine of the best section + COVERAGE · share of the question's words that it holds
+ LENGTH · ln(words). The last term is there because a long question spreads its meaning: at the same
fit its cosine is lower. Weights and threshold come from a logistic regression on development
questions (evals/README.md); they are rounded and frozen.
"""

import math
from collections.abc import Sequence

from assistant.models import Retrieved

COVERAGE = 0.17
LENGTH = 0.14
LONG = 40
"""Words from which length no longer counts."""
THRESHOLD = 1.01


def evidence(question: str, results: Sequence[Retrieved]) -> float:
    """How well the best section fits the question; the threshold is about 1."""
    if not results:
        return 0.0
    words = min(LONG, max(1, len(question.split())))
    return results[0].cosine + COVERAGE * results[0].coverage + LENGTH * math.log(words)


def enough(question: str, results: Sequence[Retrieved]) -> bool:
    return evidence(question, results) >= THRESHOLD
