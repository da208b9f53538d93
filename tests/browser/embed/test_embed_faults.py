"""When something goes wrong, when somebody has to leave, and what one can do with an answer."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.embed.driving import BOX, OTHER_QUESTION, QUESTION, WHOLE, Embedded, ask, picture, send
from tests.browser.test_accessibility import LISTEN, violations

Open = Callable[..., Visit]
PROBLEM = {"title": "Too many questions", "status": 429, "detail": "You asked often.", "next": "Wait a minute."}


def test_a_lost_connection_alerts_once_and_gives_the_question_back(open_page: Open) -> None:
    page = open_page().page
    ask(page)
    page.evaluate(LISTEN)
    page.context.set_offline(True)
    send(page, OTHER_QUESTION)
    lost = page.locator(WHOLE).last
    expect(lost).to_contain_text("The connection is lost.")
    expect(page.locator("#alert")).to_contain_text("The connection is lost.")
    assert page.locator("#alert").get_attribute("role") == "alert"
    assert page.evaluate("heard").count(page.locator("#alert").inner_text()) == 1
    expect(page.locator(BOX)).to_have_value(OTHER_QUESTION)
    picture(page, "embed-lost")
    page.context.set_offline(False)
    page.locator(BOX).press("Enter")
    expect(page.locator(WHOLE).last.locator(".cite").first).to_be_visible()


def test_a_stream_that_breaks_off_keeps_what_was_told(open_page: Open) -> None:
    page = open_page().page
    sentence = {"text": "Half.", "part": 0, "starts_group": True, "verdict": "quoted", "score": 1, "citations": []}
    body = f"event: status\r\ndata: {{}}\r\n\r\nevent: sentence\r\ndata: {json.dumps(sentence)}\r\n\r\n: ping\r\n\r\nevent: do"
    page.route("**/api/v1/ask", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    answer = ask(page)
    expect(answer).to_contain_text("Half.")
    expect(answer).to_contain_text("The connection is lost.")


def test_a_refusal_is_told_with_the_next_step(open_page: Open) -> None:
    page = open_page().page

    def refuse(route: Route) -> None:
        route.fulfill(status=429, content_type="application/problem+json", body=json.dumps(PROBLEM))

    page.route("**/api/v1/ask", refuse)
    answer = ask(page)
    expect(answer).to_contain_text("You asked often.")
    expect(answer).to_contain_text("Wait a minute.")
    expect(page.locator("#status")).to_have_text("Too many questions")
    expect(page.locator(BOX)).to_have_value(QUESTION)
    page.unroute("**/api/v1/ask")
    page.route("**/api/v1/ask", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    page.locator(BOX).press("Enter")
    expect(page.locator(WHOLE).last).to_contain_text("I cannot answer at the moment.")


def test_addresses_that_are_not_ours_or_the_webs_become_text(open_page: Open) -> None:
    page = open_page().page
    evil = "javascript:alert(1)"
    citation = {
        "number": 1, "guide_title": "Guide", "section_title": "Part", "guide_url": "//evil.example", "quotes": ["One.", "Two."],
        "quote_urls": [evil, "/\\evil.example"], "sources": [{"publisher": "P", "title": "T", "url": evil, "checked": "2026-11-21"}],
    }  # fmt: skip
    contact = {
        "name": "N",
        "what_for": "W",
        "phone": "0300 1",
        "tel": "03001;x=1",
        "text": None,
        "url": evil,
        "hours": None,
        "caution": None,
    }
    told = {
        "status": "answered", "message": "", "text": "One. [1]", "answer_id": "12345678", "citations": [citation], "contacts": [contact],
        "sentences": [{"text": "One.", "part": 0, "starts_group": False, "verdict": "adjusted", "citations": [1]}],
    }  # fmt: skip
    page.route("**/api/v1/ask", lambda route: route.fulfill(json=told))
    answer = ask(page)
    links = answer.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links == ["#source-1-1", "tel:030011"]
    expect(answer.locator(".badge")).to_have_text("corrected")


def test_the_way_out_empties_the_tab_and_leaves(open_page: Open) -> None:
    page = open_page().page
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html")
    )
    ask(page)
    page.locator(BOX).fill("half a question")
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Leave this page").click()
    expect(page.locator("h1")).to_have_text("Weather")
    assert page.evaluate("history.length") == before
    page.goto(page.url)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_view_can_be_given_and_taken_back(open_page: Open) -> None:
    page = open_page("/embed?network=riverside").page
    sent: list[dict[str, object]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/feedback"):
            sent.append(json.loads(request.post_data or ""))

    page.on("request", note)
    answer = ask(page)
    yes, no = (answer.get_by_role("button", name=name, exact=True) for name in ("Yes", "No"))
    expect(answer.get_by_role("group", name="Was this answer useful?")).to_be_visible()
    yes.press("Enter")
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_contain_text("Your view is noted.")
    yes.press("Enter")
    expect(page.locator("#status")).to_have_text("Your view is taken back.")
    expect(yes).to_have_attribute("aria-pressed", "false")
    expect(yes).to_be_focused()
    no.press("Enter")
    reason = answer.get_by_role("textbox")
    expect(reason).to_be_visible()
    picture(page, "embed-feedback")
    reason.fill("x" * 501)
    answer.get_by_role("button", name="Send").click()
    expect(page.locator("#status")).to_contain_text("at most 500 characters")
    reason.fill("The date is missing")
    answer.get_by_role("button", name="Send").press("Enter")
    expect(page.locator("#status")).to_have_text("Thank you. Your words are sent.")
    expect(no).to_be_focused()
    assert [line["useful"] for line in sent] == [True, None, False, False]
    assert sent[-1]["reason"] == "The date is missing"
    assert {line["network"] for line in sent} == {"riverside"}
    assert len({line["answer_id"] for line in sent}) == 1
    assert all(QUESTION not in json.dumps(line) for line in sent)


def test_a_view_that_cannot_be_sent_is_not_pretended(open_page: Open) -> None:
    page = open_page().page
    page.route("**/api/v1/feedback", lambda route: route.fulfill(status=503, json={}))
    answer = ask(page)
    yes = answer.get_by_role("button", name="Yes", exact=True)
    yes.click()
    expect(page.locator("#status")).to_contain_text("could not be sent")
    expect(yes).to_have_attribute("aria-pressed", "false")


def test_an_answer_can_be_copied_with_its_sources(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"]).page
    answer = ask(page)
    answer.get_by_role("button", name="Copy").click()
    expect(page.locator("#status")).to_have_text("The answer is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "within two months. [1]" in copied
    assert "AI can be wrong." in copied
    assert "[1] Flexible working: Decision time, http://127.0.0.1:" in copied


def test_it_prints_when_asked(open_page: Open) -> None:
    page = open_page().page
    page.evaluate("window.print = () => { window.printed = true; }")
    ask(page).get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


def test_a_conversation_without_javascript(open_page: Open) -> None:
    page = open_page("/embed?network=riverside", java_script_enabled=False).page
    expect(page.locator("noscript p")).to_be_visible()
    page.locator(BOX).fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("within two months")
    expect(page.locator(".answer .cite").first).to_have_attribute(
        "aria-label", "Source 1: Flexible working: Decision time"
    )
    page.locator(".answer .cite").first.click()
    expect(page.locator(".citations > li").first).to_be_focused()
    picture(page, "embed-without-javascript")
    page.locator(BOX).fill(OTHER_QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".earlier").last).to_contain_text(QUESTION)
    expect(page.locator(".answer")).to_contain_text("keeping-in-touch")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page).to_have_title("Error: Career assistant – Riverside women's network")
    expect(page.locator(BOX)).to_be_focused()


def test_axe_finds_nothing_on_the_page_of_the_form(open_page: Open, embedded: Embedded) -> None:
    page = open_page().page
    page.evaluate(
        "document.getElementById('composer').addEventListener('submit', (e) => e.stopImmediatePropagation(), true)"
    )
    page.locator(BOX).fill(QUESTION)
    with page.expect_navigation():
        page.evaluate("document.getElementById('composer').submit()")
    expect(page.locator(".answer .cite").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/embed?network=quiet"])
def test_a_paused_network_has_a_human_message(open_page: Open, address: str) -> None:
    visited = open_page(address)
    expect(visited.page.locator("h1")).to_have_text("This assistant is paused")
    expect(visited.page.locator(".intro")).to_contain_text("The people of Quiet network have paused it.")
    assert visited.page.locator("textarea").count() == 0
    assert visited.complaints == []
    picture(visited.page, "embed-paused")
