"""Pay week by week: the two rates of statutory pay, the NHS steps, April in mid leave, years without a rate."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.planning.amounts import lower_of, nhs_pay, statutory_pay
from assistant.planning.footnotes import known_sources
from assistant.planning.rates import latest, pay_year, pounds, rate_on, weekly_rate
from knowledge_base.models import Nation
from tests.assistant.planning.test_timeline import NHS, made

MONDAY = date(2025, 11, 3)
"""39 weeks from here end in July 2026; the rate changes before week 23."""


def money(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("day", "year", "rate"),
    [
        (date(2025, 4, 5), "2024/25", "184.03"),
        (date(2025, 4, 6), "2025/26", "187.18"),
        (date(2026, 4, 4), "2025/26", "187.18"),
        (date(2026, 4, 5), "2026/27", "194.32"),
        (date(2027, 4, 3), "2026/27", "194.32"),
    ],
)
def test_rates_change_on_the_first_sunday_of_april(day: date, year: str, rate: str) -> None:
    assert pay_year(day) == year
    for series in ("smp-weekly", "ma-weekly"):
        found = weekly_rate(series, day)
        assert found is not None
        assert found.amount == money(rate)


def test_a_year_that_is_not_announced_has_no_rate() -> None:
    assert weekly_rate("smp-weekly", date(2027, 4, 4)) is None
    assert lower_of("shpp-weekly", date(2027, 4, 4), money("100")) is None
    assert latest("smp-weekly").tax_year == "2026/27"
    assert rate_on("lower-earnings-limit", date(2027, 4, 6)) is None


def test_a_series_of_great_britain_is_not_used_in_northern_ireland() -> None:
    assert weekly_rate("sncp-weekly", date(2026, 6, 1), Nation.NI) is None
    assert weekly_rate("sncp-weekly", date(2026, 6, 1), Nation.WALES) is not None


def test_statutory_pay_is_90_percent_for_six_weeks_then_the_flat_rate_of_each_year() -> None:
    pay = statutory_pay(MONDAY, money("600"))
    steps = [(step.start, step.weeks, step.weekly) for step in pay.steps]
    assert steps == [
        (date(2025, 11, 3), 6, money("540.00")),
        (date(2025, 12, 15), 16, money("187.18")),
        (date(2026, 4, 6), 17, money("194.32")),
    ]
    assert pay.total == money("9538.32")
    assert [step.end for step in pay.steps][-1] == date(2026, 8, 2)


@pytest.mark.parametrize(
    ("pay", "weekly"), [("215.91", "194.32"), ("215.90", "194.31"), ("150", "135.00"), ("10000", "194.32")]
)
def test_the_flat_rate_is_the_lower_of_the_two(pay: str, weekly: str) -> None:
    week = statutory_pay(date(2026, 6, 1), money(pay)).weeks[6]
    assert week.amount == money(weekly)
    assert (week.step == "smp_lower") == (weekly != "194.32")


def test_a_week_across_the_change_keeps_the_rate_of_its_first_day() -> None:
    before = statutory_pay(date(2026, 1, 3), money("600")).weeks  # Saturdays: 4 April starts week 14
    assert (before[13].start, before[13].amount) == (date(2026, 4, 4), money("187.18"))
    assert before[14].amount == money("194.32")
    on = statutory_pay(date(2026, 1, 4), money("600")).weeks  # Sundays: 5 April
    assert (on[13].start, on[13].amount) == (date(2026, 4, 5), money("194.32"))


def test_nhs_pay_is_8_full_18_half_plus_statutory_13_statutory() -> None:
    pay = nhs_pay(MONDAY, money("700"))
    steps = [(step.start, step.weeks, step.weekly) for step in pay.steps]
    assert steps == [
        (date(2025, 11, 3), 8, money("700")),
        (date(2025, 12, 29), 14, money("537.18")),
        (date(2026, 4, 6), 4, money("544.32")),
        (date(2026, 5, 4), 13, money("194.32")),
    ]
    assert pay.total == money("17823.96")


@pytest.mark.parametrize(
    ("pay", "half", "step"), [("388.64", "388.64", "nhs_capped"), ("388.66", "388.65", "nhs_half")]
)
def test_half_pay_and_statutory_pay_are_never_more_than_full_pay(pay: str, half: str, step: str) -> None:
    week = nhs_pay(date(2026, 6, 1), money(pay)).weeks[8]
    assert (week.amount, week.step) == (money(half), step)


@pytest.mark.parametrize(
    ("back", "weeks"), [("2026-03-01", 16), ("2026-03-02", 17), ("2026-08-03", 39), ("2026-11-02", 39)]
)
def test_pay_stops_at_the_return_in_whole_weeks(back: str, weeks: int) -> None:
    assert len(statutory_pay(MONDAY, money("600"), date.fromisoformat(back)).weeks) == weeks


def test_without_pay_there_is_the_flat_rate_and_no_total() -> None:
    pay = statutory_pay(date(2026, 6, 1), None)
    assert [step.weekly for step in pay.steps] == [None, money("194.32")]
    assert pay.total is None
    assert nhs_pay(date(2026, 6, 1), None).total is None


def test_weeks_after_the_last_known_rate_have_no_amount_but_an_if() -> None:
    pay = statutory_pay(date(2026, 11, 2), money("600"))
    assert pay.unknown_from == date(2027, 4, 5)
    assert pay.total is None
    assert pay.known == money("540.00") * 6 + money("194.32") * 16
    assert pay.if_unchanged == money("540.00") * 6 + money("194.32") * 33


def test_the_amounts_as_fields() -> None:
    fields = made(
        {**NHS, "leave_start": "2026-02-02", "baby_due_date": "2026-02-20", "intended_return": "2026-12-14"}
    ).fields
    expected = {
        "smp_90_percent_weekly": 630.0,
        "smp_weekly_rate": 187.18,
        "smp_weekly_rate_tax_year": "2025/26",
        "smp_rate_changes_on": "2026-04-06",
        "smp_weekly_rate_after_change": 194.32,
        "smp_total": 10171.14,
        "smp_last_week_ends": "2026-11-01",
        "nhs_full_pay_weekly": 700.0,
        "nhs_half_pay_weekly": 537.18,
        "nhs_total": 17916.78,
        "shpp_weekly_rate": 194.32,
    }
    assert {name: fields.get(name) for name in expected} == expected


def test_unknown_years_are_told_and_totals_named_for_what_they_are() -> None:
    whole = made({**NHS, "leave_start": "2026-11-02", "baby_due_date": "2026-11-20", "intended_return": "2027-11-01"})
    assert "smp_total" not in whole.fields
    assert (whole.fields["smp_rate_unknown_from"], whole.fields["smp_total_known"]) == ("2027-04-05", 6889.12)
    assert whole.fields["smp_total_if_rate_unchanged"] == 10192.56
    assert any("from Monday 5 April 2027 is not known yet" in text for text in whole.warnings)


def test_maternity_allowance_stands_in_when_statutory_pay_is_out() -> None:
    fields = made({**NHS, "employer": "other", "service_start": "2026-03-01", "weekly_pay": 200}).fields
    assert fields["ma_weekly_rate"] == 180.0
    assert not [name for name in fields if name.startswith("smp_total")]


def test_a_leave_before_our_first_rate_says_so() -> None:
    whole = made({"leave_start": "2023-06-05", "weekly_pay": 600})
    assert [(week.amount, week.if_unchanged) for week in whole.pay[0].weeks[6:]] == [(None, None)] * 33
    assert not [name for name in whole.fields if name.startswith("smp_total")]
    assert whole.pay[0].unknown_from is None
    assert nhs_pay(date(2023, 6, 5), money("700")).weeks[8].step == "nhs_not_held"
    assert any("We hold no weekly rate" in text for text in whole.warnings)


def test_every_amount_names_its_sources() -> None:
    for pay in made(NHS).pay:
        for step in pay.steps:
            assert step.sources
            assert set(step.sources) <= set(known_sources())


def test_money_is_written_as_people_write_it() -> None:
    assert pounds(money("1234.5")) == "£1,234.50"
