"""A real process: ready in steps, stopped without losing an answer, sharing nothing but the database and the index."""

import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text

from tests.assistant.served import ASKED, conversation, events
from tests.deploy.conftest import Server, start
from tests.repository import ROOT

PATIENCE = 60
"""Seconds; the machine that runs the tests may be busy."""


def counts(database: Path) -> dict[str, int]:
    """Status → answers."""
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT status, sum(count) FROM outcomes GROUP BY status")).all()
    engine.dispose()
    return {status: count for status, count in rows}


def test_health_comes_first_then_readiness(small_index: Path) -> None:
    server = start(small_index)
    try:
        server.wait("/healthz")
        early = server.status("/readyz")
        page = httpx.get(server.url, headers={"accept": "text/html"}, timeout=5)
        server.wait("/readyz")
        assert early == 503, "ready before the assistant was loaded"
        if page.status_code == 503:
            assert "The assistant is starting" in page.text
            assert page.headers["retry-after"]
        assert httpx.get(server.url + "/readyz", timeout=5).json()["status"] == "ready"
    finally:
        server.stop()


def test_a_server_that_is_stopped_while_it_loads_ends_well(small_index: Path) -> None:
    server = start(small_index)
    server.wait("/healthz")
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(timeout=40) == 0
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_an_answer_in_progress_is_finished_when_the_server_is_stopped(small_index: Path, tmp_path: Path) -> None:
    database = tmp_path / "kept.sqlite3"
    server = start(small_index, database_url=f"sqlite:///{database}")
    server.wait("/readyz")
    told: dict[str, httpx.Response] = {}

    def ask(name: str, accept: str) -> None:
        body = conversation(f"slowly: {ASKED}")
        told[name] = httpx.post(server.url + "/api/v1/ask", json=body, headers={"accept": accept}, timeout=PATIENCE)

    threads = [threading.Thread(target=ask, args=(kind, kind)) for kind in ("application/json", "text/event-stream")]
    for thread in threads:
        thread.start()
    time.sleep(1.0)
    server.process.send_signal(signal.SIGTERM)
    for thread in threads:
        thread.join()
    assert server.process.wait(timeout=40) == 0
    assert told["application/json"].json()["status"] == "answered"
    assert [name for name, _ in events(told["text/event-stream"].text)][-1] == "done"
    assert counts(database) == {"answered": 2}, "the last counts were not written"


def test_logs_are_json_lines_without_words_of_a_person(small_index: Path) -> None:
    server = start(small_index)
    server.wait("/readyz")
    httpx.post(server.url + "/api/v1/ask", json=conversation("my secret zebra question"), timeout=PATIENCE)
    httpx.get(server.url + "/api/v1/search", params={"q": "secret zebra"}, timeout=PATIENCE)
    httpx.get(server.url + "/guides", params={"q": "secret zebra"}, timeout=PATIENCE)
    server.stop()
    lines = [json.loads(line) for line in server.log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["event"] == "request"]
    assert {"/api/v1/ask", "/api/v1/search", "/guides"} <= {line["route"] for line in requests}
    assert all({"time", "level", "method", "status", "ms"} <= set(line) for line in requests)
    assert "zebra" not in json.dumps(lines)
    assert "127.0.0.1" not in json.dumps(requests)


def test_metrics_count_by_status_and_route_pattern(two_servers: tuple[Server, Server]) -> None:
    server = two_servers[0]
    httpx.post(server.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE)
    httpx.get(server.url + "/guides/maternity", timeout=PATIENCE)
    told = httpx.get(server.url + "/metrics", timeout=PATIENCE).text
    assert 'career_assistant_answers_total{status="answered"}' in told
    assert 'route="/api/v1/ask"' in told
    assert 'route="/guides/{guide_id}"' in told
    assert "process_resident_memory_bytes" in told
    assert "flexible working" not in told


def test_two_processes_share_the_database_and_keep_nothing_else(
    two_servers: tuple[Server, Server], small_index: Path
) -> None:
    """A word on an answer of one process can be given to the other; both add to the same counts."""
    first, second = two_servers
    before = counts(small_index / "shared.sqlite3").get("greeting", 0)
    for server in (first, second, second):
        httpx.post(server.url + "/api/v1/ask", json=conversation("hello"), timeout=PATIENCE)
    answer_id = httpx.post(first.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE).json()["answer_id"]
    saved = httpx.post(second.url + "/api/v1/feedback", json={"answer_id": answer_id, "useful": True}, timeout=PATIENCE)
    assert saved.json() == {"saved": True}
    end = time.monotonic() + 30
    while counts(small_index / "shared.sqlite3").get("greeting", 0) < before + 3:
        assert time.monotonic() < end, "the counts of both processes never came together"
        time.sleep(0.2)


def test_an_answer_nobody_waits_for_stops_the_work(two_servers: tuple[Server, Server]) -> None:
    server = two_servers[0]
    headers = {"accept": "text/event-stream"}
    body = conversation(f"slowly: {ASKED}")
    with httpx.stream("POST", server.url + "/api/v1/ask", json=body, headers=headers, timeout=PATIENCE) as response:
        next(response.iter_text())
    assert httpx.post(server.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize("prefix", ["/assistant", ""])
def test_a_path_prefix_works_whether_the_proxy_passes_it_or_not(small_index: Path, prefix: str) -> None:
    server = start(small_index, root_path="/assistant")
    try:
        server.wait("/readyz")
        host = server.url.removesuffix("/assistant") + prefix
        answer = httpx.post(host + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE).json()
        assert answer["citations"][0]["guide_url"].startswith("/assistant/guides/")
        assert httpx.get(host + "/guides", timeout=PATIENCE).status_code == 200
        described = httpx.get(host + "/api/v1/openapi.json", timeout=PATIENCE).json()
        assert described["servers"] == [{"url": "/assistant/api/v1"}]
    finally:
        server.stop()


def test_without_an_index_the_server_ends_with_the_next_step(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import app, sys; sys.exit(app.main())"]
    environment = {"CAREER_ASSISTANT_DATA_DIR": str(tmp_path), "CAREER_ASSISTANT_PORT": "0", "PATH": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "Run `make index`" in done.stderr
