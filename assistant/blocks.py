"""Sentences that are shown together or not at all.

A **block** is one sentence that stands alone, the {limits} sentences after it, and any sentence
that leans on the one before it ("They must also…").
"""

import re
from collections.abc import Iterator, Sequence

from knowledge_base.models import Frozen, Section, Sentence
from knowledge_base.segmenter import leans

POINTS_BACK = re.compile(
    r"^(?:both|either|neither|others|another (?!woman|man|person)|thinking again|each sets|"
    r"the (?:other|others|latter|former|line|term|list|page|claim|plan|rule|same (?:holds|is|goes|applies))\b(?! (?:of|for)\b))",
    re.IGNORECASE,
)
"""Beginnings that point at something the sentence before has named, besides those of `leans`."""


class Block(Frozen):
    """Sentences that are shown together or not at all."""

    section: Section
    start: int
    """Position of its first sentence in the section, from 0."""
    sentences: tuple[Sentence, ...]
    value: float

    @property
    def size(self) -> int:
        return len(self.sentences)

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


def spans(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """(start, end) of each block of a section."""
    start = 0
    for position in range(1, len(sentences) + 1):
        if position < len(sentences) and (sentences[position].limits or points_back(sentences[position].text)):
            continue
        yield start, position
        start = position


def points_back(text: str) -> bool:
    """Whether a sentence can be understood only after the one before it."""
    return leans(text) or bool(POINTS_BACK.match(text))
