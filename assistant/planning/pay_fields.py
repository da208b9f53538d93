"""Pay as fields: amounts in pounds, and when a rate changes."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from assistant.planning.amounts import SHARE, STATUTORY_WEEKS, Pay, lower_of, nhs_pay, statutory_pay
from assistant.planning.inputs import Inputs
from assistant.planning.rates import pennies, weekly_rate
from assistant.planning.rules import Anchor
from assistant.planning.standing import Standing
from assistant.wording import planning as wording
from knowledge_base.models import Nation

Fields = dict[str, str | float | int]
LEAVE_WEEKS, MOST_SHARED_LEAVE, MOST_SHARED_PAY = 52, 50, 37
"""52 and 39 weeks less the two weeks that must be taken."""
FLAT = ("smp_flat", "smp_lower")


def pay_of(inputs: Inputs, start: date | None, stands: Standing) -> tuple[Pay, ...]:
    """The schemes that may be paid, up to the return."""
    if start is None:
        return ()
    found = []
    if stands.statutory is not False:
        found.append(statutory_pay(start, inputs.weekly_pay, inputs.intended_return))
    if inputs.nhs and stands.nhs is not False and stands.statutory is not False:
        found.append(nhs_pay(start, inputs.weekly_pay, inputs.intended_return))
    return tuple(pay for pay in found if pay.weeks)


def pay_fields(inputs: Inputs, pay: tuple[Pay, ...], given: Mapping[str, date], stands: Standing) -> Fields:
    """The amounts that are known; a total stands only when every week of it is."""
    start = given.get(Anchor.LEAVE_START)
    fields: Fields = {}
    if stands.service is not None:
        fields["smp_service_met"] = "yes" if stands.service else "no"
    if stands.earnings is not None and stands.limit is not None:
        fields["smp_earnings_met"] = "yes" if stands.earnings else "no"
        fields["smp_earnings_limit"] = float(stands.limit.amount)
    if inputs.nhs and stands.nhs is not None:
        fields["nhs_service_met"] = "yes" if stands.nhs else "no"
    for one in pay:
        fields |= dict(_totals(one)) | dict(_weekly(one, inputs.weekly_pay))
    if start and stands.statutory is not True and inputs.nation is not Nation.NI:
        fields |= _rate("ma_weekly_rate", lower_of("ma-weekly", start, inputs.weekly_pay))
    if inputs.nation is not Nation.NI and (shared := inputs.shared_leave_start or inputs.intended_return):
        fields |= _rate("shpp_weekly_rate", lower_of("shpp-weekly", shared, inputs.weekly_pay)) if start else {}
    return fields | shared_left(inputs, start)


def pay_notes(pay: tuple[Pay, ...], stands: Standing) -> tuple[str, ...]:
    """What the amounts assume, in sentences."""
    if not pay:
        return ()
    names = ["average", "whole_weeks"]
    names += ["service"] if stands.statutory is None else []
    names += ["nhs_service"] if stands.nhs is None and any(one.scheme == "nhs" for one in pay) else []
    names += ["unchanged_rate"] if any(one.unknown_from for one in pay) else []
    return (*(wording.ASSUMED[name] for name in names), wording.LIMITS_OF_PAY)


def shared_left(inputs: Inputs, start: date | None) -> Fields:
    """Weeks of leave and pay left to share when maternity leave ends at the return."""
    if start is None or inputs.intended_return is None or inputs.nation is Nation.NI:
        return {}
    taken = -((start - inputs.intended_return).days // 7)
    return {
        "shpl_weeks_left": max(0, min(MOST_SHARED_LEAVE, LEAVE_WEEKS - taken)),
        "shpp_weeks_left": max(0, min(MOST_SHARED_PAY, STATUTORY_WEEKS - taken)),
    }


def _totals(pay: Pay) -> Iterator[tuple[str, str | float | int]]:
    yield f"{pay.scheme}_weeks_paid", len(pay.weeks)
    yield f"{pay.scheme}_last_week_starts", pay.weeks[-1].start.isoformat()
    yield f"{pay.scheme}_last_week_ends", (pay.weeks[-1].start + timedelta(days=6)).isoformat()
    if pay.total is not None:
        yield f"{pay.scheme}_total", float(pennies(pay.total))
    if pay.unknown_from is not None:
        yield f"{pay.scheme}_rate_unknown_from", pay.unknown_from.isoformat()
        if pay.if_unchanged is not None:
            yield f"{pay.scheme}_total_known", float(pennies(pay.known))
            yield f"{pay.scheme}_total_if_rate_unchanged", float(pennies(pay.if_unchanged))


def _weekly(pay: Pay, average: Decimal | None) -> Iterator[tuple[str, str | float | int]]:
    if pay.scheme == "nhs":
        half = next((week for week in pay.weeks if week.step in {"nhs_half", "nhs_capped"}), None)
        yield from _rate("nhs_full_pay_weekly", average).items()
        yield from _rate("nhs_half_pay_weekly", half.amount if half else None).items()
        return
    yield from _rate("smp_90_percent_weekly", None if average is None else average * SHARE).items()
    flat = [week for week in pay.weeks if week.step in FLAT]
    unknown = next((week for week in pay.weeks if week.step == "smp_unknown"), None)
    yield from _rate("smp_weekly_rate_if_unchanged", unknown.if_unchanged if unknown else None).items()
    if not flat:
        return
    yield from _rate("smp_weekly_rate", flat[0].amount).items()
    yield "smp_weekly_rate_tax_year", flat[0].year
    rate = weekly_rate("smp-weekly", flat[0].start)
    yield from _rate("smp_flat_rate", rate.amount if rate else None).items()
    changed = next((week for week in flat if week.year != flat[0].year), None)
    if changed is not None:
        yield "smp_rate_changes_on", changed.start.isoformat()
        yield from _rate("smp_weekly_rate_after_change", changed.amount).items()


def _rate(name: str, amount: Decimal | None) -> Fields:
    return {} if amount is None else {name: float(pennies(amount))}
