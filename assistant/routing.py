"""What kind of message is this? Greeting, thanks, about the assistant, outside its scope, too vague, or a question.

Scope is judged by nearness: a message that is nearer to an example of what the assistant does
not do (`scope.toml`) than to anything in the corpus is outside; so is one that is near to nothing.
"""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.context import abroad
from assistant.conversation import content
from assistant.models import Retrieved
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.keywords import KeywordIndex

EXAMPLES = Path(__file__).with_name("scope.toml")
OUTSIDE_MARGIN = 0.02
"""How much nearer to an outside example than to the corpus a message must be."""
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
ABOUT = re.compile(
    r"\b(?:who (?:are|made|built|runs|wrote) (?:you|this)|what are you|are you (?:a |an )?(?:real|human|person|robot|bot|ai|machine|computer|chat ?gpt|woman|man|nurse|lawyer)|"
    r"(?:am i|is this) (?:talking|speaking|chatting) to a|is (?:this|there) (?:a )?(?:real |human |actual )(?:person|human)|what can you (?:do|help)|how do you (?:know|work|answer)|"
    r"where do you get (?:your|this)|can i trust (?:you|this|what you)|how (?:reliable|accurate) are you|do you (?:store|keep|save|remember|record|share)|"
    r"is (?:this|it) (?:confidential|private|anonymous)|(?:will|can|does) my (?:employer|boss|manager|trust) (?:see|know|find out|read) (?:what|that|this|about this)|"
    r"you(?:'re| are) wrong|report a mistake|which (?:model|llm)|your (?:name|sources|privacy))\b",
    re.IGNORECASE,
)
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


def route(text: str, keywords: KeywordIndex, *, has_history: bool) -> Route:
    """The kind of a cleaned message, by its words alone."""
    if GREETING.match(text):
        return Route.GREETING
    if THANKS.match(text):
        return Route.THANKS
    if ABOUT.search(text) and len(text.split()) <= 25:
        return Route.ABOUT
    if not has_history and vague(text, keywords):
        return Route.VAGUE
    return Route.QUESTION


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

    def outside(self, text: str, vector: np.ndarray, results: Sequence[Retrieved]) -> Outside | None:
        """The kind of outside message, or None when it belongs here; `vector` has shape (dimensions,)."""
        inside = max((found.cosine for found in results), default=0.0)
        nearness = {kind: float(np.max(vectors @ vector)) for kind, vectors in self._vectors.items()}
        kind = max(nearness, key=lambda kind: nearness[kind])
        if abroad(text):
            return Outside.OTHER_COUNTRY
        if nearness[kind] >= OUTSIDE_NEAR and nearness[kind] >= inside + OUTSIDE_MARGIN:
            return kind
        return Outside.OTHER if inside < FAR_FROM_ALL else None
