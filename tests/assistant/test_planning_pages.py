"""The four planning pages without a script: forms, results with rule and source, problems beside fields, files."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from assistant.planning.eligibility_data import checks
from assistant.web.planning_form import in_words
from assistant.wording import planning_pages as says
from tests.assistant.served import client_of, small_assistant

PATHS = ("/my-dates", "/my-letter", "/find-a-scheme", "/am-i-eligible")
LEAVE = {
    "baby_due_date": "2027-03-14",
    "leave_start": "2027-03-01",
    "intended_return": "2027-12-06",
    "nation": "England",
    "employer": "nhs_afc",
    "weekly_pay": "620.50",
}
REQUEST = {
    "kind": "flexible-working",
    "nation": "England",
    "request_date": "2026-12-01",
    "pattern": "Monday <b>to</b> Wednesday",
    "solutions": "A colleague wants hours\nCover on Fridays",
}
PAY = {"check": "smp", "nation": "England", "due_date": "2027-03-10", "service_start": "2026-01-05"}
ALL_OF_PAY = {**PAY, "weekly_pay": "400", "still_employed": "yes", "notice": "yes"}
BAD = [
    ("/my-dates", {**LEAVE, "intended_return": "2027-01-01"}, "intended_return"),
    ("/my-dates", {"baby_due_date": "2027-02-30"}, "baby_due_date"),
    ("/my-dates", {"weekly_pay": "a lot"}, "weekly_pay"),
    ("/my-letter", {**REQUEST, "nation": ""}, "nation"),
    ("/my-letter", {**REQUEST, "start_date": "2026-01-01"}, "start_date"),
    ("/my-letter", {**REQUEST, "right": "section_33", "nation": "NI"}, "right"),
    ("/my-letter", {"kind": "kit-plan", "nation": "Wales", "days": "tomorrow"}, "days"),
    ("/find-a-scheme", {"years_away": "100"}, "years_away"),
    ("/am-i-eligible", {**PAY, "due_date": "later"}, "due_date"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(small_assistant(tmp_path_factory.mktemp("planning"))) as started:
        yield started


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_its_tab_and_is_never_stored(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["Cache-Control"] == "no-store"
    assert "script-src 'none'" in reply.headers["Content-Security-Policy"]
    assert f'href="{path}" aria-current="page"' in reply.text
    assert "set-cookie" not in reply.headers


def test_the_tabs_stand_on_the_chat_and_the_guides(client: TestClient) -> None:
    for path in ("/", "/guides"):
        page = client.get(path).text
        assert all(f'href="{place}"' in page for _, place, _ in says.TABS)


def test_the_address_fills_the_form_and_computes_nothing(client: TestClient) -> None:
    page = client.get("/my-dates", params=LEAVE).text
    assert 'value="2027-03-14"' in page
    assert '<option value="nhs_afc" selected>' in page
    assert 'id="result"' not in page


def test_every_date_has_its_rule_sources_and_whom_to_ask(client: TestClient) -> None:
    reply = client.post("/my-dates", data=LEAVE)
    assert reply.headers["Cache-Control"] == "no-store"
    items = re.findall(r'<li class="item dated">(.*?)</li>', reply.text, re.DOTALL)
    assert len(items) > 20
    assert all("Rule: " in item and 'href="#source-' in item and "Confirm with HR" in item for item in items)
    cited = set(re.findall(r'href="#source-(\d+)"', reply.text))
    assert cited == set(re.findall(r'<li id="source-(\d+)"', reply.text))
    told = text_of(reply.text)
    assert "Monday 8 November 2027" in told
    assert says.NOT_CHECKED_TITLE in told
    assert "£558.45" in told


@pytest.mark.parametrize(("path", "given", "field"), BAD)
def test_a_problem_is_told_on_top_and_beside_its_field(
    client: TestClient, path: str, given: dict[str, str], field: str
) -> None:
    reply = client.post(path, data=given)
    assert reply.status_code == 422
    assert f'<a href="#{field}">' in reply.text
    assert f'id="{field}-error"' in reply.text
    assert f"<title>{says.ERROR}" in reply.text
    problem = re.search(rf'<a href="#{field}">(.*?)</a>', reply.text)
    assert problem is not None
    assert not re.search(r"\w_\w", problem[1])


@pytest.mark.parametrize("wanted", ["ics", "docx", "md"])
def test_the_dates_come_as_files(client: TestClient, wanted: str) -> None:
    reply = client.post("/my-dates/file", data={**LEAVE, "format": wanted})
    assert reply.headers["Content-Disposition"] == f'attachment; filename="my-dates.{wanted}"'
    assert reply.headers["Cache-Control"] == "no-store"
    if wanted == "ics":
        assert len(Calendar.from_ical(reply.content).walk("VEVENT")) > 20
    else:
        assert reply.content.startswith(b"PK" if wanted == "docx" else b"# ")


def test_a_letter_is_a_draft_with_sources_and_what_is_missing(client: TestClient) -> None:
    page = client.post("/my-letter", data=REQUEST).text
    assert "<b>to</b>" not in page
    told = text_of(page)
    assert "Monday &lt;b&gt;to&lt;/b&gt; Wednesday" in told
    assert "A colleague wants hours; Cover on Fridays" in told
    assert "Still missing" in told
    assert "31 January 2027" in told
    assert 'href="#source-1"' in page
    word = client.post("/my-letter/file", data={**REQUEST, "format": "docx"})
    assert word.content.startswith(b"PK")


@pytest.mark.parametrize("kind", says.LETTER_KINDS)
def test_each_kind_of_letter_has_its_form(client: TestClient, kind: str) -> None:
    page = client.get("/my-letter", params={"kind": kind, "nation": "Wales"}).text
    assert f'<input type="hidden" name="kind" value="{kind}">' in page
    assert '<option value="Wales" selected>' in page
    assert client.post("/my-letter", data={"kind": kind, "nation": "Wales"}).status_code == 200


def test_days_in_leave_take_hours_and_work(client: TestClient) -> None:
    given = {"kind": "kit-plan", "nation": "Wales", "days": "2027-02-01, 7.5, Training, then a talk\n2027-02-08"}
    told = text_of(client.post("/my-letter", data=given).text)
    assert "1 February 2027, 7.5 hours, Training, then a talk; 8 February 2027" in told


def test_schemes_say_why_they_fit_and_when_they_were_checked(client: TestClient) -> None:
    page = client.post("/find-a-scheme", data={"nation": "Wales", "working": "no", "years_away": "6"}).text
    offers = re.findall(r'<li class="item">(.*?)</li>\n', page, re.DOTALL)
    assert offers
    assert "checked " in text_of(page)
    assert "The same answers give the same results" in text_of(page)


def test_roles_come_with_three_steps(client: TestClient) -> None:
    page = client.post("/find-a-scheme", data={"look_for": "roles", "interest": "ai", "degree": "no"}).text
    assert "Your next three steps" in text_of(page)


def test_every_check_asks_its_questions(client: TestClient) -> None:
    overview = client.get("/am-i-eligible").text
    for check_id in checks():
        assert f"/am-i-eligible?check={check_id}" in overview
        page = client.get("/am-i-eligible", params={"check": check_id}).text
        assert "What was not checked" in page
        assert '<form class="planning"' in page


def test_a_check_asks_on_until_it_can_tell(client: TestClient) -> None:
    begun = text_of(client.post("/am-i-eligible", data=PAY).text)
    assert "Questions still open: 3." in begun
    page = client.post("/am-i-eligible", data=ALL_OF_PAY).text
    assert "Likely: what you told us" in text_of(page)
    assert all("Rests on" in item for item in re.findall(r'<li class="item">(.*?)</li>', page, re.DOTALL))
    unsure = client.post("/am-i-eligible", data={**ALL_OF_PAY, "weekly_pay": ["400", "not_sure"]}).text
    assert "Ask: you were not sure" in text_of(unsure)
    late = text_of(client.post("/am-i-eligible", data={**ALL_OF_PAY, "service_start": "2026-12-01"}).text)
    assert "Unlikely: " in late


def test_names_of_fields_become_their_labels() -> None:
    labels = {"due_date": "Due date", "pay": "Your pay", "days": "Days"}
    assert in_words("'due_date' is wrong, check pay.", labels) == ("“Due date” is wrong, check pay.", "due_date")
    assert in_words("The field 'days.0.on': no date.", labels) == ("The field “Days”: no date.", "days")
    assert in_words("pay: too much.", labels) == ("“Your pay”: too much.", "pay")
    assert in_words("Something else.", labels) == ("Something else.", "")
