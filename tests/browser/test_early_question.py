"""A question sent before Gradio has mounted the whole page waits for it, and is answered once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, TimeoutError, expect

from tests.browser.conftest import Site, Visit
from tests.browser.driving import BOX, QUESTION, WHOLE, ask, type_and_send

ALL_ELSE_MS = 1000
"""Time for all of a page that does not wait for the script kept back."""


class SlowScript:
    """Keeps back the one script of a page whose name is given until it is let through."""

    def __init__(self, page: Page, name: str) -> None:
        self._routes: list[Route] = []

        def keep(route: Route) -> None:
            self._routes.append(route)

        page.route(f"**/assets/{name}", keep)

    def let_through(self) -> None:
        for route in self._routes:
            route.continue_()


def half_mounted(page: Page) -> bool:
    """Whether the question box is there and the Send button stays away."""
    try:
        page.wait_for_selector("#question-count", state="attached", timeout=ALL_ELSE_MS)
    except TimeoutError:
        return False
    page.wait_for_timeout(ALL_ELSE_MS)
    return page.locator("#ask").count() == 0


@pytest.fixture
def early(visit: Callable[..., Visit], site: Site) -> Iterator[tuple[Visit, SlowScript]]:
    """A visit to a half mounted page, and the script for which the rest waits."""
    whole = visit()
    scripts = [address.rsplit("/", 1)[1] for address in whole.requests if "/assets/" in address and ".js" in address]
    for name in reversed(scripts):
        visited = Visit(whole.page.context.new_page())
        visited.watch()
        slow = SlowScript(visited.page, name)
        visited.page.goto(site.url, wait_until="commit")
        if half_mounted(visited.page):
            yield visited, slow
            return
        slow.let_through()
        visited.page.close()
    pytest.fail("the page is mounted in one step: this test and what it tests can go")


def test_a_question_sent_before_the_page_is_whole_is_answered_once(early: tuple[Visit, SlowScript]) -> None:
    visited, slow = early
    page = visited.page
    type_and_send(page)
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Finding an answer.")
    expect(page.locator(BOX)).to_have_value(QUESTION)
    assert half_mounted(page)
    slow.let_through()
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(".asked")).to_have_text(QUESTION)
    expect(page.locator(BOX)).to_have_value("")
    assert visited.complaints == []
    ask(page)
    expect(page.locator(WHOLE)).to_have_count(2)
