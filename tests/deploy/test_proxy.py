"""The shipped reverse proxy: slow senders, large bodies, streams, a stopped assistant, and what it does not log."""

import json
import os
import signal
import socket
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.assistant.served import ASKED, conversation, events
from tests.deploy.conftest import Server

HEADER_SECONDS = 5
"""client_header_timeout of nginx.conf."""
SLOW_SENDERS = 200
PEOPLE = 8
PATIENCE = 60
"""Seconds; the machine that runs the tests may be busy."""


def cut_off(sender: socket.socket) -> bool:
    """Whether the other end closes the connection or breaks it off."""
    sender.settimeout(HEADER_SECONDS + 5)
    try:
        while sender.recv(65536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


def test_slow_senders_are_cut_off_and_others_are_served_meanwhile(proxy: Server) -> None:
    """Slow-loris: many connections that send a header and never end it."""
    address = urlsplit(proxy.url)
    with ExitStack() as stack:
        senders = [
            stack.enter_context(socket.create_connection((str(address.hostname), address.port or 80)))
            for _ in range(SLOW_SENDERS)
        ]
        for sender in senders:
            sender.sendall(b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        asked = httpx.post(proxy.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE)
        assert asked.json()["status"] == "answered"
        assert all(cut_off(sender) for sender in senders)


def test_a_body_that_never_comes_does_not_reach_an_assistant(proxy: Server, two_servers: tuple[Server, Server]) -> None:
    address = urlsplit(proxy.url)
    with socket.create_connection((str(address.hostname), address.port or 80)) as sender:
        head = b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
        sender.sendall(head)
        assert cut_off(sender)
    assert all(server.status("/readyz") == 200 for server in two_servers)


def test_large_bodies_end_at_the_proxy(proxy: Server) -> None:
    large = b"x" * (2 * 1024 * 1024)
    headers = {"content-type": "application/json"}
    assert httpx.post(proxy.url + "/api/v1/ask", content=large, headers=headers, timeout=PATIENCE).status_code == 413


def test_a_stream_comes_through_as_it_is_told(proxy: Server) -> None:
    body = conversation(f"slowly: {ASKED}")
    arrived: list[float] = []
    text = ""
    with httpx.stream(
        "POST", proxy.url + "/api/v1/ask", json=body, headers={"accept": "text/event-stream"}, timeout=20
    ) as response:
        for piece in response.iter_text():
            arrived.append(time.monotonic())
            text += piece
    names = [name for name, _ in events(text)]
    assert (names[0], names[-1]) == ("status", "done")
    assert set(names[1:-1]) == {"sentence"}
    assert arrived[-1] - arrived[0] > 2, "everything came at once"


def test_metrics_stay_inside(proxy: Server) -> None:
    assert proxy.status("/metrics") == 404
    assert proxy.status("/guides") == 200
    assert proxy.status("/healthz") == 200


def test_the_proxys_log_holds_no_query_and_no_address(proxy: Server, access_log: Path) -> None:
    httpx.get(proxy.url + "/guides", params={"q": "secret zebra"}, timeout=PATIENCE)
    time.sleep(0.2)
    lines = [json.loads(line) for line in access_log.read_text(encoding="utf-8").splitlines()]
    assert "/guides" in {line["path"] for line in lines}
    assert "zebra" not in access_log.read_text(encoding="utf-8")
    assert "127.0.0.1" not in access_log.read_text(encoding="utf-8")


def test_an_assistant_killed_under_load_loses_no_question(proxy: Server, two_servers: tuple[Server, Server]) -> None:
    """One process dies without warning: the proxy asks the other. The last test, because it stays dead."""
    statuses: list[tuple[int, str]] = []

    def person() -> None:
        for _ in range(8):
            asked = httpx.post(proxy.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE)
            statuses.append((asked.status_code, asked.json()["status"]))

    people = [threading.Thread(target=person) for _ in range(PEOPLE)]
    for one in people:
        one.start()
    while len(statuses) < PEOPLE:
        time.sleep(0.01)
    os.kill(two_servers[1].process.pid, signal.SIGKILL)
    for one in people:
        one.join()
    assert len(statuses) == 8 * PEOPLE
    assert set(statuses) == {(200, "answered")}
