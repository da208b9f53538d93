"""The shipped reverse proxy in front of an assistant that lives under a path."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.assistant.served import ASKED, conversation, events
from tests.deploy.conftest import Server, proxied, start

PATIENCE = 60
ROOT_PATH = "/assistant"


@pytest.fixture(scope="module")
def under_a_path(small_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = start(small_index, root_path=ROOT_PATH)
    server.wait("/readyz")
    try:
        with proxied(tmp_path_factory.mktemp("prefix"), server) as proxy:
            yield proxy
    finally:
        server.stop()


def test_an_answer_and_its_links_stay_under_the_path(under_a_path: Server) -> None:
    host = under_a_path.url.removesuffix(ROOT_PATH)
    told = httpx.post(under_a_path.url + "/api/v1/ask", json=conversation(ASKED), timeout=PATIENCE).json()
    guide = told["citations"][0]["guide_url"]
    assert guide.startswith(f"{ROOT_PATH}/guides/")
    assert httpx.get(host + guide, timeout=PATIENCE).status_code == 200


def test_a_stream_comes_through(under_a_path: Server) -> None:
    headers = {"accept": "text/event-stream"}
    told = httpx.post(under_a_path.url + "/api/v1/ask", json=conversation(ASKED), headers=headers, timeout=PATIENCE)
    assert [name for name, _ in events(told.text)][-1] == "done"


@pytest.mark.parametrize(
    "path", ["/", "/guides", "/guides/maternity", "/embed", "/site/site.css", "/my-dates", "/accessibility", "/healthz"]
)
def test_every_page_is_there(under_a_path: Server, path: str) -> None:
    assert under_a_path.status(path) == 200


@pytest.mark.parametrize("path", ["/metrics", "//metrics", "/%6detrics", "/./metrics", "/guides/../metrics"])
def test_metrics_stay_inside_under_a_path_too(under_a_path: Server, path: str) -> None:
    for root in (under_a_path.url, under_a_path.url.removesuffix(ROOT_PATH)):
        told = httpx.get(httpx.URL(root).copy_with(raw_path=(httpx.URL(root).path.rstrip("/") + path).encode()))
        assert told.status_code == 404
        assert "career_assistant_answers" not in told.text


def test_a_guide_may_have_any_name(under_a_path: Server) -> None:
    """Only the figures are held back, not a guide of that name, which the assistant itself says is not there."""
    told = httpx.get(under_a_path.url + "/guides/metrics", timeout=PATIENCE)
    assert told.status_code == 404
    assert "nginx" not in told.text
