"""Requests that no client library would send, to the server itself and through the shipped proxy."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from tests.assistant.served import ASKED, conversation
from tests.deploy.conftest import Server

PATIENCE = 60
HEAD = b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
RAW = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "no length that is a number": HEAD + b"Content-Length: many\r\n\r\n{}",
    "a length below zero": HEAD + b"Content-Length: -5\r\n\r\n{}",
    "two lengths": HEAD + b"Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}",
    "a length and pieces": HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "pieces of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "a header in two lines": HEAD + b"X-Visitor: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
    "a header with a zero byte": HEAD + b"X-Visitor: a\x00b\r\nContent-Length: 2\r\n\r\n{}",
    "a header of 200 KB": HEAD + b"X-Visitor: " + b"a" * 200_000 + b"\r\nContent-Length: 2\r\n\r\n{}",
    "an address of 200 KB": b"GET /guides?q=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a space in the address": b"GET /gui des HTTP/1.1\r\nHost: x\r\n\r\n",
    "no host": b"GET /guides HTTP/1.1\r\n\r\n",
    "an unknown method": b"BREW /api/v1/ask HTTP/1.1\r\nHost: x\r\n\r\n",
    "the address of another machine": b"GET http://169.254.169.254/latest HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tunnel": b"CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "an upgrade": b"GET /api/v1/ask HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
}


def answered(server: Server, raw: bytes) -> bytes:
    """What comes back before the other end hangs up or falls silent."""
    address = urlsplit(server.url)
    told = b""
    with socket.create_connection((str(address.hostname), address.port or 80), timeout=8) as sender:
        try:
            sender.sendall(raw)
            while piece := sender.recv(65536):
                told += piece
                if b"\r\n\r\n" in told:
                    break
        except (TimeoutError, ConnectionResetError, BrokenPipeError):
            pass
    return told


@pytest.mark.parametrize("kind", RAW)
def test_a_request_that_is_no_request_is_refused_and_the_server_goes_on(
    two_servers: tuple[Server, Server], proxy: Server, kind: str
) -> None:
    for server in (two_servers[0], proxy):
        told = answered(server, RAW[kind])
        status = told.split(b" ", 2)[1] if told.startswith(b"HTTP/") else b"cut off"
        assert status == b"cut off" or 200 <= int(status) < 500, told[:300]
        assert b"Traceback" not in told
        asked = httpx.post(server.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE)
        assert asked.json()["status"] == "answered"


def test_they_left_no_fault_and_no_word_in_the_log(two_servers: tuple[Server, Server]) -> None:
    logged = two_servers[0].log.read_text(encoding="utf-8")
    assert '"level": "error"' not in logged
    assert "169.254.169.254" not in logged
    assert "Traceback" not in logged


def test_a_body_in_pieces_is_cut_at_its_limit(two_servers: tuple[Server, Server]) -> None:
    """Without a length in the header, the size is counted while it comes."""
    pieces = (b"x" * 1000 for _ in range(200))
    headers = {"content-type": "application/json"}
    told = httpx.post(two_servers[0].url + "/api/v1/ask", content=pieces, headers=headers, timeout=PATIENCE)
    assert (told.status_code, told.headers["content-type"]) == (413, "application/problem+json")
