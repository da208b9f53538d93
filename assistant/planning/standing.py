"""Which pay a person seems to qualify for, as far as their dates and pay tell."""

from assistant.planning.engine import Dates
from assistant.planning.inputs import Inputs
from assistant.planning.rates import rate_on
from knowledge_base.models import Frozen
from knowledge_base.records import Rate


class Standing(Frozen):
    """True, False, or None where something is not known."""

    service: bool | None
    """26 weeks with this employer into the qualifying week."""
    earnings: bool | None
    """Average pay at or above the limit on the last day of the qualifying week."""
    nhs: bool | None
    """The NHS scheme, by employer and 12 months of NHS service."""
    leave_moved: bool
    """The birth started the leave, not the day given."""
    limit: Rate | None = None
    """The earnings limit that was used."""

    @property
    def statutory(self) -> bool | None:
        """Statutory maternity pay."""
        tests = (self.service, self.earnings)
        return False if False in tests else None if None in tests else True


def standing(inputs: Inputs, dates: Dates) -> Standing:
    week_end, by, nhs_by = (
        dates.get(name) for name in ("qualifying_week_ends", "smp_service_start_by", "nhs_service_start_by")
    )
    limit = rate_on("lower-earnings-limit", week_end) if week_end else None
    nhs_since = inputs.nhs_service_start or inputs.service_start
    nhs = None
    if inputs.employer is not None and not inputs.nhs:
        nhs = False
    elif inputs.nhs and nhs_since and nhs_by:
        nhs = nhs_since <= nhs_by
    return Standing(
        service=inputs.service_start <= by if inputs.service_start and by else None,
        earnings=inputs.weekly_pay >= limit.amount if inputs.weekly_pay is not None and limit else None,
        nhs=nhs,
        leave_moved=_moved(inputs, dates),
        limit=limit,
    )


def _moved(inputs: Inputs, dates: Dates) -> bool:
    after = dates.get("leave_start_after_birth")
    return inputs.leave_start is not None and after is not None and inputs.leave_start > after
