"""Every state of the pages that a person can meet, and how to get there: name → scene.

The tests look at each in all windows and colours, and keep a picture of it for people to look at.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from assistant.storage.report import token_of
from tests.browser import driving
from tests.browser.embed import driving as embedded

Act = Callable[[Page], object]
DANGER = "I want to kill myself"
SECRET = "a secret of the tests"
TOKEN = token_of(SECRET, "riverside")
UNKNOWN = "zebra trombone"
TOO_LONG = "a" * 2010
RULES = b"""# Riverside rules

## Lunch

The Riverside lunch is on the first Monday of each month in the canteen.
Please tell the Riverside leads a week before if you want to come.
"""


@dataclass(frozen=True)
class Scene:
    """A page and what a person does there; `lead` scenes begin on the page of a network's lead, opened."""

    path: str
    act: Act = lambda page: None
    lead: bool = False

    def play(self, page: Page, address: str) -> None:
        """Go there on the site at that address and do it."""
        page.goto(address + self.path)
        if self.lead:
            open_lead(page)
        self.act(page)


def chat(act: Act = lambda page: None) -> Scene:
    def ready(page: Page) -> None:
        page.wait_for_selector("#question-count", state="attached")
        act(page)

    return Scene("/", ready)


def chat_answer(act: Act = lambda page: None, question: str = driving.QUESTION) -> Scene:
    def answered(page: Page) -> None:
        driving.ask(page, question)
        expect(page.locator(".tools").last).to_be_visible()
        act(page)

    return chat(answered)


def embed(act: Act, network: str = "riverside") -> Scene:
    return Scene(f"/embed?network={network}", act)


def each(*acts: Act) -> Act:
    """One after the other."""

    def act(page: Page) -> None:
        for one in acts:
            one(page)

    return act


def press(selector: str) -> Act:
    return lambda page: page.locator(selector).first.click()


def name(label: str) -> Act:
    return lambda page: page.get_by_role("button", name=label).first.click()


def sent(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".planning button[type=submit]").first.click()


def open_details(page: Page) -> None:
    for closed in page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()


def fill(box: str, text: str, button: str) -> Act:
    def act(page: Page) -> None:
        page.locator(box).fill(text)
        page.locator(button).click()

    return act


def plan(page: Page) -> None:
    name("Save to my plan")(page)
    press("#open-plan")(page)


def upload(page: Page) -> None:
    page.locator("#file").set_input_files({"name": "rules.md", "mimeType": "text/markdown", "buffer": RULES})
    with page.expect_navigation():
        page.get_by_role("button", name="Upload and look at it").click()
    open_details(page)


def opened_widget(page: Page) -> None:
    press("career-assistant .launcher")(page)
    embedded.inside(page)


def submit(label: str) -> Act:
    def act(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=label).first.click()

    return act


def insights(page: Page) -> None:
    page.locator("#network").fill("riverside")
    page.locator("#token").fill(TOKEN)
    submit("Show")(page)


def open_lead(page: Page) -> None:
    page.locator("#network").fill("riverside")
    page.locator("#token").fill(TOKEN)
    submit("Open")(page)


def save_wrong_site(page: Page) -> None:
    page.locator("#sites").fill("http://www.example.org/page")
    submit("Save")(page)


CHAT = {
    "chat-empty": chat(),
    "chat-about-you": chat(press("#about-you button")),
    "chat-answered": chat_answer(open_details),
    "chat-danger": chat_answer(question=DANGER),
    "chat-no-source": chat_answer(question=UNKNOWN),
    "chat-error": chat(press("#ask")),
    "chat-too-long": chat(fill(driving.BOX, TOO_LONG, "#ask")),
    "chat-not-useful": chat_answer(press(".tools .no")),
    "chat-plan": chat_answer(plan),
    "chat-report": chat_answer(name("This is wrong")),
    "chat-clear": chat_answer(press("#clear")),
}
EMBED = {
    "embed-first": embed(lambda page: None),
    "embed-paused": embed(lambda page: None, "quiet"),
    "embed-about": embed(press("#about-you summary")),
    "embed-answer": embed(each(embedded.ask, open_details)),
    "embed-danger-route": embed(lambda page: embedded.ask(page, DANGER)),
    "embed-nothing-found": embed(lambda page: embedded.ask(page, UNKNOWN)),
    "embed-too-long": embed(fill(embedded.BOX, TOO_LONG, "#ask")),
    "embed-not-useful": embed(each(embedded.ask, name("No"))),
    "embed-clear-dialog": embed(each(embedded.ask, press("#clear"))),
}
GUIDES = {
    "guides": Scene("/guides"),
    "guides-search": Scene("/guides?q=maternity"),
    "guides-search-nothing": Scene("/guides?q=zebra"),
    "guide": Scene("/guides/maternity#pay-rate--1"),
    "not-found": Scene("/guides/none"),
    "accessibility": Scene("/accessibility"),
}
WIDGET = {
    "widget-page": Scene("/widget"),
    "widget-page-pale": Scene("/widget?colour=%23ffcc00&label=Ask+us"),
    "widget-page-end": Scene("/widget", opened_widget),
    "widget-page-start": Scene("/widget?position=start", opened_widget),
    "widget-page-inline": Scene("/widget?mode=inline", opened_widget),
}
PLANNING = {
    "dates": Scene("/my-dates"),
    "dates-result": Scene(
        "/my-dates?baby_due_date=2027-03-14&leave_start=2027-03-01&intended_return=2027-12-06&weekly_pay=620.50"
        "&nation=England&employer=nhs_afc",
        sent,
    ),
    "dates-problem": Scene("/my-dates?baby_due_date=2027-03-14&intended_return=2026-01-01", sent),
    "letter": Scene("/my-letter"),
    "letter-result": Scene("/my-letter?nation=England&request_date=2026-12-01&pattern=Three+long+days", sent),
    "letter-problem": Scene("/my-letter?request_date=2026-12-01&start_date=2026-01-01", sent),
    "schemes": Scene("/find-a-scheme"),
    "schemes-result": Scene("/find-a-scheme?nation=England&working=no&clinical=yes&years_away=6", sent),
    "schemes-problem": Scene("/find-a-scheme?years_away=-3", sent),
    "roles-result": Scene("/find-a-scheme?look_for=roles&interest=data", sent),
    "eligibility": Scene("/am-i-eligible"),
    "eligibility-check": Scene("/am-i-eligible?check=smp"),
    "eligibility-result": Scene("/am-i-eligible?check=smp&due_date=2027-03-14&weekly_pay=400", sent),
    "eligibility-problem": Scene("/am-i-eligible?check=smp&due_date=2027-03-14&weekly_pay=much", sent),
}
LEAD = {
    "lead-closed": Scene("/network"),
    "lead-open": Scene("/network", lead=True),
    "lead-problem": Scene("/network", save_wrong_site, lead=True),
    "lead-preview": Scene("/network", upload, lead=True),
    "lead-paused": Scene("/network", submit("Pause it"), lead=True),
    "insights-closed": Scene("/insights"),
    "insights": Scene("/insights", insights),
}
SCENES = CHAT | EMBED | GUIDES | WIDGET | PLANNING | LEAD
