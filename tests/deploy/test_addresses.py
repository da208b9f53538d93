"""Whose word on a visitor's address is taken: the proxy's, and nobody else's."""

from pathlib import Path

import httpx
import pytest

from tests.assistant.served import conversation
from tests.deploy.conftest import Server, proxied, start

PATIENCE = 60
LIMIT = 3
LIMITS = {"address_limit": f"{LIMIT}/hour", "visitor_limit": "1000/hour"}


def statuses(server: Server) -> list[int]:
    """One question from each of five addresses that a client claims to have."""
    return [
        httpx.post(
            server.url + "/api/v1/ask",
            json=conversation("hello"),
            headers={"x-forwarded-for": f"203.0.113.{number}"},
            timeout=PATIENCE,
        ).status_code
        for number in range(5)
    ]


def test_an_invented_address_is_not_believed(small_index: Path, tmp_path: Path) -> None:
    """Through the shipped proxy, which writes the address anew: five claims are one client."""
    server = start(small_index, **LIMITS)
    try:
        server.wait("/readyz")
        with proxied(tmp_path, server) as proxy:
            assert statuses(proxy) == [200] * LIMIT + [429] * 2
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("trusted", "expected"),
    [
        ("10.0.0.0/8,172.16.0.0/12", [200] * LIMIT + [429] * 2),
        ("10.0.0.0/8,127.0.0.0/8", [200] * 5),
    ],
)
def test_only_a_trusted_proxy_is_believed(small_index: Path, trusted: str, expected: list[int]) -> None:
    server = start(small_index, trusted_proxies=trusted, **LIMITS)
    try:
        server.wait("/readyz")
        assert statuses(server) == expected
    finally:
        server.stop()
