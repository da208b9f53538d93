"""The report in a real browser, in the site's frame and as a file by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from evals.cards.facts import read_facts
from evals.report.page import comparison_page, report_page
from tests.browser.conftest import Site, Visit, serve
from tests.browser.driving import sideways
from tests.browser.test_accessibility import LOOKS, SMALL, SPACING, problems, violations
from tests.evals import made_up

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
PICTURES = "[...document.images].map((each) => each.decode().then(() => each.naturalWidth))"
REGIONS = """[...document.querySelectorAll('.r-scroll')]
  .filter((each) => each.scrollWidth > each.clientWidth && (each.tabIndex !== 0 || !each.ariaLabelledByElements?.length))
  .length"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report and a comparison of runs that never happened."""
    folder = tmp_path_factory.mktemp("report")
    runs = [made_up.run(), made_up.run(days=3)]
    (folder / "report.html").write_text(report_page(runs, read_facts()), encoding="utf-8")
    (folder / "comparison.html").write_text(comparison_page(*runs), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reporting(files: Path) -> Iterator[Site]:
    yield from serve(files, report=files / "report.html")


@pytest.fixture
def visited(context: BrowserContext) -> Iterator[Visit]:
    visit = Visit(context.new_page())
    visit.watch()
    yield visit
    visit.page.close()


def checked(page: Page) -> dict[str, list[str]]:
    """What is wrong with the page in any look, with everything opened."""
    page.evaluate(OPEN_ALL)

    def check(looked: Page) -> list[str]:
        wide = [f"{sideways(looked)} px too wide"] if sideways(looked) > 0 else []
        closed = looked.evaluate(REGIONS)
        return [*violations(looked), *looked.evaluate(SMALL), *wide, *([f"{closed} shut tables"] if closed else [])]

    return problems(page, check, LOOKS)


def test_the_page_in_the_frame_of_the_site(visited: Visit, reporting: Site) -> None:
    page = visited.page
    page.goto(f"{reporting.url}/evidence")
    assert checked(page) == {}
    assert page.evaluate(f"Promise.all({PICTURES})") != []
    assert visited.complaints == []
    assert all(request.startswith((reporting.url, "data:image/svg+xml,")) for request in visited.requests)
    expect(page.get_by_role("heading", level=1)).to_have_text("How the assistant is checked")


@pytest.mark.parametrize("name", ["report.html", "comparison.html"])
def test_the_file_by_itself(visited: Visit, files: Path, name: str) -> None:
    page = visited.page
    page.goto((files / name).as_uri())
    assert checked(page) == {}
    assert visited.complaints == []
    assert {request.partition(":")[0] for request in visited.requests} <= {"file", "data"}
    page.add_style_tag(content=SPACING)
    assert sideways(page) == 0


def test_a_picture_follows_the_window_and_the_colours(visited: Visit, files: Path) -> None:
    page = visited.page
    page.goto((files / "report.html").as_uri())
    picture = page.locator("#reliability-title ~ * , figure").first.locator("img")
    seen = set()
    for scheme, width, height in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": height})
        seen.add(picture.evaluate("(each) => each.currentSrc"))
    assert len(seen) == len(LOOKS)


def test_print_opens_what_is_folded(visited: Visit, files: Path) -> None:
    page = visited.page
    page.goto((files / "report.html").as_uri())
    answer = page.locator(".r-answer").first
    assert not answer.evaluate("(each) => each.checkVisibility({ contentVisibilityAuto: true })")
    page.emulate_media(media="print")
    assert answer.evaluate("(each) => each.checkVisibility({ contentVisibilityAuto: true })")


def test_the_skip_link_and_the_tables_take_the_keyboard(visited: Visit, files: Path) -> None:
    page = visited.page
    page.goto((files / "report.html").as_uri())
    page.set_viewport_size({"width": 320, "height": 600})
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the report")).to_be_focused()
    page.keyboard.press("Enter")
    region = page.get_by_role("region", name="Every limit and what we measured, failures first")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(each) => each.scrollLeft > 0", arg=region.element_handle())
