"""What kind of message is this? Greeting, thanks, about the assistant, outside its scope, too vague, or a question.

Scope is judged by nearness: a message that is nearer to an example of what the assistant does
not do (`scope.toml`) than to anything in the corpus is outside; so is one that is near to nothing.
"""

import re
import tomllib
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.context import abroad
from assistant.conversation import content
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.keywords import KeywordIndex

EXAMPLES = Path(__file__).with_name("scope.toml")
OUTSIDE_MARGIN = 0.12
"""How much nearer to an outside example than to the corpus a message must be (evals/results/scope.md)."""
OUTSIDE_NEAR = 0.45
FAR_FROM_ALL = 0.32
"""Best cosine to the corpus below which a message is about something else altogether."""

GREETING = re.compile(
    r"^(?:(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|greetings|yo)\b[ ,!.]*(?:there|again|all|everyone)?[ ,!.]*)+"
    r"(?:how are you(?: doing)?(?: today)?|are you there|you there|anyone there)?[ ?!.]*$",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"^(?:(?:ok|okay|great|brilliant|lovely|perfect|cool|right|super|fab|ah|oh)[ ,!.]*)*(?:thanks?|thank you|thankyou|thx|ta|cheers|"
    r"that(?:'s| is| was)? (?:really |very |so )?(?:helpful|great|useful|perfect|all|it)|(?:that )?(?:really )?help(?:s|ed)(?: a lot)?|"
    r"bye|goodbye|got it|no(?:pe)?[, ]+that(?:'s| is) (?:all|it))\b(?!.*\b(?:what|how|when|where|which|why|who|can i|could i|do i|am i|should i|is (?:it|there)|does|tell me)\b)[ ,!.'a-z]{0,40}$",
    re.IGNORECASE,
)
ACKNOWLEDGED = re.compile(
    r"^(?:(?:ok(?:ay)?|right|great|cool|lovely|perfect|brilliant|fine|noted|understood|i see|makes sense|sounds good|good to know|will do|"
    r"see (?:you|ya)(?: later| soon| tomorrow)?|have a (?:good|nice|lovely) (?:day|evening|weekend|one)|take care|speak soon|good ?night)\b[ ,.!]*)+$",
    re.IGNORECASE,
)
"""A short word that closes a turn and asks nothing."""
THIS_SERVICE = r"(?:(?:this|the) (?:assistant|bot|chat ?bot|chat|program|service|site|website|app|tool|page|thing)|you)"
WHAT_I_SAY = (
    r"(?:what i(?:'ve| have)? (?:say|said|ask|asked|type|typed|write|wrote|written|put|tell|told)\b|(?:my|our|this|these|any|the) "
    r"(?:questions?|messages?|chats?|conversations?|answers?|data|details|information|history)|anything i (?:say|ask|type|write))"
)
ABOUT = re.compile(
    r"\b(?:"
    rf"who (?:made|built|created|runs|owns|wrote|funds|pays for|programmed|trained|maintains|is behind|looks after) {THIS_SERVICE}\b|"
    r"who (?:are|r) (?:you|u)\b(?! (?:allowed|meant|supposed|entitled|able))|who am i (?:talking|speaking|chatting) (?:to|with)|who do you work for\s*[?.!]*$|"
    r"what (?:are|r) (?:you|u)(?: exactly| really| called)?\s*[?.!]*$|what(?:'s| is) your name|do you have a name|"
    r"are you (?:a |an |the )?(?:real|human|person|robot|bot|ai|artificial|machine|computer|program|chat ?gpt|chat ?bot|woman|man|nurse|doctor|lawyer|someone)\b|"
    r"are you (?:sure|certain|biased|fair|always right|accurate|reliable|up to date)(?: about that| of that)?\s*[?.!]*$|"
    r"(?:am i|is this) (?:talking|speaking|chatting) (?:to|with) an?\b|is (?:this|there) (?:a )?(?:real |human |actual )(?:person|human)|"
    r"what (?:can|do) you (?:do|help|know|cover|answer)(?: me)?(?: with| about)?(?: for me)?\s*[?.!]*$|"
    r"what (?:(?:can|could|may) i ask(?: you)?|should i ask you)(?: about)?\s*[?.!]*$|what (?:questions|topics|things) (?:can|could|do) (?:you|i)\b|"
    r"(?:can|could) you help(?: me)?(?: out)?(?: please)?\s*[?.!]*$|how (?:can|could) you help(?: me)?\s*[?.!]*$|"
    r"how (?:do|did|would|can) you know(?: (?:that|this|it|all (?:this|that|of this)|so much|these things|what you (?:say|know)|you(?:'re| are) right|(?:this|that|it)(?:'s| is) (?:right|true|correct)))?\s*[?.!]*$|"
    r"how do you (?:work|decide|find (?:my |the |your |these )?answers?|(?:make|choose|get|write|come up with) (?:my |the |your |these )?answers?|answer(?: me| questions| my questions?)?)\s*[?.!]*$|"
    r"where (?:do|did|does) (?:you|this|that|it) (?:get|find|come from|take)(?: (?:your|this|that|the|these|all)\b.*)?\s*[?.!]*$|"
    rf"(?:can|should|do|could) i (?:trust|rely on|believe) (?:you\b|your\b|this\s*[?.!]*$|what you\b|these answers|{THIS_SERVICE}\b)|"
    r"how (?:reliable|accurate|up to date|current|old|trustworthy|safe) (?:are (?:you|your)|is (?:this|your)\b)|when were you (?:last )?(?:updated|made|checked)|"
    rf"(?:do|will|are) you (?:store|storing|keep|keeping|save|saving|remember|record|recording|share|sharing|log|logging|sell|pass on|use|track|tracking) (?:{WHAT_I_SAY}|me\b|cookies)|"
    rf"(?:who (?:can |will )?(?:see|sees|read|reads)|(?:is|are|will) (?:anyone|anybody|someone) (?:see|read|reading|watching)) {WHAT_I_SAY}|"
    rf"(?:is|are|where) (?:is |are )?{WHAT_I_SAY} (?:stored|kept|saved|recorded|shared|private|confidential|anonymous|secret|safe|secure|deleted)|"
    rf"what (?:happens to|do you do with) {WHAT_I_SAY}|"
    r"is (?:this|it|this (?:chat|conversation|service|site)|our chat) (?:all |really |completely )?(?:confidential|private|anonymous|secret|secure)\s*(?:here|if i (?:type|ask|write|tell you)\b.*)?[?.!]*$|"
    rf"(?:will|can|does|could|would) (?:my |the |our )?(?:employer|boss|manager|trust|hr|it department) (?:see|know|find out|read|be told)(?: about)? (?:what i (?:ask|say|type|write|put|search)|that i(?:'ve| have)? (?:asked|used)|i(?:'ve| have)? (?:asked|used)|this chat|this conversation)|"
    rf"(?:is|does) {THIS_SERVICE} (?:free|cost|official|legal advice|part of the nhs|run by|owned by|right|correct|secure|use)\b|is this (?:answer )?(?:right|correct|legal advice|up to date)\s*[?.!]*$|"
    r"you(?:'re| are) wrong\b|(?:your|this|that) answer (?:is|was) wrong|report a (?:mistake|wrong answer)|which (?:language )?(?:model|llm)|your (?:sources|privacy (?:policy|notice))\b"
    r")",
    re.IGNORECASE,
)
"""Questions to or about the assistant itself; `you` alone is not enough, since people also mean anyone by it."""
MAX_ABOUT_WORDS = 25
SHORT = 8
"""Words up to which a message can be too vague to answer."""
TELLING = 3.6
"""Sum of inverse-document-frequency weights below which a short message does not say what it is about."""


class Route(StrEnum):
    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    VAGUE = "vague"


class Outside(StrEnum):
    """Kinds of message outside the scope; all but OTHER have examples."""

    CHAT_AND_HOMEWORK = "chat_and_homework"
    MEDICAL = "medical"
    VERDICT = "verdict"
    POLITICS = "politics"
    OTHER_COUNTRY = "other_country"
    OWN_RECORDS = "own_records"
    OTHER = "other"


def route(text: str, keywords: KeywordIndex, *, has_history: bool, put: str = "") -> Route:
    """The kind of a cleaned message, by its words alone; `put` is what is searched first, without what was disclosed."""
    if GREETING.match(text):
        return Route.GREETING
    if THANKS.match(text) or ACKNOWLEDGED.match(text):
        return Route.THANKS
    if about_the_assistant(text):
        return Route.ABOUT
    if not has_history and vague(put or text, keywords):
        return Route.VAGUE
    return Route.QUESTION


def about_the_assistant(text: str) -> bool:
    """Whether a message, or one question of it, is about the assistant itself."""
    return len(text.split()) <= MAX_ABOUT_WORDS and bool(ABOUT.search(text))


def vague(text: str, keywords: KeywordIndex) -> bool:
    """Whether a short message holds only words that many sections hold, so that nothing says what it is about."""
    return len(text.split()) <= SHORT and keywords.telling(" ".join(content(text))) < TELLING


class Scope:
    """Nearness of a message to examples of what is outside, embedded once."""

    def __init__(self, embedder: Embedder, path: Path = EXAMPLES) -> None:
        self._embedder = embedder
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        self._phrases = {Outside(name): tuple(table["phrases"]) for name, table in tables.items()}

    @cached_property
    def _vectors(self) -> dict[Outside, Vectors]:
        return {kind: self._embedder.embed(phrases) for kind, phrases in self._phrases.items()}

    def outside(self, text: str, vector: np.ndarray, inside: float) -> Outside | None:
        """The kind of outside message, or None when it belongs here.

        `vector` has shape (dimensions,); `inside` is its best cosine to the corpus.
        """
        nearness = {kind: float(np.max(vectors @ vector)) for kind, vectors in self._vectors.items()}
        kind = max(nearness, key=lambda kind: nearness[kind])
        if nearness[kind] >= OUTSIDE_NEAR and nearness[kind] >= inside + OUTSIDE_MARGIN:
            return kind
        if abroad(text):
            return Outside.OTHER_COUNTRY
        return Outside.OTHER if inside < FAR_FROM_ALL else None
