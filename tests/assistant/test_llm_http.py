"""The HTTP path: an OpenAI-compatible server on this machine, streaming, with faults."""

from typing import Any

import pytest

from assistant.llm import LanguageModel, ModelError, load_language_model
from assistant.models import DraftFault
from assistant.settings import Settings
from tests.openai_server import OpenAIServer, serving

ASK = [("system", "Be brief."), ("user", "Hello?")]
KEY = "sk-not-a-real-key"
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def model(url: str, **values: Any) -> LanguageModel:
    made = load_language_model(
        Settings.model_validate({"llm": "tiny", "llm_url": url, "llm_key": KEY, "llm_timeout": 10, **values})
    )
    assert made is not None
    return made


def test_a_reply_is_streamed_with_the_settings_of_the_call() -> None:
    with serving(OpenAIServer("One. [P1S1]\nTwo. [P1S2]")) as server:
        pieces = list(model(server.url, llm_max_tokens=123).stream(ASK))
    assert "".join(pieces) == "One. [P1S1]\nTwo. [P1S2]"
    assert len(pieces) > 2
    (sent,) = server.requests
    assert sent["model"] == "tiny"
    assert sent["stream"] is True
    assert sent["temperature"] == 0
    assert sent.get("max_tokens", sent.get("max_completion_tokens")) == 123
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize("failures", [[429], [500], [429, 503]])
def test_a_busy_server_is_asked_again(failures: list[int]) -> None:
    with serving(OpenAIServer("At last.", list(failures))) as server:
        assert "".join(model(server.url, llm_retries=2).stream(ASK)) == "At last."
    assert len(server.requests) == len(failures) + 1


@pytest.mark.parametrize(("status", "asked"), [(429, 2), (500, 2), (401, 1), (400, 1)])
def test_a_server_that_stays_down_is_a_fault(status: int, asked: int, caplog: pytest.LogCaptureFixture) -> None:
    with serving(OpenAIServer("Never.", [status] * 9)) as server, pytest.raises(ModelError) as caught:
        "".join(model(server.url, llm_retries=1).stream(ASK))
    assert caught.value.kind is DraftFault.UNAVAILABLE
    assert len(server.requests) == asked
    told = [record.getMessage() for record in caplog.records if record.name.startswith("assistant")]
    assert KEY not in str(told) + str(caught.value)
    assert "Hello" not in str(told)


def test_a_reply_that_is_cut_off_is_a_fault() -> None:
    with serving(OpenAIServer("One.", finish="length")) as server, pytest.raises(ModelError, match="truncated"):
        list(model(server.url).stream(ASK))


def test_a_server_that_falls_silent_is_a_fault_in_time() -> None:
    slow = OpenAIServer("One.", pause=3.0)
    with serving(slow) as server, pytest.raises(ModelError, match="timeout"):
        list(model(server.url, llm_timeout=1.5, llm_retries=0).stream(ASK))


def test_nobody_there_is_a_fault() -> None:
    with pytest.raises(ModelError) as caught:
        list(model("http://127.0.0.1:9/v1", llm_retries=0).stream(ASK))
    assert caught.value.kind is DraftFault.UNAVAILABLE
