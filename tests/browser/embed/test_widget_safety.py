"""Who may embed the assistant, and what a hostile site can neither see nor do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from assistant.web.widget import Releases
from tests.browser.conftest import Visit
from tests.browser.embed.driving import BOX, Embedded, ask, element, opened, picture, script

Open = Callable[..., Visit]


def test_a_site_that_no_network_names_is_refused(on_site: Callable[..., Visit], embedded: Embedded) -> None:
    page = on_site(origin=embedded[1].unlisted).page
    page.clock.install()
    page.locator("career-assistant .launcher").click()
    page.wait_for_timeout(800)
    assert [frame.url for frame in page.frames if "/embed" in frame.url] == []
    page.clock.run_for(10_100)
    expect(page.locator("career-assistant .failed")).to_contain_text("did not load here")
    expect(page.get_by_role("link", name="Ask the career assistant")).to_be_visible()
    picture(page, "widget-refused")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".launcher")).to_be_focused()


@pytest.mark.parametrize(
    "address", ["/embed", "/embed?network=closed", "/embed?network=riverside", "/", "/guides", "/widget"]
)
def test_no_page_can_be_framed_by_an_unlisted_site(open_page: Open, embedded: Embedded, address: str) -> None:
    embedded[1].write("/frame", f'<iframe src="{embedded[0].url}{address}" title="Framed"></iframe>')
    page = open_page(f"{embedded[1].unlisted}/frame").page
    page.wait_for_timeout(500)
    assert all(not frame.url.startswith(embedded[0].url) for frame in page.frames)


def test_it_runs_under_a_strict_policy_with_integrity(open_page: Open, embedded: Embedded) -> None:
    url, releases = embedded[0].url, Releases()
    version = releases.newest
    pinned = f'<script type="module" src="{url}/widget/v1/career-assistant-{version}.js" integrity="{{}}" crossorigin></script>'
    policy = (
        f"default-src 'none'; script-src {url}; frame-src {url}; img-src data:; style-src 'self'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    embedded[1].write(
        "/strict", element(embedded), pinned.format(releases.integrity(version)), Content_Security_Policy=policy
    )
    visited = open_page(f"{embedded[1].allowed}/strict")
    expect(ask(opened(visited.page))).to_contain_text("within two months")
    assert visited.complaints == []
    embedded[1].write("/wrong", element(embedded), pinned.format("sha384-" + "A" * 64), Content_Security_Policy=policy)
    wrong = open_page(f"{embedded[1].allowed}/wrong").page
    expect(wrong.get_by_role("link", name="Ask the career assistant")).to_be_visible()
    assert wrong.locator(".launcher").count() == 0


def test_a_hostile_site_neither_reads_nor_steers(on_site: Callable[..., Visit], embedded: Embedded) -> None:
    page = on_site().page
    opened(page)
    assert (
        page.evaluate("document.querySelector('career-assistant').shadowRoot.querySelector('iframe').contentDocument")
        is None
    )
    page.evaluate("""() => {
      const frame = document.createElement('iframe'); frame.id = 'other';
      frame.srcdoc = '<script>for (const type of ["close", "leave"]) parent.postMessage({type: `career-assistant:${type}`}, "*")<' + '/script>';
      document.body.append(frame);
      for (const data of [{type: 'career-assistant:close'}, {type: 'career-assistant:leave'}, 'career-assistant:close', null, {type: {}}])
        window.postMessage(data, '*');
    }""")
    page.wait_for_timeout(500)
    expect(page.locator("dialog")).to_be_visible()
    assert page.url == f"{embedded[1].allowed}/page"


def test_the_frame_speaks_to_its_own_host_alone(open_page: Open, embedded: Embedded) -> None:
    """A page that frames the assistant with another host in its address hears nothing."""
    for host, heard in (
        ("https://evil.example", []),
        (embedded[1].allowed, ["career-assistant:ready", "career-assistant:close"]),
    ):
        source = f"{embedded[0].url}/embed?network=riverside&amp;host={host}"
        listen = "<script>window.heard = []; addEventListener('message', (e) => heard.push(e.data.type));</script>"
        embedded[1].write("/listen", f'{listen}<iframe src="{source}" title="Framed"></iframe>')
        page = open_page(f"{embedded[1].allowed}/listen").page
        page.frames[1].locator(BOX).press("Escape")
        page.wait_for_timeout(300)
        assert page.evaluate("heard") == heard


def test_the_way_out_leaves_the_site_too(on_site: Callable[..., Visit]) -> None:
    page = on_site().page
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html")
    )
    frame = opened(page)
    ask(frame)
    frame.get_by_role("link", name="Leave this page").click()
    expect(page.locator("h1")).to_have_text("Weather")


@pytest.mark.parametrize(
    ("colour", "shown"),
    [("#5b3a82", "rgb(91, 58, 130)"), ("#ffeb3b", "rgb(11, 92, 107)"), ("red; }", "rgb(11, 92, 107)")],
)
def test_only_a_colour_that_can_be_read_is_taken(open_page: Open, embedded: Embedded, colour: str, shown: str) -> None:
    style = f"<style>career-assistant {{ --career-assistant-colour: {colour} }} button {{ all: unset; color: red !important }}</style>"
    embedded[1].write("/colour", element(embedded), script(embedded) + style)
    page = open_page(f"{embedded[1].allowed}/colour").page
    launcher = page.locator(".launcher")
    expect(launcher).to_have_css("background-color", shown)
    expect(launcher).to_have_css("color", "rgb(255, 255, 255)")
    frame = opened(page)
    if colour == "#5b3a82":
        assert "accent=5b3a82" in frame.url
