"""What a plan tells beside its dates: keeping in touch, holiday, shared leave, childcare elsewhere, registers."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from assistant.planning.childcare import Term
from assistant.planning.engine import Dates, spoken
from assistant.planning.finding import Finding
from assistant.planning.inputs import Inputs, Register
from assistant.planning.pay_fields import shared_left
from assistant.planning.registers import asked_for
from assistant.planning.rules import Anchor
from assistant.planning.workdays import bank_holidays, spread, working_day_from
from assistant.wording import planning as wording
from knowledge_base.models import Nation

KIT_DAYS = 10
CHILDCARE_ELSEWHERE = {
    Nation.WALES: ("childcare_wales", "working-wales-childcare-offer"),
    Nation.SCOTLAND: ("childcare_scotland", "parent-club-funded-hours"),
    Nation.NI: ("childcare_ni", "bbc-via-childcare-subsidy-scheme"),
}


def findings(inputs: Inputs, dates: Dates, term: Term | None, today: date) -> list[Finding]:
    """What is good to know, in the order in which it is told."""
    return [
        *_contact(inputs, dates, today),
        *_holiday(inputs, dates),
        *_shared(inputs, dates),
        *_childcare(inputs, term),
        *_register(inputs),
    ]


def _contact(inputs: Inputs, dates: Dates, today: date) -> Iterator[Finding]:
    last, start = dates.get("kit_latest_day"), dates.get(Anchor.LEAVE_START)
    if last is None or start is None:
        return
    sources = ("gov-uk-employee-rights-when", "lrd-keeping-touch-days", "wessex-lmcs-maternity-keeping-touch")
    yield Finding(fields=(("kit_days_allowed", KIT_DAYS),))
    if inputs.kit_days_used is None:
        left = KIT_DAYS
    else:
        left = max(0, KIT_DAYS - inputs.kit_days_used)
        counts = (("kit_days_used", inputs.kit_days_used), ("kit_days_left", left))
        text = wording.REMARKS["kit_left"].format(left=left) if left else wording.REMARKS["kit_over"]
        yield Finding(text=text, sources=sources, fields=counts)
    earliest = dates.get("kit_earliest_day_after_birth") or (inputs.baby_due_date or start) + timedelta(weeks=2)
    weekdays = {day.number for day in inputs.weekdays} or frozenset(range(5))
    days = spread(last + timedelta(days=1), left, max(start, earliest, today), inputs.nation, weekdays)
    if days:
        listed = ", ".join(f"{day.day} {day:%B}" for day in days)
        yield Finding(
            text=wording.REMARKS["kit_spread"].format(dates=listed),
            sources=("imperial-college-returning-work", "lrd-keeping-touch-days"),
            fields=(("kit_suggested_dates", ", ".join(day.isoformat() for day in days)),),
        )


def _holiday(inputs: Inputs, dates: Dates) -> Iterator[Finding]:
    start, back = dates.get(Anchor.LEAVE_START), inputs.intended_return or dates.get("latest_return")
    if start is None or back is None:
        return
    if inputs.nhs and inputs.nation:
        count = len(bank_holidays(start, back, inputs.nation))
        text = wording.REMARKS["bank_holidays"].format(count=count)
        yield Finding(
            text=text, sources=("society-of-changes-rules-maternity",), fields=(("bank_holidays_in_leave", count),)
        )
    sources = ("med-scotland-annual-leave-entitlement", "working-families-adoption", "nhs-lothian-returning-from-leave")
    yield Finding(text=wording.REMARKS["holiday_formula"], sources=sources)
    if inputs.weekdays:
        first = working_day_from(back, inputs.nation, {day.number for day in inputs.weekdays})
        yield Finding(fields=(("first_working_day", first.isoformat()),))
    if inputs.annual_leave_days is None:
        return
    built = (inputs.annual_leave_days * (back - start).days / 365).quantize(Decimal("0.1"), ROUND_DOWN)
    yield Finding(
        text=wording.REMARKS["holiday_built"].format(days=built),
        sources=sources,
        fields=(("annual_leave_built_up", float(built)),),
    )
    if inputs.days_a_week:
        weeks = (built / inputs.days_a_week).quantize(Decimal("0.1"), ROUND_DOWN)
        yield Finding(fields=(("annual_leave_built_up_weeks", float(weeks)),))
    for each, name in ((1, "phased_one"), (2, "phased_two")):
        if (long := int(built) // each) > 0:
            until = back + timedelta(weeks=long) - timedelta(days=1)
            text = wording.REMARKS[name].format(date=spoken(until))
            field = f"phased_return_until_{each}_day{'s' if each > 1 else ''}_a_week"
            yield Finding(text=text, sources=sources, fields=((field, until.isoformat()),))
    yield Finding(text=wording.REMARKS["holiday_first"], sources=("med-scotland-annual-leave-entitlement",))


def _shared(inputs: Inputs, dates: Dates) -> Iterator[Finding]:
    left = shared_left(inputs, dates.get(Anchor.LEAVE_START))
    if left.get("shpl_weeks_left"):
        text = wording.REMARKS["shared_left"].format(leave=left["shpl_weeks_left"], pay=left["shpp_weeks_left"])
        yield Finding(text=text, sources=("essex-spl-pay",))


def _childcare(inputs: Inputs, term: Term | None) -> Iterator[Finding]:
    if term is not None:
        yield Finding(
            fields=(
                ("childcare_term_starts", term.starts.isoformat()),
                ("childcare_apply_from", term.apply_from.isoformat()),
                ("childcare_apply_by", term.apply_until.isoformat()),
                ("childcare_back_by", term.return_until.isoformat()),
            )
        )
    if inputs.nation in CHILDCARE_ELSEWHERE and inputs.intended_return:
        name, source = CHILDCARE_ELSEWHERE[inputs.nation]
        yield Finding(text=wording.REMARKS[name], sources=(source,))
    if inputs.nation is Nation.NI and (inputs.baby_due_date or inputs.baby_birth_date):
        yield Finding(text=wording.REMARKS["redundancy_ni"], sources=("labour-relations-home-number-as",))


def _register(inputs: Inputs) -> Iterator[Finding]:
    if inputs.regulator is None:
        return
    if inputs.regulator is Register.GMC:
        sources = ("peninsula-deanery-return-practice-guidance", "gmc-making-recommendations-deferrals")
        yield Finding(text=wording.REMARKS["gmc"], sources=sources)
    step = asked_for(inputs.regulator, inputs.left_practice, inputs.register_application or inputs.intended_return)
    if step is not None:
        numbers = {
            "registration_practice_hours": step.practice_hours,
            "registration_learning_hours": step.learning_hours,
            "registration_updating_days": step.days,
            "registration_updating_hours": None if step.days is None else step.days * (step.hours_a_day or 0),
        }
        told = tuple((name, value) for name, value in numbers.items() if value is not None)
        yield Finding(text=step.says, sources=step.sources, fields=told)
