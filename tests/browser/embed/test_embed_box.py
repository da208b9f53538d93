"""The question box: drafts, limits, keys, one question at a time."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.embed.driving import BOX, WHOLE, Embedded, ask, picture, send

Open = Callable[..., Visit]


def test_a_draft_survives_a_reload_and_nothing_else_is_kept(open_page: Open) -> None:
    page = open_page().page
    ask(page)
    page.locator(BOX).fill("half a question")
    page.reload()
    expect(page.locator(BOX)).to_have_value("half a question")
    assert page.evaluate("Object.values({...sessionStorage})") == ["half a question"]
    assert page.locator(".asked").count() == 0
    page.locator(BOX).press("Enter")
    expect(page.locator(WHOLE)).to_have_count(1)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0
    assert page.context.cookies() == []
    page.reload()
    expect(page.locator(BOX)).to_have_value("")


def test_it_works_where_storage_is_forbidden(open_page: Open) -> None:
    visited = open_page("/accessibility")
    visited.page.add_init_script(
        "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visited.page.goto(visited.page.url.replace("/accessibility", "/embed"))
    ask(visited.page)
    assert visited.complaints == []


def test_too_long_and_empty_are_refused_beside_the_field(open_page: Open) -> None:
    page = open_page().page
    page.locator("#ask").click()
    expect(page.locator("#error")).to_have_text("Error: Type your question first, then choose Ask.")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("a" * 1599)
    expect(page.locator("#count")).to_be_empty()
    expect(page.locator("#error")).to_be_empty()
    page.keyboard.insert_text("a")
    expect(page.locator("#count")).to_have_text("You have 400 characters left.")
    page.keyboard.insert_text("b" * 410)
    expect(page.locator("#count")).to_have_text("You have 10 characters too many.")
    page.locator("#ask").click()
    expect(page.locator("#error")).to_contain_text("Error: Your message is 10 characters too long.")
    expect(page.locator(BOX)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(BOX)).to_be_focused()
    assert len(page.locator(BOX).input_value()) == 2010
    description = "#hint, #error, #count"
    told = " ".join(page.locator(description).all_inner_texts())
    expect(page.locator(BOX)).to_have_accessible_description(told)
    assert page.locator(".asked").count() == 0
    picture(page, "embed-error")


def test_composing_and_shift_enter_do_not_send(open_page: Open) -> None:
    page = open_page().page
    page.locator(BOX).fill("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.insert_text("second line")
    for composing in ({"isComposing": True}, {"keyCode": 229}):
        page.locator(BOX).dispatch_event("keydown", {"key": "Enter", "bubbles": True, **composing})
    page.wait_for_timeout(200)
    assert page.locator(".asked").count() == 0
    page.keyboard.press("Enter")
    expect(page.locator(".words")).to_have_text("first line\nsecond line", use_inner_text=True)


def test_one_question_at_a_time_and_the_next_can_be_drafted(open_page: Open, embedded: Embedded) -> None:
    embedded[0].assistant.hold()
    page = open_page().page
    send(page)
    expect(page.locator("#ask")).to_have_attribute("aria-disabled", "true")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("my next question")
    page.keyboard.press("Enter")
    embedded[0].assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    assert page.locator(".asked").count() == 1
    expect(page.locator(BOX)).to_have_value("my next question")
    expect(page.locator("#ask")).not_to_have_attribute("aria-disabled", "true")
