"""What a person does on the chat page, and what the tests measure there."""

from playwright.sync_api import Locator, Page, expect

QUESTION = "How long can my employer take to decide on a flexible working request?"
OTHER_QUESTION = "Can I work keeping-in-touch days during maternity leave?"
BOX = "#question textarea"
WHOLE = ".answer.done"

CONTRAST = """
([selector, property, behind, pseudo]) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
  };
  const linear = (value) => (value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = rgb(colour).map(linear);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const front = getComputedStyle(document.querySelector(selector), pseudo || null)[property];
  const back = getComputedStyle(document.querySelector(behind)).backgroundColor;
  const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
  return (high + .05) / (low + .05);
}
"""


def type_and_send(page: Page, text: str = QUESTION) -> None:
    """By keyboard alone."""
    page.locator(BOX).focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def ask(page: Page, text: str = QUESTION) -> Locator:
    """Ask and wait for the whole answer."""
    before = page.locator(WHOLE).count()
    type_and_send(page, text)
    expect(page.locator(WHOLE)).to_have_count(before + 1)
    return page.locator(WHOLE).last


def focused(page: Page) -> str:
    """Id, class or tag of the element that has the focus."""
    told = page.evaluate("(e => e.id || e.className || e.tagName)(document.activeElement)")
    return str(told)


def settled(page: Page) -> None:
    """Wait until what was changed is drawn."""
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def contrast(page: Page, selector: str, prop: str, behind: str, pseudo: str = "") -> float:
    """Contrast ratio (WCAG 2) of a colour of one element with the background of another."""
    return float(page.evaluate(CONTRAST, [selector, prop, behind, pseudo]))


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
