"""More questions at once than a process takes: the rest is told to come back, and the process stays awake."""

import threading
from pathlib import Path

import httpx

from tests.assistant.served import ASKED, conversation
from tests.deploy.conftest import start

PATIENCE = 90
PEOPLE = 8


def test_a_full_queue_says_so_and_health_is_answered_meanwhile(small_index: Path) -> None:
    server = start(small_index, concurrency="1", queue_size="1")
    told: list[httpx.Response] = []

    def person(number: int) -> None:
        accept = "text/event-stream" if number % 2 else "application/json"
        body = conversation(f"slowly: {ASKED}")
        asked = httpx.post(server.url + "/api/v1/ask", json=body, headers={"accept": accept}, timeout=PATIENCE)
        told.append(asked)

    try:
        server.wait("/readyz")
        people = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
        for one in people:
            one.start()
        health = [server.status(path) for _ in range(5) for path in ("/healthz", "/readyz")]
        for one in people:
            one.join()
        assert set(health) == {200}
        assert len(told) == PEOPLE
        assert {answer.status_code for answer in told} == {200, 503}
        for answer in told:
            if answer.status_code == 200:
                assert "answered" in answer.text
                continue
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["title"] == "Many people are asking now"
            assert int(answer.headers["retry-after"]) > 0
    finally:
        server.stop()
