"""A question and the person's earlier messages → the ways of putting it so that it stands alone.

Without a language model: a question that leans on what came before (a pronoun, "what about …",
hardly a content word of its own) is put again together with the earlier message it leans on;
a question that stands by itself keeps its own words first. The weights follow what worked on
public conversation data: the previous message helps most, the first one a little, the whole
history harms.
"""

import re
from collections.abc import Sequence

from assistant.context import detect, without_nations
from knowledge_base.models import Frozen

PRONOUN = re.compile(
    r"\b(?:it|its|it's|that|this|these|those|they|them|their|theirs|he|him|his|she|her|one|ones|there|same|either|neither|"
    r"both|another|else|such|so|then|instead|too|as well)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:and|but|or|so|also|then|ok|okay|right|what about|how about|what if|what happens if|and if|even if|but if|if so|if not|"
    r"why|why not|how come|how much|how many|how long|when|where|who|which|really|since when|is that|is it|does that|"
    r"does it|can they|do they|will they|are they|for how long|from when|until when|any|anything|what else|who else|"
    r"tell me more|more|explain|such as|like what|for example|i mean|in (?:england|scotland|wales|northern ireland))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z0-9][a-z0-9'-]*", re.IGNORECASE)
EMPTY = frozenset(
    "a an the i im i'm me my mine you your we our us it its is am are was were be been do does did done can could will would "
    "should may might must have has had to of in on at for from with by about into and or but if so as than that this these "
    "those they them their he him his she her hers what when how who whom which why where there here get got getting have "
    "much many long just not no yes also too very really please thanks thank ok okay hi hello right same one ones else any "
    "some thing things something anything still even then now back go going want need like know tell mean happen happens "
    "happened say says said ask apply".split()
)
SELF_SUFFICIENT = 4
"""Content words from which a question can stand alone unless it leans by a pronoun."""


class Weighted(Frozen):
    """A way of putting the question and how much it counts."""

    text: str
    weight: float


def content(text: str) -> list[str]:
    """The words of a text that carry its topic, lower case, in order."""
    return [word for word in (w.lower() for w in WORD.findall(text)) if word not in EMPTY]


def leans(question: str) -> bool:
    """Whether the question needs what was said before to be understood."""
    words = content(question)
    if OPENING.match(question) and len(words) < SELF_SUFFICIENT:
        return True
    if PRONOUN.search(question) and len(words) < SELF_SUFFICIENT:
        return True
    return len(words) <= 1


def stand_alone(question: str, earlier: Sequence[str]) -> tuple[Weighted, ...]:
    """The question in one to three ways; `earlier` are the person's messages, oldest first."""
    if not earlier:
        return (Weighted(text=question, weight=1.0),)
    anchor = _anchor(earlier)
    if not leans(question):
        return (Weighted(text=question, weight=1.0), Weighted(text=f"{anchor} {question}", weight=0.3))
    previous = anchor
    if detect(question).nation:
        previous = without_nations(previous)
    ways = [Weighted(text=f"{previous} {question}", weight=1.0), Weighted(text=question, weight=0.35)]
    if earlier[-1] != anchor:
        ways.append(Weighted(text=f"{earlier[-1]} {question}", weight=0.5))
    return tuple(ways)


def _anchor(earlier: Sequence[str]) -> str:
    """The latest earlier message that stands by itself: what a chain of follow-ups is about."""
    for message in reversed(earlier):
        if not leans(message):
            return message
    return earlier[0]
