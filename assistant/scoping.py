"""Does one question of a message belong here, given what was found for it?"""

import numpy as np

from assistant.asking import Part, says_nothing
from assistant.conversation import content, replaces
from assistant.models import Retrieved
from assistant.retrieval import Found
from assistant.routing import Outside, Scope, about_the_assistant
from assistant.tact import ABOUT_TOPIC
from knowledge_base.reader import KnowledgeBase

OWN_WORDS = 2
"""Content words from which a question is also judged by its own words, without what came before or stands beside it."""
KNOWN = 0.5
"""Share of the words of a short message that the corpus holds, from which it is not told to be outside."""
VAGUE_OUTSIDE = frozenset({Outside.CHAT_AND_HOMEWORK, Outside.POLITICS, Outside.OTHER_COUNTRY})
"""What a message of hardly a word can be told to be; the other kinds need more than a word."""


def outside_of(part: Part, found: Found, scope: Scope, knowledge_base: KnowledgeBase, *, vague: bool) -> Outside | None:
    """The kind of outside question, or None; `vague` says that the message is too short to be sure.

    A follow-up is searched together with the earlier messages; its own words decide too, so that the
    earlier subject does not lend its nearness to another one ("And how do I bake bread?").
    """
    main = scope.outside(part.ways[0].text, found.vectors[0], max((r.cosine for r in found.results), default=0.0))
    if main is not None:  # what the other ways found may have kept what is nearest to this one out of the results
        main = scope.outside(part.ways[0].text, found.vectors[0], _nearest(found.vectors[0], knowledge_base))
    if vague:
        known = max((result.coverage for result in found.results), default=0.0)
        return main if main in VAGUE_OUTSIDE and known < KNOWN else None
    own = next((position for position, way in enumerate(part.ways) if position and way.text == part.ask), None)
    if main is not None or own is None or replaces(part.ask):
        return main
    words = len(content(part.ask))
    if not words or says_nothing(part.ask) or (words < OWN_WORDS and part.ways[0].pieces):
        return None
    vector = found.vectors[own]
    kind = scope.outside(part.ask, vector, _nearest(vector, knowledge_base))
    return kind if words >= OWN_WORDS or kind in VAGUE_OUTSIDE else None


def _nearest(vector: np.ndarray, knowledge_base: KnowledgeBase) -> float:
    """The cosine of a vector to the nearest passage."""
    nearest = knowledge_base.vectors.nearest(vector[None], 1)[0]
    return nearest[0].cosine if nearest else 0.0


def about_results(part: Part, found: Found) -> tuple[Retrieved, ...]:
    """The sections about the assistant, nearest first, when the question is about it; empty when it is not or none was found."""
    if not about_the_assistant(part.ask):
        return ()
    own = (result for result in found.results if result.section.topic == ABOUT_TOPIC)
    return tuple(sorted(own, key=lambda result: -result.cosine))
