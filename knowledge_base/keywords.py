"""Keyword ranking of sections with BM25 (Robertson and Zaragoza, 2009), by the library bm25s.

k1 = 1.2 and b = 0.75 are the usual values; stems are Snowball's for English.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN

from knowledge_base.models import Section

WORDS = re.compile(r"\b\w\w+\b")
STOP_WORDS = frozenset(STOPWORDS_EN)


class KeywordIndex:
    """BM25 over each section's titles, asked questions and sentences."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._ids = [section.id for section in sections]
        self._names = np.array(self._ids, dtype=object)
        texts = [_text(section) for section in sections]
        self._bm25 = bm25s.BM25(k1=1.2, b=0.75)
        tokens = stems_of(texts)
        self._bm25.index(tokens, show_progress=False)
        self._stems = {id_: frozenset(words) for id_, words in zip(self._ids, tokens, strict=True)}
        counts = Counter(stem for words in self._stems.values() for stem in words)
        self._weights = {stem: math.log(1 + len(texts) / count) for stem, count in counts.items()}
        self._unseen = math.log(1 + len(texts))

    def scores(self, query: str) -> list[tuple[str, float]]:
        """Sections that share a stem with the query, best first: (section id, BM25 score)."""
        scores = self.weights(query)
        order = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores > 0)]
        return list(zip(self._names[order].tolist(), scores[order].tolist(), strict=True))

    def weights(self, query: str) -> np.ndarray:
        """Shape (sections,), in their order: the BM25 score of each, 0 for one without a stem of the query."""
        stems = [stem for stem in stems_of([query])[0] if stem in self._bm25.vocab_dict]
        return np.asarray(self._bm25.get_scores(stems)) if stems else np.zeros(len(self._ids))

    def coverage(self, query: str, section_id: str) -> float:
        """Share of the query's stems, weighted by inverse document frequency, that the section has; 0 to 1."""
        return self._share(set(stems_of([query])[0]), self._stems[section_id])

    def share(self, query: str, *texts: str) -> float:
        """The same share for any texts taken together."""
        wanted, *held = stems_of([query, *texts])
        return self._share(set(wanted), {stem for stems in held for stem in stems})

    def telling(self, query: str) -> float:
        """Sum of the inverse-document-frequency weights of the query's different stems; an unknown stem counts most."""
        return sum(self._weights.get(stem, self._unseen) for stem in set(stems_of([query])[0]))

    def _share(self, wanted: Collection[str], held: Collection[str]) -> float:
        total = sum(self._weights.get(stem, self._unseen) for stem in wanted)
        return sum(self._weights.get(stem, 0.0) for stem in set(held) & set(wanted)) / total if total else 0.0


def stems_of(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The stems of each text, in order, without stop words."""
    return [_stems(text) for text in texts]


@lru_cache(maxsize=20_000)
def _stems(text: str) -> tuple[str, ...]:
    """As `bm25s.tokenize` with the same stop words and stemmer, which takes five times as long for one text: it
    prepares progress bars that are not shown."""
    return tuple(_stemmer().stemWords([word for word in WORDS.findall(text.lower()) if word not in STOP_WORDS]))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def _text(section: Section) -> str:
    return " ".join([section.document_title, section.title, *section.asks, section.text])
