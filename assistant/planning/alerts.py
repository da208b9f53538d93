"""What to check first: pay that may not be due, dates that moved, and what the plan could not use."""

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.planning.amounts import Pay
from assistant.planning.childcare import Term, term_for_age
from assistant.planning.engine import Dates, spoken
from assistant.planning.inputs import Inputs
from assistant.planning.rates import all_rates, latest, pounds, weekly_rate
from assistant.planning.rules import Anchor
from assistant.planning.standing import Standing
from assistant.wording.planning import WARNINGS
from knowledge_base.models import Employer, Nation


def alerts(
    inputs: Inputs, dates: Dates, stands: Standing, term: Term | None, ignored: Iterable[str]
) -> tuple[str, ...]:
    """Sentences; none of them stops the plan."""
    names = ", ".join(ignored)
    return (
        *_pay(inputs, dates, stands),
        *_leave(inputs, dates, stands),
        *_request(inputs, dates),
        *_childcare(inputs, term),
        *([WARNINGS["ignored"].format(names=names)] if names else []),
    )


def unknown_rates(pay: Iterable[Pay]) -> tuple[str, ...]:
    """From when the weekly rate is not announced."""
    from_days = [one.unknown_from for one in pay if one.unknown_from]
    return (WARNINGS["unknown_rate"].format(date=spoken(min(from_days))),) if from_days else ()


def _pay(inputs: Inputs, dates: Dates, stands: Standing) -> Iterator[str]:
    by, nhs_by, start = (dates.get(n) for n in ("smp_service_start_by", "nhs_service_start_by", Anchor.LEAVE_START))
    if stands.service is False and by:
        yield WARNINGS["smp_service"].format(date=spoken(by))
    if stands.earnings is False and stands.limit:
        yield WARNINGS["smp_earnings"].format(limit=pounds(stands.limit.amount))
    if inputs.nhs and stands.nhs is False and nhs_by:
        yield WARNINGS["nhs_service"].format(date=spoken(nhs_by))
    if start and weekly_rate("smp-weekly", start) is None and start < latest("smp-weekly").valid_from:
        yield WARNINGS["no_rate"].format(date=spoken(_first_rate()))


def _first_rate() -> date:
    return min(rate.valid_from for rate in all_rates() if rate.series == "smp-weekly")


def _leave(inputs: Inputs, dates: Dates, stands: Standing) -> Iterator[str]:
    start, back, last = dates.get(Anchor.LEAVE_START), inputs.intended_return, dates.get("latest_return")
    if inputs.employer in {Employer.NHS_BANK, Employer.GP_PRACTICE} and (start or inputs.baby_due_date):
        yield WARNINGS["bank_worker" if inputs.employer is Employer.NHS_BANK else "gp_practice"]
    if stands.leave_moved and start:
        yield WARNINGS["leave_moved"].format(date=spoken(start))
    if start and inputs.baby_due_date and not inputs.baby_birth_date and start > inputs.baby_due_date:
        yield WARNINGS["leave_after_due"]
    if back and last and back > last:
        yield WARNINGS["first_working_day"]


def _request(inputs: Inputs, dates: Dates) -> Iterator[str]:
    possible = dates.get("flexible_can_request_from")
    if inputs.request_date and possible and inputs.request_date < possible:
        yield WARNINGS["ni_service"].format(date=spoken(possible))


def _childcare(inputs: Inputs, term: Term | None) -> Iterator[str]:
    if term is None or inputs.baby_birth_date or not inputs.baby_due_date:
        return
    nine_months = Dates({Anchor.BIRTH: inputs.baby_due_date}, Nation.ENGLAND).get("childcare_nine_months")
    if nine_months and term_for_age(nine_months).starts > term.starts:
        yield WARNINGS["age_term"]
