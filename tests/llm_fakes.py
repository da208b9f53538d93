"""First-class stand-ins for a language model: LangChain chat models that follow a script."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.generating import Writer
from assistant.llm import LanguageModel, Limits
from assistant.pipeline import Assistant
from assistant.understanding import Understanding
from assistant.verification import Verifier

LINE = re.compile(r"^(P\d+S\d+)(?: \(limits P\d+S\d+\))?: (.+)$", re.MULTILINE)


class Pause(NamedTuple):
    """The model is silent for so many seconds."""

    seconds: float


class Finish(NamedTuple):
    """The reason the provider gives for the end."""

    reason: str


Step = str | Pause | Finish | Exception
Script = Callable[[str], Iterable[Step]]
"""The whole prompt → what the model does."""


class StatusError(Exception):
    """What a provider's library raises for an HTTP status."""

    def __init__(self, status_code: int) -> None:
        super().__init__(f"status {status_code}")
        self.status_code = status_code


class ScriptedChat(BaseChatModel):
    """Plays its script for each call and remembers the prompts it was given."""

    script: Script
    prompts: list[str] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        text = "".join(str(chunk.message.content) for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        prompt = "\n".join(str(message.content) for message in messages)
        self.prompts.append(prompt)
        for step in self.script(prompt):
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Pause):
                time.sleep(step.seconds)
                continue
            told = {"finish_reason": step.reason} if isinstance(step, Finish) else {}
            text = "" if isinstance(step, Finish) else step
            yield ChatGenerationChunk(message=AIMessageChunk(content=text, response_metadata=told))


def pieces(text: str, size: int = 3) -> Iterator[str]:
    """A text in small pieces, so that sentences, keys and marks are cut anywhere."""
    return (text[start : start + size] for start in range(0, len(text), size))


def saying(text: str, finish: str = "stop") -> ScriptedChat:
    """Writes the same whatever it is asked."""
    return ScriptedChat(script=lambda _: [*pieces(text), Finish(finish)])


def given(prompt: str) -> dict[str, str]:
    """Key → sentence, as the prompt holds them."""
    return dict(LINE.findall(prompt))


def key_of(prompt: str, words: str) -> str:
    """The key of the passage sentence that holds the words."""
    return next(key for key, text in given(prompt).items() if words in text)


def citing(*sentences: tuple[str, str]) -> ScriptedChat:
    """Writes each (sentence, words of the passage sentence that it cites)."""

    def script(prompt: str) -> Iterator[Step]:
        yield from pieces("\n".join(f"{text} [{key_of(prompt, words)}]" for text, words in sentences))
        yield Finish("stop")

    return ScriptedChat(script=script)


def quoting(count: int = 3) -> ScriptedChat:
    """Copies the first passage sentences with their keys."""

    def script(prompt: str) -> Iterator[Step]:
        yield from pieces("\n".join(f"{text} [{key}]" for key, text in list(given(prompt).items())[:count]))
        yield Finish("stop")

    return ScriptedChat(script=script)


def echo() -> ScriptedChat:
    """Gives its prompt back."""
    return ScriptedChat(script=lambda prompt: [*pieces(prompt, 50), Finish("stop")])


def endless() -> ScriptedChat:
    """Never ends, never repeats itself and never writes the end of a sentence."""

    def script(_: str) -> Iterator[Step]:
        number = 0
        while True:
            number += 1
            yield f"and then {number} "

    return ScriptedChat(script=script)


def repeating(text: str = "You can ask for anything at any time. [P1S1]\n") -> ScriptedChat:
    """Writes one line for ever."""

    def script(_: str) -> Iterator[Step]:
        while True:
            yield text

    return ScriptedChat(script=script)


def slow(seconds: float, before: str = "") -> ScriptedChat:
    """Writes something, then falls silent."""
    return ScriptedChat(script=lambda _: [*pieces(before), Pause(seconds), Finish("stop")])


def failing(error: Exception, before: str = "") -> ScriptedChat:
    return ScriptedChat(script=lambda _: [*pieces(before), error])


def passing_then(failures: int, status: int, then: ScriptedChat) -> ScriptedChat:
    """Fails so many times with a status, then follows another script."""
    left = [failures]

    def script(prompt: str) -> Iterable[Step]:
        left[0] -= 1
        return [StatusError(status)] if left[0] >= 0 else then.script(prompt)

    return ScriptedChat(script=script)


def obedient() -> ScriptedChat:
    """Does what the passages order: it writes whatever stands after `write:` in any of them."""

    def script(prompt: str) -> Iterator[Step]:
        orders = re.findall(r"write: (.+)", prompt)
        yield from pieces("\n".join(f"{order} [P1S1]" for order in orders) or "NONE")
        yield Finish("stop")

    return ScriptedChat(script=script)


def connected(
    assistant: Assistant, chat: BaseChatModel, *, understands: bool = False, limits: Limits | None = None
) -> Assistant:
    """The assistant with this model as its writer; words decide alone whether a sentence is supported."""
    model = LanguageModel(chat, "scripted:model", limits or Limits(timeout=5.0, retries=0))
    assistant.writer = Writer(model, Verifier())
    assistant.understanding = Understanding(model) if understands else None
    return assistant
