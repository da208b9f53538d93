"""A question and the person's earlier messages → the ways of putting it so that it stands alone.

Without a language model: the topic words of the first message of the subject, of the latest one
that stands by itself and of the one just before are put in front of the question. How much this
way counts depends on how much the question leans on what came before (a pronoun, "what about …",
hardly a content word of its own); the question's own words always count too. Weights: tuned on
TREC CAsT 2019 and 2020 (evals/results/followups.md). A named change of subject ends the history.
"""

import re
from collections.abc import Sequence

from assistant.context import EMPLOYERS, detect, without_nations
from assistant.everyday import terms
from assistant.leave import kind_in
from assistant.message import discloses, opens_a_question, read
from knowledge_base.excerpts import Excerpt, all_of
from knowledge_base.models import Frozen

PRONOUN = re.compile(
    r"\b(?:it|its|it's|that|this|these|those|they|them|their|theirs|he|him|his|she|her|one|ones|there|same|either|neither|"
    r"both|another|else|such|so|then|instead|too|as well)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:and|but|or|so|also|then|ok|okay|right|what about|how about|what if|what happens if|and if|even if|but if|if so|if not|"
    r"why|why not|how come|really|since when|is that|is it|does that|"
    r"does it|can they|do they|will they|are they|for how long|from when|until when|any|anything|what else|who else|"
    r"tell me more|more|explain|such as|like what|for example|i mean|in (?:england|scotland|wales|northern ireland))\b",
    re.IGNORECASE,
)
NEW_SUBJECT = re.compile(
    r"^(?:(?:ok|okay|right|thanks?|thank you|great|not that|no|and|so|but|well)[,.! ]+)*"
    r"(?:(?:a |on a |on |one )?(?:completely |totally |quite )?(?:new|different|another|other|separate|unrelated) "
    r"(?:topic|subject|question|thing|matter|note|issue)\b|changing (?:the )?(?:subject|topic)|to change (?:the )?subject|"
    r"(?:something|anything) (?:else|different)\b|by the way\b|not that\b|forget (?:that|it|about)\b|never ?mind\b|moving on\b|"
    r"(?:completely |totally )?unrelated\b)",
    re.IGNORECASE,
)
"""Words with which people change the subject."""
WORD = re.compile(r"[a-z0-9][a-z0-9'-]*", re.IGNORECASE)
EMPTY_WORDS = """
a an the i im i'm me my mine you your we our us it its is am are was were be been do does did done can could will would
should may might must have has had to of in on at for from with by about into and or but if so as than that this these
those they them their he him his she her hers what when how who whom which why where there here get got getting
much many long just not no yes also too very really please thanks thank ok okay hi hello right same one ones else any
some thing things something anything still even then now back go going want need like know tell mean happen happens
happened say says said ask apply only own most
"""
EMPTY = frozenset(EMPTY_WORDS.split())
CONTRACTED = re.compile(r"(?:'(?:s|re|ve|ll|d|m)|n't)$")
POINTER = re.compile(r"\b(?:it|they|them|he|she|his|her|their|its|those|these)\b", re.IGNORECASE)
"""A pronoun that points back; with no content word before it in the question it points out of the question."""
ONESELF = re.compile(r"\b(?:i|i'm|im|i've|we|we're|my|our)\b", re.IGNORECASE)
MAX_ADDED_WORDS = 12
LONG = 8
"""Content words from which a question tells enough even if it points back."""
SPECIFIC = 3
"""Content words from which a question can be searched by its own words."""
SELF_SUFFICIENT = 4
"""Content words from which a question can stand alone unless it leans by a pronoun."""
ASIDE_WORDS = 2
"""A message with as few content words that asks nothing ("Sounds good.") is about nothing."""
EMPTY_WEIGHT, LEANING_WEIGHT, SHORT_WEIGHT, FOLLOWING_WEIGHT = 0.7, 0.5, 0.5, 0.2
"""What the way with the history counts beside the question's own words: for a question with no
content word or one, one that leans, one of few words, one that could stand alone."""
TOPICS_WEIGHT = 0.2
"""What the topic words of the history count by themselves, for a question that leans."""


class Weighted(Frozen):
    """A way of putting the question and how much it counts."""

    text: str
    weight: float
    named: tuple[str, ...] = ()
    """Terms of the guides that stand before it."""
    pieces: tuple[str, ...] = ()
    """What it is made of after them, in order, when that is more than the question."""
    excerpt: Excerpt | None = None
    """The longer text that it is read within; None when it is read by itself."""

    @property
    def reading(self) -> Excerpt:
        """What is embedded for it."""
        return self.excerpt or all_of(self.text)


def content(text: str) -> list[str]:
    """The words of a text that carry its topic, lower case, in order."""
    return [word for word in (w.lower() for w in WORD.findall(text)) if not is_empty(word)]


def is_empty(word: str) -> bool:
    """Whether a word, or what is left of it before an apostrophe, carries no topic."""
    lower = word.lower()
    return lower in EMPTY or CONTRACTED.sub("", lower) in EMPTY


def leans(question: str) -> bool:
    """Whether the question needs what was said before to be understood."""
    words = content(question)
    pointer = POINTER.search(question)
    if pointer and not content(question[: pointer.start()]) and len(words) < LONG:
        return True
    if OPENING.match(question) and len(words) < SELF_SUFFICIENT:
        return True
    if PRONOUN.search(question) and len(words) < SELF_SUFFICIENT:
        return True
    return len(words) <= 1


def says_little(question: str) -> bool:
    """Whether a question has at most one word of topic besides a nation or an employer."""
    return len(content(_without_employers(without_nations(question)))) <= 1


def replaces(question: str) -> bool:
    """Whether a question only puts another nation or employer into an earlier one ("What about Scotland?")."""
    stated = detect(question)
    return (says_little(question) and bool(stated.nation or stated.employer)) or adds_to_context(question)


def adds_to_context(message: str) -> bool:
    """Whether a message asks nothing and says where the person works or which leave they are on, as if asked for it."""
    if "?" in message or opens_a_question(message) or len(WORD.findall(message)) > MAX_ADDED_WORDS:
        return False
    stated = detect(message)
    return bool(stated.nation or stated.employer or stated.regulator or kind_in(message)) and bool(
        ONESELF.search(message)
    )


def changes_subject(message: str) -> bool:
    """Whether a message says that it is about something else than the ones before."""
    return bool(NEW_SUBJECT.match(message))


def stand_alone(question: str, earlier: Sequence[str]) -> tuple[Weighted, ...]:
    """The question in one to three ways; `earlier` are the person's messages, oldest first."""
    alone = Weighted(text=question, weight=1.0)
    history = history_ways(question, question, earlier, leaning=leans(question))
    return (*history[:1], alone, *history[1:]) if leans(question) else (alone, *history)


def history_ways(question: str, within: str, earlier: Sequence[str], *, leaning: bool) -> tuple[Weighted, ...]:
    """The ways that bring in the history: topic words before `within`, and the earlier message leant on.

    `within` is the question with what its own message tells.
    """
    told = [_with_terms(_without_replaced(_subject(message), within), message) for message in _told(earlier)]
    if not told:
        return ()
    anchor = next((message for message in reversed(told) if not leans(message)), told[0])
    words = (word for message in dict.fromkeys([told[0], anchor, told[-1]]) for word in WORD.findall(message))
    topics = " ".join(dict.fromkeys(word for word in words if not is_empty(word)))
    if replaces(question):
        topics = anchor
    if not leaning:
        weight = SHORT_WEIGHT if len(content(question)) < SPECIFIC else FOLLOWING_WEIGHT
        return (Weighted(text=f"{topics} {within}", weight=weight),)
    little = says_little(question) or adds_to_context(question)
    joined = Weighted(text=f"{topics} {within}", weight=EMPTY_WEIGHT if little else LEANING_WEIGHT)
    return joined, Weighted(text=topics, weight=TOPICS_WEIGHT)


def _told(earlier: Sequence[str]) -> Sequence[str]:
    """The earlier messages of this subject that are about something; all when none is."""
    starts = [position for position, message in enumerate(earlier) if changes_subject(message)]
    subject = earlier[starts[-1] :] if starts else earlier
    return [message for message in subject if _is_about_something(message)] or subject


def _is_about_something(message: str) -> bool:
    return ("?" in message or len(content(message)) > ASIDE_WORDS) and not discloses(message)


def _subject(message: str) -> str:
    """What a message asks when that says enough, else the whole message."""
    asks = " ".join(read(message).asks)
    return asks if len(content(asks)) >= SPECIFIC and not leans(asks) else message


def _with_terms(subject: str, message: str) -> str:
    """The subject of a message, with the guides' terms for what the whole message says in everyday words."""
    return " ".join([*terms(message), subject])


def _without_replaced(message: str, question: str) -> str:
    """The message without a nation or employer when the question states one in its place."""
    stated = detect(question)
    message = without_nations(message) if stated.nation else message
    return _without_employers(message) if stated.employer else message


def _without_employers(text: str) -> str:
    for _, pattern in EMPLOYERS:
        text = pattern.sub("", text)
    return text
