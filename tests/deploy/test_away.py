"""A real process whose database goes away, whose disk is full or whose index changes while people ask.

Nothing that was counted is lost, and every answer says what is so.
"""

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text

from knowledge_base.build import build_index
from tests.assistant.served import ASKED, conversation
from tests.deploy.conftest import Server, start
from tests.fakes import HashingEmbedder, corpus, section, six_sections
from tests.servers import postgres

PATIENCE = 60
SMALL_FILE = 4096
"""Bytes that a file may hold on a full disk: the first page of a database."""
FEEDBACK = {"answer_id": "Jx2vKq0aW9rT4mZc", "useful": True}


@contextmanager
def running(data: Path, **settings: str) -> Iterator[Server]:
    server = start(data, visitor_limit="100000/minute", address_limit="100000/minute", **settings)
    server.wait("/readyz")
    try:
        yield server
    finally:
        server.stop()


def ask(server: Server) -> str:
    told = httpx.post(server.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE)
    return f"{told.status_code} {told.json()['status']}"


def until(server: Server, database: str) -> None:
    """Wait until the process has noticed how its database is."""
    end = time.monotonic() + PATIENCE
    while httpx.get(server.url + "/readyz", timeout=PATIENCE).json()["database"] != database:
        assert time.monotonic() < end, f"the database never was {database}"
        time.sleep(0.2)


def counted(url: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT coalesce(sum(count), 0) FROM outcomes")).scalar_one()
    engine.dispose()
    return int(found)


def honest_about_feedback(server: Server) -> None:
    told = httpx.post(server.url + "/api/v1/feedback", json=FEEDBACK, timeout=PATIENCE)
    assert (told.status_code, told.headers["content-type"]) == (503, "application/problem+json")
    assert told.json()["title"] == "Your feedback was not saved"
    assert int(told.headers["retry-after"]) > 0


def test_a_database_that_stops_and_comes_back_has_every_count(small_index: Path) -> None:
    with postgres() as cluster, running(small_index, database_url=cluster.url) as server:
        before = [ask(server) for _ in range(3)]
        until(server, "ok")
        cluster.stop()
        during = [ask(server) for _ in range(5)]
        until(server, "away")
        honest_about_feedback(server)
        cluster.start()
        until(server, "ok")
        assert httpx.post(server.url + "/api/v1/feedback", json=FEEDBACK, timeout=PATIENCE).json() == {"saved": True}
        server.stop()
        assert set(before + during) == {"200 answered"}
        assert counted(cluster.url.replace("postgresql:", "postgresql+psycopg:")) == 8
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_a_disk_that_is_full_for_a_while_loses_no_count(small_index: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    with running(small_index, database_url=database) as server:
        no_limit = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        ask(server)
        until(server, "ok")
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (SMALL_FILE, no_limit[1]))
        told = [ask(server) for _ in range(5)]
        until(server, "away")
        honest_about_feedback(server)
        assert server.status("/healthz") == 200
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, no_limit)
        until(server, "ok")
        server.stop()
        assert set(told) == {"200 answered"}
        assert counted(database) == 6


@pytest.mark.parametrize("people", [6])
def test_an_index_that_is_rebuilt_under_load_is_taken_over_without_a_failed_answer(
    small_index: Path, tmp_path: Path, people: int
) -> None:
    data = tmp_path / "own"
    build_index(corpus(), HashingEmbedder(), data / "index")
    told: list[str] = []
    done = threading.Event()
    with running(data) as server:

        def keep_asking() -> None:
            while not done.is_set():
                told.append(ask(server))

        askers = [threading.Thread(target=keep_asking) for _ in range(people)]
        for asker in askers:
            asker.start()
        for number in range(3):
            new = section(f"new#part-{number}", [f"Parking costs {number} pounds a day at the new site."])
            manifest = build_index(corpus(*six_sections(), new), HashingEmbedder(), data / "index")
        end = time.monotonic() + PATIENCE
        while httpx.get(server.url + "/readyz", timeout=PATIENCE).json()["index"] != manifest.name:
            assert time.monotonic() < end, "the new index was never taken over"
        done.set()
        for asker in askers:
            asker.join()
        found = httpx.get(server.url + "/api/v1/search", params={"q": "parking costs"}, timeout=PATIENCE).json()
    assert len(told) >= people
    assert set(told) == {"200 answered"}
    assert found["results"][0]["section"] == "new#part-2"
