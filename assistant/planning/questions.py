"""What to ask a person next: inputs that would add to the plan, by what they are asking about."""

from assistant.planning.inputs import Inputs
from assistant.planning.plan import Missing
from assistant.wording import planning as wording

LEAVE = ("baby_due_date", "baby_birth_date", "leave_start", "intended_return")
PAY = ("employer", "service_start", "weekly_pay", "annual_leave_days", "kit_days_used", "weekly_days")
REQUEST = ("request_date", "meeting_date", "decision_date")
DISPUTE = ("event_date", "conciliation_start", "certificate_date")
REGISTER = ("left_practice", "register_application")


def missing(inputs: Inputs) -> tuple[Missing, ...]:
    """Questions in the order in which they help most. A dispute alone asks for no due date."""
    given = {name for name, value in inputs if value is not None}
    wanted: list[str] = []
    if given & {*LEAVE, *PAY} - {"employer", "service_start"} or not given & {
        *REQUEST,
        *DISPUTE,
        *REGISTER,
        "regulator",
    }:
        wanted += [*LEAVE, "nation", *PAY]
        if "intended_return" in given:
            wanted += ["request_date"]
    wanted += ["nation"]
    wanted += ["request_date"] if given & set(REQUEST) else []
    wanted += ["event_date"] if given & set(DISPUTE) else []
    if "regulator" in given:
        wanted += REGISTER
    elif given & set(REGISTER):
        wanted += ["regulator"]
    return tuple(
        Missing(field=name, question=wording.QUESTIONS[name], adds=wording.ADDS[name])
        for name in dict.fromkeys(wanted)
        if name not in given
    )
