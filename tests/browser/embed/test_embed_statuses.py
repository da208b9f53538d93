"""Every outcome that a person can meet, on the embed page: its own words, and nothing for axe to find."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from assistant.models import AnswerStatus
from assistant.wording import MESSAGES
from tests.browser.conftest import Visit
from tests.browser.embed.driving import BOX, ask
from tests.browser.test_accessibility import violations

Open = Callable[..., Visit]
PERSON = {
    "name": "A helpline",
    "what_for": "Someone to talk to.",
    "phone": "0300 123 1100",
    "tel": "03001231100",
    "text": "85258",
    "url": "https://example.org",
    "hours": "Any hour",
    "caution": "Free to call.",
}
URGENT = {AnswerStatus.CRISIS, AnswerStatus.SAFEGUARDING}


def answering(told: dict[str, object]) -> Callable[[Route], None]:
    return lambda route: route.fulfill(json=told)


def test_every_status_is_shown_and_axe_finds_nothing(open_page: Open) -> None:
    page = open_page().page
    for place, (status, message) in enumerate(MESSAGES.items()):
        told = {"status": status, "message": message or "A guide's answer.", "text": message, "answer_id": f"id{place}"}
        more = {"urgent": status in URGENT, "contacts": [PERSON] if status in URGENT else []}
        page.route("**/api/v1/ask", answering({**told, **more}))
        answer = ask(page, f"Question {place}")
        expect(answer).to_contain_text((message or "A guide's answer.").split("\n")[0])
        if status in URGENT:
            expect(answer.get_by_role("link", name="Call 0300 123 1100")).to_be_visible()
        page.locator(BOX).fill("")
    assert page.locator("#messages > li").count() == 2 * len(MESSAGES)
    assert violations(page) == []
