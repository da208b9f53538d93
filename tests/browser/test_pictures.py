"""Every state in every window and colour: nothing runs off, axe finds nothing, and a picture is kept to look at.

The pictures are in `test-artefacts`, which git ignores.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from assistant.network_desk import NetworkDesk
from assistant.network_writing import change_network, new_network
from knowledge_base.details import Typed, details_of
from tests.browser.conftest import Site, Visit, serve
from tests.browser.driving import settled, sideways
from tests.browser.embed.driving import PICTURES
from tests.browser.scenes import PLANNING, RULES, SCENES, SECRET
from tests.browser.test_accessibility import SMALL, violations
from tests.conftest import TODAY

WINDOWS = {"wide": (1280, 800), "tablet": (768, 1024), "phone": (320, 568), "zoomed": (320, 256)}
LOOKS = [(window, scheme) for window in WINDOWS for scheme in ("light", "dark")]
BY_AXE = {("wide", "light"), ("phone", "dark")}
BEHIND_A_DIALOG = ("color-contrast", "frame-tested")
"""What axe cannot decide about a dialog in the top layer and about frames; other tests compute or look inside."""


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service with an open network that has a document of its own, and a paused one."""
    folder = tmp_path_factory.mktemp("networks")
    new_network(folder, "riverside", "Riverside women")
    change_network(folder, "riverside", {"welcome": "Welcome from Riverside.", "accent": "#5b3a82"})
    new_network(folder, "quiet", "Quiet network")
    change_network(folder, "quiet", {"active": False})
    data = tmp_path_factory.mktemp("staged")
    for site in serve(data, networks_dir=str(folder), insights_secret=SECRET):
        desk = NetworkDesk(site.assistant.settings, lambda settings, progress: None)
        path = data / "lunch.md"
        path.write_bytes(RULES)
        draft = desk.upload(path, details_of(Typed(network="riverside", publisher="Riverside"), TODAY))
        desk.publish("riverside", draft.document.id)
        yield site


@pytest.fixture
def scene(browser: Browser, staged: Site) -> Iterator[Callable[[str], Visit]]:
    """A factory: name of a scene → a visit in which it was played."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)

    def play(name: str) -> Visit:
        visited = Visit(context.new_page())
        visited.watch()
        SCENES[name].play(visited.page, staged.url)
        return visited

    yield play
    context.close()


def wrong(page: Page, name: str, look: tuple[str, str]) -> list[str]:
    """What is wrong in this look; test_planning_pages.py shows the planning pages to axe."""
    found = [f"{sideways(page)} px too wide"] if sideways(page) > 0 else []
    if look in BY_AXE and name not in PLANNING:
        found += [line for line in violations(page) if not line.startswith(BEHIND_A_DIALOG)] + page.evaluate(SMALL)
    return found


def keep(page: Page, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path, full_page=page.locator("dialog[open]").count() == 0)


@pytest.mark.parametrize("name", SCENES)
def test_every_state_fits_every_window_and_colour(scene: Callable[[str], Visit], name: str) -> None:
    visited = scene(name)
    found: dict[str, list[str]] = {}
    for window, scheme in LOOKS:
        width, height = WINDOWS[window]
        visited.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visited.page.set_viewport_size({"width": width, "height": height})
        settled(visited.page)
        found[f"{window}-{scheme}"] = wrong(visited.page, name, (window, scheme))
        keep(visited.page, PICTURES / f"{name}-{window}-{scheme}.png")
    assert {look: problems for look, problems in found.items() if problems} == {}
    assert [line for line in visited.complaints if "404" not in line and "422" not in line and "400" not in line] == []
