"""A conversation on the embed page, as a person has it."""

import itertools
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Request, expect

from assistant.models import AnswerStatus
from assistant.wording import MESSAGES
from assistant.wording.pages import MENU_LINKS
from tests.browser.conftest import Visit
from tests.browser.driving import focused
from tests.browser.embed.driving import BOX, OTHER_QUESTION, QUESTION, WHOLE, Embedded, ask, picture, send

Open = Callable[..., Visit]


def test_the_first_screen_says_what_it_is(open_page: Open) -> None:
    visited = open_page("/embed?network=riverside")
    page = visited.page
    told = page.locator(".intro p").last.inner_text()
    assert "AI" in told
    assert "can be wrong" in told
    assert len(page.locator(".intro").inner_text().split()) <= 75
    assert page.title() == "Career assistant – Riverside women's network"
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    expect(page.locator(".tag")).to_have_text("Experimental")
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_have_accessible_description("Do not type names, phone numbers or other personal details.")
    names = page.get_by_role("navigation").get_by_role("link").all_inner_texts()
    tools = ["My dates", "My letter", "Find a scheme", "Am I eligible?"]
    about = [words for _, words in MENU_LINKS]
    assert [name.split("\n")[0] for name in names] == [*tools, *about]
    expect(page.locator("footer")).to_contain_text("Sources last checked on 21 November 2026")
    assert visited.complaints == []
    picture(page, "embed-empty")


def test_an_answer_comes_by_whole_sentences(open_page: Open, embedded: Embedded) -> None:
    embedded[0].assistant.hold()
    visited = open_page()
    page = visited.page
    send(page)
    for told in (1, 2):
        embedded[0].assistant.tell()
        expect(page.locator(".answer .cite")).to_have_count(told)
        expect(page.locator(".answer")).to_have_attribute("aria-busy", "true")
    embedded[0].assistant.let_go()
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "false")
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator(".asked .words")).to_have_text(QUESTION)
    assert visited.complaints == []


def test_every_message_is_an_item_with_the_name_of_its_speaker(open_page: Open) -> None:
    page = open_page().page
    ask(page)
    ask(page, OTHER_QUESTION)
    assert page.locator("#messages > li").count() == 4
    assert page.locator("#messages > li > h3").all_inner_texts() == ["You asked", "Answer", "You asked", "Answer"]
    assert page.locator("h1").count() == 1
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter(h => h.checkVisibility()).map(h => +h.tagName[1])"
    )
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_number_leads_to_its_source_and_back(open_page: Open) -> None:
    page = open_page().page
    answer = ask(page)
    mark = answer.get_by_role("link", name="Source 1: Flexible working: Decision time").last
    size = mark.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24
    mark.focus()
    page.keyboard.press("Enter")
    source = answer.locator(".citations > li").first
    expect(source).to_be_focused()
    expect(source).to_be_in_viewport()
    assert page.url.endswith("/embed")
    expect(source).to_contain_text("Our guide says:")
    expect(source).to_contain_text("“Your employer must decide on a flexible working request within two months.”")
    expect(source).to_contain_text(
        "Acas, Code of practice (opens in a new tab) (example.org), checked 21 November 2026"
    )
    picture(page, "embed-source")
    source.get_by_role("button", name="Back to the answer").press("Enter")
    expect(mark).to_be_focused()
    order = "(e => e.compareDocumentPosition(document.querySelector('.sources')))(document.querySelector('.warning'))"
    assert page.evaluate(order) == 4
    assert answer.locator(".warning + .sources").count() == 1
    with page.context.expect_page() as opened:
        source.get_by_role("link", name="Flexible working: Decision time").click()
    expect(opened.value.locator(":target")).to_contain_text("within two months")


def test_stop_keeps_what_was_told_and_says_so(open_page: Open, embedded: Embedded) -> None:
    embedded[0].assistant.hold(told=1)
    page = open_page().page
    expect(page.locator("#stop")).to_be_hidden()
    send(page)
    page.wait_for_selector(".answer .cite")
    picture(page, "embed-answering")
    page.locator("#stop").focus()
    page.keyboard.press("Enter")
    stopped = page.locator(WHOLE)
    expect(stopped).to_contain_text("Stopped. What you see above is what I had found so far.")
    assert stopped.locator(".cite").count() >= 1
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator("#stop")).to_be_hidden()
    expect(page.locator("#status")).to_have_text("Stopped.")
    picture(page, "embed-stopped")
    embedded[0].assistant.let_go()
    ask(page)
    assert stopped.first.locator(".tools").count() == 0


def test_clear_asks_first_and_can_be_cancelled(open_page: Open) -> None:
    page = open_page().page
    expect(page.locator("#clear")).to_be_hidden()
    ask(page)
    for refuse in ("Enter", "Escape"):
        page.locator("#clear").focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Clear this conversation?")
        expect(dialog).to_have_accessible_description(
            "This removes your questions and the answers from this page. You cannot get them back."
        )
        picture(page, "embed-clear")
        page.keyboard.press(refuse)
        expect(page.locator(WHOLE)).to_have_count(1)
        assert focused(page) == "clear"
    page.locator("#clear").click()
    page.locator("#clear-yes").click()
    expect(page.locator("#messages > li")).to_have_count(0)
    expect(page.locator("#examples")).to_be_visible()
    expect(page.locator("#next h2")).to_have_count(0)
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator("#status")).to_have_text("The conversation is cleared.")


def test_examples_and_follow_ups_ask_and_the_focus_never_falls(open_page: Open) -> None:
    page = open_page("/embed?network=riverside").page
    page.locator(BOX).fill("my draft")
    example = page.locator("#examples button").first
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(".asked h3")).to_be_focused()
    expect(page.locator(BOX)).to_have_value("my draft")
    expect(page.locator("#examples")).to_be_hidden()
    follow_up = page.locator("#next button").first
    text = follow_up.inner_text()
    follow_up.press("Enter")
    expect(page.locator(WHOLE)).to_have_count(2)
    expect(page.locator(".words").last).to_have_text(text)
    expect(page.locator(".asked h3").last).to_be_focused()


def test_what_was_chosen_and_said_before_goes_with_the_question(open_page: Open) -> None:
    page = open_page("/embed?network=riverside").page
    sent: list[dict[str, object]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/api/v1/ask"):
            sent.append(json.loads(request.post_data or ""))

    page.on("request", note)
    page.locator("#about-you summary").click()
    page.get_by_label("Where you work").select_option("Scotland")
    page.get_by_label("Your kind of employer").select_option("nhs_afc")
    picture(page, "embed-about-you")
    ask(page)
    ask(page, OTHER_QUESTION)
    assert [(s["nation"], s["employer"], s["network"]) for s in sent] == [("Scotland", "nhs_afc", "riverside")] * 2
    turns = sent[1]["turns"]
    assert isinstance(turns, list)
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user"]
    page.reload()
    assert page.locator("#nation").input_value() == ""


@pytest.mark.parametrize("text", ["My e-mail is ann@example.org. How long is leave?"])
def test_personal_details_leave_the_conversation(open_page: Open, text: str) -> None:
    page = open_page().page
    answer = ask(page, text)
    expect(answer).to_contain_text("e-mail")
    expect(page.locator(".words")).to_contain_text("Your message was not used.")
    expect(page.locator(BOX)).to_have_value(text)
    picture(page, "embed-personal-details")


def test_danger_shows_people_with_numbers_to_call(open_page: Open) -> None:
    page = open_page().page
    answer = ask(page, "I want to kill myself")
    expect(answer.get_by_role("link", name="Call 116 123")).to_have_attribute("href", "tel:116123")
    assert answer.locator('a[href="tel:999"]').count() >= 1
    picture(page, "embed-danger")


def test_without_a_source_it_says_so_and_names_the_nearest(open_page: Open) -> None:
    page = open_page().page
    told = {"status": "no_sources", "message": MESSAGES[AnswerStatus.NO_SOURCES], "text": "", "answer_id": "12345678"}
    nearest = [{"text": f"Question {n}", "section_id": "", "title": ""} for n in range(5)]
    page.route("**/api/v1/ask", lambda route: route.fulfill(json={**told, "suggestions": nearest}))
    answer = ask(page)
    expect(answer).to_contain_text("I don't have that.")
    assert answer.locator(".sources").count() == 0
    expect(page.locator("#status")).to_have_text("Answer ready.")
    expect(page.locator("#next h2")).to_have_text("The nearest things I can tell you about")
    assert page.locator("#next button").all_inner_texts() == ["Question 0", "Question 1", "Question 2"]
    picture(page, "embed-no-source")


def test_hostile_text_stays_text(open_page: Open) -> None:
    visited = open_page()
    hostile = "<img src=x onerror=alert(1)> <b>b</b> [x](javascript:alert(1)) &lt;b&gt; </p><script>alert(1)</script>"
    ask(visited.page, hostile)
    expect(visited.page.locator(".words")).to_have_text(hostile)
    assert visited.page.locator(".words *").count() == 0
    assert visited.complaints == []


def test_another_tab_knows_nothing(open_page: Open) -> None:
    first = open_page()
    ask(first.page)
    second = first.page.context.new_page()
    second.goto(first.page.url)
    assert second.locator(".asked").count() == 0
    assert [url for url in first.requests if not url.startswith(first.page.url.split("/embed")[0])] == []
