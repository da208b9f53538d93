"""What can be given and how, and a clear message for what cannot be: the field, the reason, the next step."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.errors import PlanningError
from assistant.planning.inputs import Inputs, Weekday, read_inputs
from assistant.planning.outcome import outcome
from assistant.wording import planning as wording
from knowledge_base.models import Employer, Nation
from tests.assistant.planning.test_timeline import BORN, NHS, TODAY, made


def one(**values: object) -> Inputs:
    return read_inputs(values)[0]


def test_values_as_people_write_them() -> None:
    assert one(nation="northern ireland").nation is Nation.NI
    assert one(nation="england").nation is Nation.ENGLAND
    assert one(employer="NHS AfC").employer is Employer.NHS_AFC
    assert one(weekly_pay="£1,250.50").weekly_pay == Decimal("1250.50")
    assert one(weekly_days="Mon, Wednesday and fri").weekdays == (Weekday.MON, Weekday.WED, Weekday.FRI)
    assert one(weekly_days=["tuesday", "tue"]).weekdays == (Weekday.TUE,)
    assert one(weekly_days="2.5").days_a_week == Decimal("2.5")
    assert one(leave_start=" 2027-03-01 ").leave_start == date(2027, 3, 1)
    assert one(due_date="2027-03-14", return_date="2027-12-06").baby_due_date == date(2027, 3, 14)


def test_empty_values_are_not_given() -> None:
    fields = dict.fromkeys(("nation", "employer", "weekly_pay", "weekly_days", "leave_start", "register"), "")
    assert read_inputs(fields) == (Inputs(), ())
    assert read_inputs(dict.fromkeys(Inputs.model_fields)) == (Inputs(), ())


def test_names_that_no_plan_knows_are_told() -> None:
    assert read_inputs({"shoe_size": 5, "nation": "Wales", "cat": 1})[1] == ("cat", "shoe_size")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("baby_due_date", "2027-02-30", "2027-02-30 is not a date. Write year, month and day"),
        ("baby_due_date", "14/03/2027", "is not a date"),
        ("baby_due_date", "2027-3-1", "is not a date"),
        ("baby_due_date", "20270314", "is not a date"),
        ("leave_start", 20270301, "is not a date"),
        ("leave_start", True, "is not a date"),
        ("leave_start", datetime(2027, 3, 1, 9), "is not a date"),
        ("leave_start", ["2027-03-01"], "is not a date"),
        ("event_date", "1026-10-01", "too far away"),
        ("nation", "\x1b[31mFrance\n", "nation: [31mFrance is not one of the choices."),
        ("nation", "France", "Use one of: England, Scotland, Wales, NI."),
        ("nation", 5, "Use one of: England"),
        ("employer", "nhs", "Use one of: nhs_afc, nhs_medical, nhs_bank, gp_practice, other."),
        ("employer", "any", "Use one of: nhs_afc"),
        ("regulator", "gdc", "Use one of: nmc, hcpc"),
        ("weekly_pay", "-1", "Give pounds a week"),
        ("weekly_pay", "0", "Give pounds a week"),
        ("weekly_pay", "plenty", "Give pounds a week"),
        ("weekly_pay", True, "Give pounds a week"),
        ("weekly_pay", "NaN", "Give pounds a week"),
        ("weekly_pay", "1e9", "Give pounds a week"),
        ("weekly_days", 0, "Give 1 to 7"),
        ("weekly_days", 8, "Give 1 to 7"),
        ("weekly_days", "noon", "Give 1 to 7"),
        ("kit_days_used", -1, "from 0 to 10"),
        ("kit_days_used", 2.5, "from 0 to 10"),
        ("annual_leave_days", 400, "days a year"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_the_next_step(field: str, value: object, words: str) -> None:
    with pytest.raises(PlanningError) as told:
        read_inputs({field: value})
    assert str(told.value).startswith(f"{field}: ")
    assert words in str(told.value)


@pytest.mark.parametrize("values", [None, "text", 5, ["baby_due_date"]])
def test_inputs_are_names_with_values(values: object) -> None:
    with pytest.raises(PlanningError, match=r"^inputs: give names with values"):
        read_inputs(values)


@pytest.mark.parametrize(
    ("base", "good", "bad", "field"),
    [
        (NHS, {"leave_start": "2026-04-26"}, {"leave_start": "2026-04-25"}, "leave_start"),
        (NHS, {"leave_start": "2026-08-12", "service_start": None}, {"leave_start": "2026-08-13"}, "leave_start"),
        (NHS, {"intended_return": "2026-07-16"}, {"intended_return": "2026-07-15"}, "intended_return"),
        (NHS, {"intended_return": "2027-07-04"}, {"intended_return": "2027-07-05"}, "intended_return"),
        (NHS, {"intended_return": "2027-06-01"}, {"intended_return": "2027-08-03"}, "intended_return"),
        (BORN, {"intended_return": "2026-08-03"}, {"intended_return": "2026-08-02"}, "intended_return"),
        (BORN, {"intended_return": "2026-08-03"}, {"intended_return": "2026-07-19"}, "intended_return"),
        (NHS, {"new_leave_start": "2026-04-26"}, {"new_leave_start": "2026-04-25"}, "new_leave_start"),
        (NHS, {"new_return": "2026-07-16"}, {"new_return": "2026-07-15"}, "new_return"),
        (NHS, {"new_return": "2027-07-04"}, {"new_return": "2027-07-05"}, "new_return"),
        (NHS, {"baby_birth_date": "2026-08-19"}, {"baby_birth_date": "2026-08-20"}, "baby_birth_date"),
        (NHS, {"baby_birth_date": "2026-02-25"}, {"baby_birth_date": "2026-02-24"}, "baby_birth_date"),
        (NHS, {"service_start": "2026-06-29"}, {"service_start": "2026-06-30"}, "service_start"),
        (BORN, {"shared_leave_start": "2027-07-19"}, {"shared_leave_start": "2027-07-20"}, "shared_leave_start"),
        (BORN, {"shared_leave_start": "2026-07-20"}, {"shared_leave_start": "2026-07-19"}, "shared_leave_start"),
        (
            {"request_date": "2026-12-01"},
            {"meeting_date": "2026-12-01"},
            {"meeting_date": "2026-11-30"},
            "meeting_date",
        ),
        (
            {"request_date": "2026-12-01"},
            {"decision_date": "2026-12-01"},
            {"decision_date": "2026-11-30"},
            "decision_date",
        ),
        (
            {"conciliation_start": "2026-12-01"},
            {"certificate_date": "2026-12-01"},
            {"certificate_date": "2026-11-30"},
            "certificate_date",
        ),
        (
            {"register": "hcpc", "register_application": "2027-01-01"},
            {"left_practice": "2027-01-01"},
            {"left_practice": "2027-01-02"},
            "left_practice",
        ),
        (
            {"baby_birth_date": "2026-07-20"},
            {"intended_return": "2027-07-26"},
            {"intended_return": "2027-07-27"},
            "intended_return",
        ),
        (
            {"baby_birth_date": "2026-07-20"},
            {"leave_start": "2026-03-16"},
            {"leave_start": "2026-03-15"},
            "leave_start",
        ),
    ],
)
def test_dates_that_cannot_be_true_together(
    base: dict[str, object], good: dict[str, object], bad: dict[str, object], field: str
) -> None:
    assert made({**base, **good}).items
    with pytest.raises(PlanningError, match=rf"^{field}: "):
        made({**base, **bad})


def test_an_early_birth_allows_leave_before_the_11th_week() -> None:
    early = {**NHS, "baby_birth_date": "2026-04-10", "leave_start": "2026-04-11", "intended_return": "2027-03-01"}
    assert made(early).fields["leave_start"] == "2026-04-11"


def test_an_outcome_is_a_plan_or_a_problem() -> None:
    fine = outcome(NHS, TODAY)
    assert fine.problem is None
    assert fine.plan is not None
    assert fine.fields == fine.plan.fields
    assert fine.as_json["problem"] is None
    assert "fields" not in fine.as_json
    wrong = outcome({**NHS, "leave_start": "2026-01-01"}, TODAY)
    assert (wrong.fields, wrong.plan) == ({}, None)
    assert wrong.as_json == {"problem": wrong.problem}
    assert wrong.problem is not None


def test_nation_and_employer_stand_in_where_the_inputs_name_none() -> None:
    given = outcome({"request_date": "2026-12-01"}, TODAY, Nation.NI, Employer.OTHER).plan
    assert given is not None
    assert (given.nation, given.employer) == (Nation.NI, Employer.OTHER)
    own = outcome({"request_date": "2026-12-01", "nation": "Wales"}, TODAY, Nation.NI).plan
    assert own is not None
    assert own.nation is Nation.WALES


def test_every_question_has_words() -> None:
    assert set(wording.QUESTIONS) == set(wording.ADDS)
    assert set(wording.QUESTIONS) <= set(Inputs.model_fields)
