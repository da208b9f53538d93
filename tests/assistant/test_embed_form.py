"""The embed page's form without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import wording
from assistant.web.embed import REMEMBERED
from assistant.web.server import create_app
from tests.assistant.embedding import HOSTILE, QUESTION, made, networks

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One for all tests: the pages keep nothing."""
    directory = tmp_path_factory.mktemp("form")
    with TestClient(create_app(made(directory), networks(directory))) as started:
        yield started


def test_the_form_answers_without_javascript(client: TestClient) -> None:
    page = client.post("/embed/ask", data={"question": QUESTION, "nation": "England", "network": "riverside"}).text
    assert '<h3>You asked</h3><p class="words">How long can my employer' in page
    assert "within two months" in page
    assert 'href="#source-1" aria-label="Source 1: Flexible working' in page
    assert 'id="source-1" tabindex="-1"' in page
    assert page.index(wording.AI_WARNING) < page.index('class="citations"')
    assert f'name="earlier" value="{QUESTION}"' in page
    assert '<option value="England" selected>' in page
    assert re.search(r'id="question"[^>]*></textarea>', page)
    assert len(re.findall(r'\sid="([^"]+)"', page)) == len(set(re.findall(r'\sid="([^"]+)"', page)))


def test_the_form_keeps_the_conversation(client: TestClient) -> None:
    earlier = [f"Question {number} about leave" for number in range(REMEMBERED + 3)]
    page = client.post("/embed/ask", data={"question": QUESTION, "earlier": earlier}).text
    assert all(f'value="{text}"' in page for text in earlier)
    assert "Earlier in this conversation you asked" in page


def test_an_example_counts_as_the_question(client: TestClient) -> None:
    page = client.post("/embed/ask", data={"question": "a draft", "example": QUESTION}).text
    assert f'<p class="words">{QUESTION}</p>' in page


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "Type your question first"), ("word " * 500, "too long"), ("My e-mail is ann@example.org", "e-mail")],
)
def test_what_cannot_be_used_comes_back_with_an_error(client: TestClient, text: str, told: str) -> None:
    page = client.post("/embed/ask", data={"question": text}).text
    assert "<title>Error: Career assistant" in page
    assert re.search(r'id="error">Error: [^<]*' + told, page)
    assert 'aria-invalid="true" autofocus' in page
    assert f">{text}</textarea>" in page
    assert 'name="earlier"' not in page


def test_who_asks_too_often_gets_a_page_that_says_so(tmp_path: Path) -> None:
    with TestClient(create_app(made(tmp_path, address_limit="1/minute"))) as limited:
        assert "two months" in limited.post("/embed/ask", data={"question": QUESTION}).text
        again = limited.post("/embed/ask", data={"question": QUESTION})
        assert again.status_code == 429
        assert re.search(r'id="error">Error: [A-Z][^<]+\.<', again.text)
        assert f">{QUESTION}</textarea>" in again.text


def test_nothing_typed_becomes_markup(client: TestClient) -> None:
    data = {name: HOSTILE for name in ("question", "nation", "employer", "topic", "host", "accent")}
    page = client.post("/embed/ask", data={**data, "earlier": [HOSTILE]}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_danger_shows_people_first(client: TestClient) -> None:
    page = client.post("/embed/ask", data={"question": "I want to kill myself"}).text
    assert 'href="tel:116123"' in page
    assert page.index("116 123") < page.index('id="composer"')
