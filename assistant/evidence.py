"""Is what was found enough to answer from?

Evidence = cosine of the best section + COVERAGE · share of the question's words that it holds
+ LENGTH · ln(words) + SAME_GUIDE · how many of the next sections are of the same guide. Length counts
because a long question spreads its meaning: at the same fit its cosine is lower. The guide counts
because a question that we cover has its neighbours found too, and a chance likeness stands alone.
A question put in several ways is judged by the one that fits best, each with its own words and length.
Weights and threshold come from a logistic regression on development questions (evals/README.md);
they are rounded and frozen.
"""

import math
from collections.abc import Sequence

from assistant.models import Retrieved, WayFit
from knowledge_base.models import Nation

COVERAGE = 0.17
LENGTH = 0.24
SHORT = 6
"""Words up to which length does not count against a question."""
LONG = 40
"""Words from which length no longer counts."""
OWN_NATION = 0.07
"""A section written for the person's nation fits better than its words show: people do not repeat where they are."""
SAME_GUIDE = 0.03
NEXT = 3
"""Sections after the best that are looked at for the same guide."""
HEAVY = 0.5
"""Weight from which a way of putting the question may carry the evidence."""
THRESHOLD = 1.295


def evidence(question: str, results: Sequence[Retrieved], nation: Nation | None = None) -> float:
    """How well the best section fits the question; the threshold is about 1.3."""
    if not results:
        return 0.0
    best = results[0]
    asked = WayFit(words=len(question.split()), weight=1.0, cosine=best.cosine, coverage=best.coverage)
    ways = [asked, *(way for way in best.ways[1:] if way.weight >= HEAVY)]
    own = nation is not None and nation in best.section.nations and len(best.section.nations) < len(Nation)
    guide = sum(found.section.document_id == best.section.document_id for found in results[1 : NEXT + 1])
    return max(map(_fit, ways)) + OWN_NATION * own + SAME_GUIDE * guide


def enough(question: str, results: Sequence[Retrieved], nation: Nation | None = None) -> bool:
    return evidence(question, results, nation) >= THRESHOLD


def _fit(way: WayFit) -> float:
    words = min(LONG, max(SHORT, way.words))
    return way.cosine + COVERAGE * way.coverage + LENGTH * math.log(words)
