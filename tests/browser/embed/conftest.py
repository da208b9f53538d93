"""The assistant with three networks, and a site that embeds it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from assistant.networks import Network
from tests.browser.conftest import Visit, serve
from tests.browser.embed.driving import OTHER_QUESTION, QUESTION, Embedded, element, script
from tests.browser.embed.hosts import FakeNetworks, host_site


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    """The assistant, and a site on which the network `riverside` may show it."""
    with host_site() as host:
        networks = FakeNetworks(
            Network(
                id="riverside",
                name="Riverside women's network",
                welcome="Welcome from Riverside.",
                accent="#5b3a82",
                allowed_sites=(host.allowed,),
                suggested_questions=(QUESTION, OTHER_QUESTION),
            ),
            Network(id="quiet", name="Quiet network", active=False, allowed_sites=(host.allowed,)),
            Network(id="closed", name="Closed network"),
        )
        for site in serve(tmp_path_factory.mktemp("embedded"), networks=networks):
            yield site, host


@pytest.fixture
def open_page(browser: Browser, embedded: Embedded) -> Iterator[Callable[..., Visit]]:
    """A factory: address → a visit in a browser context of its own, with Playwright's context options."""
    site, _ = embedded
    contexts: list[BrowserContext] = []

    def start(address: str = "/embed", *, width: int = 1280, height: int = 800, **options: object) -> Visit:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        visited = Visit(context.new_page())
        visited.watch()
        visited.page.goto(address if "://" in address else site.url + address)
        return visited

    yield start
    site.assistant.let_go()
    for context in contexts:
        context.close()


@pytest.fixture
def on_site(open_page: Callable[..., Visit], embedded: Embedded) -> Callable[..., Visit]:
    """A factory: a visit to a page of the allowed site with the widget, ready to be opened."""

    def start(more: str = 'network="riverside"', origin: str = "", **options: object) -> Visit:
        embedded[1].write("/page", element(embedded, more), script(embedded))
        visited = open_page(f"{origin or embedded[1].allowed}/page", **options)
        expect(visited.page.locator("career-assistant .launcher")).to_be_visible()
        return visited

    return start
