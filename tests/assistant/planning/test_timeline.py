"""A whole plan: what each input adds, what is never guessed, and how every date shows what it rests on."""

from collections.abc import Mapping
from datetime import date

import pytest

from assistant.planning.inputs import read_inputs
from assistant.planning.plan import Item, Plan
from assistant.planning.timeline import plan
from assistant.wording import planning as wording

TODAY = date(2026, 11, 22)
NHS = {
    "baby_due_date": "2026-07-15",
    "leave_start": "2026-06-29",
    "intended_return": "2027-03-01",
    "nation": "England",
    "employer": "nhs_afc",
    "service_start": "2020-01-06",
    "weekly_pay": 700,
}
BORN = {**NHS, "baby_birth_date": "2026-07-20"}


def made(values: Mapping[str, object], today: date = TODAY) -> Plan:
    inputs, ignored = read_inputs(values)
    return plan(inputs, today, ignored)


def item(of: Plan, field: str) -> Item:
    return next(one for one in of.items if one.field == field)


def test_the_dates_of_an_nhs_maternity_leave() -> None:
    expected = {
        "expected_week_of_childbirth": "2026-07-12",
        "qualifying_week": "2026-03-29",
        "notice_deadline": "2026-04-04",
        "nhs_notice_deadline": "2026-04-04",
        "earliest_leave_start": "2026-04-26",
        "smp_notice_deadline": "2026-06-01",
        "ordinary_leave_ends": "2026-12-27",
        "additional_leave_ends": "2027-06-27",
        "latest_return": "2027-06-28",
        "compulsory_leave_ends": "2026-08-02",
        "smp_90_percent_ends": "2026-08-09",
        "smp_ends": "2027-03-28",
        "nhs_full_pay_ends": "2026-08-23",
        "nhs_half_pay_ends": "2026-12-27",
        "nhs_smp_only_ends": "2027-03-28",
        "nhs_return_by": "2027-09-29",
        "nhs_return_until": "2027-06-01",
        "return_notice_deadline": "2027-01-04",
        "return_notice_deadline_nhs": "2027-02-01",
        "flexible_request_by": "2027-01-01",
        "redundancy_priority_ends": "2028-01-20",
        "redundancy_priority_ends_if_birth_date_not_told": "2028-01-12",
        "childcare_term_starts": "2027-09-01",
        "childcare_apply_by": "2027-08-31",
        "tax_free_childcare_apply_from": "2027-01-29",
        "shpl_ends_by": "2027-07-19",
    }
    fields = made(BORN).fields
    assert {name: fields.get(name) for name in expected} == expected


def test_every_date_shows_its_rule_its_sources_and_whom_to_ask() -> None:
    whole = made({**BORN, "event_date": "2026-10-20", "request_date": "2026-12-01", "register": "nmc"})
    numbers = {note.number for note in whole.sources}
    assert len(whole.items) > 30
    for one in whole.items:
        assert one.rule
        assert one.sources
        assert one.notes
        assert set(one.notes) <= numbers
        assert "Confirm with HR" in one.confirm
    assert all(note.publisher and note.title for note in whole.sources)


def test_items_stand_in_the_order_of_their_first_day() -> None:
    days = [one.start or one.on for one in made(BORN).items]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"request_date": "2026-12-01", "nation": "Wales"}, {"flexible_decision_due": "2027-01-31"}),
        (
            {"request_date": "2026-12-01", "nation": "NI"},
            {"flexible_meeting_due": "2026-12-29", "flexible_decision_due": "2027-01-12"},
        ),
        ({"event_date": "2026-09-30", "nation": "Scotland"}, {"tribunal_deadline": "2026-12-29"}),
        (
            {"event_date": "2026-10-01", "nation": "Scotland"},
            {"tribunal_deadline": "2026-12-31", "tribunal_deadline_reported": "2027-03-31"},
        ),
        (
            {"event_date": "2026-10-01", "nation": "NI"},
            {"tribunal_deadline": "2026-12-31", "lra_contact_by": "2026-12-31"},
        ),
        ({"baby_due_date": "2027-03-14"}, {"notice_deadline": "2026-12-05", "redundancy_priority_ends": "2028-09-14"}),
        (
            {"baby_birth_date": "2026-07-20"},
            {"compulsory_leave_ends": "2026-08-02", "redundancy_priority_ends": "2028-01-20"},
        ),
        (
            {"intended_return": "2027-03-01"},
            {"flexible_request_by": "2027-01-01", "return_notice_deadline": "2027-01-04"},
        ),
    ],
)
def test_one_date_alone_gives_what_follows_from_it(values: dict[str, object], fields: dict[str, str]) -> None:
    got = made(values).fields
    assert {name: got.get(name) for name in fields} == fields


def test_the_longer_tribunal_limit_is_not_reported_where_it_does_not_hold() -> None:
    for values in ({"event_date": "2026-09-30"}, {"event_date": "2026-10-01", "nation": "NI"}):
        assert "tribunal_deadline_reported" not in made(values).fields


def test_what_is_not_known_is_asked_for() -> None:
    asked = [one.field for one in made({}).missing]
    assert asked[:4] == ["baby_due_date", "baby_birth_date", "leave_start", "intended_return"]
    assert {"nation", "employer", "service_start", "weekly_pay"} <= set(asked)
    assert [one.field for one in made({"event_date": "2026-10-01"}).missing] == ["nation"]
    assert [one.field for one in made({"certificate_date": "2026-12-01"}).missing] == ["nation", "event_date"]
    assert [one.field for one in made({"decision_date": "2026-12-01"}).missing] == ["nation", "request_date"]
    assert [one.field for one in made({"register": "hcpc"}).missing] == [
        "nation",
        "left_practice",
        "register_application",
    ]


def test_an_unknown_nation_shows_northern_ireland_beside_great_britain() -> None:
    fields = made({"request_date": "2026-12-01"}).fields
    assert (fields["flexible_decision_due"], fields["flexible_decision_due_ni"]) == ("2027-01-31", "2027-01-12")
    shown = item(made({"request_date": "2026-12-01"}), "flexible_decision_due_ni")
    assert wording.ASSUMED["ni"] in shown.assumptions


def test_an_unknown_employer_shows_the_nhs_scheme_as_an_assumption() -> None:
    whole = made({name: value for name, value in NHS.items() if name != "employer"})
    assert wording.ASSUMED["nhs"] in item(whole, "nhs_full_pay_ends").assumptions
    other = made({**NHS, "employer": "other"})
    assert not [one for one in other.items if one.group == "nhs_pay"]
    assert not [name for name in other.fields if name.startswith("nhs_")]


@pytest.mark.parametrize(("joined", "met"), [("2025-10-11", "yes"), ("2025-10-12", "no")])
def test_the_service_test_of_statutory_pay(joined: str, met: str) -> None:
    whole = made({**NHS, "employer": "other", "service_start": joined})
    assert whole.fields["smp_service_start_by"] == "2025-10-11"
    assert whole.fields["smp_service_met"] == met
    assert ("smp_ends" in whole.fields, "ma_claim_by" in whole.fields) == (met == "yes", met == "no")
    assert any("You joined after" in text for text in whole.warnings) == (met == "no")


@pytest.mark.parametrize(("joined", "met"), [("2025-04-26", "yes"), ("2025-04-27", "no")])
def test_the_service_test_of_the_nhs_scheme(joined: str, met: str) -> None:
    fields = made({**NHS, "service_start": joined}).fields
    assert (fields["nhs_service_start_by"], fields["nhs_service_met"]) == ("2025-04-26", met)
    assert ("nhs_full_pay_ends" in fields) == (met == "yes")
    moved = made({**NHS, "service_start": joined, "nhs_service_start": "2015-01-01"}).fields
    assert moved["nhs_service_met"] == "yes"


@pytest.mark.parametrize(("due", "limit"), [("2026-07-18", 125.0), ("2026-07-26", 129.0)])
def test_the_earnings_limit_is_that_of_the_qualifying_week(due: str, limit: float) -> None:
    values = {"baby_due_date": due, "service_start": "2020-01-01"}
    assert made({**values, "weekly_pay": limit}).fields["smp_earnings_met"] == "yes"
    below = made({**values, "weekly_pay": limit - 0.01})
    assert (below.fields["smp_earnings_met"], below.fields["smp_earnings_limit"]) == ("no", limit)


def test_a_birth_before_leave_starts_it_on_the_next_day() -> None:
    whole = made({**NHS, "baby_birth_date": "2026-06-20"})
    assert whole.fields["leave_start"] == "2026-06-21"
    assert whole.fields["ordinary_leave_ends"] == "2026-12-19"
    assert wording.ASSUMED["leave_after_birth"] in item(whole, "ordinary_leave_ends").assumptions
    assert any("counts from Sunday 21 June 2026" in text for text in whole.warnings)


def test_the_full_52_weeks_need_no_notice() -> None:
    whole = made({**NHS, "intended_return": "2027-06-28"})
    assert not [name for name in whole.fields if name.startswith("return_notice")]
    assert "return_notice_deadline" in made({**NHS, "intended_return": "2027-06-27"}).fields


def test_a_passed_deadline_and_a_weekend_are_told() -> None:
    late = item(made({**NHS}, date(2026, 4, 5)), "notice_deadline")
    assert wording.PASSED in late.cautions
    early = item(made({**NHS}, date(2026, 3, 1)), "notice_deadline")
    assert wording.PASSED not in early.cautions
    assert early.act_by == date(2026, 4, 2), "Saturday 4 April follows Good Friday"


def test_northern_ireland_is_told_where_a_source_is_british() -> None:
    whole = made({**BORN, "nation": "NI"})
    assert wording.OTHER_NATION in item(whole, "notice_deadline").cautions
    assert wording.OTHER_NATION_NHS in item(whole, "nhs_full_pay_ends").cautions
    assert not [name for name in whole.fields if name.startswith(("redundancy", "shp", "childcare"))]


def test_what_no_source_proves_says_so() -> None:
    whole = made({**NHS, "event_date": "2026-10-20"})
    for field in ("nhs_return_by", "return_notice_deadline_nhs", "tribunal_deadline", "tribunal_deadline_reported"):
        assert wording.NOT_CONFIRMED in item(whole, field).cautions
    assert wording.NOT_CONFIRMED not in item(whole, "notice_deadline").cautions
