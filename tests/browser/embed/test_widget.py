"""The widget on a network's site: weight, opening and closing, form and place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import contrast, sideways
from tests.browser.embed.driving import BOX, Embedded, ask, element, inside, opened, picture, script
from tests.browser.test_accessibility import SMALL, violations

Open = Callable[..., Visit]
LAUNCHER_BYTES = 4096
OPEN_BYTES = 20_480
BY_AXE_IN_FRAMES = "frame-tested"
"""axe runs in the frame by itself as well; on the site it only says that it was not there."""
SHIFT = """
() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { shift += e.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(shift), 500);
})
"""
SLOW_DOWN = 4
LONG_TASK_SECONDS = 0.05


def weights(page: Page) -> tuple[CDPSession, list[tuple[str, float]]]:
    """Bytes over the wire of each finished request, as they come: (address, bytes)."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    addresses: dict[str, str] = {}
    found: list[tuple[str, float]] = []
    session.on(
        "Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda event: found.append((addresses.get(event["requestId"], ""), event["encodedDataLength"])),
    )
    return session, found


def work(session: CDPSession) -> float:
    """Processor time for script, style and layout so far, in seconds."""
    metrics = {line["name"]: line["value"] for line in session.send("Performance.getMetrics")["metrics"]}
    return float(sum(metrics[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")))


def test_before_it_is_chosen_it_is_one_small_file_and_stores_nothing(
    on_site: Callable[..., Visit], embedded: Embedded
) -> None:
    visited = on_site()
    page = visited.page
    session, found = weights(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = work(session)
    visited.requests.clear()
    page.reload()
    expect(page.locator("career-assistant .launcher")).to_be_visible()
    # All script, style and layout of the page together; so no task can be longer, however busy the machine is.
    assert (work(session) - before) * SLOW_DOWN <= LONG_TASK_SECONDS
    ours = [url for url in visited.requests if url.startswith(embedded[0].url)]
    assert ours == [f"{embedded[0].url}/widget/v1/career-assistant.js"]
    assert [
        url for url in visited.requests if not url.startswith((embedded[0].url, embedded[1].allowed, "data:"))
    ] == []
    assert 0 < sum(size for url, size in found if url in ours) <= LAUNCHER_BYTES
    assert page.evaluate(SHIFT) == 0
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert visited.complaints == []


def test_fully_open_it_is_still_light(on_site: Callable[..., Visit], embedded: Embedded) -> None:
    visited = on_site()
    responses: list[tuple[str, int]] = []
    visited.page.on("requestfinished", lambda r: responses.append((r.url, r.sizes()["responseBodySize"])))
    visited.page.reload()
    frame = opened(visited.page)
    visited.page.wait_for_timeout(500)
    ours = {url: size for url, size in responses if url.startswith(embedded[0].url)}
    assert len(ours) >= 6
    assert sum(ours.values()) <= OPEN_BYTES
    ask(frame)
    assert visited.complaints == []
    assert visited.page.context.cookies() == []


def test_it_opens_and_closes_by_keyboard(on_site: Callable[..., Visit]) -> None:
    page = on_site().page
    page.evaluate("""() => { window.told = []; for (const what of ['open', 'close'])
      document.addEventListener(`career-assistant:${what}`, () => told.push(what)); }""")
    launcher = page.get_by_role("button", name="Ask the career assistant")
    expect(launcher).to_have_attribute("aria-expanded", "false")
    size = launcher.bounding_box()
    assert size is not None
    assert size["height"] >= 44
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(launcher).to_be_focused()
    page.keyboard.press("Enter")
    frame = inside(page)
    expect(frame.locator(BOX)).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "true")
    picture(page, "widget-open")
    answer = ask(frame)
    expect(answer).to_contain_text("within two months")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Ask the career assistant")).to_be_hidden()
    expect(launcher).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.locator(".answer")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(launcher).to_be_focused()
    assert page.evaluate("told") == ["open", "close", "open", "close"]
    page.evaluate("document.querySelector('career-assistant').open()")
    expect(page.locator("dialog")).to_be_visible()
    page.evaluate("document.querySelector('career-assistant').close()")
    expect(page.locator("dialog")).to_be_hidden()


def test_beside_the_page_it_traps_nobody(on_site: Callable[..., Visit]) -> None:
    page = on_site().page
    opened(page)
    assert page.locator("dialog").evaluate("d => d.matches(':modal')") is False
    page.locator("main > p a").focus()
    expect(page.locator("main > p a")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (600, 900)])
def test_on_a_small_window_it_fills_it_and_the_page_behind_rests(
    on_site: Callable[..., Visit], width: int, height: int
) -> None:
    page = on_site(width=width, height=height).page
    picture(page, f"widget-closed-{width}x{height}")
    frame = opened(page)
    assert page.locator("dialog").evaluate("d => d.matches(':modal')")
    box = page.locator("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": width, "height": height}
    page.evaluate("document.querySelector('main > p a').focus()")
    assert page.evaluate("document.activeElement.tagName") != "A"
    ask(frame)
    assert frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert sideways(page) == 0
    picture(page, f"widget-answered-{width}x{height}")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("dialog:not(:modal)")).to_be_visible()
    expect(frame.locator(".answer")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".launcher")).to_be_focused()


def test_a_plain_frame_needs_no_script_of_the_site(open_page: Open, embedded: Embedded) -> None:
    embedded[1].write(
        "/frame",
        f'<iframe src="{embedded[0].url}/embed?network=riverside" title="Career assistant" width="100%" height="700"></iframe>',
    )
    visited = open_page(f"{embedded[1].allowed}/frame")
    frame = visited.page.frames[1]
    expect(ask(frame)).to_contain_text("within two months")
    assert visited.complaints == []
    without = open_page(f"{embedded[1].allowed}/frame", java_script_enabled=False).page.frames[1]
    without.locator(BOX).fill("How long can my employer take to decide on a flexible working request?")
    without.get_by_role("button", name="Ask", exact=True).click()
    expect(without.locator(".answer")).to_contain_text("within two months")


def test_without_javascript_there_is_a_link(open_page: Open, embedded: Embedded) -> None:
    embedded[1].write("/page", element(embedded), script(embedded))
    page = open_page(f"{embedded[1].allowed}/page", java_script_enabled=False).page
    page.get_by_role("link", name="Ask the career assistant").click()
    expect(page.locator("h1")).to_have_text("Ask about your career or your return to work")


def test_words_place_and_form_can_be_chosen(on_site: Callable[..., Visit]) -> None:
    page = on_site('network="riverside" label="Gofyn" lang="cy" position="start" topic="topic"').page
    launcher = page.get_by_role("button", name="Gofyn")
    box = launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    assert launcher.evaluate("e => e.closest('[lang]').lang") == "cy"
    frame = opened(page)
    expect(frame.locator("#examples button").first).to_have_text("How long can they take to answer about my new hours")
    page.evaluate("document.querySelector('career-assistant').setAttribute('label', 'Ask us')")
    expect(page.get_by_role("button", name="Ask us")).to_be_visible()


def test_it_can_stand_in_the_text_of_a_page(on_site: Callable[..., Visit]) -> None:
    page = on_site('network="riverside" mode="inline"').page
    assert page.locator(".launcher").evaluate("e => getComputedStyle(e).position") == "static"
    opened(page)
    assert page.locator("dialog").evaluate("e => getComputedStyle(e).position") == "static"
    picture(page, "widget-inline")


def test_axe_finds_nothing_on_the_site_and_in_the_frame(on_site: Callable[..., Visit]) -> None:
    page = on_site().page
    assert violations(page) == []
    frame = opened(page)
    ask(frame)
    found = [line for line in violations(page) if not line.startswith(BY_AXE_IN_FRAMES)]
    assert found == []
    assert frame.evaluate(SMALL) == []
    assert contrast(frame, BOX, "borderTopColor", "#composer") >= 3  # type: ignore[arg-type]
