"""The default answerer: chooses and orders knowledge-base sentences.

A **block** is one unmarked sentence with the {limits} sentences that travel with it; blocks
are never split. The answer opens with the block of the best section that answers the question
most directly, goes on with the other blocks worth telling in the order of their section, and
ends with what other sections add.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from pydantic import ConfigDict

from assistant.context import nations_named
from assistant.models import Retrieved
from knowledge_base.embeddings import Vectors
from knowledge_base.models import Frozen, Nation, Section, Sentence
from knowledge_base.reader import KnowledgeBase

MAX_SENTENCES = 7
"""A direct first sentence and at most six more."""
LEAD_BONUS = 0.1
"""The first block of a section is written to answer its question."""
OPENING_BONUS = 0.1
"""Besides, when the sentence to open with is chosen: another one must answer much better."""
FIGURE_BONUS = 0.06
"""A question about an amount, a number or a time is answered with a figure."""
WORDS_BONUS = 0.25
"""For holding all the question's words, weighted by how telling they are."""
PAST_PENALTY = 0.15
"""A figure of an earlier year is not what people ask for unless they name the year."""
OWN_NATION_BONUS = 0.08
OTHER_NATION_PENALTY = 0.25
"""A sentence that names the person's nation, or only others, when the nation is known."""
KEEP = 0.4
"""A block is told when its value is at least this share of the opening's."""
KEEP_OTHER = 0.62
"""The same for a block of another section than the opening's."""
SAME_FACT = 0.87
"""Cosine from which two sentences tell the same fact."""

FIGURE = re.compile(r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice)\b")
YEAR = re.compile(r"\b(20\d\d)(?:/(\d\d))?\b")
WANTS_FIGURE = re.compile(
    r"\b(how (much|many|long|soon|often|far|late|early|old)|when|what (date|day|rate|age|amount|time)|deadline|"
    r"time ?limit|how big|salary|wage|rate|cost)\b",
    re.IGNORECASE,
)


class Asked(Frozen):
    """What the composer needs to know of one question."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    text: str
    vectors: Vectors
    """Shape (ways of putting it, dimensions); the first is the main one."""
    nation: Nation | None = None
    today: date


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


def compose(
    asked: Asked, results: Sequence[Retrieved], knowledge_base: KnowledgeBase, room: int = MAX_SENTENCES
) -> list[Block]:
    """Blocks in the order of telling, `room` sentences at most."""
    if not results:
        return []
    best = results[0].score or 1.0
    candidates = [
        block for found in results for block in _blocks(found, asked, knowledge_base, (found.score / best) ** 0.5)
    ]
    own = results[0].section.id
    opening = max(
        (b for b in candidates if b.section.id == own),
        key=lambda block: block.value + OPENING_BONUS * (block.start == 0),
    )
    chosen = [opening]
    room -= opening.size
    for block in sorted(candidates, key=lambda block: -block.value):
        share = KEEP if block.section.id == own else KEEP_OTHER
        if block is opening or block.size > room or block.value < share * opening.value:
            continue
        if not _told(block, chosen, knowledge_base):
            chosen.append(block)
            room -= block.size
    order = {found.section.id: rank for rank, found in enumerate(results)}
    return [opening, *sorted(chosen[1:], key=lambda block: (order[block.section.id], block.start))]


def _blocks(found: Retrieved, asked: Asked, knowledge_base: KnowledgeBase, weight: float) -> list[Block]:
    section = found.section
    cosines = knowledge_base.sentence_vectors(section) @ asked.vectors.T
    nearness = np.max(cosines, axis=1) * 0.4 + cosines[:, 0] * 0.6
    blocks = []
    for start, end in spans(section.sentences):
        block = Block(section=section, start=start, sentences=section.sentences[start:end], value=0.0)
        value = float(np.max(nearness[start:end])) + _fit(block, asked, knowledge_base)
        blocks.append(block.model_copy(update={"value": weight * value}))
    return blocks


def _fit(block: Block, asked: Asked, knowledge_base: KnowledgeBase) -> float:
    """What speaks for or against a block besides its nearness."""
    text = block.text
    fit = LEAD_BONUS * (block.start == 0)
    fit += FIGURE_BONUS * (bool(WANTS_FIGURE.search(asked.text)) and bool(FIGURE.search(text)))
    fit += WORDS_BONUS * knowledge_base.keywords.share(asked.text, text)
    fit -= PAST_PENALTY * is_past(text, asked)
    named = nations_named(block.sentences[0].text)
    if asked.nation is not None and named:
        fit += OWN_NATION_BONUS if asked.nation in named else -OTHER_NATION_PENALTY
    return fit


def is_past(text: str, asked: Asked) -> bool:
    """Whether the text's latest tax year is over and the question does not name it."""
    years = [int(year) for year, end in YEAR.findall(text) if end]
    if not years:
        return False
    today = asked.today
    current = today.year if (today.month, today.day) >= (4, 6) else today.year - 1
    return max(years) < current and str(max(years)) not in asked.text


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
    figures = set(re.findall(r"\d[\d,.]*", block.sentences[0].text))
    for other in chosen:
        vectors = knowledge_base.sentence_vectors(other.section)
        same = float(np.max(vectors[other.start : other.start + other.size] @ vector)) >= SAME_FACT
        if same and figures <= set(re.findall(r"\d[\d,.]*", other.text)):
            return True
    return False
