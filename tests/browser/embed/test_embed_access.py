"""WCAG 2.2 on the embed page: what axe sees, and sizes, contrast, zoom and announcements, which it does not."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import contrast, focused, settled, sideways
from tests.browser.embed.driving import BOX, OTHER_QUESTION, QUESTION, WHOLE, Embedded, ask, picture, send
from tests.browser.test_accessibility import LISTEN, LOOKS, SMALL, problems, violations

Open = Callable[..., Visit]
COVERED = """
() => [...document.querySelectorAll('a[href], button, summary, textarea, select')]
  .filter((e) => e.checkVisibility() && !e.closest('dialog'))
  .filter((e) => {
    e.focus();
    e.scrollIntoView({ block: 'nearest' });
    const box = e.getBoundingClientRect();
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .15], [.5, .85]];
    return !points.some(([x, y]) => {
      const top = document.elementFromPoint(box.x + x * box.width, box.y + y * box.height);
      return top && (e.contains(top) || top.contains(e));
    });
  }).map((e) => e.outerHTML.slice(0, 80))
"""


def everything(page: Page) -> list[str]:
    wide = [f"{sideways(page)} px too wide"] if sideways(page) > 0 else []
    return [*violations(page), *page.evaluate(SMALL), *wide]


@pytest.mark.parametrize("address", ["/embed", "/embed?network=riverside", "/embed?network=quiet", "/accessibility"])
def test_axe_finds_nothing_before_a_question(open_page: Open, address: str) -> None:
    page = open_page(address).page
    if page.locator("#about-you").count():
        page.locator("#about-you summary").click()
    assert problems(page, everything, LOOKS) == {}


def test_axe_finds_nothing_after_answers(open_page: Open) -> None:
    page = open_page("/embed?network=riverside").page
    ask(page).locator(".sources summary").click()
    page.get_by_role("button", name="No", exact=True).click()
    ask(page, "I want to kill myself")
    assert problems(page, everything, LOOKS) == {}
    page.locator(BOX).fill("a" * 2001)
    page.locator("#ask").click()
    assert problems(page, everything, LOOKS) == {}


def test_the_dialog_can_be_read(open_page: Open) -> None:
    page = open_page().page
    ask(page)
    page.locator("#clear").click()
    # axe cannot see the background of a dialog in the top layer, so its contrast is computed here.
    assert problems(page, lambda looked: violations(looked, ("violations",)), LOOKS) == {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert contrast(page, "#clear-text", "color", "dialog") >= 4.5
        assert contrast(page, "#clear-yes", "color", "#clear-yes") >= 4.5
        assert contrast(page, "dialog [value=no]", "color", "dialog [value=no]") >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("network", ["", "?network=riverside"])
def test_edges_and_placeholder_stand_out(open_page: Open, scheme: str, network: str) -> None:
    page = open_page(f"/embed{network}", color_scheme=scheme).page
    assert contrast(page, BOX, "color", BOX, "::placeholder") >= 4.5
    assert contrast(page, BOX, "borderTopColor", "#composer") >= 3
    assert contrast(page, "#ask", "color", "#ask") >= 4.5
    assert contrast(page, "#examples button", "borderTopColor", "body") >= 3
    assert contrast(page, ".leave", "borderTopColor", ".band") >= 3
    page.keyboard.press("Tab")
    page.locator(BOX).focus()
    assert contrast(page, BOX, "outlineColor", "#composer") >= 3
    assert contrast(page, BOX, "outlineColor", BOX) >= 3
    page.locator("#examples button").first.focus()
    assert contrast(page, "#examples button", "outlineColor", "body") >= 3
    assert page.locator("#examples button").first.evaluate("e => getComputedStyle(e).outlineWidth") == "3px"
    ask(page)
    assert contrast(page, ".cite", "borderTopColor", ".answer") >= 3
    assert contrast(page, ".cite", "color", ".cite") >= 4.5
    assert contrast(page, ".answer", "borderLeftColor", "body") >= 3


def test_everything_is_reachable_at_400_percent(open_page: Open) -> None:
    page = open_page("/embed?network=riverside", width=320, height=256).page
    ask(page).locator(".sources summary").click()
    assert sideways(page) == 0
    assert page.evaluate(COVERED) == []
    fixed = "[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && ['fixed', 'sticky'].includes(getComputedStyle(e).position)).map((e) => e.id)"
    assert page.evaluate(fixed) == []
    # The policy forbids a style element, so the spacing of WCAG 1.4.12 is set on every element.
    page.evaluate(
        "document.querySelectorAll('*').forEach((e) => e.style && Object.assign(e.style, "
        "{ lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em' }))"
    )
    assert sideways(page) == 0


def test_text_twice_as_large_is_not_clipped(open_page: Open) -> None:
    page = open_page().page
    ask(page).locator(".sources summary").click()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(page) == 0
    clipped = "[...document.querySelectorAll('button, summary, p, li')].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== 'inline').map((e) => e.outerHTML.slice(0, 80))"
    assert page.evaluate(clipped) == []


def test_primary_controls_are_large_and_type_is_open(open_page: Open) -> None:
    page = open_page().page
    answer = ask(page)
    for primary in ("#ask", "#clear", "#next button", "#about-you summary", ".leave"):
        box = page.locator(primary).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    for text in (answer.locator(".body p").first, page.locator(".intro p").first, page.locator(BOX)):
        size, line = text.evaluate(
            "e => [getComputedStyle(e).fontSize, getComputedStyle(e).lineHeight].map(parseFloat)"
        )
        assert size >= 16
        assert line / size >= 1.5
    characters = answer.locator(".body p").first.evaluate(
        "e => { const c = document.createElement('span'); c.textContent = '0'; e.append(c);"
        " const n = e.clientWidth / c.getBoundingClientRect().width; c.remove(); return n; }"
    )
    assert characters <= 70
    assert page.evaluate("[...document.fonts].length") == 0


def test_two_announcements_for_an_answer(open_page: Open) -> None:
    page = open_page().page
    page.clock.install()
    assert page.locator("[role=status]").count() == 1
    assert page.locator("[aria-live]").count() == 0
    expect(page.locator("#status")).to_be_empty()
    page.evaluate(LISTEN)
    ask(page)
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == ["Finding an answer.", "Answer ready, with 1 source."]


def test_a_long_wait_has_three_announcements(open_page: Open, embedded: Embedded) -> None:
    embedded[0].assistant.hold()
    page = open_page().page
    page.clock.install()
    page.evaluate(LISTEN)
    send(page)
    page.clock.run_for(8100)
    expect(page.locator("#status")).to_have_text("Still working on your answer.")
    embedded[0].assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    page.clock.run_for(20_000)
    assert page.evaluate("heard") == [
        "Finding an answer.",
        "Still working on your answer.",
        "Answer ready, with 1 source.",
    ]


def test_tab_order_is_the_order_of_sight_and_skips(open_page: Open) -> None:
    page = open_page().page
    page.keyboard.press("Tab")
    assert focused(page) == "skip"
    expect(page.locator(".skip").first).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_focused()
    ask(page)
    page.locator("#skip-latest").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#latest")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("#latest .cite").first).to_be_focused()
    order = page.evaluate("""() => { const seen = [];
      for (const e of document.querySelectorAll('a[href], button, summary, textarea, select'))
        if (e.checkVisibility() && !e.closest('.skip, dialog')) seen.push(e.getBoundingClientRect().top + scrollY);
      return seen; }""")
    assert all(later >= earlier - 60 for earlier, later in pairwise(order))


def test_reduced_motion_and_forced_colours(open_page: Open, embedded: Embedded) -> None:
    embedded[0].assistant.hold(told=1)
    page = open_page(reduced_motion="reduce", forced_colors="active").page
    send(page)
    page.wait_for_selector(".answer .cite")
    running = "document.getAnimations().filter((a) => a.playState === 'running').length"
    assert page.evaluate(running) == 0
    embedded[0].assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    for edge in ("#ask", BOX, ".cite"):
        assert page.locator(edge).first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    picture(page, "embed-forced-colours")


def test_print_shows_the_answer_with_its_sources(open_page: Open) -> None:
    page = open_page().page
    ask(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".citations")).to_be_visible()
    for part in ("#composer", "#next", ".tools", ".leave", ".back"):
        expect(page.locator(part).first).to_be_hidden()
    picture(page, "embed-print")


def test_a_reader_who_scrolled_up_is_left_there(open_page: Open, embedded: Embedded) -> None:
    page = open_page(height=500).page
    ask(page)
    ask(page, OTHER_QUESTION)
    embedded[0].assistant.hold(told=1)
    send(page, QUESTION)
    expect(page.locator("#latest .cite")).to_have_count(1)
    page.mouse.move(300, 300)
    page.mouse.wheel(0, -6000)
    page.wait_for_function("scrollY === 0")
    embedded[0].assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(3)
    settled(page)
    assert page.evaluate("scrollY") == 0
    picture(page, "embed-latest-button")
    page.locator("#to-latest").press("Enter")
    expect(page.locator("#latest h3")).to_be_focused()
    expect(page.locator("#latest h3")).to_be_in_viewport()
    expect(page.locator("#to-latest")).to_be_hidden()
