"""The assistant as an Inspect solver: plays a sample's messages and keeps the whole last answer for the scorers.

Answering and scoring are separate: scorers read the answer that the log holds, so `inspect score`
scores an old log again without asking anything. The default answerer needs no model; a language
model drafts when CAREER_ASSISTANT_LLM is set, as it does for people.
"""

import threading
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date
from functools import cache
from typing import Any, Protocol

from anyio import to_thread
from inspect_ai.model import ChatMessage, ChatMessageAssistant, ChatMessageUser, ModelOutput
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.util import Store
from pydantic import ConfigDict

from assistant.models import Answer, Question, Turn
from assistant.pipeline import Assistant
from knowledge_base.models import Audience, Employer, Frozen, Nation

ANSWER = "answer"
"""Where a sample's store holds the answer, as JSON."""
TODAY = date(2026, 11, 29)
"""The day on which every sample is asked that names no other, so that a run is the same tomorrow."""
DAY: ContextVar[date] = ContextVar("day", default=TODAY)
"""The clock of the assistant under test; threads that ask get a copy of it."""

_loading = threading.Lock()


class Asks(Protocol):
    """Anything that answers: the assistant, or a stand-in that is made to fail."""

    def ask(self, question: Question) -> Answer: ...


class Circumstances(Frozen):
    """What a sample's metadata may say about the person and the day; other keys are the scorers'."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    nation: Nation | None = None
    employer: Employer | None = None
    audience: Audience | None = None
    """Only with `tell_audience`: a dataset's audience is a group to report by, not what the person chose."""
    network: str | None = None
    today: date = TODAY


@cache
def _loaded() -> Assistant:
    from assistant.loading import load_assistant
    from assistant.settings import read_settings

    return load_assistant(read_settings(), DAY.get)


def under_test() -> Assistant:
    """The product's own assistant, loaded once a process. Raises MissingIndexError, EmbeddingError or SettingsError."""
    with _loading:
        return _loaded()


@solver
def asked(assistant: Asks | None = None, tell_audience: bool = False) -> Solver:
    """Ask the user messages of the sample one after the other, each with those before it.

    Without `assistant` the product's own is asked. Metadata is read as Circumstances.
    """

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        found = Circumstances.model_validate(state.metadata)
        context = found if tell_audience else found.model_copy(update={"audience": None})
        texts = [message.text for message in state.messages if message.role == "user"]
        answers = await to_thread.run_sync(play, assistant, texts, context)
        state.messages = _transcript(texts, answers)
        state.output = ModelOutput.from_content(answers[-1].made_by, answers[-1].text)
        state.store.set(ANSWER, answers[-1].model_dump(mode="json"))
        return state

    return solve


def play(assistant: Asks | None, texts: list[str], context: Circumstances) -> list[Answer]:
    """The answers to the messages of one conversation, on the day of the context."""
    DAY.set(context.today)
    ask = (assistant or under_test()).ask
    history: list[Turn] = []
    answers: list[Answer] = []
    for text in texts:
        question = Question(text=text, history=tuple(history), **context.model_dump(exclude={"today"}))
        answers.append(ask(question))
        history += [Turn(role="user", text=text), Turn(role="assistant", text=answers[-1].text)]
    return answers


def answer_in(store: Store | Mapping[str, Any]) -> Answer:
    """The answer that a sample's store holds. Raises ValidationError when the sample was never answered."""
    return Answer.model_validate(store.get(ANSWER))


def _transcript(texts: list[str], answers: list[Answer]) -> list[ChatMessage]:
    told: list[ChatMessage] = []
    for text, answer in zip(texts, answers, strict=True):
        told += [ChatMessageUser(content=text), ChatMessageAssistant(content=answer.text)]
    return told
