"""What a person can do with an answer, and say about themselves."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.driving import ask


def test_saying_whether_it_was_useful_can_be_undone(visit: Callable[..., Visit]) -> None:
    page = visit().page
    answer = ask(page)
    yes = answer.get_by_role("button", name="Yes")
    expect(yes).to_have_attribute("aria-pressed", "false")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_contain_text("Thank you")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "false")


def test_a_plan_is_kept_in_the_tab_and_can_be_read(visit: Callable[..., Visit]) -> None:
    page = visit().page
    answer = ask(page)
    answer.get_by_role("button", name="Save to my plan").click()
    page.locator("#open-plan").click()
    plan = page.locator("#plan-dialog")
    expect(plan).to_contain_text("two months")
    expect(plan.locator("a").first).to_have_attribute("rel", "noopener")
    with page.expect_download() as download:
        page.locator("#plan-download").click()
    assert download.value.suggested_filename == "my-plan.md"
    assert "two months" in download.value.path().read_text(encoding="utf-8")
    assert page.evaluate("localStorage.length") == 0


def test_a_report_names_who_answers_for_the_content(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page).get_by_role("button", name="This is wrong").click()
    dialog = page.locator("#wrong-dialog")
    expect(dialog).to_contain_text("The team that runs this service answers for the content")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.locator("textarea")).to_be_focused()
    dialog.locator("textarea").fill("The date is missing.")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog).to_be_hidden()


def test_what_a_person_says_about_themselves_is_shown_and_forgotten(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator("#about-you button").first.click()
    page.locator("#about-you label", has_text="Northern Ireland").click()
    expect(page.locator("#about-line")).to_have_text("Answers are for: Northern Ireland.")
    page.locator("#about-forget").click()
    expect(page.locator("#about-line")).to_be_hidden()


def test_leaving_empties_the_tab(visit: Callable[..., Visit]) -> None:
    page = visit().page
    ask(page).get_by_role("button", name="Save to my plan").click()
    page.route("**/weather", lambda route: route.fulfill(body="elsewhere"))
    page.locator("#leave").click()
    expect(page.locator("body")).to_have_text("elsewhere")
