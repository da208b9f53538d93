"""Any LangChain chat model from settings, with its limits. The only place where a model is called.

A model is read in a thread of its own, so that the deadline holds whatever the provider does, and
so that sentences are checked while it goes on. Tracing is switched off: LangChain would send every
message to another company when a variable of the environment says so.
"""

import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.errors import SettingsError
from assistant.llm_settings import LanguageModelSettings
from assistant.models import DraftFault
from knowledge_base.models import Frozen

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

LOG = logging.getLogger(__name__)
Message = tuple[str, str]
"""(role, text)"""
TRANSIENT_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
TRANSIENT_KINDS = frozenset({"APIConnectionError", "TransportError", "ConnectionError", "TimeoutError"})
"""Classes of exceptions, by name: each provider's library has its own."""
LONGEST_WAIT = 8.0
"""Seconds between two tries at most."""
QUEUED = 64
"""Pieces that a model may be ahead of the check."""
CUT_SHORT = frozenset({"length", "max_tokens", "model_context_window_exceeded", "MAX_TOKENS"})
HELD_BACK = frozenset({"content_filter", "refusal", "SAFETY"})
NO_KEY = "none"
"""A server without keys gets this, never a key that the environment holds for another."""
EXTRAS = frozenset({"openai", "anthropic", "ollama"})
"""Providers whose package is an extra of ours."""


class ModelError(Exception):
    """The model gave nothing that can be used, or not to its end."""

    def __init__(self, kind: DraftFault) -> None:
        super().__init__(kind.value)
        self.kind = kind


class Limits(Frozen):
    """What one call may cost."""

    timeout: float = 30.0
    """Seconds from asking to the last piece, retries and waiting included."""
    retries: int = 2
    concurrency: int = 4


class LanguageModel:
    """A chat model with a name for people; safe to share between threads."""

    def __init__(self, chat: "BaseChatModel", name: str, limits: Limits | None = None) -> None:
        self.name = name
        self._chat = chat
        self._limits = limits or Limits()
        self._slots = threading.BoundedSemaphore(self._limits.concurrency)

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """The pieces of the reply as they come. Raises ModelError; closing the iterator stops the model."""
        deadline = time.monotonic() + self._limits.timeout
        if not self._slots.acquire(timeout=self._limits.timeout):
            raise ModelError(DraftFault.BUSY)
        pieces: queue.Queue[str | ModelError | None] = queue.Queue(maxsize=QUEUED)
        stop = threading.Event()
        threading.Thread(target=self._read, args=(list(messages), pieces, stop), daemon=True).start()
        try:
            while (piece := _next(pieces, deadline)) is not None:
                yield piece
        finally:
            stop.set()

    def complete(self, messages: Sequence[Message], longest: int) -> str:
        """The reply, read up to `longest` characters. Raises ModelError."""
        text = ""
        for piece in self.stream(messages):
            text += piece
            if len(text) > longest:
                raise ModelError(DraftFault.ENDLESS)
        return text

    def _read(
        self, messages: list[Message], pieces: "queue.Queue[str | ModelError | None]", stop: threading.Event
    ) -> None:
        """Runs in its own thread: everything ends in the queue, also a fault."""
        from langsmith.run_helpers import tracing_context

        end: ModelError | None = None
        try:
            with tracing_context(enabled=False):
                for chunk in self._chunks(messages, stop):
                    if stop.is_set():
                        break
                    if text := str(chunk.text):
                        _put(text, pieces, stop)
                    end = _ending(chunk) or end
        except Exception as error:
            LOG.warning("The language model failed: %s %s", type(error).__name__, _status(error) or "")
            end = ModelError(
                DraftFault.TIMEOUT if "timeout" in type(error).__name__.lower() else DraftFault.UNAVAILABLE
            )
        finally:
            self._slots.release()
            _put(end, pieces, stop)

    def _chunks(self, messages: list[Message], stop: threading.Event) -> "Iterator[AIMessageChunk]":
        """The chunks; a passing fault before the first is tried again, each time after a longer wait."""
        import tenacity

        def opened() -> "tuple[AIMessageChunk | None, Iterator[AIMessageChunk]]":
            chunks = self._chat.stream(messages)
            return next(chunks, None), chunks

        first, rest = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self._limits.retries + 1) | tenacity.stop_when_event_set(stop),
            wait=_asked_wait + tenacity.wait_random_exponential(multiplier=0.25, max=LONGEST_WAIT),
            retry=tenacity.retry_if_exception(passing),
            sleep=tenacity.sleep_using_event(stop),
            reraise=True,
        )(opened)
        if first is not None:
            yield first
            yield from rest


def load_language_model(settings: LanguageModelSettings) -> LanguageModel | None:
    """The model that the settings name, or None. Raises SettingsError with what to change; never shows the key."""
    if not (settings.llm or settings.llm_url):
        return None
    if not settings.llm_provider:
        raise SettingsError("CAREER_ASSISTANT_LLM names no provider. Write it as provider:model, such as openai:NAME.")
    provider = settings.llm_provider
    try:
        from langchain.chat_models import init_chat_model

        chat = init_chat_model(settings.llm_model, model_provider=provider, **_parameters(settings))
    except ImportError:
        package = f'"career-assistant[{provider}]"' if provider in EXTRAS else f"langchain langchain-{provider}"
        raise SettingsError(f"CAREER_ASSISTANT_LLM needs another package. Run `pip install {package}`.") from None
    except Exception as error:
        LOG.debug("%s", type(error).__name__)
        raise SettingsError(
            f"No model can be made of CAREER_ASSISTANT_LLM={settings.llm} ({type(error).__name__}). "
            "Check the provider and the model, and set CAREER_ASSISTANT_LLM_KEY."
        ) from None
    limits = Limits(timeout=settings.llm_timeout, retries=settings.llm_retries, concurrency=settings.llm_concurrency)
    name = f"{provider}:{settings.llm_model}" if not settings.llm_url else settings.llm_model
    return LanguageModel(chat, name, limits)


def _parameters(settings: LanguageModelSettings) -> dict[str, Any]:
    """Arguments of the provider's class. Trying again is ours, so that it is the same for all."""
    parameters: dict[str, Any] = {"temperature": settings.llm_temperature, "cache": False}
    if settings.llm_provider == "ollama":
        timeout = {"timeout": settings.llm_timeout}
        parameters |= {"num_predict": settings.llm_max_tokens, "client_kwargs": timeout}
        return parameters | {"base_url": settings.llm_url or "http://127.0.0.1:11434"}
    parameters |= {"max_tokens": settings.llm_max_tokens, "timeout": settings.llm_timeout, "max_retries": 0}
    key = settings.llm_key.get_secret_value()
    if settings.llm_url:
        parameters |= {"base_url": settings.llm_url, "api_key": key or NO_KEY}
    elif key:
        parameters["api_key"] = key
    return parameters


def passing(error: BaseException) -> bool:
    """Whether trying again may help."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return _status(error) in TRANSIENT_STATUS or bool(kinds & TRANSIENT_KINDS)


def _asked_wait(state: Any) -> float:
    """Seconds that the server asked to wait, LONGEST_WAIT at most."""
    error = state.outcome.exception() if state.outcome else None
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    asked = str(headers.get("retry-after", ""))
    return min(LONGEST_WAIT, float(asked)) if asked.isdecimal() else 0.0


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else None


def _ending(chunk: "AIMessageChunk") -> ModelError | None:
    """The fault that a chunk tells of: cut short or refused."""
    told = chunk.response_metadata
    reason = str(told.get("finish_reason") or told.get("stop_reason") or told.get("done_reason") or "")
    if reason in HELD_BACK or chunk.additional_kwargs.get("refusal"):
        return ModelError(DraftFault.REFUSED)
    return ModelError(DraftFault.TRUNCATED) if reason in CUT_SHORT else None


def _next(pieces: "queue.Queue[str | ModelError | None]", deadline: float) -> str | None:
    """The next piece, None at the end. Raises ModelError."""
    try:
        piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise ModelError(DraftFault.TIMEOUT) from None
    if isinstance(piece, ModelError):
        raise piece
    return piece


def _put(item: str | ModelError | None, pieces: "queue.Queue[str | ModelError | None]", stop: threading.Event) -> None:
    """Hand an item over unless nobody reads any more."""
    while not stop.is_set():
        try:
            pieces.put(item, timeout=0.1)
        except queue.Full:
            continue
        return
