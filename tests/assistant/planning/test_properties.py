"""What must hold for every date: order, weeks, leap years, month ends and clock changes."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.planning.amounts import nhs_pay, statutory_pay
from assistant.planning.childcare import term_for_age, term_for_return
from assistant.planning.engine import Dates, counted, first_sunday_of_april, months_between
from assistant.planning.rates import pay_year
from assistant.planning.rules import Anchor, Kind, load_rules
from assistant.planning.workdays import working, working_day_before, working_day_from
from knowledge_base.models import Employer, Nation

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
PAY = st.decimals(Decimal("1"), Decimal("5000"), places=2)
NATIONS = st.sampled_from(list(Nation))
DAY = timedelta(days=1)
calm = settings(deadline=None, max_examples=50)


@calm
@given(due=DAYS)
def test_the_weeks_before_the_birth(due: date) -> None:
    dates = Dates({Anchor.DUE: due}, Nation.ENGLAND, Employer.NHS_AFC)
    week, qualifying, end = (
        dates.get(n) for n in ("expected_week_of_childbirth", "qualifying_week", "qualifying_week_ends")
    )
    earliest, notice = dates.get("earliest_leave_start"), dates.get("notice_deadline")
    assert week is not None
    assert qualifying is not None
    assert end is not None
    assert earliest is not None
    assert week <= due <= week + timedelta(days=6)
    assert [day.weekday() for day in (week, qualifying, earliest)] == [6, 6, 6]
    assert (week - qualifying).days == 105
    assert notice == end == qualifying + timedelta(days=6)
    assert qualifying < end < earliest < week


@calm
@given(start=DAYS, nation=NATIONS)
def test_leave_and_pay_follow_each_other_without_gap_or_overlap(start: date, nation: Nation) -> None:
    dates = Dates({Anchor.LEAVE_START: start}, nation, Employer.NHS_AFC)
    assert dates.get("ordinary_leave_ends") == (dates.get("additional_leave_starts") or start) - DAY
    assert dates.get("additional_leave_ends") == (dates.get("latest_return") or start) - DAY
    assert (dates.get("latest_return") or start) - start == timedelta(weeks=52)
    stretches = [dates.find(f"nhs_{step}_ends") for step in ("full_pay", "half_pay", "smp_only", "unpaid")]
    end = start - DAY
    for stretch, weeks in zip(stretches, (8, 18, 13, 13), strict=True):
        assert stretch is not None
        assert stretch.start == end + DAY
        assert stretch.on - end == timedelta(weeks=weeks)
        end = stretch.on
    assert end == dates.get("additional_leave_ends")


@calm
@given(day=DAYS)
def test_a_later_anchor_never_gives_an_earlier_date(day: date) -> None:
    for rule in load_rules():
        assert counted(rule, day) <= counted(rule, day + DAY), rule.id


@calm
@given(day=DAYS)
def test_weeks_and_days_do_not_care_for_clocks(day: date) -> None:
    london = ZoneInfo("Europe/London")
    for rule in load_rules():
        if rule.offset.months == rule.offset.years == 0 and rule.snap is None:
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=london)
            moved = noon + timedelta(weeks=rule.offset.weeks, days=rule.offset.days)
            assert counted(rule, day) == moved.date() - (
                rule.offset.sign * DAY if rule.counting == "inclusive" else 0 * DAY
            )


@calm
@given(day=DAYS)
def test_months_keep_the_day_or_take_the_last_of_the_month(day: date) -> None:
    for rule in load_rules():
        if (rule.offset.months or rule.offset.years) and rule.counting == "exclusive":
            got = counted(rule, day)
            assert got.day == day.day or (got + DAY).day == 1, rule.id


@calm
@given(day=DAYS)
def test_three_months_less_a_day_end_before_the_same_day_three_months_on(day: date) -> None:
    for nation in Nation:
        limit = Dates({Anchor.EVENT: day}, nation).get("tribunal_deadline")
        assert limit is not None
        assert months_between(day, limit) < 3
        assert 88 <= (limit - day).days <= 91


@calm
@given(back=st.dates(date(2024, 6, 6), date(2040, 12, 31)))
def test_a_request_made_in_time_is_decided_before_the_return(back: date) -> None:
    for nation in Nation:
        by = Dates({Anchor.RETURN: back}, nation).get("flexible_request_by")
        decided = by and Dates({Anchor.REQUEST: by}, nation).get("flexible_decision_due")
        assert by
        assert decided
        assert by < decided < back


@calm
@given(start=DAYS, pay=PAY)
def test_nhs_pay_is_never_more_than_full_pay_and_never_less_than_statutory(start: date, pay: Decimal) -> None:
    for nhs, statutory in zip(nhs_pay(start, pay).weeks, statutory_pay(start, pay).weeks, strict=True):
        assert nhs.start == statutory.start
        if nhs.amount is not None and statutory.amount is not None:
            assert statutory.amount <= nhs.amount <= max(pay, statutory.amount)


@calm
@given(start=DAYS, pay=PAY, weeks=st.integers(1, 52))
def test_an_earlier_return_never_pays_more(start: date, pay: Decimal, weeks: int) -> None:
    whole, part = statutory_pay(start, pay), statutory_pay(start, pay, start + timedelta(weeks=weeks))
    assert part.weeks == whole.weeks[:weeks]
    assert part.known <= whole.known


@calm
@given(day=DAYS)
def test_a_week_belongs_to_the_tax_year_of_its_first_sunday_in_april(day: date) -> None:
    change = first_sunday_of_april(day.year)
    assert change.weekday() == 6
    assert 1 <= change.day <= 7
    assert pay_year(day) == (f"{day.year}/{(day.year + 1) % 100:02d}" if day >= change else pay_year(change - DAY))


@calm
@given(day=DAYS)
def test_every_return_has_one_term_and_time_to_apply(day: date) -> None:
    term = term_for_return(day)
    assert term.return_from <= day <= term.return_until
    assert term.apply_from < term.apply_until < term.starts <= term.return_until
    assert term.starts - term.apply_until == DAY
    assert day < term_for_age(day).starts <= day + timedelta(days=154)


@calm
@given(day=st.dates(date(2024, 1, 1), date(2030, 12, 31)), nation=NATIONS)
def test_working_days_are_near_and_work(day: date, nation: Nation) -> None:
    before, after = working_day_before(day, nation), working_day_from(day, nation)
    assert before <= day <= after
    assert working(before, nation)
    assert working(after, nation)
    assert (after - before).days <= 6


def test_kinds_are_all_used() -> None:
    assert {rule.kind for rule in load_rules()} == set(Kind)
