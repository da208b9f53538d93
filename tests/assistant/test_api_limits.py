"""What stands before the routes: sizes, formats, rates, and what happens when Redis is away."""

import asyncio
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.networks import Network
from assistant.settings import Settings
from assistant.web.api.doors import API_BODY, PAGE_BODY
from assistant.web.api.limits import TIDY_SECONDS, Limits
from assistant.web.api.problems import waiting
from tests.assistant.served import ASKED, client_of, conversation, small_assistant

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
RAPID = 1000


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    assistant = small_assistant(tmp_path_factory.mktemp("limits"), visitor_limit="5/hour", address_limit="100/hour")
    with client_of(assistant, Network(id="small", name="Small", daily_limit=2)) as started:
        yield started


def ask(client: TestClient, visitor: str = "", address: str = "", **context: object) -> tuple[int, dict[str, object]]:
    headers = {"x-visitor": visitor} if visitor else {}
    response = client.post("/api/v1/ask", json=conversation("hello", **context), headers=headers)
    return response.status_code, {**response.json(), "retry": response.headers.get("retry-after")}


def test_a_visitor_has_a_limit_and_others_behind_the_same_address_go_on(client: TestClient) -> None:
    told = [ask(client, "tab-1") for _ in range(7)]
    assert [status for status, _ in told] == [200] * 5 + [429] * 2
    problem = told[-1][1]
    assert problem["title"] == "Too many questions"
    assert 1 <= int(str(problem["retry"])) <= 3600
    assert str(problem["next"]).startswith("Wait ")
    assert ask(client, "tab-2")[0] == 200


def test_a_network_has_a_limit_for_a_day(client: TestClient) -> None:
    told = [ask(client, f"tab-{n}", network="small") for n in range(10, 13)]
    assert [status for status, _ in told] == [200, 200, 429]
    assert told[-1][1]["title"] == "Too many questions today"
    assert int(str(told[-1][1]["retry"])) > 60
    assert ask(client, "tab-13")[0] == 200


def test_a_long_token_is_cut_and_not_kept(client: TestClient) -> None:
    told = [ask(client, "t" * 64 + str(n))[0] for n in range(6)]
    assert told == [200] * 5 + [429]


def test_1000_rapid_requests_are_held_off_and_the_service_goes_on(client: TestClient) -> None:
    """One address with a new token for each request: the limit of the address holds."""
    told = [ask(client, f"flood-{n}")[0] for n in range(RAPID)]
    assert set(told) == {200, 429}
    assert told.count(200) <= 100
    assert told[-1] == 429
    assert client.get("/healthz").status_code == 200
    assert client.get("/guides").status_code == 200


PAGES = ("/my-dates", "/my-dates/file", "/my-letter", "/find-a-scheme", "/am-i-eligible", "/insights", "/network")


@pytest.mark.parametrize("path", ["/api/v1/feedback", "/gradio_api/queue/join", "/gradio_api/call/chat", *PAGES])
def test_every_way_of_asking_counts(client: TestClient, path: str) -> None:
    """After the flood: the address has no questions left, wherever it asks."""
    assert client.post(path, json={}).status_code == 429


@pytest.mark.parametrize("path", PAGES)
def test_a_form_in_a_browser_gets_a_page_that_says_so(client: TestClient, path: str) -> None:
    told = client.post(path, data={"network": "x"}, headers={"accept": "text/html,*/*"})
    assert (told.status_code, told.headers["content-type"]) == (429, "text/html; charset=utf-8")
    assert "<h1>Too many questions</h1>" in told.text
    assert "Wait " in told.text
    assert int(told.headers["retry-after"]) > 0
    assert "script-src 'none'" in told.headers["content-security-policy"]


def test_a_body_may_not_be_larger_than_its_limit(tmp_path: Path) -> None:
    with client_of(small_assistant(tmp_path)) as client:
        for path, limit in (("/api/v1/ask", API_BODY), ("/gradio_api/queue/join", PAGE_BODY)):
            large = b'{"turns": "' + b"x" * limit * 1024 + b'"}'
            kind = {"content-type": "application/json"}
            told = client.post(path, content=large, headers=kind)
            assert (told.status_code, told.json()["title"]) == (413, "The request is too large")
            in_pieces = client.post(path, content=iter([large[:1000], large[1000:]]), headers=kind)
            assert in_pieces.status_code == 413
        long_conversation = conversation(*(["word " * 200] * 40), ASKED)
        assert client.post("/api/v1/ask", json=long_conversation).status_code == 200


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_of_another_site_is_not_read(client: TestClient, kind: str) -> None:
    """What a page of another site can send without asking the browser first is refused."""
    headers = {"content-type": kind} if kind else {}
    limited = client.post("/api/v1/ask", content='{"turns": []}', headers=headers)
    assert limited.status_code in {415, 429}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'"x"', b"null", b'{"turns": {"a": 1}}', b"[" * 5000]
)
def test_malformed_bodies_are_no_faults(tmp_path: Path, content: bytes) -> None:
    with client_of(small_assistant(tmp_path)) as client:
        told = client.post("/api/v1/ask", content=content, headers={"content-type": "application/json"})
        assert told.status_code == 422
        assert told.json()["next"]


def test_without_redis_each_process_counts_by_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is locked out when Redis is away, and the limit of this process still holds."""
    settings = {"redis_url": "redis://127.0.0.1:1/0", "visitor_limit": "2/minute"}
    with caplog.at_level(logging.WARNING), client_of(small_assistant(tmp_path, **settings)) as client:
        assert [ask(client, "tab")[0] for _ in range(3)] == [200, 200, 429]
    assert [record.message for record in caplog.records].count(
        "redis cannot be reached; this process counts by itself"
    ) == 1


def test_visitors_whose_window_has_passed_are_forgotten() -> None:
    """A new token for each request must not fill the memory."""
    now = [0.0]
    limits = Limits(Settings(visitor_limit="3/second", address_limit="9/second", _env_file=None), lambda: now[0])

    async def many(first: int) -> None:
        for number in range(first, first + 300):
            await limits.ask(f"tab-{number}", f"address-{number}")

    asyncio.run(many(0))
    assert limits.counted == 600
    time.sleep(1.1)
    asyncio.run(many(300))
    time.sleep(0.2)  # the library looks through its lists in a thread of its own
    now[0] += TIDY_SECONDS
    asyncio.run(many(600))
    assert limits.counted <= 1200


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(1, "2 seconds"), (59, "59 seconds"), (60, "2 minutes"), (3600, "60 minutes"), (80000, "23 hours")],
)
def test_a_time_to_wait_is_told_as_people_say_it(seconds: int, told: str) -> None:
    assert waiting(seconds) == told
