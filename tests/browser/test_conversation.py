"""A conversation as a person has it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Site, Visit
from tests.browser.driving import BOX, QUESTION, WHOLE, ask, focused, type_and_send
from tests.browser.embed.driving import picture


def test_the_first_screen_says_what_it_is(visit: Callable[..., Visit]) -> None:
    page = visit().page
    told = page.locator(".hero p").first.inner_text()
    assert "AI" in told
    assert "can be wrong" in told
    assert len(told.split()) <= 60
    expect(page.locator(".tag")).to_have_text("Experimental")
    expect(page.locator(".site-foot")).to_contain_text("Sources last checked on 21 November 2026")
    name = page.get_by_role("textbox", name="Your question")
    expect(name).to_have_accessible_name("Your question Do not type names, phone numbers or other personal details.")
    assert page.title() == "Career assistant – ask a question"
    assert page.evaluate("document.documentElement.lang") == "en-GB"


def test_an_answer_comes_sentence_by_sentence_by_keyboard(visit: Callable[..., Visit], site: Site) -> None:
    site.assistant.hold()
    page = visit().page
    type_and_send(page)
    for told in (1, 2):
        site.assistant.tell()
        expect(page.locator(".answer a.cite")).to_have_count(told)
        assert page.locator(WHOLE).count() == 0
    site.assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator(".asked")).to_have_text(QUESTION)


def test_sources_name_guide_publisher_and_date(visit: Callable[..., Visit]) -> None:
    page = visit().page
    answer = ask(page)
    expect(answer.locator(".warning")).to_have_text("AI can be wrong. Check the sources below before you act.")
    summary = answer.locator(".sources > summary")
    expect(summary).to_contain_text("1 source (links open in a new tab)")
    summary.focus()
    page.keyboard.press("Enter")
    source = answer.locator(".citations > li").first
    expect(source).to_contain_text("Our guide says:")
    expect(source).to_contain_text("“Your employer must decide on a flexible working request within two months.”")
    expect(source).to_contain_text("Acas, Code of practice")
    expect(source).to_contain_text("(example.org)")
    expect(source).to_contain_text("checked 21 November 2026")


def test_a_citation_opens_the_quoted_sentence(visit: Callable[..., Visit]) -> None:
    page = visit().page
    mark = ask(page).get_by_role("link", name="Source 1: Flexible working: Decision time").first
    with page.context.expect_page() as opened:
        mark.click()
    guide = opened.value
    guide.wait_for_load_state()
    target = guide.locator(":target")
    expect(target).to_have_text("Your employer must decide on a flexible working request within two months.")
    expect(target).to_be_in_viewport()
    plain = guide.locator(".sentence:not(:target)").first
    colour = "e => getComputedStyle(e).backgroundColor"
    assert target.evaluate(colour) != plain.evaluate(colour)


def test_an_example_is_sent_by_keyboard_and_the_draft_stays(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator(BOX).fill("my draft")
    example = page.locator("#examples button").nth(2)
    text = example.inner_text()
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(".asked")).to_have_text(text)
    expect(page.locator(BOX)).to_have_value("my draft")
    expect(page.locator("#examples")).to_be_hidden()
    assert focused(page) == "who"


def test_a_follow_up_is_a_button_that_asks(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page)
    follow_up = page.locator("#next button:visible").first
    text = follow_up.inner_text()
    follow_up.click()
    expect(page.locator(WHOLE)).to_have_count(2)
    expect(page.locator(".asked").last).to_have_text(text)
    assert focused(page) == "who"


def test_stop_keeps_what_was_told(visit: Callable[..., Visit], site: Site) -> None:
    site.assistant.hold(told=1)
    page = visit().page
    expect(page.locator("#stop")).to_be_hidden()
    type_and_send(page)
    page.wait_for_selector(".answer a.cite")
    expect(page.locator("#ask")).to_have_attribute("aria-disabled", "true")
    picture(page, "chat-answering")
    page.locator("#stop").focus()
    page.keyboard.press("Enter")
    stopped = page.locator(WHOLE)
    expect(stopped).to_contain_text("Stopped.")
    assert stopped.locator("a.cite").count() >= 1
    expect(page.locator("#stop")).to_be_hidden()
    expect(page.locator(BOX)).to_be_focused()
    picture(page, "chat-stopped")
    site.assistant.let_go()
    ask(page)
    expect(page.locator(WHOLE)).to_have_count(2)


def test_a_second_question_waits_for_the_first(visit: Callable[..., Visit], site: Site) -> None:
    site.assistant.hold()
    page = visit().page
    type_and_send(page)
    for _ in range(3):
        page.keyboard.press("Enter")
    site.assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(".asked")).to_have_count(1)


def test_clear_asks_first_and_can_be_cancelled(visit: Callable[..., Visit]) -> None:
    page = visit().page
    expect(page.locator("#clear")).to_be_hidden()
    ask(page)
    for refuse in ("Enter", "Escape"):
        page.locator("#clear").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Clear this conversation?")).to_be_visible()
        page.keyboard.press(refuse)
        expect(page.locator(WHOLE)).to_have_count(1)
        assert focused(page) == "clear"
    page.locator("#clear").click()
    page.locator("#clear-yes").click()
    expect(page.locator(".asked")).to_have_count(0)
    expect(page.locator("#examples")).to_be_visible()
    expect(page.locator("#next")).to_be_hidden()
    expect(page.locator(BOX)).to_be_focused()


def test_too_long_and_empty_are_refused_beside_the_field(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator("#ask").click()
    expect(page.locator("#question-error")).to_have_text("Error: Type your question first, then choose Ask.")
    expect(page.locator(BOX)).to_be_focused()
    draft = "word " * 402
    page.keyboard.insert_text(draft)
    expect(page.locator("#question-error")).to_be_empty()
    expect(page.locator("#question-count")).to_have_text("You have 10 characters too many.")
    page.keyboard.press("Enter")
    expect(page.locator("#question-error")).to_contain_text("10 characters too long")
    expect(page.locator(BOX)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(BOX)).to_have_value(draft)
    expect(page.locator(BOX)).to_have_accessible_description(
        "Error: Your message is 10 characters too long. Nothing is lost. Shorten it and send it again. "
        "You have 10 characters too many."
    )
    assert page.locator(".asked").count() == 0


def test_composing_and_shift_enter_do_not_send(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator(BOX).fill("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.insert_text("second line")
    page.locator(BOX).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    page.wait_for_timeout(400)
    assert page.locator(".asked").count() == 0
    expect(page.locator(BOX)).to_have_value("first line\nsecond line")
    page.keyboard.press("Enter")
    expect(page.locator(".asked")).to_have_text("first line\nsecond line", use_inner_text=True)


def test_hostile_text_stays_text(visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.page
    hostile = (
        "<img src=x onerror=alert(1)> **b** [x](javascript:alert(1)) $$x$$ `c` &lt;b&gt; </p><script>alert(1)</script>"
    )
    ask(page, hostile)
    expect(page.locator(".asked")).to_have_text(hostile)
    assert page.locator(".asked *").count() == 0
    assert visited.complaints == []
