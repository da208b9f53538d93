"""What every page says in the same way: links at the foot, what is kept, words in one place."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import wording
from assistant.network_writing import new_network
from assistant.web.server import create_app
from assistant.wording import pages
from tests.assistant.served import small_assistant
from tests.fakes import section, six_sections

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
PATHS = ("/", "/embed", "/guides", "/my-dates", "/find-a-scheme", "/widget", "/accessibility", "/none")
BOTH = ("chat", "embed", "pages", "planning_pages")
SAME_FEW_WORDS = 4
PRIVACY = section("your-privacy#is-it-stored", ["By default nothing is kept."])


@pytest.fixture(scope="module", params=[0, 30])
def days_and_client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A service that keeps no questions, and one that keeps them for 30 days."""
    folder = tmp_path_factory.mktemp("words")
    assistant = small_assistant(folder, *six_sections(), PRIVACY, store_questions_days=request.param)
    with TestClient(create_app(assistant)) as client:
        yield request.param, client


def foot(page: str) -> list[tuple[str, str]]:
    """(path, words) of the links of the menu at the foot."""
    menu = page[page.index(f'aria-label="{pages.MENU}"') :]
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)', menu[: menu.index("</nav>")])
    return [(path, words.strip()) for path, words in links]


@pytest.mark.parametrize("path", PATHS)
def test_the_links_at_the_foot_are_the_same_on_every_page(days_and_client: tuple[int, TestClient], path: str) -> None:
    page = days_and_client[1].get(path, headers={"Accept": "text/html"}).text
    assert foot(page) == list(pages.MENU_LINKS)


@pytest.mark.parametrize("path", ["/", "/embed", "/guides/your-privacy"])
def test_what_is_kept_is_said_where_it_matters(days_and_client: tuple[int, TestClient], path: str) -> None:
    days, client = days_and_client
    page = client.get(path).text.replace("&#39;", "'")
    assert pages.traces(days) in page
    assert pages.traces(0 if days else 30) not in page


def test_a_broken_network_leaves_the_page_about_the_widget(tmp_path: Path) -> None:
    folder = tmp_path / "networks"
    for name in ("hillside", "riverside"):
        new_network(folder, name, name.title())
    (folder / "riverside" / "network.toml").write_text("name =", encoding="utf-8")
    with TestClient(create_app(small_assistant(tmp_path, networks_dir=str(folder)))) as client:
        page = client.get("/widget").text
        assert "Hillside" in page
        assert "riverside" not in page
        paused = client.get("/embed?network=riverside")
        assert "This assistant is paused" in paused.text
        assert "frame-ancestors 'none'" in paused.headers["content-security-policy"]
        body = {"turns": [{"role": "user", "text": "How long is leave?"}], "network": "riverside"}
        assert client.post("/api/v1/ask", json=body).json()["status"] == "paused"


def test_no_sentence_of_the_two_conversations_is_written_twice() -> None:
    folder = Path(wording.__file__).parent
    texts: Counter[str] = Counter()
    for name in BOTH:
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        texts.update(
            {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        )
    twice = [text for text, count in texts.items() if count > 1 and len(text.split()) >= SAME_FEW_WORDS]
    assert twice == []
