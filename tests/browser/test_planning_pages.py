"""The planning pages in a real browser: axe, narrow windows, targets, and forms without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import sideways
from tests.browser.test_accessibility import LOOKS, SMALL, problems, violations

FORMS = ("/my-dates", "/my-letter", "/my-letter?kind=kit-plan", "/find-a-scheme", "/am-i-eligible?check=smp")
PATHS = (*FORMS, "/am-i-eligible")
FILLED = {
    "/my-dates?baby_due_date=2027-03-14&leave_start=2027-03-01&weekly_pay=620.50&nation=England": "Your dates",
    "/my-letter?nation=England&request_date=2026-12-01": "Still missing",
    "/find-a-scheme?nation=Wales&working=no": "What fits or may fit",
    "/am-i-eligible?check=smp&nation=England&weekly_pay=400&due_date=2027-03-14": "Step by step",
}
WRONG = "/my-dates?baby_due_date=2027-03-14&intended_return=2026-01-01"


def sent(page: Page) -> Page:
    page.locator(".planning button[type=submit]").first.click()
    page.wait_for_load_state()
    return page


def small(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SMALL)
    return found


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_on_a_form(visit: Callable[..., Visit], path: str) -> None:
    visited = visit(path)
    assert problems(visited.page, violations, LOOKS) == {}
    assert visited.complaints == []


@pytest.mark.parametrize("path", FILLED)
def test_axe_finds_nothing_on_a_result(visit: Callable[..., Visit], path: str) -> None:
    page = sent(visit(path).page)
    expect(page.get_by_role("heading", name=FILLED[path]).first).to_be_visible()
    assert problems(page, violations, LOOKS) == {}


def test_axe_finds_nothing_on_a_problem_whose_link_leads_to_its_field(visit: Callable[..., Visit]) -> None:
    page = sent(visit(WRONG).page)
    assert problems(page, violations, LOOKS) == {}
    page.locator(".problems a").click()
    assert page.evaluate("location.hash") == "#intended_return"
    expect(page.locator("#intended_return")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("path", [*PATHS, *FILLED])
def test_nothing_runs_off_a_narrow_window(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path, width=320, height=640).page
    if path in FILLED:
        sent(page)
    assert not sideways(page)
    assert small(page) == []


def test_only_this_site_is_asked(visit: Callable[..., Visit]) -> None:
    visited = visit("/my-dates")
    sent(visited.page)
    host = visited.page.url.split("/my-dates")[0]
    assert all(url.startswith(host) for url in visited.requests)
