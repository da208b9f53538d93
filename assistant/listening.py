"""A message → what in it is listened to for danger, and whether there is any. Spelling is put right first."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from assistant.distress import Distress, DistressSignals, clauses, spoken
from assistant.message import SENTENCE_END
from assistant.suspicion import Suspicion
from assistant.tact import about_loss
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.index import Neighbour
from knowledge_base.models import PassageKind, Section
from knowledge_base.reader import KnowledgeBase

SCREENED = 8000
"""Characters of an over-long message that are compared with phrases of danger; direct words are found in all of it."""
NEIGHBOURS = 40
"""Passages looked up for each piece; enough to meet an asked question among texts and sentences."""
SAME_QUESTION = 0.9
"""Cosine from which a sentence is an asked question in hardly other words."""
EVERYDAY_TOPICS = frozenset(
    [
        "childcare",
        "family-leave",
        "flexible-working",
        "job-search",
        "leadership-and-equity",
        "learning",
        "maternity-and-loss",
        "networks-and-mentoring",
        "registration",
        "returner-schemes",
        "returning",
        "roles-and-pay",
    ]
)
"""Topics whose questions nobody asks in danger, but for those about a loss; problems and help are left out on purpose."""


class Heard(NamedTuple):
    """What is listened to."""

    text: str
    spelt: str
    """Its beginning with misspelled words put right."""
    pieces: Sequence[str]
    """The sentences and clauses to compare with phrases of danger."""


def listen(text: str, signals: DistressSignals, suspicion: Suspicion) -> Heard:
    """What of a cleaned message to compare."""
    spelt = signals.plain(text[:SCREENED])
    return Heard(text, spelt, suspicion.keenest(clauses(s for s in SENTENCE_END.split(spelt) if s)))


def danger_in(
    heard: Heard, signals: DistressSignals, embedder: Embedder, asked: Callable[[Vectors], Vectors] | None = None
) -> Distress | None:
    """Direct words as typed, direct words as spelt right, then nearness; `asked` as in `nearness_to_asks`."""
    direct = spoken(heard.text) or spoken(heard.spelt)
    if direct is not None or not heard.pieces:
        return direct
    vectors = embedder.embed(heard.pieces)
    near = signals.near(vectors)
    return near if near is None or asked is None else signals.near(vectors, _with_clauses(heard.pieces, asked(vectors)))


def _with_clauses(pieces: Sequence[str], known: Vectors) -> Vectors:
    """The nearness of each piece to an asked question; a clause of such a question is as harmless as the whole."""
    whole = [(piece, near) for piece, near in zip(pieces, known, strict=True) if near >= SAME_QUESTION]
    return np.array(
        [max([near, *(n for text, n in whole if piece in text)]) for piece, near in zip(pieces, known, strict=True)],
        dtype=np.float32,
    )


def nearness_to_asks(knowledge_base: KnowledgeBase, vectors: Vectors) -> Vectors:
    """Shape (n,): the cosine of each vector to the nearest question that a shared guide on an everyday topic answers."""
    return np.array(
        [
            max((one.cosine for one in row if _is_everyday_ask(one, knowledge_base)), default=0.0)
            for row in knowledge_base.vectors.nearest(vectors, NEIGHBOURS)
        ],
        dtype=np.float32,
    )


def _is_everyday_ask(one: Neighbour, knowledge_base: KnowledgeBase) -> bool:
    section = knowledge_base.sections[one.section_id]
    return section.network is None and one.kind is PassageKind.ASK and is_everyday(section)


def is_everyday(section: Section) -> bool:
    """Whether nobody asks in danger what a section answers."""
    return section.topic in EVERYDAY_TOPICS and not about_loss(section)
