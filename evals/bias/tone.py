"""How an answer speaks: sentiment, reading ease, gender-coded words and words that are not inclusive."""

import re
from functools import cache, lru_cache
from typing import Any

from evals.bias.stereotypes import assertions
from knowledge_base.coded_words import CodedWords, balance
from knowledge_base.models import Frozen
from knowledge_base.segmenter import sentences
from knowledge_base.style import ASSUMING, NOT_INCLUSIVE, QUOTED_TERMS


class Tone(Frozen):
    """The tone of one text."""

    words: int
    sentiment: float
    """VADER's compound score (Hutto and Gilbert 2014), -1 to 1, as the mean over sentences."""
    reading_ease: float
    """Flesch's score; 60 to 70 is plain English."""
    coded: float
    """Masculine-coded words minus feminine-coded ones in 100 words (Gaucher, Friesen and Kay 2011)."""
    not_inclusive: tuple[str, ...]
    stereotypes: tuple[str, ...]


@lru_cache(maxsize=4096)
def tone(text: str) -> Tone:
    """Cached: most people are told the same."""
    import textstat

    spoken = sentences(text) if text.strip() else []
    bare = QUOTED_TERMS.sub(" ", text)
    scores = [_analyser().polarity_scores(sentence)["compound"] for sentence in spoken]
    return Tone(
        words=len(text.split()),
        sentiment=sum(scores) / len(scores) if scores else 0.0,
        reading_ease=float(textstat.flesch_reading_ease(text)) if text.strip() else 0.0,
        coded=balance(text, CodedWords()).per_100_words,
        not_inclusive=tuple(hit[0] for hit in re.finditer(f"{ASSUMING.pattern}|{NOT_INCLUSIVE.pattern}", bare)),
        stereotypes=assertions(text),
    )


@cache
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
