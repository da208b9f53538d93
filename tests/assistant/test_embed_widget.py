"""The widget's files and the page where a lead makes the lines for her site."""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.contrast import ACCENT, contrast
from assistant.web.api.service import Service
from assistant.web.embed import LEAVE_FOR, embed_router
from assistant.web.security import SecurityHeaders
from assistant.web.server import STATIC
from assistant.web.templating import Site
from assistant.web.widget import WHITE, WIDGET, Releases, checked_colour, widget_router
from assistant.wording import embed as says
from tests.assistant.embedding import SITE, made, networks

HOSTILE = '"><script>alert(1)</script>'
LAUNCHER_BYTES = 4096
OPEN_BYTES = 20_480


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages alone, without the chat page."""
    directory = tmp_path_factory.mktemp("widget")
    assistant, known = made(directory), networks(directory)
    site = Site(assistant)
    app = FastAPI()
    app.add_middleware(SecurityHeaders)
    app.include_router(widget_router(site, known))
    app.include_router(embed_router(Service(assistant, known), site))
    with TestClient(app, base_url="https://assistant.example") as started:
        yield started


def lines(client: TestClient, **choice: str) -> dict[str, str]:
    """Id → text to copy, as the page shows it."""
    page = client.get("/widget", params=choice).text
    return {
        name: html.unescape(text)
        for name, text in re.findall(r'<pre id="(\w+)"[^>]*><code>(.*?)</code>', page, re.DOTALL)
    }


def test_a_released_file_never_changes() -> None:
    releases = Releases()
    assert {path.name for path in WIDGET.glob("*.js")} == {f"career-assistant-{v}.js" for v in releases.hashes}
    for version, recorded in releases.hashes.items():
        assert version.startswith("1."), "another major version needs a path of its own"
        assert releases.integrity(version) == recorded, f"{version} was released: make a new version instead"


def test_the_widgets_files_may_be_loaded_by_any_site(client: TestClient) -> None:
    for name, cache in (("career-assistant.js", "max-age=3600"), ("career-assistant-1.0.0.js", "immutable")):
        response = client.get(f"/widget/v1/{name}", headers={"Origin": SITE})
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["cross-origin-resource-policy"] == "cross-origin"
        assert response.headers["content-type"].startswith("text/javascript")
        assert cache in response.headers["cache-control"]
        assert "set-cookie" not in response.headers
    assert client.get("/widget/v1/career-assistant-9.9.9.js").status_code == 404
    assert client.get("/widget/v1/career-assistant-..%2Freleases.toml.js").status_code == 404


@pytest.mark.parametrize("path", ["/widget", "/embed", "/embed/accent.css?colour=5b3a82"])
def test_nothing_else_may_be_loaded_by_another_site(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": SITE}).headers
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_it_is_as_light_as_promised(client: TestClient) -> None:
    def weight(content: bytes) -> int:
        return len(gzip.compress(content, 6))

    launcher = weight(client.get("/widget/v1/career-assistant.js").content)
    page = weight(client.get("/embed", params={"network": "riverside"}).content)
    files = sum(weight(path.read_bytes()) for path in STATIC.glob("embed*"))
    assert launcher <= LAUNCHER_BYTES
    assert launcher + page + files <= OPEN_BYTES


def test_the_widget_says_what_the_wording_says() -> None:
    script = Releases().path(Releases().newest).read_text(encoding="utf-8")
    words = re.search(r"const WORDS = (\{.*?\});", script, re.DOTALL)
    assert words is not None
    assert json.loads(words[1]) == says.WIDGET
    assert f'const LEAVE_FOR = "{LEAVE_FOR}";' in script
    assert f'const ACCENT = "{ACCENT}";' in script
    for used in ("postMessage", "localStorage", "sessionStorage", "document.cookie", "fetch(", "XMLHttpRequest"):
        assert used not in script


def test_the_lines_name_network_label_place_and_colour(client: TestClient) -> None:
    told = lines(client, network="riverside", label="Ask Riverside", position="start", mode="inline")
    element = (
        '<career-assistant network="riverside" label="Ask Riverside" mode="inline" position="start">'
        '<a href="https://assistant.example/embed?network=riverside">Ask Riverside</a></career-assistant>'
    )
    assert told["newest"].splitlines() == [
        '<script type="module" src="https://assistant.example/widget/v1/career-assistant.js"></script>',
        element,
        "<style>career-assistant { --career-assistant-colour: #5b3a82 }</style>",
    ]
    assert told["pinned"].splitlines()[1:] == [element]
    assert told["style"] == "career-assistant { --career-assistant-colour: #5b3a82 }"
    assert told["policy"].splitlines() == [
        "script-src https://assistant.example;",
        "frame-src https://assistant.example;",
    ]
    assert told["frame"].startswith(
        '<iframe src="https://assistant.example/embed?network=riverside" title="Career assistant"'
    )
    assert told["link"] == '<a href="https://assistant.example/embed?network=riverside">Ask Riverside</a>'


def test_the_plain_lines_carry_nothing_that_is_not_needed(client: TestClient) -> None:
    assert lines(client)["newest"].splitlines()[1] == (
        '<career-assistant><a href="https://assistant.example/embed">Ask the career assistant</a></career-assistant>'
    )
    assert lines(client)["style"] == ""


def test_the_integrity_hash_is_that_of_the_served_file(client: TestClient) -> None:
    pinned = lines(client)["pinned"]
    found = re.search(r'src="https://assistant\.example(/[^"]+)" integrity="sha384-([^"]+)" crossorigin', pinned)
    assert found is not None
    served = client.get(found[1]).content
    assert base64.b64encode(hashlib.sha384(served).digest()).decode() == found[2]


def test_what_a_lead_types_stays_a_value(client: TestClient) -> None:
    page = client.get(
        "/widget", params={"label": HOSTILE, "network": HOSTILE, "colour": HOSTILE, "position": HOSTILE}
    ).text
    assert "<script>alert" not in page
    told = lines(client, label=HOSTILE)
    assert 'label="&#34;&gt;&lt;script&gt;' in told["newest"]
    assert "<script>alert" not in "".join(told.values())


@pytest.mark.parametrize(
    ("wanted", "used", "good", "told"),
    [
        ("", ACCENT, True, ""),
        ("#005eb8", "#005eb8", True, "6.3 to 1"),
        ("#06c", "#0066cc", True, "5.5 to 1"),
        ("#767676", "#767676", True, "4.5 to 1"),
        ("#777777", None, False, "4.4 to 1, and 4.5 is needed"),
        ("#ffeb3b", None, False, "1.2 to 1"),
        ("teal", ACCENT, False, "not a colour"),
    ],
)
def test_a_colour_is_checked_and_mended(wanted: str, used: str | None, good: bool, told: str) -> None:
    colour = checked_colour(wanted)
    assert colour.good is good
    assert told in colour.told
    assert used is None or colour.used == used
    assert contrast(colour.used, WHITE) >= 4.5


def test_the_page_names_the_sites_and_leaves_paused_networks_out(client: TestClient) -> None:
    page = client.get("/widget", params={"network": "riverside"}).text
    assert f"<li>{SITE}</li>" in page
    assert re.search(r'<p id="sites-none" hidden>', page)
    assert ">Quiet</option>" not in page
    closed = client.get("/widget", params={"network": "closed"}).text
    assert re.search(r'<p id="sites-none">No site may show it yet', closed)


def test_the_page_answers_its_script_as_data(client: TestClient) -> None:
    response = client.get("/widget", params={"colour": "#ffeb3b"}, headers={"Accept": "application/json"})
    data = response.json()
    assert data["colour"]["good"] is False
    assert data["colour"]["used"] in data["newest"]
    assert response.headers["vary"] == "Accept"
    policy = client.get("/widget").headers["content-security-policy"]
    assert "frame-src 'self';" in policy
    assert "frame-ancestors 'self';" in policy
    assert "unsafe" not in policy


def test_the_ledger_is_in_order(tmp_path: Path) -> None:
    (tmp_path / "releases.toml").write_text('"1.10.0" = "b"\n"1.9.1" = "a"\n', encoding="utf-8")
    assert Releases(tmp_path).newest == "1.10.0"
