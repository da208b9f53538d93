"""The gap report: on the command line, and as a page behind a token."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.__main__ import main
from assistant.models import AnswerStatus
from assistant.storage.report import token_of
from assistant.storage.store import Store
from assistant.wording import insights as says
from tests.assistant.served import UNKNOWN, client_of, conversation, small_assistant
from tests.fakes import section, six_sections

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
SECRET = "a-secret-of-enough-characters"
OWN = section("handbook#parking", ["Our network meets in the car park."], network="alpha")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Six unanswered questions in one network."""
    assistant = small_assistant(tmp_path_factory.mktemp("insights"), *six_sections(), OWN, insights_secret=SECRET)
    with client_of(assistant) as started:
        for _ in range(6):
            told = started.post("/api/v1/ask", json=conversation(UNKNOWN, network="alpha")).json()
            assert told["status"] == "no_sources"
        yield started


def form(network: str = "alpha", token: str = "", days: object = 30) -> dict[str, str]:
    return {"network": network, "token": token or token_of(SECRET, network), "days": str(days)}


def test_the_page_shows_the_gaps_of_its_network(client: TestClient) -> None:
    response = client.post("/insights", data=form())
    assert response.status_code == 200
    assert "What people asked: alpha" in response.text
    assert says.GAPS in response.text
    assert re.search(r'<th scope="row">Topic</th><td class="figure">6</td>', response.text)
    assert "refund" not in response.text
    assert response.headers["cache-control"] == "no-store"
    assert "unsafe" not in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "wrong", [form(token="wrong"), form("beta", token=token_of(SECRET, "alpha")), form(token="é" * 10), form("")]
)
def test_a_wrong_token_opens_nothing(client: TestClient, wrong: dict[str, str]) -> None:
    wrong = wrong if wrong["network"] else wrong | {"token": token_of(SECRET, "alpha")}
    response = client.post("/insights", data=wrong)
    assert response.status_code == 403
    assert says.WRONG_TOKEN in response.text
    assert says.GAPS not in response.text
    assert wrong["token"] not in response.text


def test_the_form_asks_for_the_token_in_its_body(client: TestClient) -> None:
    page = client.get("/insights").text
    assert 'method="post"' in page
    assert 'type="password"' in page


def test_without_a_secret_there_is_no_page(tmp_path: Path) -> None:
    with client_of(small_assistant(tmp_path)) as client:
        assert client.get("/insights").status_code == 404
        assert client.post("/insights", data=form(token=token_of("", "alpha"))).status_code == 404


def test_the_command_prints_the_report_and_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    store = Store(f"sqlite:///{tmp_path / 'assistant.sqlite3'}")
    store.add({(date.today(), "alpha", "no_sources", "childcare"): 7, (date.today(), "alpha", "crisis", "x"): 2}, {})
    store.close()
    monkeypatch.setenv("CAREER_ASSISTANT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CAREER_ASSISTANT_INSIGHTS_SECRET", SECRET)
    assert main(["insights", "--network", "alpha", "--days", "30"]) == 0
    told = capsys.readouterr().out
    assert "Childcare" in told
    assert says.STATUS["crisis"] not in told
    assert main(["insights", "--network", "alpha", "--token"]) == 0
    assert token_of(SECRET, "alpha") in capsys.readouterr().out
    monkeypatch.delenv("CAREER_ASSISTANT_INSIGHTS_SECRET")
    assert main(["insights", "--network", "alpha", "--token"]) == 2
    assert "CAREER_ASSISTANT_INSIGHTS_SECRET" in capsys.readouterr().err


def test_every_status_has_its_name_for_leads() -> None:
    assert set(says.STATUS) == {status.value for status in AnswerStatus}
