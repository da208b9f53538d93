"""What a person does on the embed page, and pictures of what they see."""

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.embed.hosts import HostSite
from tests.repository import ROOT

QUESTION = "How long can my employer take to decide on a flexible working request?"
OTHER_QUESTION = "Can I work keeping-in-touch days during maternity leave?"
BOX = "#question"
WHOLE = '.answer[aria-busy="false"]'
PICTURES = ROOT / "test-artefacts"
Embedded = tuple[Site, HostSite]


def send(page: Page | Frame, text: str = QUESTION) -> None:
    """By keyboard alone."""
    page.locator(BOX).focus()
    page.locator(BOX).fill(text)
    page.locator(BOX).press("Enter")


def ask(page: Page | Frame, text: str = QUESTION) -> Locator:
    """Ask and wait for the whole answer."""
    before = page.locator(WHOLE).count()
    send(page, text)
    expect(page.locator(WHOLE)).to_have_count(before + 1)
    return page.locator(WHOLE).last


def picture(page: Page, name: str) -> None:
    """Keep what is seen, for people to look at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def script(embedded: Embedded) -> str:
    return f'<script type="module" src="{embedded[0].url}/widget/v1/career-assistant.js"></script>'


def element(embedded: Embedded, more: str = 'network="riverside"') -> str:
    link = f'<a href="{embedded[0].url}/embed?network=riverside">Ask the career assistant</a>'
    return f"<career-assistant {more}>{link}</career-assistant>"


def inside(page: Page) -> Frame:
    """The assistant's frame, ready: its box is shown and its script has run."""
    expect(page.frame_locator("career-assistant iframe").locator(BOX)).to_be_visible()
    frame = next(frame for frame in page.frames if "/embed" in frame.url)
    frame.wait_for_load_state()
    return frame


def opened(page: Page) -> Frame:
    page.locator("career-assistant .launcher").click()
    return inside(page)
