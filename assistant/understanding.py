"""What a language model may add to the rules that read a message. The rules decide what it may change.

It is asked only where the rules are unsure, and only with words that passed the screening. A
completed follow-up may hold no word and no figure that the conversation does not; a kind of
message must be one that its length and form allow. Otherwise the rules stand.
"""

import re
from collections.abc import Sequence

from assistant.asking import GENERAL, MAX_WAYS, Part
from assistant.conversation import SPECIFIC, Weighted, content, leans
from assistant.distress import spoken
from assistant.keyed import fenced
from assistant.llm import LanguageModel, ModelError
from assistant.personal_data import personal_data
from assistant.routing import SHORT, Route
from knowledge_base.keywords import stems_of
from prompts.loader import load_prompt

LONGEST_QUESTION = 400
"""Characters of a completed question."""
LONGEST_WORD = 200
TURNS = 4
"""Earlier messages that the model is given, the latest."""
FIGURE = re.compile(r"\d[\d.,]*")


class Understanding:
    """Completes follow-ups and sorts short messages with one model; each answer None means that the rules stand."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._rephrase = load_prompt("rephrase")
        self._route = load_prompt("route")

    @property
    def prompts(self) -> tuple[str, ...]:
        """Versions of the prompts that may have been used."""
        return self._rephrase.version, self._route.version

    def completed(self, part: Part, earlier: Sequence[str]) -> Part:
        """The part, put so that it stands alone when it leans on earlier messages and the model can do it."""
        if not earlier or not leans(part.ask):
            return part
        conversation = "\n".join(f"- {fenced(text)}" for text in earlier[-TURNS:])
        values = {"conversation": conversation, "question": fenced(part.ask)}
        try:
            reply = self._model.complete(self._rephrase.messages(values), LONGEST_QUESTION)
        except ModelError:
            return part
        question = reply.strip().strip('"')
        if not says_no_more(question, [*earlier, part.ask]):
            return part
        first = Weighted(text=question, weight=1.0)
        return Part(ask=part.ask, ways=(first, *(way for way in part.ways if way.text != question))[:MAX_WAYS])

    def routed(self, text: str, kind: Route, *, has_history: bool) -> Route:
        """The kind of a message that the rules could not place by its words."""
        if kind is not Route.VAGUE and (kind is not Route.QUESTION or len(content(text)) >= SPECIFIC or has_history):
            return kind
        try:
            reply = self._model.complete(self._route.messages({"question": fenced(text)}), LONGEST_WORD)
            told = Route(reply.strip().strip(".!\"'*").lower())
        except (ModelError, ValueError):
            return kind
        return told if allowed(told, text) else kind


def says_no_more(question: str, conversation: Sequence[str]) -> bool:
    """Whether a completed question holds only what the conversation does, and nothing that must not be asked."""
    if "\n" in question or not question.endswith("?") or spoken(question) or personal_data(question):
        return False
    said = " ".join(conversation)
    if not set(FIGURE.findall(question)) <= set(FIGURE.findall(said)):
        return False
    known = {stem for text in (said, " ".join(GENERAL)) for stem in stems_of([text])[0]}
    return {stem for stem in stems_of([" ".join(content(question))])[0]} <= known


def allowed(kind: Route, text: str) -> bool:
    """Whether a message's own form lets it be of this kind."""
    short = len(text.split()) <= SHORT
    if kind in {Route.GREETING, Route.THANKS}:
        return short and "?" not in text and len(content(text)) < SPECIFIC
    return short if kind is Route.VAGUE else kind in {Route.QUESTION, Route.ABOUT}
