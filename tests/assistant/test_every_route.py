"""Every page and file that the web app has, found in the app itself: its headers, and that it holds no secret."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web.server import create_app
from assistant.web.widget import Releases
from tests.assistant.served import FixedNetworks, small_assistant

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
SECRETS = {
    "insights_secret": "secret-of-the-insights",
    "redis_url": "redis://:secret-of-redis@127.0.0.1:1/0",
    "chroma_token": "secret-of-chroma",
    "llm_key": "secret-of-the-model",
}
FILLED = {"{guide_id}": "maternity", "{version}": Releases().newest}
ELSEWHERE = ("/", "/config", "/gradio_api/info", "/site/site.css", "/api/v1/openapi.json", "/api/v1/guides/maternity")
"""Addresses of apps that are mounted, and so have routes of their own."""
CHAT = frozenset({"/"})
"""Gradio writes inline styles there."""
WIDGET = "/widget/"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(small_assistant(tmp_path_factory.mktemp("routes"), **SECRETS), FixedNetworks())


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as started:
        yield started


def addresses(routes: Iterable[Any]) -> Iterator[str]:
    """The address of every route that can be read, with its gaps filled."""
    for route in routes:
        if (router := getattr(route, "original_router", None)) is not None:
            yield from addresses(router.routes)
        elif "GET" in (getattr(route, "methods", None) or ()):
            yield re.sub(r"\{\w+\}", lambda gap: FILLED[gap[0]], route.path)


def policy_of(text: str) -> dict[str, str]:
    """Directive → its values."""
    return {name: values for name, _, values in (part.strip().partition(" ") for part in text.split(";"))}


def test_the_routes_were_found(app: FastAPI) -> None:
    assert {"/guides", "/embed", "/widget", "/my-dates", "/insights", "/network", "/metrics"} <= set(
        addresses(app.routes)
    )


def test_each_has_a_strict_policy_and_no_cookie(app: FastAPI, client: TestClient) -> None:
    for address in (*addresses(app.routes), *ELSEWHERE):
        response = client.get(address, headers={"accept": "text/html", "origin": "https://other.example"})
        assert response.status_code == 200, address
        policy = policy_of(response.headers["content-security-policy"])
        assert policy["default-src"] == "'none'", address
        assert policy["frame-ancestors"] in {"'none'", "'self'"}, address
        assert "unsafe" not in policy.get("script-src", ""), address
        assert ("unsafe-inline" in policy.get("style-src", "")) == (address in CHAT), address
        assert "eval" not in str(policy), address
        assert response.headers["x-content-type-options"] == "nosniff", address
        assert response.headers["referrer-policy"] == "no-referrer", address
        assert "set-cookie" not in response.headers, address
        public = address.startswith(WIDGET)
        assert ("access-control-allow-origin" in response.headers) == public, address


def test_none_holds_a_secret(app: FastAPI, client: TestClient) -> None:
    for address in (*addresses(app.routes), *ELSEWHERE):
        assert "secret-of" not in client.get(address).text, address


def test_a_fault_tells_no_path_of_the_server(client: TestClient) -> None:
    for address in ("/guides/none", "/nowhere", "/site/none.css", "/api/v1/none", "/widget/v1/career-assistant-9.js"):
        told = client.get(address)
        assert told.status_code == 404, address
        assert str(Path(__file__).parents[2]) not in told.text
