"""A chat model with its limits: settings, secrets, tries, deadline, places."""

import logging
import subprocess
import sys
import threading
import time
from itertools import islice

import pytest
from pydantic import SecretStr, ValidationError

from assistant.errors import SettingsError
from assistant.llm import LanguageModel, Limits, ModelError, load_language_model, passing
from assistant.models import DraftFault
from assistant.settings import Settings
from tests.llm_fakes import Finish, ScriptedChat, StatusError, endless, failing, passing_then, saying, slow
from tests.repository import ROOT

ASK = [("user", "Hello?")]
KEY = "sk-not-a-real-key"


def configured(**values: object) -> Settings:
    return Settings.model_validate({"llm_key": KEY, **values})


def model(chat: ScriptedChat, timeout: float = 5.0, retries: int = 0, concurrency: int = 1) -> LanguageModel:
    return LanguageModel(chat, "scripted:model", Limits(timeout=timeout, retries=retries, concurrency=concurrency))


def fault_of(chat: ScriptedChat, timeout: float = 5.0, retries: int = 0) -> DraftFault:
    with pytest.raises(ModelError) as caught:
        "".join(model(chat, timeout, retries).stream(ASK))
    return caught.value.kind


def test_without_the_setting_there_is_no_model_and_nothing_of_one_is_imported() -> None:
    assert load_language_model(Settings(_env_file=None)) is None
    program = (
        "import sys\n"
        "import assistant.pipeline, assistant.loading, assistant.web.server\n"
        "from assistant.llm import load_language_model\n"
        "from assistant.settings import Settings\n"
        "assert load_language_model(Settings(_env_file=None)) is None\n"
        "print([n for n in sys.modules if n.partition('.')[0] in {'langchain', 'langchain_openai', 'openai', "
        "'anthropic', 'ollama', 'langsmith', 'tenacity'} or n in {'assistant.generating', 'assistant.drafting'}])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("values", "provider", "name", "outside"),
    [
        ({"llm": "openai:gpt-x"}, "openai", "gpt-x", "OpenAI"),
        ({"llm": "anthropic:claude-x"}, "anthropic", "claude-x", "Anthropic"),
        ({"llm": "ollama:qwen3:4b"}, "ollama", "qwen3:4b", None),
        ({"llm": "ollama:qwen3:4b", "llm_url": "https://gpu.example.org"}, "ollama", "qwen3:4b", "gpu.example.org"),
        ({"llm_url": "http://127.0.0.1:8080/v1"}, "openai", "default", None),
        ({"llm_url": "http://[::1]:8080/v1", "llm": "org/model:7b"}, "openai", "org/model:7b", None),
        ({"llm_url": "http://llm:8080/v1", "llm": "qwen3:4b"}, "openai", "qwen3:4b", None),
        ({"llm_url": "http://10.1.2.3/v1"}, "openai", "default", None),
        ({"llm_url": "https://api.example.com/v1"}, "openai", "default", "api.example.com"),
        ({"llm_url": "https://api.example.com/v1", "llm_company": "Example Ltd"}, "openai", "default", "Example Ltd"),
        (
            {"llm_url": "http://127.0.0.1/v1", "llm_outside": "yes", "llm_company": "OpenAI"},
            "openai",
            "default",
            "OpenAI",
        ),
        ({"llm_url": "https://llm.nhs.example/v1", "llm_outside": "no"}, "openai", "default", None),
        ({}, "", "default", None),
    ],
)
def test_the_settings_tell_provider_model_and_who_reads_the_questions(
    values: dict[str, str], provider: str, name: str, outside: str | None
) -> None:
    settings = configured(**values)
    assert (settings.llm_provider, settings.llm_model, settings.outside_model) == (provider, name, outside)


@pytest.mark.parametrize("url", ["ftp://host/v1", "not an address", "https://user:pass@host/v1", "http:///v1"])
def test_an_address_must_be_one_and_hold_no_key(url: str) -> None:
    with pytest.raises(ValidationError, match="llm_url"):
        configured(llm_url=url)


def test_the_key_is_never_printed() -> None:
    printed = configured(llm="openai:gpt-x").printable()
    assert printed["llm_key"] == "set"
    assert configured(llm_key="").printable()["llm_key"] == "empty"
    assert KEY not in str(printed) + repr(configured())


@pytest.mark.parametrize(
    ("llm", "tells"), [("gpt-x", "provider:model"), ("nowhere:gpt-x", "nowhere"), ("mistralai:small", "pip install")]
)
def test_a_model_that_cannot_be_made_says_what_to_change(llm: str, tells: str) -> None:
    with pytest.raises(SettingsError, match=tells) as caught:
        load_language_model(configured(llm=llm))
    assert KEY not in str(caught.value)


def test_a_key_of_the_environment_does_not_go_to_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    made = load_language_model(Settings(llm_url="http://127.0.0.1:9/v1", _env_file=None))
    assert made is not None
    sent = made._chat.openai_api_key  # type: ignore[attr-defined]
    assert isinstance(sent, SecretStr)
    assert sent.get_secret_value() != KEY


def test_the_limits_reach_the_provider() -> None:
    made = load_language_model(configured(llm="openai:gpt-x", llm_max_tokens=99, llm_timeout=7))
    assert made is not None
    assert made.name == "openai:gpt-x"
    parameters = made._chat._default_params  # type: ignore[attr-defined]
    assert (parameters["temperature"], parameters["max_completion_tokens"]) == (0, 99)
    assert made._chat.request_timeout == 7  # type: ignore[attr-defined]
    assert made._chat.max_retries == 0  # type: ignore[attr-defined]


def test_pieces_come_as_they_are_written() -> None:
    assert "".join(model(saying("One. Two.")).stream(ASK)) == "One. Two."
    started = time.monotonic()
    assert next(model(slow(3, before="One.")).stream(ASK)) == "One"
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("chat", "kind"),
    [
        (slow(4), DraftFault.TIMEOUT),
        (failing(StatusError(401)), DraftFault.UNAVAILABLE),
        (failing(ConnectionError("gone")), DraftFault.UNAVAILABLE),
        (failing(TimeoutError("late")), DraftFault.TIMEOUT),
        (saying("One", finish="length"), DraftFault.TRUNCATED),
        (saying("One", finish="max_tokens"), DraftFault.TRUNCATED),
        (saying("One", finish="content_filter"), DraftFault.REFUSED),
        (ScriptedChat(script=lambda _: ["One", Finish("length"), Finish("")]), DraftFault.TRUNCATED),
    ],
)
def test_each_fault_has_its_kind(chat: ScriptedChat, kind: DraftFault) -> None:
    assert fault_of(chat, timeout=1.0) is kind


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_passing_fault_is_tried_again(status: int) -> None:
    chat = passing_then(2, status, saying("At last."))
    assert "".join(model(chat, retries=2).stream(ASK)) == "At last."
    assert len(chat.prompts) == 3


def test_trying_again_ends(caplog: pytest.LogCaptureFixture) -> None:
    chat = passing_then(9, 429, saying("Never."))
    with caplog.at_level(logging.WARNING):
        assert fault_of(chat, retries=1) is DraftFault.UNAVAILABLE
    assert len(chat.prompts) == 2
    assert "Hello" not in caplog.text


def test_a_fault_of_the_asker_is_not_tried_again() -> None:
    chat = failing(StatusError(400))
    assert fault_of(chat, retries=3) is DraftFault.UNAVAILABLE
    assert len(chat.prompts) == 1
    assert not passing(ValueError("no"))


def test_one_more_than_the_limit_waits_and_then_gives_up() -> None:
    busy = model(slow(0.6), timeout=0.2, concurrency=1)
    first = busy.stream(ASK)
    with pytest.raises(ModelError, match="timeout"):
        next(first)
    with pytest.raises(ModelError, match="busy"):
        next(busy.stream(ASK))
    time.sleep(0.6)
    with pytest.raises(ModelError, match="timeout"):  # the place is free again
        next(busy.stream(ASK))


def test_closing_stops_an_endless_model() -> None:
    before = threading.active_count()
    reply = model(endless()).stream(ASK)
    assert len(list(islice(reply, 10))) == 10
    reply.close()  # type: ignore[attr-defined]
    time.sleep(0.3)
    assert threading.active_count() <= before


def test_a_short_reply_is_read_up_to_its_measure() -> None:
    assert model(saying("yes")).complete(ASK, 10) == "yes"
    with pytest.raises(ModelError, match="endless"):
        model(endless()).complete(ASK, 10)
