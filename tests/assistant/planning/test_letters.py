"""Flexible-working requests: every element, in each nation and under each right; gaps are flagged, never guessed."""

from datetime import date

import pytest

from assistant.errors import PlanningError
from assistant.planning.letters import Letter, answers_for, draft

WHOLE: dict[str, object] = {
    "nation": "England",
    "employer": "other",
    "request_date": "2026-12-01",
    "pattern": "Monday to Wednesday, 8am to 4pm",
    "start_date": "2027-03-01",
    "asked_before": False,
}
NI_TOO = {"nation": "NI", "effect": "none", "solutions": ("Ada covers Thursdays.",), "service_start": "2020-01-06"}


def request(**changes: object) -> Letter:
    return draft("flexible-working", answers_for("flexible-working", WHOLE | changes))


def without(*names: str, **changes: object) -> Letter:
    fields = {name: value for name, value in (WHOLE | changes).items() if name not in names}
    return draft("flexible-working", answers_for("flexible-working", fields))


def body(letter: Letter) -> str:
    return "\n".join(paragraph.text for paragraph in letter.paragraphs)


def said(letter: Letter) -> str:
    return " ".join(point.text for point in (*letter.warnings, *letter.checklist, *letter.refused))


def missing(letter: Letter) -> set[str]:
    return {element.id for element in letter.missing if element.required}


def due(letter: Letter) -> date | None:
    return next((each.on for each in letter.dates if each.field == "flexible_decision_due"), None)


@pytest.mark.parametrize("nation", ["England", "Scotland", "Wales"])
def test_a_whole_request_in_great_britain_has_every_element(nation: str) -> None:
    letter = request(nation=nation)
    assert letter.complete
    assert {element.id for element in letter.elements if element.required} == {
        "in-writing",
        "date",
        "right",
        "change",
        "start",
        "earlier",
    }
    assert "This is a statutory request for flexible working." in body(letter)
    assert "1 December 2026" in body(letter)
    assert "Monday to Wednesday, 8am to 4pm." in body(letter)
    assert "1 March 2027" in body(letter)
    assert "I have not made a statutory request for flexible working to you before." in body(letter)
    assert not any(paragraph.gap for paragraph in letter.paragraphs)


def test_northern_ireland_asks_for_more() -> None:
    short = request(nation="NI")
    assert missing(short) == {"effect", "solutions"}
    letter = request(**NI_TOO)
    assert letter.complete
    assert "Article 112F of the Employment Rights (Northern Ireland) Order 1996" in body(letter)
    assert "this effect: none." in body(letter)
    assert "dealt with in this way: Ada covers Thursdays." in body(letter)
    assert "within two months" not in body(letter)
    assert "Labour Relations Agency, not Acas" in said(letter)


def test_great_britain_needs_neither_effect_nor_reason() -> None:
    letter = request()
    assert not {"effect", "solutions"} & {element.id for element in letter.elements if element.required}
    assert "reason" not in body(letter)


@pytest.mark.parametrize(
    ("field", "element"),
    [("request_date", "date"), ("pattern", "change"), ("start_date", "start"), ("asked_before", "earlier")],
)
@pytest.mark.parametrize("more", [{}, NI_TOO])
def test_what_is_missing_is_listed_and_shown_as_a_gap(field: str, element: str, more: dict[str, object]) -> None:
    letter = without(field, **more)
    assert missing(letter) == {element}
    assert not letter.complete
    assert any(paragraph.gap and paragraph.element == element for paragraph in letter.paragraphs)
    assert all(found.ask for found in letter.missing)


def test_a_date_that_is_missing_gives_no_decision_date() -> None:
    letter = without("request_date")
    assert due(letter) is None
    assert "within two months" in body(letter)


def test_an_earlier_request_needs_its_date() -> None:
    assert missing(request(asked_before=True)) == {"earlier"}
    letter = request(asked_before=True, earlier_requests=("2026-03-02", "2025-01-06"))
    assert letter.complete
    assert "6 January 2025 and 2 March 2026" in body(letter)


@pytest.mark.parametrize(
    ("requested", "decided"),
    [("2026-12-01", date(2027, 1, 31)), ("2026-12-31", date(2027, 2, 27)), ("2024-04-06", date(2024, 6, 5))],
)
def test_the_decision_is_due_in_two_months_counting_the_day_of_asking(requested: str, decided: date) -> None:
    assert due(request(request_date=requested)) == decided


def test_northern_ireland_has_its_own_dates() -> None:
    letter = request(**NI_TOO)
    assert {each.field: each.on for each in letter.dates} == {
        "flexible_decision_due": date(2027, 1, 12),
        "flexible_meeting_due": date(2026, 12, 29),
        "flexible_can_request_from": date(2020, 7, 6),
        "flexible_next_request_from": date(2027, 12, 1),
    }


def test_nhs_staff_ask_under_both_rights_unless_they_choose() -> None:
    both = request(employer="nhs_afc")
    assert both.right == "both"
    assert "section 33" in body(both)
    assert "statutory request" in body(both)
    alone = request(employer="nhs_afc", right="section_33")
    assert "statutory" not in body(alone)
    assert due(alone) is None
    assert "earlier" not in {element.id for element in alone.elements}
    assert "escalation stage" in body(alone)
    assert request(employer="nhs_afc", right="statutory").right == "statutory"


@pytest.mark.parametrize(
    "changes", [{"employer": "other"}, {"employer": "nhs_medical"}, {"nation": "Scotland", "employer": "nhs_afc"}]
)
def test_section_33_is_for_agenda_for_change_in_england_and_wales(changes: dict[str, object]) -> None:
    with pytest.raises(PlanningError, match="Agenda for Change in England and Wales"):
        request(right="section_33", **changes)
    assert "section 33" not in body(request(**changes))


def test_nhs_scotland_has_its_own_policy() -> None:
    letter = request(nation="Scotland", employer="nhs_afc", changes=("place",))
    assert "NHS Scotland Flexible Work Pattern Policy" in body(letter)
    assert "Flexible Work Location Policy" in said(letter)
    assert "14 days to appeal" in said(letter)


def test_a_worker_asks_under_a_policy_and_no_legal_limit_is_told() -> None:
    for letter in (request(employee=False), request(employer="nhs_bank")):
        assert letter.right == "policy"
        assert "statutory" not in body(letter)
        assert letter.dates == ()
        assert "The legal right is for employees" in said(letter)


@pytest.mark.parametrize(("started", "right"), [("2026-06-02", "statutory"), ("2026-06-03", "policy")])
def test_26_weeks_of_service_in_northern_ireland(started: str, right: str) -> None:
    assert request(**NI_TOO | {"service_start": started}).right == right


@pytest.mark.parametrize(
    ("nation", "earlier", "warned"),
    [
        ("England", ("2025-12-02", "2026-05-01"), True),
        ("England", ("2025-12-01", "2026-05-01"), False),
        ("England", ("2026-05-01",), False),
        ("NI", ("2025-12-02",), True),
        ("NI", ("2025-12-01",), False),
    ],
)
def test_the_limit_of_requests_in_12_months(nation: str, earlier: tuple[str, ...], warned: bool) -> None:
    more = NI_TOO if nation == "NI" else {}
    letter = request(**more | {"nation": nation, "asked_before": True, "earlier_requests": earlier})
    assert ("seem to have used" in said(letter)) == warned


def test_what_was_assumed_is_said() -> None:
    assert "We took it that you are an employee" in said(request())
    assert "We took it" not in said(request(employee=True))
    assert "what kind of employer" in said(without("employer"))
    assert "what kind of employer" not in said(request())


def test_an_open_request_stops_a_second() -> None:
    assert "first is still open" in said(request(request_still_open=True))
    assert "first is still open" not in said(request(request_still_open=False))


@pytest.mark.parametrize(("start", "warned"), [("2027-01-31", True), ("2027-02-01", False)])
def test_a_start_before_the_decision_is_warned_of(start: str, warned: bool) -> None:
    assert ("decision may come after the day" in said(request(start_date=start))) == warned


def test_a_trial_says_its_end_and_its_limit() -> None:
    letter = request(trial_until="2027-06-01")
    assert "trial until 1 June 2027" in body(letter)
    assert "extend that limit" in said(letter)
    assert "permanent" not in said(letter)
    assert "permanent" in said(request())


def test_a_reason_brings_the_duty_it_triggers_and_no_other() -> None:
    assert "reasonable adjustments" in body(request(reason="my back", reason_kind="disability"))
    childcare = request(reason="the nursery closes at 5", reason_kind="childcare")
    assert "the nursery closes at 5." in body(childcare)
    assert "discrimination" in said(childcare)
    assert "discrimination" not in said(request(reason="study", reason_kind="other"))


def test_no_present_test_of_reasonableness_is_claimed() -> None:
    assert "expected in 2027" in said(request())


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"start_date": "2026-11-30"}, "start_date"),
        ({"trial_until": "2027-02-28"}, "trial_until"),
        ({"request_date": "2024-04-05", "start_date": "2024-09-01"}, "request_date"),
        ({"request_date": "2026-02-30"}, "request_date"),
        ({"nation": "Ireland"}, "nation"),
        ({"employer": "nhs"}, "employer"),
        ({"service_start": "2026-12-02"}, "service_start"),
        ({"earlier_requests": ("2026-12-02",), "asked_before": True}, "earlier_requests"),
        ({"earlier_requests": ("2026-03-02",)}, "asked_before"),
        ({"pattern": "x" * 601}, "pattern"),
        ({"hours": "20"}, "hours"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named(changes: dict[str, object], named: str) -> None:
    with pytest.raises(PlanningError, match=named):
        request(**changes)


def test_a_nation_is_needed() -> None:
    with pytest.raises(PlanningError, match="'nation' is needed"):
        answers_for("flexible-working", {})
