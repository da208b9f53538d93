"""What maternity pay comes to, week by week: statutory pay and the NHS scheme, each tax year at its own rate.

A week belongs to the tax year in whose rate it starts, so an April in mid leave changes the amount.
A year whose rate is not announced has no amount: nothing is guessed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from assistant.planning.rates import latest, pay_year, pennies, weekly_rate
from assistant.wording import planning as wording
from knowledge_base.models import Frozen

SHARE = Decimal("0.9")
"""Of average weekly earnings, SSCBA 1992 s.166."""
HIGH_WEEKS, STATUTORY_WEEKS = 6, 39
NHS_FULL_WEEKS, NHS_HALF_WEEKS = 8, 18


class PayWeek(Frozen):
    """One week of pay, counted from the first day of leave."""

    start: date
    step: str
    """Key of PAY_STEPS."""
    year: str
    """The tax year of the rate, such as 2026/27."""
    amount: Decimal | None = None
    """None where the rate or the person's pay is not known."""
    if_unchanged: Decimal | None = None
    """The amount at the newest rate we hold."""
    sources: tuple[str, ...] = ()


class PayStep(Frozen):
    """Weeks in a row with the same amount."""

    start: date
    end: date
    weeks: int
    what: str
    weekly: Decimal | None
    total: Decimal | None
    sources: tuple[str, ...]


class Pay(Frozen):
    """The pay of one scheme up to the return."""

    scheme: str
    """`smp` or `nhs`."""
    weeks: tuple[PayWeek, ...]
    steps: tuple[PayStep, ...]
    total: Decimal | None
    """None unless every week has an amount."""
    known: Decimal
    """The weeks that have an amount."""
    if_unchanged: Decimal | None
    """The total if the newest rate we hold went on."""
    unknown_from: date | None
    """The first week whose rate is not announced yet."""


def paid(scheme: str, weeks: tuple[PayWeek, ...]) -> Pay:
    """The weeks with their steps and totals."""
    return Pay(
        scheme=scheme,
        weeks=weeks,
        steps=tuple(_steps(weeks)),
        total=_sum(week.amount for week in weeks),
        known=_sum(week.amount for week in weeks if week.amount is not None) or Decimal(0),
        if_unchanged=_sum(week.if_unchanged if week.amount is None else week.amount for week in weeks),
        unknown_from=next((week.start for week in weeks if week.step.endswith("unknown")), None),
    )


def statutory_pay(start: date, pay: Decimal | None, until: date | None = None) -> Pay:
    """Statutory maternity pay. `pay` is average weekly earnings; `until`, the return, ends it after whole weeks."""
    starts = _starts(start, STATUTORY_WEEKS, until)
    return paid("smp", tuple(_statutory(day, number, pay) for number, day in enumerate(starts)))


def nhs_pay(start: date, pay: Decimal | None, until: date | None = None) -> Pay:
    """NHS maternity pay with the statutory pay inside it. `pay` is full weekly pay and average earnings alike."""
    starts = _starts(start, STATUTORY_WEEKS, until)
    return paid("nhs", tuple(_nhs(day, number, pay) for number, day in enumerate(starts)))


def lower_of(series: str, day: date, pay: Decimal | None) -> Decimal | None:
    """The weekly rate of a series, or 90% of pay where that is lower; None for a year we do not hold."""
    rate = weekly_rate(series, day)
    if rate is None:
        return None
    return rate.amount if pay is None else min(rate.amount, pennies(pay * SHARE))


def _starts(start: date, weeks: int, until: date | None) -> Iterator[date]:
    """The first days of the weeks that end before the return."""
    for number in range(weeks):
        day = start + timedelta(weeks=number)
        if until is not None and day + timedelta(weeks=1) > until:
            return
        yield day


def _statutory(day: date, number: int, pay: Decimal | None) -> PayWeek:
    year, share = pay_year(day), None if pay is None else pennies(pay * SHARE)
    if number < HIGH_WEEKS:
        return PayWeek(start=day, step="smp_90", year=year, amount=share, sources=("legislation-gov-sscba-1992-s",))
    newest = latest("smp-weekly")
    if day < newest.valid_from and weekly_rate("smp-weekly", day) is None:
        return PayWeek(start=day, step="smp_not_held", year=year, sources=newest.sources)
    if_unchanged = newest.amount if share is None else min(newest.amount, share)
    rate = weekly_rate("smp-weekly", day)
    if rate is None:
        return PayWeek(start=day, step="smp_unknown", year=year, if_unchanged=if_unchanged, sources=newest.sources)
    lower = share is not None and share < rate.amount
    amount = share if lower else rate.amount
    return PayWeek(start=day, step="smp_lower" if lower else "smp_flat", year=year, amount=amount, sources=rate.sources)


def _nhs(day: date, number: int, pay: Decimal | None) -> PayWeek:
    statutory = _statutory(day, number, pay)
    sources = ("rcn-agenda-change-advice", *statutory.sources)
    if number < NHS_FULL_WEEKS:
        return PayWeek(start=day, step="nhs_full", year=statutory.year, amount=pay, sources=sources)
    half = number < NHS_FULL_WEEKS + NHS_HALF_WEEKS
    if statutory.amount is None:
        if_unchanged = _with_half(statutory.if_unchanged, pay) if half else statutory.if_unchanged
        step = statutory.step.replace("smp", "nhs")
        return statutory.model_copy(update={"step": step, "if_unchanged": if_unchanged, "sources": sources})
    if not half:
        return statutory.model_copy(update={"step": "nhs_smp", "sources": sources})
    amount = _with_half(statutory.amount, pay)
    capped = amount is not None and amount == pay
    return statutory.model_copy(
        update={"step": "nhs_capped" if capped else "nhs_half", "amount": amount, "sources": sources}
    )


def _with_half(statutory: Decimal | None, pay: Decimal | None) -> Decimal | None:
    """Half pay and statutory pay, never more than full pay."""
    return None if statutory is None or pay is None else min(pay, pennies(pay / 2 + statutory))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(listed) and known else None


def _steps(weeks: Iterable[PayWeek]) -> Iterator[PayStep]:
    for (step, year, amount), group in groupby(weeks, key=lambda week: (week.step, _year(week), week.amount)):
        run = list(group)
        yield PayStep(
            start=run[0].start,
            end=run[-1].start + timedelta(days=6),
            weeks=len(run),
            what=wording.PAY_STEPS[step].format(year=year),
            weekly=amount,
            total=None if amount is None else amount * len(run),
            sources=run[0].sources,
        )


def _year(week: PayWeek) -> str:
    """The tax year, where the step's amount depends on it."""
    return week.year if "{year}" in wording.PAY_STEPS[week.step] else ""
