"""What leaves the browser, what stays in it, and a path prefix."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Site, Visit, serve
from tests.browser.driving import OTHER_QUESTION, ask


@pytest.fixture(scope="module")
def prefixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serve(tmp_path_factory.mktemp("prefixed"), root_path="/assistant")


def test_a_conversation_reaches_no_other_host_and_leaves_nothing(visit: Callable[..., Visit], site: Site) -> None:
    visited = visit()
    page = visited.page
    page.locator("#examples button").first.click()
    page.wait_for_selector(".answer.done")
    ask(page).locator(".sources > summary").click()
    ask(page, OTHER_QUESTION)
    page.locator("#clear").click()
    page.locator("#clear-yes").click()
    expect(page.locator(".asked")).to_have_count(0)
    elsewhere = [url for url in visited.requests if not url.startswith((site.url, "data:", "blob:"))]
    assert elsewhere == []
    assert visited.complaints == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0


def test_the_page_is_light_enough(visit: Callable[..., Visit]) -> None:
    page = visit().page
    size, requests = page.evaluate(
        "(all => [all.reduce((sum, e) => sum + e.encodedBodySize, 0), all.length])"
        "(performance.getEntriesByType('resource'))"
    )
    assert requests <= 64
    assert size <= 1_600_000


def test_everything_works_below_a_path_prefix(context: BrowserContext, prefixed: Site) -> None:
    visited = Visit(context.new_page())
    visited.watch()
    page = visited.page
    page.goto(f"{prefixed.url}/")
    page.wait_for_selector("#question-count", state="attached")
    with context.expect_page() as opened:
        ask(page).locator("a.cite").first.click()
    guide = opened.value
    guide.wait_for_load_state()
    expect(guide.locator(":target")).to_have_class("sentence")
    assert guide.url.startswith(f"{prefixed.url}/guides/")
    guide.get_by_role("link", name="All guides").first.click()
    expect(guide.get_by_role("heading", level=1)).to_have_text("All guides")
    outside = [url for url in visited.requests if not url.startswith((f"{prefixed.url}/", "data:"))]
    assert outside == []
    assert visited.complaints == []
    guide.close()
    page.close()
