"""Is what was found enough to answer from?

Evidence = cosine of the best section + COVERAGE · share of the question's words that it holds
+ LENGTH · ln(words). The last term is there because a long question spreads its meaning: at the same
fit its cosine is lower. Weights and threshold come from a logistic regression on development
questions (evals/README.md); they are rounded and frozen.
"""

import math
from collections.abc import Sequence

from assistant.models import Retrieved
from knowledge_base.models import Nation

COVERAGE = 0.17
LENGTH = 0.14
LONG = 40
"""Words from which length no longer counts."""
OWN_NATION = 0.07
"""A section written for the person's nation fits better than its words show: people do not repeat where they are."""
THRESHOLD = 1.01


def evidence(question: str, results: Sequence[Retrieved], nation: Nation | None = None) -> float:
    """How well the best section fits the question; the threshold is about 1."""
    if not results:
        return 0.0
    best = results[0]
    words = min(LONG, max(1, len(question.split())))
    own = nation is not None and nation in best.section.nations and len(best.section.nations) < len(Nation)
    return best.cosine + COVERAGE * best.coverage + LENGTH * math.log(words) + OWN_NATION * own


def enough(question: str, results: Sequence[Retrieved], nation: Nation | None = None) -> bool:
    return evidence(question, results, nation) >= THRESHOLD
