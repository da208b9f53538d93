"""The page where a lead makes the lines for her site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import sideways
from tests.browser.embed.driving import BOX, ask, picture
from tests.browser.test_accessibility import LOOKS, SMALL, problems, violations

Open = Callable[..., Visit]


def test_what_is_chosen_shows_at_once(open_page: Open) -> None:
    visited = open_page("/widget")
    page = visited.page
    page.get_by_label("Network").select_option("riverside")
    page.get_by_label("Words on the button").fill("Ask Riverside")
    page.get_by_label("Left-hand corner").check()
    expect(page.locator("#newest")).to_contain_text('network="riverside" label="Ask Riverside" position="start"')
    launcher = page.get_by_role("button", name="Ask Riverside")
    box = launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    expect(launcher).to_have_css("background-color", "rgb(91, 58, 130)")
    expect(page.locator("#sites li")).to_have_count(1)
    launcher.click()
    frame = page.frame_locator("career-assistant iframe")
    expect(frame.locator(BOX)).to_be_focused()
    picture(page, "widget-page-open")
    expect(ask(page.frames[1])).to_contain_text("within two months")
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    page.get_by_label("Network").select_option("closed")
    expect(page.locator("#sites-none")).to_be_visible()
    assert visited.complaints == []


def test_a_pale_colour_is_told_and_replaced(open_page: Open) -> None:
    page = open_page("/widget").page
    colour = page.get_by_role("textbox", name="Colour", exact=True)
    colour.fill("#ffeb3b")
    expect(page.locator("#colour-told")).to_contain_text("hard to read: 1.2 to 1, and 4.5 is needed")
    expect(colour).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#status")).to_contain_text("hard to read")
    used = page.locator("#picker").input_value()
    expect(page.locator("#style")).to_contain_text(used)
    page.get_by_label("Pick a colour").fill("#005eb8")
    expect(colour).to_have_value("#005eb8")
    expect(page.locator("#colour-told")).to_contain_text("can be read: 6.3 to 1")
    expect(page.locator(".launcher")).to_have_css("background-color", "rgb(0, 94, 184)")


def test_the_lines_are_copied_as_they_stand(open_page: Open) -> None:
    page = open_page("/widget?network=riverside", permissions=["clipboard-read", "clipboard-write"]).page
    for name in ("newest", "pinned", "frame", "link", "policy", "style"):
        page.locator(f'[data-copies="{name}"]').click()
        expect(page.locator("#status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#{name}").text_content()


def test_without_javascript_the_lines_come_by_the_form(open_page: Open) -> None:
    page = open_page("/widget", java_script_enabled=False).page
    page.get_by_label("Network").select_option("riverside")
    page.get_by_label("Words on the button").fill('Ask "us"')
    page.get_by_role("button", name="Show the lines to copy").click()
    expect(page.locator("#newest")).to_contain_text('label="Ask &#34;us&#34;"')
    expect(page.locator("noscript p")).to_be_visible()
    assert page.locator(".copy:visible").count() == 0


@pytest.mark.parametrize("address", ["/widget", "/widget?network=riverside&colour=%23ffeb3b"])
def test_axe_finds_nothing(open_page: Open, address: str) -> None:
    page = open_page(address).page
    expect(page.locator(".launcher")).to_be_visible()

    def check(looked: Page) -> list[str]:
        wide = [f"{sideways(looked)} px too wide"] if sideways(looked) > 0 else []
        return [*violations(looked), *looked.evaluate(SMALL), *wide]

    assert problems(page, check, LOOKS) == {}
