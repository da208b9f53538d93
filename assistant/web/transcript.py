"""The conversation as messages that grow: the question at once, then the answer by whole sentences."""

import logging
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant import wording
from assistant.models import Answer, AnswerSentence, AnswerStatus, Question, Suggestion, Turn
from assistant.offering import tools
from assistant.pipeline import Assistant
from assistant.web.rendering import DONE, question_in, render_answer, render_part, render_question, render_stopped
from knowledge_base.models import Audience, Employer, Frozen, Nation

LOG = logging.getLogger(__name__)
Messages = list[dict[str, Any]]
KEEPS_DRAFT = frozenset(
    {AnswerStatus.TOO_LONG, AnswerStatus.PERSONAL_DATA, AnswerStatus.RATE_LIMITED, AnswerStatus.UNAVAILABLE}
)
"""Outcomes after which the person wants to change or resend the same text."""

NOT_USED = frozenset({AnswerStatus.TOO_LONG, AnswerStatus.PERSONAL_DATA})
"""Outcomes after which the text leaves the conversation; it is back in the question box."""


@dataclass(frozen=True)
class Step:
    """What the page shows from now on."""

    messages: Messages
    box: str | None = None
    """New text of the question box; None leaves it."""
    suggestions: tuple[Suggestion, ...] | None = None
    """Questions to ask next; None leaves the ones on the page."""
    suggestions_title: str = ""


class About(Frozen):
    """What a person chose to say about themselves; it goes with each question and is not kept."""

    nation: Nation | None = None
    employer: Employer | None = None
    audience: Audience | None = None

    @classmethod
    def chosen(cls, nation: str | None, employer: str | None, audience: str | None) -> "About":
        """From the page's values, where empty is not said. Raises ValueError for a value that is not offered."""
        return cls.model_validate(
            {"nation": nation or None, "employer": employer or None, "audience": audience or None}
        )


class Telling:
    """One question being answered on the page."""

    def __init__(self, assistant: Assistant, message: str, history: Messages, about: About | None = None) -> None:
        self._assistant = assistant
        self._message = message
        self._history = history
        self._about = about or About()
        self._root = assistant.settings.root_path.rstrip("/")

    def steps(self) -> Iterator[Step]:
        """The question with an empty answer, a step for each sentence, then the whole answer."""
        yield Step(self._with(render_part((), {}, self._root)), box="", suggestions=())
        told: list[AnswerSentence] = []
        for item in self._items():
            if isinstance(item, Answer):
                yield self._last(item)
            else:
                told.append(item)
                sections = self._assistant.knowledge_base.get().sections
                yield Step(self._with(render_part(told, sections, self._root)))

    def _items(self) -> Iterator[AnswerSentence | Answer]:
        """The pipeline's stream; a fault becomes an answer that says so."""
        try:
            yield from self._assistant.stream(self._question())
        except Exception:
            LOG.exception("A question could not be answered")
            yield Answer(status=AnswerStatus.UNAVAILABLE, message=wording.MESSAGES[AnswerStatus.UNAVAILABLE])

    def _question(self) -> Question:
        said = {"nation": self._about.nation, "employer": self._about.employer, "audience": self._about.audience}
        history = self.turns(asked_in(self._history))
        return Question.model_validate({"text": self._message, "history": history, **said})

    def _last(self, answer: Answer) -> Step:
        filled = () if answer.status in NOT_USED else tools(self._question(), answer)
        reply = render_answer(answer, self._root, secrets.token_urlsafe(12), filled)
        return Step(
            self._with(reply, render_question(wording.NOT_USED) if answer.status in NOT_USED else None),
            box=self._message if answer.status in KEEPS_DRAFT else None,
            suggestions=answer.suggestions,
            suggestions_title=wording.ASK_NEXT if answer.sentences else wording.NEAREST,
        )

    def _with(self, reply: str, asked: str | None = None) -> Messages:
        return [
            *self._history,
            {"role": "user", "content": asked or render_question(self._message)},
            {"role": "assistant", "content": reply},
        ]

    @staticmethod
    def turns(earlier: Sequence[str]) -> tuple[Turn, ...]:
        """Earlier questions as turns; the answers are not needed to understand a follow-up."""
        return tuple(Turn(role="user", text=text) for text in earlier)


def asked_in(history: Messages) -> list[str]:
    """The questions of a conversation, oldest first, without those that were not used."""
    questions = (question_in(text_of(message["content"])) for message in history if message["role"] == "user")
    return [question for question in questions if question != wording.NOT_USED]


def stopped(history: Messages) -> Messages:
    """Say that the answer was stopped; what was told stays."""
    if not history or history[-1]["role"] != "assistant":
        return history
    part = text_of(history[-1]["content"])
    if DONE in part:
        return history
    return [*history[:-1], {"role": "assistant", "content": render_stopped(part)}]


def text_of(content: Any) -> str:
    """The text of a message; Gradio gives a string or a list of blocks."""
    if isinstance(content, str):
        return content
    return " ".join(block.get("text", "") for block in content if isinstance(block, dict))
