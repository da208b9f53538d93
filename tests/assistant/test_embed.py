"""The embed page without a browser: who may frame it, what it holds, and the form without JavaScript."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import wording
from assistant.contrast import ON_DARK, ON_LIGHT, contrast, stands_out
from assistant.web.embed import LEAVE_FOR
from assistant.web.server import STATIC, create_app
from assistant.wording import accessibility
from assistant.wording import embed as says
from assistant.wording.pages import traces
from tests.assistant.embedding import HOSTILE, QUESTION, SITE, made, networks

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
WORDS = re.compile(r'<script type="application/json" id="words">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One for all tests: the pages keep nothing."""
    directory = tmp_path_factory.mktemp("embed")
    with TestClient(create_app(made(directory), networks(directory))) as started:
        yield started


def policy_of(client: TestClient, address: str) -> str:
    return str(client.get(address).headers["content-security-policy"])


@pytest.mark.parametrize(
    ("address", "ancestors", "old"),
    [
        ("/embed", "'none'", "DENY"),
        ("/embed?network=closed", "'none'", "DENY"),
        ("/embed?network=riverside", SITE, None),
        ("/embed?network=quiet", "https://quiet.example", None),
        ("/embed?network=riverside&preview=1", "'self'", "SAMEORIGIN"),
        ("/embed?network=riverside&host=https://evil.example", SITE, None),
    ],
)
def test_only_the_networks_sites_may_frame_it(
    client: TestClient, address: str, ancestors: str, old: str | None
) -> None:
    headers = client.get(address).headers
    assert f"frame-ancestors {ancestors};" in headers["content-security-policy"]
    assert headers.get("x-frame-options") == old
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_everything_is_forbidden_but_our_own_files(client: TestClient) -> None:
    policy = policy_of(client, "/embed?network=riverside")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    for kind in ("script", "style", "img", "connect"):
        assert f"{kind}-src 'self';" in policy
    page = client.get("/embed?network=riverside").text
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts == [' type="application/json" id="words"', ' type="module" src="/site/embed.js"']
    assert "<style" not in page
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", page)


def test_no_script_turns_text_into_markup() -> None:
    for path in [*STATIC.glob("embed*.js"), *STATIC.glob("widget*.js"), *(STATIC.parent / "widget").glob("*.js")]:
        text = path.read_text(encoding="utf-8")
        for sink in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "DOMParser",
        ):
            assert sink not in text, path.name
        assert "localStorage" not in text
        assert "cookie" not in text


def test_an_unknown_network_is_no_page(client: TestClient) -> None:
    for name in ("nobody", "..", "riverside/..", HOSTILE):
        response = client.get("/embed", params={"network": name})
        assert response.status_code == 404
        assert "This page does not exist" in response.text


def test_a_network_brings_its_welcome_colour_and_questions(client: TestClient) -> None:
    page = client.get("/embed?network=riverside").text
    assert "Hello from Riverside." in page
    assert "<title>Career assistant – Riverside</title>" in page
    assert 'name="example" value="What is a data analyst?"' in page
    assert 'href="/embed/accent.css?colour=5b3a82"' in page
    assert wording.EXAMPLES[0][1] not in page
    assert wording.EXAMPLES[0][1] in client.get("/embed").text


def test_a_topic_brings_its_questions(client: TestClient) -> None:
    page = client.get("/embed?topic=topic").text
    assert 'value="How long can they take to answer about my new hours"' in page
    assert wording.EXAMPLES[0][1] in client.get("/embed?topic=none").text


def test_a_paused_network_says_so_and_asks_nothing(client: TestClient) -> None:
    page = client.get("/embed?network=quiet").text
    assert says.PAUSED_TITLE in page
    assert "The people of Quiet have paused it." in page
    assert "<textarea" not in page
    sent = client.post("/embed/ask", data={"network": "quiet", "question": QUESTION}).text
    assert says.PAUSED_TITLE in sent
    assert "two months" not in sent


@pytest.mark.parametrize("colour", ["5b3a82", "ffff00", "000", "fff", "0b5c6b"])
def test_a_colour_can_be_read_in_light_and_dark(client: TestClient, colour: str) -> None:
    response = client.get("/embed/accent.css", params={"colour": colour})
    assert response.headers["content-type"].startswith("text/css")
    light, strong, tint, dark, dark_strong, dark_tint = re.findall(r"#[0-9a-f]{6}", response.text)
    assert contrast(light, tint) >= 4.5
    assert contrast(dark, dark_tint) >= 4.5
    assert stands_out(light, ON_LIGHT)
    assert stands_out(strong, ON_LIGHT)
    assert stands_out(dark, ON_DARK)
    assert stands_out(dark_strong, ON_DARK)


@pytest.mark.parametrize("colour", ["", "red", "fff}body{display:none", "12345"])
def test_only_a_colour_reaches_the_colour_sheet(client: TestClient, colour: str) -> None:
    assert client.get("/embed/accent.css", params={"colour": colour}).text == ""
    assert "accent.css" not in client.get("/embed", params={"accent": colour}).text


@pytest.mark.parametrize(("host", "told"), [(SITE, SITE), ("https://evil.example", ""), ("*", ""), (HOSTILE, "")])
def test_only_an_allowed_host_is_spoken_to(client: TestClient, host: str, told: str) -> None:
    page = client.get("/embed", params={"network": "riverside", "host": host}).text
    words = WORDS.search(page)
    assert words is not None
    assert json.loads(words[1])["host"] == told
    assert ('class="framed"' in page) is bool(told)


def test_a_path_prefix_reaches_every_link(tmp_path: Path) -> None:
    with TestClient(create_app(made(tmp_path, root_path="/assistant"))) as prefixed:
        for path in ("/embed", "/widget", "/accessibility"):
            links = re.findall(r'(?:href|src|action)="(/[^"]*)"', prefixed.get(f"/assistant{path}").text)
            assert links
            assert all(link.startswith("/assistant/") for link in links)


def test_the_tokens_are_those_of_the_site() -> None:
    def tokens(name: str) -> list[tuple[str, str]]:
        return re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", (STATIC / name).read_text(encoding="utf-8"))

    ours = [token for token in tokens("embed.css") if token[0] != "wrong"]
    assert ours == [token for token in tokens("site.css") if token[0] in dict(ours)]
    assert len(ours) >= 20


def test_the_way_out_leads_to_a_plain_page(client: TestClient) -> None:
    page = client.get("/embed").text
    assert f'href="{LEAVE_FOR}" target="_top" rel="noopener noreferrer"' in page


@pytest.mark.parametrize(
    ("days", "told"), [(0, "We do not keep what you type."), (1, "for 1 day,"), (30, "for 30 days,")]
)
def test_it_says_what_stays_of_a_visit(days: int, told: str) -> None:
    assert told in traces(days)


def test_the_statement_is_dated_and_young(client: TestClient) -> None:
    page = client.get("/accessibility").text
    assert all(gap.split(".")[0] in page for gap in accessibility.GAPS)
    assert (date.today() - date.fromisoformat(accessibility.REVIEWED)).days < 366
    assert "We last checked this statement on" in page
    for path in ("about-this-assistant", "your-privacy"):
        assert f'href="/guides/{path}"' in client.get("/embed").text
