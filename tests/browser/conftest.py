"""A real server over a small corpus, and a real Chromium to drive it."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from assistant.models import Answer, AnswerSentence, Question
from assistant.networks import Networks
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.web.server import REPORT, create_app
from knowledge_base.build import build_index
from knowledge_base.reader import LiveKnowledgeBase
from tests.conftest import TODAY
from tests.fakes import HashingEmbedder, corpus

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
HELD_SECONDS = 60


class PacedAssistant(Assistant):
    """An assistant that a test can hold: then it tells a sentence, or the whole answer, only when it is let."""

    _steps: threading.Semaphore | None = None

    def stream(self, question: Question) -> Iterator[AnswerSentence | Answer]:
        for item in super().stream(question):
            if (steps := self._steps) is not None:
                assert steps.acquire(timeout=HELD_SECONDS), "a test held the assistant and forgot it"
            yield item

    def hold(self, told: int = 0) -> None:
        """From now on, tell so many items of the next answer and wait."""
        self._steps = threading.Semaphore(told)

    def tell(self) -> None:
        """One item more."""
        assert self._steps is not None
        self._steps.release()

    def let_go(self) -> None:
        """No more waiting."""
        if (steps := self._steps) is not None:
            self._steps = None
            steps.release(1000)


@dataclass
class Site:
    """A served assistant."""

    url: str
    assistant: PacedAssistant


@dataclass
class Visit:
    """A page with what it sent and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        def on_request(request: Request) -> None:
            self.requests.append(request.url)

        def on_console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.complaints.append(message.text)

        self.page.on("request", on_request)
        self.page.on("console", on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gradio counts its events with pandas, in ways that pandas 4 will drop."""
    ignore = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(ignore)
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no Chromium found (looked for {', '.join(NAMES)})")
    with sync_playwright() as playwright:
        expect.set_options(timeout=15_000)
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield chromium
        chromium.close()


def serve(directory: Path, networks: Networks | None = None, report: Path = REPORT, **chosen: object) -> Iterator[Site]:
    """Serve a fresh assistant with these settings on a free loopback port until the fixture ends."""
    settings = Settings.model_validate({"data_dir": directory, **chosen})
    embedder = HashingEmbedder()
    build_index(corpus(), embedder, settings.index_dir)
    knowledge_base = LiveKnowledgeBase(settings.index_dir, embedder)
    assistant = PacedAssistant(settings, knowledge_base, embedder, lambda: TODAY)
    assistant.ask(Question(text="Warm up"))
    server = uvicorn.Server(
        uvicorn.Config(create_app(assistant, networks, report), host="127.0.0.1", port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(f"http://127.0.0.1:{port}{settings.root_path}", assistant)
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture(scope="session")
def session_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serve(tmp_path_factory.mktemp("site"))


@pytest.fixture
def site(session_site: Site) -> Iterator[Site]:
    yield session_site
    session_site.assistant.let_go()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests, so that Gradio's files come from the cache."""
    shared = browser.new_context(viewport={"width": 1280, "height": 800})
    shared.set_default_timeout(10_000)
    yield shared
    shared.close()


@pytest.fixture
def visit(context: BrowserContext, site: Site) -> Iterator[Callable[..., Visit]]:
    """A factory: path of the site → a visit. The chat page is ready for a question."""

    def start(path: str = "/", *, width: int = 1280, height: int = 800) -> Visit:
        visited = Visit(context.new_page())
        visited.watch()
        visited.page.set_viewport_size({"width": width, "height": height})
        visited.page.goto(site.url + path)
        if path == "/":
            visited.page.wait_for_selector("#question-count", state="attached")
        return visited

    yield start
    for page in context.pages:
        page.close()
