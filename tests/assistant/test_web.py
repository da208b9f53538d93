"""The web app without a browser: headers, guide pages, static files and the chat endpoint."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.web.embed import LEAVE_FOR
from assistant.web.security import COMMON, inline_hash
from assistant.web.server import create_app
from knowledge_base.build import build_index
from knowledge_base.reader import LiveKnowledgeBase
from tests.fakes import HashingEmbedder, corpus, section

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
PATHS = ["/", "/guides", "/guides/maternity", "/guides/none", "/nowhere", "/site/site.css", "/healthz", "/config"]
HOSTILE = '<script>alert(1)</script> & "quotes"'


@pytest.fixture
def client(make_assistant: Callable[..., Assistant]) -> Iterator[TestClient]:
    with TestClient(create_app(make_assistant())) as started:
        yield started


def test_every_route_sends_the_security_headers(client: TestClient) -> None:
    for path in PATHS:
        headers = client.get(path, headers={"accept": "text/html"}).headers
        for name, value in COMMON.items():
            assert headers[name] == value, path
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "unsafe-eval" not in policy
        assert ("'unsafe-inline'" in policy) == (path == "/")


def test_inline_scripts_of_the_chat_page_are_named_by_their_hashes(client: TestClient) -> None:
    response = client.get("/")
    policy = response.headers["content-security-policy"]
    scripts_policy = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    inline = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    assert len(inline) == 2
    assert all(inline_hash(script) in scripts_policy for script in inline)
    assert "unsafe" not in scripts_policy


def test_the_chat_page_names_no_other_host(client: TestClient) -> None:
    page = re.sub(r"<script>.*?</script>", "", client.get("/").text, flags=re.DOTALL)
    assert 'lang="en-GB"' in page
    assert re.findall(r"https?://[^\"'\s]+", page) == [LEAVE_FOR]  # a link that the person chooses, no request
    assert "og:" not in page


@pytest.mark.parametrize("path", ["/", "/guides", "/config", "/gradio_api/info", "/gradio_api/queue/status"])
def test_another_site_may_not_read_any_route(client: TestClient, path: str) -> None:
    for host in ("testserver", "assistant.example"):
        foreign = {"origin": "https://other.example", "host": host}
        assert "access-control-allow-origin" not in client.get(path, headers=foreign).headers
        asked = client.options(path, headers={**foreign, "access-control-request-method": "POST"})
        assert "access-control-allow-origin" not in asked.headers


def test_guides_are_listed_and_found_by_words(client: TestClient) -> None:
    listed = client.get("/guides").text
    assert listed.count("<h1>") == 1
    assert '<a href="/guides/maternity">Maternity</a>' in listed
    found = client.get("/guides", params={"q": "keeping-in-touch days"}).text
    assert '<a href="/guides/maternity#keeping-in-touch">Keeping in touch</a>' in found
    assert "No guide uses these words" in client.get("/guides", params={"q": "zebra"}).text
    assert "&lt;script&gt;" in client.get("/guides", params={"q": HOSTILE}).text
    assert "<script" not in client.get("/guides", params={"q": HOSTILE}).text


def test_a_guide_page_has_each_sentence_with_its_sources(client: TestClient) -> None:
    page = client.get("/guides/maternity").text
    assert page.count("<h1>") == 1
    assert '<span id="pay-rate--1" class="sentence" tabindex="-1">Statutory maternity pay was £187.18' in page
    assert 'href="#pay-rate--source-2"' in page
    assert 'id="pay-rate--source-2"' in page
    assert '<span class="host">(example.org)</span>' in page
    assert "checked 21 November 2026" in page
    assert "It holds until 5 April 2026." in page
    assert "England, Scotland, Wales, Northern Ireland" in page
    assert len(re.findall(r'id="([^"]+)"', page)) == len(set(re.findall(r'id="([^"]+)"', page)))


def test_guide_pages_escape_what_guides_hold(make_assistant: Callable[..., Assistant]) -> None:
    content = corpus(section("hostile#part", [HOSTILE], title=HOSTILE, document_title=HOSTILE))
    with TestClient(create_app(make_assistant(content))) as client:
        for path in ("/guides/hostile", "/guides", "/guides?q=quotes"):
            page = client.get(path).text
            assert "&lt;script&gt;" in page
            assert "<script" not in page


@pytest.mark.parametrize("path", ["/guides/none", "/nowhere", "/guides/"])
def test_a_missing_page_offers_a_next_step(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"accept": "text/html"})
    assert response.status_code == 404
    assert "This page does not exist" in response.text
    assert 'href="/guides"' in response.text


def test_small_files_are_served(client: TestClient) -> None:
    for path, kind in {
        "/site/chat.js": "application/javascript",
        "/site/chat.css": "text/css",
        "/favicon.ico": "image/svg+xml",
        "/manifest.json": "application/json",
        "/robots.txt": "text/plain",
    }.items():
        response = client.get(path)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith(kind)
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_chat_endpoint_answers_with_citations(client: TestClient) -> None:
    body = {"data": ["How long can they take to decide on flexible working?", []]}
    started = client.post("/gradio_api/call/chat", json=body).json()
    told = client.get(f"/gradio_api/call/chat/{started['event_id']}").text
    answer = json.loads(told.split("data: ", 1)[1].splitlines()[0])[0]
    assert answer["status"] == "answered"
    assert answer["citations"][0]["section_id"] == "flexible-working#decision-time"
    assert "retrieved" not in answer
    named = client.get("/gradio_api/info").json()["named_endpoints"]
    assert list(named) == ["/chat"]


def test_a_path_prefix_reaches_every_link(settings: Settings) -> None:
    prefixed = settings.model_copy(update={"root_path": "/assistant"})
    embedder = HashingEmbedder()
    build_index(corpus(), embedder, prefixed.index_dir)
    app = create_app(Assistant(prefixed, LiveKnowledgeBase(prefixed.index_dir, embedder), embedder))
    with TestClient(app) as client:
        for base in ("/assistant", ""):
            for path in ("/", "/guides", "/guides/maternity"):
                page = client.get(base + path).text
                links = re.findall(r'(?:href|src)="(/[^"]*)"', page)
                assert links
                assert all(link.startswith("/assistant/") for link in links)
        assert client.get("/assistant/site/site.css").status_code == 200
