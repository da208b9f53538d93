"""A cleaned message and its history → the parts to answer, each put in one to four ways.

What a person is must not change what they find. A question that is specific enough is searched by
its own words first; a story counts the more the more it tells, and statements about the person
count a little where little else was told. Only a question that says nothing by itself ("What are my
rights?") or points to who asks ("people like me") is read with who asks it. Weights: evals/results/invariance.md.
"""

import re
from collections.abc import Sequence

from assistant.context import without_nations
from assistant.conversation import (
    SPECIFIC,
    Weighted,
    adds_to_context,
    changes_subject,
    content,
    history_ways,
    is_empty,
    leans,
    replaces,
)
from assistant.everyday import terms
from assistant.leave import named as with_named_leave
from assistant.message import BY_THE_WAY, SENTENCE_END, Message, discloses, read
from assistant.routing import about_the_assistant
from assistant.situation import LIKE_ME, SITUATION, wish_in
from assistant.spelling import Speller
from assistant.together import read_together
from knowledge_base.excerpts import Excerpt
from knowledge_base.models import Frozen

FULL_STORY = 8
"""Content words from which a story counts fully; a shorter one counts by the square of its share."""
OWN_STORY = 8
"""Content words of the message's own story from which a question leans on it and not on earlier messages."""
STORY_WEIGHT = 0.5
"""For a story of hardly a word, beside 1 for the question; a full one counts 1, beside ASK_IN_STORY."""
ASK_IN_STORY = 0.25
VAGUE_WEIGHT = 0.35
"""For the own words of a question that says little, beside 1 for the story."""
WISH_WEIGHT = 0.6
"""For such a question with the sentence of the story that says what is wanted."""
DISCLOSED_WEIGHT = 0.4
"""For what was disclosed, before the question; beside a story it is not searched."""
POINTED_WEIGHT = 1.0
"""For what was disclosed when the question may point to it ("Does that count?")."""
REPLACING_WEIGHT = 0.4
"""For the own words of a question that only puts another nation or employer into an earlier one."""
AS_TYPED_WEIGHT = 0.3
EVERYDAY_WEIGHT = 0.6
"""For the question with the guides' terms for its everyday words."""
TOLD_EVERYDAY_WEIGHT = 0.45
"""For a question that says nothing in everyday words, with the terms for what its story says."""
MAX_PARTS = 4
MAX_WAYS = 4
GENERAL_WORDS = """
right rights entitled entitlement entitlements eligible eligibility qualify help support advice advise options option
benefit benefits money allowed legal legally law rule rules fair claim available offer offered protected protection
time off work working job employer boss do give expect extra special affect affected situation circumstances case
"""
GENERAL = frozenset(GENERAL_WORDS.split())
"""Words in which anything at all can be asked for."""
FILLER = re.compile(rf"{BY_THE_WAY.pattern}|\bthough\b", re.IGNORECASE)


class Part(Frozen):
    """One question of the message."""

    ask: str
    """The question in the person's words, spelling put right."""
    ways: tuple[Weighted, ...]
    """How it is searched; the first is the main one."""
    leaning: bool = False
    """Whether it is understood only after the question before it in the same message."""


class Said(Frozen):
    """What surrounds a question, spelling put right."""

    story: str
    before: str
    """What the question leans on of the one before it in the same message."""
    told: str
    """What the message discloses about the person."""
    earlier: tuple[str, ...]
    """The person's earlier messages; none when this one changes the subject."""


def parts(message: Message, earlier: Sequence[str], speller: Speller) -> tuple[Part, ...]:
    """The questions in order, at most MAX_PARTS; what is over joins the last.

    The message is taken apart again with its spelling put right: "wen" opens no question.
    """
    spelled = read(speller.correct(message.text))
    asks = list(spelled.asks)
    if len(asks) > MAX_PARTS:
        asks = [*asks[: MAX_PARTS - 1], " ".join(asks[MAX_PARTS - 1 :])]
    tells = [text for text in spelled.tells if content(FILLER.sub("", without_nations(text)))]
    story, told = " ".join(tells), " ".join(spelled.disclosures)
    before = () if changes_subject(message.text) else tuple(speller.correct(text) for text in earlier)
    subjects = tuple(text for text in before if not only_who(text))
    asks = [_named(ask, asks[:position], spelled, before) for position, ask in enumerate(asks)]
    found = []
    for position, ask in enumerate(asks):
        context = topic(asks[position - 1]) if position and leans(ask) else ""
        history = () if about_the_assistant(ask) else before if points_back(ask) else subjects
        ways = _ways(ask, Said(story=story, before=context, told=told, earlier=history))
        ways += _in_terms_of_the_guides(ask, ways, tells)
        typed = message.asks[position] if len(asks) == len(message.asks) else ask
        if typed != ask:
            ways.append(Weighted(text=typed, weight=AS_TYPED_WEIGHT))
        found.append(Part(ask=ask, ways=_heaviest(ways), leaning=bool(context)))
    read_once = read_together([way for part in found for way in part.ways], [told, story, *asks])
    return tuple(
        part.model_copy(update={"ways": tuple(read_once.get(way, way) for way in part.ways)}) for part in found
    )


def _named(ask: str, asked: Sequence[str], message: Message, earlier: Sequence[str]) -> str:
    """A question about leave of an unnamed kind, with the kind that was told nearest before it."""
    beside = " ".join([*message.disclosures, *message.tells])
    return with_named_leave(ask, [*reversed(asked), beside, *reversed(earlier)])


def readings(asked: Sequence[Part]) -> dict[str, Excerpt]:
    """What is embedded for each way of the parts, by its text."""
    return {way.text: way.reading for part in asked for way in part.ways}


def _in_terms_of_the_guides(ask: str, ways: Sequence[Weighted], tells: Sequence[str]) -> list[Weighted]:
    """The question with the guides' terms for its everyday words; without any, with those of what the message tells.

    A question that points back is put within what it points to, or what is wanted.
    """
    wish = wish_in(" ".join(tells))
    if not points_back(ask):
        within = Weighted(text=ask, weight=1.0)
    elif wish and terms(wish):
        within = Weighted(text=f"{wish} {ask}", weight=1.0, pieces=(wish, ask))
    else:
        within = max(ways[:2], key=lambda way: len(way.text))
    if named := terms(within.text):
        text = f"{', '.join(named)}: {within.text}"
        return [Weighted(text=text, weight=EVERYDAY_WEIGHT, named=named, pieces=within.pieces)]
    if named := terms(" ".join(tells)):
        return [Weighted(text=f"{', '.join(named)}: {ask}", weight=TOLD_EVERYDAY_WEIGHT)]
    return []


def points_back(ask: str) -> bool:
    """Whether a question cannot be searched by itself, so that all that was said before may be meant."""
    return leans(ask) or says_nothing(ask) or not _is_specific(ask)


def _is_specific(ask: str) -> bool:
    """Whether a question names enough by its own words, or names a subject of the guides in everyday ones."""
    return len(content(ask)) >= SPECIFIC or bool(terms(ask))


def only_who(text: str) -> bool:
    """Whether an earlier message only says who the person is, and nothing that rules of its own hold for."""
    said = [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]
    return all(discloses(sentence) and not SITUATION.search(sentence) for sentence in said)


def topic(ask: str) -> str:
    """A question without the empty words that open it: "what is a clinical coder" → "clinical coder"."""
    words = ask.rstrip("?!. ").split()
    told = next((place for place, word in enumerate(words) if not is_empty(word.strip(".,;:\"'"))), 0)
    return " ".join(words[told:])


def _heaviest(ways: list[Weighted]) -> tuple[Weighted, ...]:
    """The main way and the heaviest of the others, MAX_WAYS in all, in their order."""
    kept = sorted(ways[1:], key=lambda way: -way.weight)[: MAX_WAYS - 1]
    return (ways[0], *(way for way in ways[1:] if way in kept))


def _ways(ask: str, said: Said) -> list[Weighted]:
    """The ask alone, within its story, with what the person disclosed and with the history."""
    around = [text for text in (said.told if _means_who_asks(ask, said) else "", said.story, said.before) if text]
    leaning = adds_to_context(ask) or (leans(ask) and len(content(" ".join(around))) < OWN_STORY)
    within = Weighted(text=" ".join([*around, ask]), weight=1.0, pieces=(*around, ask) if around else ())
    ways = _in_this_message(ask, within, said)
    history = history_ways(ask, within.text, said.earlier, leaning=leaning)
    if history and replaces(ask):
        ways = [way.model_copy(update={"weight": way.weight * REPLACING_WEIGHT}) for way in ways]
    return [*history[:1], *ways, *history[1:]] if leaning else [*ways, *history]


def _in_this_message(ask: str, within: Weighted, said: Said) -> list[Weighted]:
    told = len(content(f"{said.story} {said.before}"))
    if not within.pieces:
        ways = [within]
    elif leans(ask) or not _is_specific(ask):
        wish = wish_in(said.story)
        own = Weighted(text=f"{wish} {ask}", weight=WISH_WEIGHT, pieces=(wish, ask)) if wish else None
        ways = [within, own or Weighted(text=ask, weight=VAGUE_WEIGHT)]
    else:
        share = min(1.0, told / FULL_STORY) ** 2
        ways = [
            Weighted(text=ask, weight=1 - (1 - ASK_IN_STORY) * share),
            within.model_copy(update={"weight": STORY_WEIGHT + (1 - STORY_WEIGHT) * share}),
        ]
    if told < SPECIFIC and SITUATION.search(said.told) and not _means_who_asks(ask, said):
        weight = POINTED_WEIGHT if leans(ask) else DISCLOSED_WEIGHT
        ways.append(Weighted(text=f"{said.told} {ask}", weight=weight))
    return ways


def _means_who_asks(ask: str, said: Said) -> bool:
    """Whether a question is about the person: by its words, or because it leans on what was said and nothing else was."""
    alone = not said.story and not said.before and not said.earlier
    pointed = alone and leans(ask) and bool(SITUATION.search(said.told))
    return pointed or says_nothing(ask) or bool(LIKE_ME.search(ask))


def says_nothing(ask: str) -> bool:
    """Whether a question could be about anything: all its content words are general ones."""
    return all(word in GENERAL for word in content(ask))
