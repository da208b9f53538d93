"""What the chat page and the embed page both keep to."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant import wording
from tests.browser import driving
from tests.browser.conftest import Site, Visit
from tests.browser.embed import driving as embedded
from tests.browser.embed.test_embed_access import COVERED

PAGES = ["/", "/embed"]
FOLLOWS = 4
"""Node.DOCUMENT_POSITION_FOLLOWING"""


def box_of(page: Page) -> str:
    return embedded.BOX if page.locator(embedded.BOX).evaluate("e => e.tagName") == "TEXTAREA" else driving.BOX


def ask(page: Page) -> None:
    """Ask and wait for the whole answer, on either page."""
    if box_of(page) == embedded.BOX:
        embedded.ask(page)
    else:
        driving.ask(page)
        expect(page.locator(".tools").last).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_examples_are_buttons_for_the_three_audiences(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    texts = page.locator("#examples button").all_inner_texts()
    assert 3 <= len(texts) <= 5
    assert len({audience for audience, text in wording.EXAMPLES if text in texts}) == 3


@pytest.mark.parametrize("path", PAGES)
def test_the_box_has_a_visible_label_and_a_warning(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    expect(page.get_by_text(wording.QUESTION_LABEL, exact=True)).to_be_visible()
    expect(page.get_by_text(wording.NO_PERSONAL_DETAILS)).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_what_it_is_stands_before_the_first_answer(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    ask(page)
    order = "(intro, answer) => intro.compareDocumentPosition(answer)"
    intro = page.get_by_text(wording.INTRODUCTION).element_handle()
    answer = page.locator(".answer").first.element_handle()
    assert page.evaluate(f"([intro, answer]) => ({order})(intro, answer)", [intro, answer]) & FOLLOWS


@pytest.mark.parametrize("path", PAGES)
def test_links_out_say_so_and_tell_nobody_where_from(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    ask(page)
    page.locator(".sources > summary").click()
    links = page.locator("a[target=_blank]").evaluate_all(
        "all => all.filter((a) => a.checkVisibility()).map((a) => [a.textContent, a.rel, a.host === location.host, a.getAttribute('aria-label') ?? ''])"
    )
    assert len(links) > 5
    told = "opens in a new tab"
    assert [link for link in links if "noopener" not in link[1]] == []
    assert [link for link in links if not link[2] and "noreferrer" not in link[1]] == []
    assert [link for link in links if told not in link[0] and not link[3].startswith("Source ")] == []
    expect(page.locator(".based a, .based .host").last).to_contain_text("example.org")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_covered_at_400_percent(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, width=320, height=256).page
    ask(page)
    assert driving.sideways(page) == 0
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("path", PAGES)
def test_text_twice_as_large_stays_in_the_window(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    ask(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert driving.sideways(page) == 0


@pytest.mark.parametrize("path", PAGES)
def test_the_latest_answer_can_be_skipped_to(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    expect(page.locator("#skip-latest")).to_be_hidden()
    ask(page)
    page.locator("#skip-latest").focus()
    expect(page.locator("#skip-latest")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".answer").last).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
def test_tools_for_planning_hold_what_was_said(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    dates = page.locator("nav a[href*='/my-dates']")
    text = f"My baby is due on 14 March 2027 and I work in Wales. {driving.QUESTION}"
    if path == "/embed":
        embedded.ask(page, text)
    else:
        driving.ask(page, text)
    expect(dates).to_have_attribute("href", re.compile(r"/my-dates\?nation=Wales&baby_due_date=2027-03-14$"))
    with page.context.expect_page() as opened:
        dates.click()
    form = opened.value
    form.set_viewport_size({"width": 320, "height": 568})
    expect(form.locator("#baby_due_date")).to_have_value("2027-03-14")
    form.locator(".planning button[type=submit]").click()
    expect(form.get_by_role("heading", name="Your dates")).to_be_visible()
    assert driving.sideways(form) == 0
    page.locator("#clear").click()
    page.locator("#clear-yes").click()
    expect(dates).to_have_attribute("href", re.compile("/my-dates$"))


@pytest.mark.parametrize("path", PAGES)
def test_how_each_sentence_was_checked_is_told_on_demand(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    ask(page)
    checks = page.locator(".checks")
    expect(checks.locator("li").first).to_be_hidden()
    checks.locator("summary").click()
    expect(checks.locator("li").first).to_contain_text("word for word")


@pytest.mark.parametrize("path", PAGES)
def test_a_lost_connection_is_an_alert(visit: Callable[..., Visit], site: Site, path: str) -> None:
    page = visit(path).page
    site.assistant.hold(told=1)
    page.locator(box_of(page)).fill(driving.QUESTION)
    page.locator(box_of(page)).press("Enter")
    page.wait_for_selector(".answer a.cite")
    expect(page.locator("#alert")).to_be_empty()
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#alert[role=alert]")).to_contain_text("The connection is lost.")
    expect(page.get_by_text("The connection is lost.").first).to_be_visible()
