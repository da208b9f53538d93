"""The default answerer: chooses and orders knowledge-base sentences.

A **block** is one unmarked sentence with the {limits} sentences that travel with it; blocks
are never split. The answer opens with the block that answers the question best, then tells
the rest of that section in its own order, then adds what other sections contribute.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.models import Retrieved
from knowledge_base.embeddings import Vectors
from knowledge_base.models import Frozen, Section, Sentence
from knowledge_base.reader import KnowledgeBase

MAX_SENTENCES = 7
"""A direct first sentence and at most six more."""
LEAD_BONUS = 0.06
"""The first block of a section is written to answer its question."""
FIGURE_BONUS = 0.08
"""A question about an amount, a number or a time is answered with a figure."""
KEEP_OWN = 0.55
"""A block of the best section is kept when its relevance is at least this share of the best block's."""
KEEP_OTHER = 0.86
"""The same for a block of another section."""
SAME_FACT = 0.88
"""Cosine from which two sentences tell the same fact."""

FIGURE = re.compile(r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice)\b")
WANTS_FIGURE = re.compile(
    r"\b(how (much|many|long|soon|often|far|late|early|old)|when|what (date|day|rate|age|amount|time)|deadline|"
    r"time ?limit|how big|salary|wage|rate|cost)\b",
    re.IGNORECASE,
)


class Block(Frozen):
    """Sentences that are shown together or not at all."""

    section: Section
    start: int
    """Position of its first sentence in the section, from 0."""
    sentences: tuple[Sentence, ...]
    relevance: float

    @property
    def size(self) -> int:
        return len(self.sentences)


def compose(
    question: str, query: Vectors, results: Sequence[Retrieved], knowledge_base: KnowledgeBase, room: int = MAX_SENTENCES
) -> list[Block]:
    """Blocks in the order of telling, `room` sentences at most. `query` has shape (dimensions,)."""
    if not results:
        return []
    wants_figure = bool(WANTS_FIGURE.search(question))
    by_section = [_blocks(found, query, knowledge_base, wants_figure) for found in results]
    own = by_section[0]
    opening = max(own, key=lambda block: block.relevance)
    chosen = [opening]
    room -= opening.size
    for block in sorted(own, key=lambda block: -block.relevance):
        if block is not opening and block.relevance >= KEEP_OWN * opening.relevance and block.size <= room:
            chosen.append(block)
            room -= block.size
    others = [block for blocks in by_section[1:] for block in blocks]
    extra: list[Block] = []
    for block in sorted(others, key=lambda block: -block.relevance):
        fits = block.size <= room and block.relevance >= KEEP_OTHER * opening.relevance
        if fits and not _told(block, [*chosen, *extra], knowledge_base):
            extra.append(block)
            room -= block.size
    rest = sorted(chosen[1:], key=lambda block: block.start)
    return [opening, *rest, *_grouped(extra)]


def _blocks(found: Retrieved, query: Vectors, knowledge_base: KnowledgeBase, wants_figure: bool) -> list[Block]:
    section = found.section
    cosines = knowledge_base.sentence_vectors(section) @ query
    blocks = []
    for start, end in spans(section.sentences):
        text = " ".join(sentence.text for sentence in section.sentences[start:end])
        relevance = float(np.max(cosines[start:end]))
        relevance += LEAD_BONUS * (start == 0)
        relevance += FIGURE_BONUS * (wants_figure and bool(FIGURE.search(text)))
        blocks.append(Block(section=section, start=start, sentences=section.sentences[start:end], relevance=relevance))
    return blocks


def spans(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """(start, end) of each block: an unmarked sentence and the limits after it."""
    start = 0
    for position in range(1, len(sentences) + 1):
        if position == len(sentences) or not sentences[position].limits:
            yield start, position
            start = position


def _told(block: Block, chosen: Sequence[Block], knowledge_base: KnowledgeBase) -> bool:
    """Whether the chosen blocks already tell the block's main sentence."""
    vector = knowledge_base.sentence_vectors(block.section)[block.start]
    for other in chosen:
        vectors = knowledge_base.sentence_vectors(other.section)
        if float(np.max(vectors[other.start : other.start + other.size] @ vector)) >= SAME_FACT:
            return True
    return False


def _grouped(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of one section together, in its order; sections in the order of their best block."""
    order: dict[str, list[Block]] = {}
    for block in blocks:
        order.setdefault(block.section.id, []).append(block)
    return [block for group in order.values() for block in sorted(group, key=lambda block: block.start)]
