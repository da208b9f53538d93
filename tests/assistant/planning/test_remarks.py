"""What a plan tells beside its dates: keeping in touch, holiday, shared leave, childcare, registers, alerts."""

from datetime import date

import pytest

from tests.assistant.planning.test_timeline import BORN, NHS, made


@pytest.mark.parametrize(("used", "left"), [(0, 10), (9, 1), (10, 0), (12, 0)])
def test_keeping_in_touch_days_left(used: int, left: int) -> None:
    fields = made({**NHS, "kit_days_used": used}).fields
    assert (fields["kit_days_allowed"], fields["kit_days_left"]) == (10, left)
    assert len([day for day in str(fields.get("kit_suggested_dates", "")).split(", ") if day]) == left


def test_days_used_are_not_guessed() -> None:
    assert "kit_days_left" not in made(NHS).fields


def test_suggested_days_are_working_days_late_in_leave() -> None:
    fields = made({**NHS, "kit_days_used": 0, "weekly_days": ["Tue", "Thu"]}).fields
    days = [date.fromisoformat(day) for day in str(fields["kit_suggested_dates"]).split(", ")]
    assert days == sorted(set(days))
    assert {day.weekday() for day in days} <= {1, 3}
    assert max(days) < date(2027, 3, 1)
    assert min(days) >= date(2026, 12, 22)


def test_no_day_is_suggested_before_the_two_weeks_are_over_or_in_the_past() -> None:
    short = {**BORN, "intended_return": "2026-08-10", "kit_days_used": 0}
    days = str(made(short, date(2026, 7, 1)).fields["kit_suggested_dates"]).split(", ")
    assert min(days) >= "2026-08-03"
    assert "kit_suggested_dates" not in made(short, date(2026, 8, 10)).fields


def test_holiday_builds_up_over_the_leave() -> None:
    fields = made({**NHS, "annual_leave_days": 36.5, "weekly_days": 4}).fields
    assert fields["annual_leave_built_up"] == 24.5  # 245 days of leave at a tenth of a day
    assert fields["annual_leave_built_up_weeks"] == 6.1
    assert fields["phased_return_until_1_day_a_week"] == "2027-08-15"
    assert fields["phased_return_until_2_days_a_week"] == "2027-05-23"
    assert "annual_leave_built_up" not in made(NHS).fields


@pytest.mark.parametrize(("nation", "count"), [("England", 5), ("Scotland", 7), ("NI", 7)])
def test_bank_holidays_of_the_nation_fall_in_nhs_leave(nation: str, count: int) -> None:
    leave = {"leave_start": "2026-06-29", "intended_return": "2027-03-29", "employer": "nhs_afc", "nation": nation}
    assert made(leave).fields["bank_holidays_in_leave"] == count


def test_the_first_working_day_is_on_a_day_worked() -> None:
    fields = made({**NHS, "intended_return": "2026-12-25", "weekly_days": "mon, fri"}).fields
    assert fields["first_working_day"] == "2027-01-04"  # Boxing Day's bank holiday is Monday 28 December


@pytest.mark.parametrize(
    ("back", "leave", "pay"),
    [("2026-08-10", 46, 33), ("2026-08-11", 45, 32), ("2027-03-29", 13, 0), ("2027-06-27", 0, 0)],
)
def test_weeks_left_to_share(back: str, leave: int, pay: int) -> None:
    fields = made({**NHS, "intended_return": back}).fields
    assert (fields["shpl_weeks_left"], fields["shpp_weeks_left"]) == (leave, pay)


@pytest.mark.parametrize(
    ("birth", "back", "term"),
    [
        ("2026-03-31", "2027-01-31", "2027-01-01"),
        ("2026-03-31", "2027-02-01", "2027-04-01"),
        ("2026-04-01", "2027-01-31", "2027-04-01"),
    ],
)
def test_the_childcare_term_waits_for_the_return_and_the_child(birth: str, back: str, term: str) -> None:
    fields = made({"baby_birth_date": birth, "intended_return": back, "nation": "England"}).fields
    assert fields["childcare_term_starts"] == term


def test_a_birth_alone_gives_the_term_by_age_and_no_earlier_start_than_23_weeks() -> None:
    fields = made({"baby_birth_date": "2026-11-30", "nation": "England"}).fields
    assert fields["childcare_nine_months"] == "2027-08-30"
    assert (fields["childcare_term_starts"], fields["childcare_apply_by"]) == ("2027-09-01", "2027-08-31")
    assert fields["childcare_apply_from"] == fields["childcare_apply_from_age"] == "2027-05-10"


def test_funded_hours_of_england_are_shown_in_england_alone() -> None:
    for nation, words in (("Wales", "30 hours"), ("Scotland", "1,140"), ("NI", "15%")):
        whole = made({**BORN, "nation": nation})
        assert "childcare_term_starts" not in whole.fields
        assert any(words in remark.text for remark in whole.remarks)


@pytest.mark.parametrize(
    ("register", "left", "applying", "days"),
    [
        ("hcpc", "2025-03-02", "2027-03-01", 0),
        ("hcpc", "2025-03-01", "2027-03-01", 30),
        ("hcpc", "2022-03-02", "2027-03-01", 30),
        ("hcpc", "2022-03-01", "2027-03-01", 60),
        ("social_work_england", "2025-03-02", "2027-03-01", 0),
        ("social_work_england", "2025-03-01", "2027-03-01", 30),
        ("social_work_england", "2022-03-01", "2027-03-01", 30),
        ("social_work_england", "2022-02-28", "2027-03-01", 60),
    ],
)
def test_updating_by_the_time_away(register: str, left: str, applying: str, days: int) -> None:
    values = {"register": register, "left_practice": left, "register_application": applying, "nation": "England"}
    fields = made(values).fields
    assert (fields["registration_updating_days"], fields["registration_updating_hours"]) == (days, 7 * days)
    assert fields["updating_window_from"] == "2026-03-01"


def test_the_hours_of_the_nursing_register() -> None:
    fields = made({"register": "nmc", "register_application": "2027-03-01"}).fields
    assert (fields["registration_practice_hours"], fields["registration_learning_hours"]) == (450, 35)
    assert (fields["nmc_450_hours_since"], fields["nmc_750_hours_since"]) == ("2024-03-01", "2022-03-01")


def test_a_register_that_was_not_named_adds_nothing() -> None:
    fields = made({"left_practice": "2022-03-01", "register_application": "2027-03-01", "nation": "England"}).fields
    assert fields == {}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"employer": "nhs_bank"}, "Bank workers are often not employees"),
        ({"employer": "gp_practice"}, "A GP practice sets its own scheme"),
        ({"leave_start": "2026-07-16"}, "Your leave would start after the due date"),
        ({"leave_start": "2026-05-25", "intended_return": "2027-05-26"}, "it should be your first working day"),
        ({"shoe_size": 5}, "Not used, because the plan does not know it: shoe_size."),
    ],
)
def test_what_to_check_first(values: dict[str, object], words: str) -> None:
    assert any(words in text for text in made({**NHS, **values}).warnings)
    assert not any(words in text for text in made(NHS).warnings)


@pytest.mark.parametrize(("request_date", "told"), [("2026-11-29", True), ("2026-11-30", False)])
def test_a_request_in_northern_ireland_needs_26_weeks(request_date: str, told: bool) -> None:
    values = {"nation": "NI", "service_start": "2026-06-01", "request_date": request_date}
    assert any("needs 26 weeks in the job" in text for text in made(values).warnings) == told


def test_a_child_too_young_for_the_term_is_told_when_only_the_due_date_is_known() -> None:
    early = {"baby_due_date": "2026-07-15", "intended_return": "2027-01-11", "nation": "England"}
    assert any("9 months old too late" in text for text in made(early).warnings)
    late = {**early, "baby_due_date": "2026-03-15"}
    assert not any("9 months old too late" in text for text in made(late).warnings)
