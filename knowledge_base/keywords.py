"""Keyword ranking of sections with BM25 (Robertson and Zaragoza, 2009), by the library bm25s.

k1 = 1.2 and b = 0.75 are the usual values; stems are Snowball's for English.
"""

import math
from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer

from knowledge_base.models import Section


class KeywordIndex:
    """BM25 over each section's titles, asked questions and sentences."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._ids = [section.id for section in sections]
        self._stemmer = Stemmer.Stemmer("english")
        texts = [_text(section) for section in sections]
        self._bm25 = bm25s.BM25(k1=1.2, b=0.75)
        tokens = self._tokens(texts)
        self._bm25.index(tokens, show_progress=False)
        self._stems = {id_: frozenset(words) for id_, words in zip(self._ids, tokens, strict=True)}
        counts = Counter(stem for words in self._stems.values() for stem in words)
        self._weights = {stem: math.log(1 + len(texts) / count) for stem, count in counts.items()}
        self._unseen = math.log(1 + len(texts))

    def scores(self, query: str) -> list[tuple[str, float]]:
        """Sections that share a stem with the query, best first: (section id, BM25 score)."""
        stems = [stem for stem in self._tokens([query])[0] if stem in self._bm25.vocab_dict]
        if not stems:
            return []
        scores = self._bm25.get_scores(stems)
        order = np.argsort(-scores, kind="stable")
        return [(self._ids[i], float(scores[i])) for i in order if scores[i] > 0]

    def coverage(self, query: str, section_id: str) -> float:
        """Share of the query's stems, weighted by inverse document frequency, that the section has; 0 to 1."""
        stems = set(self._tokens([query])[0])
        total = sum(self._weights.get(stem, self._unseen) for stem in stems)
        if not total:
            return 0.0
        return sum(self._weights[stem] for stem in stems & self._stems[section_id]) / total

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokens: list[list[str]] = bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return tokens


def _text(section: Section) -> str:
    return " ".join([section.document_title, section.title, *section.asks, section.text])
