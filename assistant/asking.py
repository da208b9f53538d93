"""A cleaned message and its history → the parts to answer, each put in one to four ways.

What a person is must not change what they find: a question that is specific enough is searched
first by its own words; the story around it comes second and statements about the person last.
A question that says little by itself leans on the story, or on the earlier messages.
"""

from collections.abc import Sequence

from assistant.conversation import Weighted, content, leans, stand_alone
from assistant.message import Message
from assistant.spelling import Speller
from knowledge_base.models import Frozen

SPECIFIC = 3
"""Content words from which a question can be searched by its own words."""
STORY_WEIGHT = 0.7
DISCLOSED_WEIGHT = 0.25
AS_TYPED_WEIGHT = 0.3
MAX_PARTS = 3


class Part(Frozen):
    """One question of the message."""

    ask: str
    """The question in the person's words, spelling put right."""
    ways: tuple[Weighted, ...]
    """How it is searched; the first is the main one."""


def parts(message: Message, earlier: Sequence[str], speller: Speller) -> tuple[Part, ...]:
    """The questions in order, at most MAX_PARTS; what is over joins the last."""
    asks = [speller.correct(ask) for ask in message.asks]
    if len(asks) > MAX_PARTS:
        asks = [*asks[: MAX_PARTS - 1], " ".join(asks[MAX_PARTS - 1 :])]
    tells = [speller.correct(text) for text in message.tells]
    told = [speller.correct(text) for text in message.disclosures]
    before = [speller.correct(text) for text in earlier]
    found = []
    for position, ask in enumerate(asks):
        context = asks[position - 1 : position] if leans(ask) else []
        ways = [*_ways(ask, [*tells, *context], told, before)]
        typed = message.asks[position] if len(asks) == len(message.asks) else ask
        if typed != ask:
            ways.append(Weighted(text=typed, weight=AS_TYPED_WEIGHT))
        found.append(Part(ask=ask, ways=tuple(ways)))
    return tuple(found)


def _ways(ask: str, story: list[str], disclosed: list[str], earlier: Sequence[str]) -> list[Weighted]:
    """The ask alone, within its story, and with what the person disclosed."""
    vague = leans(ask) or len(content(ask)) < SPECIFIC
    if vague and not story and not disclosed:
        return list(stand_alone(ask, earlier))
    ways: list[Weighted] = []
    if vague:
        ways.append(Weighted(text=" ".join([*disclosed, *story, ask]), weight=1.0))
        ways.append(Weighted(text=ask, weight=STORY_WEIGHT / 2))
        return ways
    ways += stand_alone(ask, earlier)
    if story:
        ways.append(Weighted(text=" ".join([*story, ask]), weight=STORY_WEIGHT))
    if disclosed:
        ways.append(Weighted(text=" ".join([*disclosed, *story, ask]), weight=DISCLOSED_WEIGHT))
    return ways
