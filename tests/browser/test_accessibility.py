"""What automated checks can see of WCAG 2.2, and what they cannot: sizes, contrast of edges, announcements."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visit
from tests.browser.driving import BOX, QUESTION, WHOLE, ask, contrast, focused, settled, sideways, type_and_send

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(scheme, *window) for scheme in ("light", "dark") for window in ((1280, 800), (320, 256))]
FEW_LOOKS = [("light", 1280, 800), ("dark", 320, 256)]
SMALL = """
() => [...document.querySelectorAll('a, button, summary, textarea, input')]
  .filter((e) => e.checkVisibility() && !e.closest('.skip'))
  .map((e) => ({ e, box: e.getBoundingClientRect() }))
  .filter(({ e, box }) => (getComputedStyle(e).display !== 'inline' && (box.width < 24 || box.height < 24)))
  .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
"""
LISTEN = """
() => {
  window.heard = [];
  const lines = document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]');
  const live = (e) => e.closest('[aria-live]')?.getAttribute('aria-live') !== 'off' || e.id === 'status';
  new MutationObserver((changes) => changes.forEach((change) => {
    const e = change.target.nodeType === 3 ? change.target.parentElement : change.target;
    const region = e?.closest?.('[role=status], [role=alert], [role=log], [aria-live]');
    if (region && live(region) && region.textContent) heard.push(region.textContent);
  })).observe(document.body, { childList: true, subtree: true, characterData: true });
  return lines.length;
}
"""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"


def violations(page: Page, kinds: tuple[str, ...] = ("violations", "incomplete")) -> list[str]:
    """What axe objects to or cannot decide, as `rule: element`."""
    results = Axe().run(page, options={"runOnly": TAGS, "resultTypes": list(kinds)}).response
    return [f"{rule['id']}: {node['html'][:120]}" for kind in kinds for rule in results[kind] for node in rule["nodes"]]


def problems(page: Page, check: Callable[[Page], list[str]], looks: list[tuple[str, int, int]]) -> dict[str, list[str]]:
    """What the check finds in each look (colour scheme and window), where it finds something."""
    found: dict[str, list[str]] = {}
    for scheme, width, height in looks:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        found[f"{scheme} {width}x{height}"] = check(page)
    return {look: problem for look, problem in found.items() if problem}


def test_axe_finds_nothing_on_the_chat_page(visit: Callable[..., Visit]) -> None:
    page = visit().page
    assert problems(page, violations, LOOKS) == {}
    ask(page).locator(".sources > summary").click()
    assert problems(page, violations, LOOKS) == {}


def test_axe_finds_nothing_without_an_answer_and_before_clearing(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page, "zebra trombone")
    ask(page, "I want to kill myself")
    expect(page.get_by_role("link", name="Call 116 123")).to_be_visible()
    assert problems(page, lambda looked: [*violations(looked), *looked.evaluate(SMALL)], FEW_LOOKS) == {}
    page.locator("#clear").click()
    # axe cannot see the background of a dialog in the top layer, so its contrast is computed here.
    assert problems(page, lambda looked: violations(looked, ("violations",)), FEW_LOOKS) == {}
    assert contrast(page, "#clear-text", "color", "dialog") >= 4.5
    assert contrast(page, "#clear-yes", "color", "#clear-yes") >= 4.5
    assert contrast(page, "#clear-no", "color", "#clear-no") >= 4.5


@pytest.mark.parametrize("path", ["/guides", "/guides?q=maternity", "/guides/maternity#pay-rate--1", "/guides/none"])
def test_axe_finds_nothing_on_the_guide_pages(visit: Callable[..., Visit], path: str) -> None:
    page = visit(path).page
    assert problems(page, lambda looked: [*violations(looked), *looked.evaluate(SMALL)], FEW_LOOKS) == {}
    assert sideways(page) == 0


def test_nothing_is_too_small_or_too_wide(visit: Callable[..., Visit]) -> None:
    page = visit().page

    def check(looked: Page) -> list[str]:
        wide = [f"{sideways(looked)} px too wide"] if sideways(looked) > 0 else []
        return [*looked.evaluate(SMALL), *wide]

    assert problems(page, check, FEW_LOOKS) == {}
    ask(page).locator(".sources > summary").click()
    assert problems(page, check, FEW_LOOKS) == {}
    for primary in ("#ask", "#clear", "#next button"):
        box = page.locator(primary).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.add_style_tag(content=SPACING)
    assert sideways(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_placeholder_stand_out(visit: Callable[..., Visit], scheme: str) -> None:
    page = visit().page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert contrast(page, BOX, "color", BOX, "::placeholder") >= 4.5
    assert contrast(page, BOX, "borderTopColor", "#composer") >= 3
    assert contrast(page, "#examples button", "borderTopColor", "body") >= 3
    assert contrast(page, "#ask", "color", "#ask") >= 4.5
    page.locator(BOX).focus()
    for behind in (BOX, "#composer"):
        assert contrast(page, BOX, "outlineColor", behind) >= 3
    page.locator("#examples button").first.focus()
    page.keyboard.press("Tab")
    assert contrast(page, "#examples button:focus-visible", "outlineColor", "body") >= 3
    assert page.locator("#examples button:focus-visible").evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


def test_type_is_large_open_and_short(visit: Callable[..., Visit]) -> None:
    page = visit().page
    answer = ask(page)
    for paragraph in (answer.locator(".told").first, page.locator(".hero p").first, page.locator(BOX)):
        size, line = paragraph.evaluate(
            "e => [getComputedStyle(e).fontSize, getComputedStyle(e).lineHeight].map(parseFloat)"
        )
        assert size >= 16
        assert line / size >= 1.5
    characters = answer.locator(".told").first.evaluate(
        "e => { const c = document.createElement('span'); c.textContent = '0'; e.append(c);"
        " const n = e.clientWidth / c.getBoundingClientRect().width; c.remove(); return n; }"
    )
    assert characters <= 70
    assert page.evaluate("[...document.fonts].length") == 0


def test_at_most_three_announcements_for_an_answer(visit: Callable[..., Visit]) -> None:
    page = visit().page
    assert page.locator("[role=status]").count() == 1
    expect(page.locator("#status")).to_be_empty()
    page.evaluate(LISTEN)
    ask(page)
    page.wait_for_timeout(300)
    heard = page.evaluate("heard")
    assert heard == ["Finding an answer.", "Answer ready, with 1 source."]
    assert page.locator("[role=log]").get_attribute("aria-live") == "off"


def test_gradio_leaves_no_unnamed_button_and_no_labelled_box(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page)
    assert page.locator("#conversation button:visible:not(.tools button)").count() == 0
    unnamed = [
        name for name in page.locator("#conversation .tools button:visible").all_inner_texts() if not name.strip()
    ]
    assert unnamed == []
    assert page.locator("#conversation div[aria-label]:not([role])").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('button')].filter((b) => b.checkVisibility() && !b.innerText.trim()).length"
        )
        == 0
    )


def test_headings_tell_who_speaks(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page)
    assert page.locator("h1").count() == 1
    told = page.get_by_role("heading").all_inner_texts()
    assert told[1:4] == ["You asked", "Answer", "You could ask next:"]


def test_tab_order_is_the_order_of_sight_and_skips(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    assert focused(page) == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text(QUESTION)
    page.keyboard.press("Tab")
    assert focused(page) == "ask"
    page.keyboard.press("Tab")
    expect(page.locator("#about-you button").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#examples button").first).to_be_focused()


def test_reduced_motion_and_forced_colours(visit: Callable[..., Visit], site: Site) -> None:
    site.assistant.hold(told=1)
    page = visit().page
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    type_and_send(page)
    page.wait_for_selector(".answer a.cite")
    running = "document.getAnimations().filter((a) => a.playState === 'running').length"
    assert page.evaluate(running) == 0
    site.assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    assert page.evaluate(running) == 0
    for edge in ("#ask", BOX, "a.cite"):
        assert page.locator(edge).first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_print_shows_the_answer_with_its_sources(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".citations")).to_be_visible()
    for part in ("#composer", "#next", "#examples"):
        expect(page.locator(part)).to_be_hidden()
