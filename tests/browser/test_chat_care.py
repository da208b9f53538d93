"""What the chat page's own script adds to Gradio: drafts, the state of an answer, focus, and no pulling."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Site, Visit
from tests.browser.driving import BOX, OTHER_QUESTION, QUESTION, WHOLE, ask, focused, settled, type_and_send


def test_a_draft_survives_a_reload_and_goes_when_it_is_sent(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator(BOX).press_sequentially("half a question")
    page.reload()
    expect(page.locator(BOX)).to_have_value("half a question")
    page.locator(BOX).press("Enter")
    expect(page.locator(WHOLE)).to_have_count(1)
    expect(page.locator(".asked")).to_have_text("half a question")
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    page.wait_for_selector("#question-count", state="attached")
    expect(page.locator(BOX)).to_have_value("")


def test_the_conversation_is_busy_until_the_answer_is_whole(visit: Callable[..., Visit], site: Site) -> None:
    site.assistant.hold(told=1)
    page = visit().page
    type_and_send(page)
    page.wait_for_selector(".answer a.cite")
    expect(page.locator("#conversation")).to_have_attribute("aria-busy", "true")
    site.assistant.let_go()
    expect(page.locator("#conversation")).to_have_attribute("aria-busy", "false")


def test_a_reader_who_scrolled_up_is_left_there(visit: Callable[..., Visit], site: Site) -> None:
    page = visit(height=500).page
    ask(page)
    ask(page, OTHER_QUESTION)
    site.assistant.hold(told=1)
    type_and_send(page, QUESTION)
    expect(page.locator(".answer").last.locator("a.cite")).to_have_count(1)
    page.mouse.move(300, 300)
    page.mouse.wheel(0, -6000)
    expect(page.locator(".name")).to_be_in_viewport()
    site.assistant.let_go()
    expect(page.locator(WHOLE)).to_have_count(3)
    settled(page)
    expect(page.locator(".name")).to_be_in_viewport()


def test_dialogs_give_the_focus_back(visit: Callable[..., Visit]) -> None:
    page = visit().page
    answer = ask(page)
    wrong = answer.get_by_role("button", name="This is wrong")
    wrong.press("Enter")
    page.locator("#wrong-form button[type=submit]").click()
    expect(page.locator("#wrong-error")).to_have_text("Error: Say what is wrong first.")
    expect(page.locator("#wrong-reason")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Escape")
    expect(wrong).to_be_focused()
    answer.get_by_role("button", name="Save to my plan").press("Enter")
    expect(answer.locator(".outcome")).to_have_text("Saved to your plan.")
    page.locator("#open-plan").press("Enter")
    page.locator("#plan-close").press("Enter")
    assert focused(page) == "open-plan"


def test_a_plan_can_be_copied(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page).get_by_role("button", name="Save to my plan").click()
    page.locator("#open-plan").click()
    page.locator("#plan-copy").click()
    expect(page.locator("#plan-told")).to_have_text("The plan is copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("# Your plan")
    page.context.clear_permissions()
