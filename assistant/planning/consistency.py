"""Whether a person's dates can be true together. Raises PlanningError, which begins with the field to change."""

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.errors import PlanningError
from assistant.planning.engine import Dates, spoken
from assistant.planning.inputs import Inputs
from assistant.planning.rules import Anchor
from assistant.wording import planning as wording

EARLIEST_BIRTH = timedelta(weeks=20)
"""A live birth more than 20 weeks before the due date is a mistake in the dates."""
LATEST_BIRTH = timedelta(weeks=5)
LATEST_LEAVE_AFTER_DUE = timedelta(weeks=4)
LONGEST_LEAVE_BEFORE_BIRTH = timedelta(weeks=18)
"""11 weeks before the due week, its Sunday, and a baby that comes five weeks late."""
FIRST_WORKING_DAY = timedelta(days=6)
"""How long after the 52 weeks the first working day can be."""


def check(inputs: Inputs) -> None:
    """Raises PlanningError for the first contradiction."""
    for problem, other in (*_birth(inputs), *_leave(inputs), *_return(inputs), *_others(inputs)):
        raise PlanningError(wording.PROBLEMS[problem].format(other=spoken(other)))
    for field, problem, other in _changes(inputs):
        message = wording.PROBLEMS[problem].format(other=spoken(other))
        raise PlanningError(message.replace(f"{field}:", f"new_{field.removeprefix('intended_')}:", 1))


def leave_start(inputs: Inputs) -> date | None:
    """The first day of leave: the day given, but the day after the birth at the latest."""
    after = inputs.baby_birth_date + timedelta(days=1) if inputs.baby_birth_date else None
    if inputs.leave_start is None or after is None:
        return inputs.leave_start
    return min(inputs.leave_start, after)


def _birth(inputs: Inputs) -> Iterator[tuple[str, date]]:
    due, birth = inputs.baby_due_date, inputs.baby_birth_date
    if due and birth and not due - EARLIEST_BIRTH <= birth <= due + LATEST_BIRTH:
        yield "birth_gap", due


def _leave(inputs: Inputs) -> Iterator[tuple[str, date]]:
    start, due, birth = leave_start(inputs), inputs.baby_due_date, inputs.baby_birth_date
    if start is None:
        return
    if due:
        earliest = Dates({Anchor.DUE: due}).get("earliest_leave_start")
        if earliest and start < earliest and not (birth and birth <= start):
            yield "leave_early", earliest
        if start > due + LATEST_LEAVE_AFTER_DUE:
            yield "leave_late", due
    elif birth and start < birth - LONGEST_LEAVE_BEFORE_BIRTH:
        yield "leave_before_birth", birth
    if inputs.service_start and inputs.service_start > start:
        yield "service_late", start


def _return(inputs: Inputs) -> Iterator[tuple[str, date]]:
    back, start, due, birth = inputs.intended_return, leave_start(inputs), inputs.baby_due_date, inputs.baby_birth_date
    if back is None:
        return
    if birth and back <= birth:
        yield "return_before_birth", birth
    if birth and (free := Dates({Anchor.BIRTH: birth}).get("compulsory_leave_ends")) and back <= free:
        yield "return_compulsory", free
    if start and back <= start:
        yield "return_before_leave", start
    if due and birth is None and back <= due:
        yield "return_before_due", due
    latest = Dates({Anchor.LEAVE_START: _latest_start(inputs) or back}).get("latest_return")
    if latest and back > latest + FIRST_WORKING_DAY:
        yield "return_late", latest


def _changes(inputs: Inputs) -> Iterator[tuple[str, str, date]]:
    """The same contradictions for the dates that a person wants to change to, with the field they stand for."""
    if inputs.new_leave_start:
        changed = inputs.model_copy(update={"leave_start": inputs.new_leave_start})
        yield from (("leave_start", problem, other) for problem, other in _leave(changed))
    if inputs.new_return:
        changed = inputs.model_copy(update={"intended_return": inputs.new_return})
        yield from (("intended_return", problem, other) for problem, other in _return(changed))


def _latest_start(inputs: Inputs) -> date | None:
    """The start of leave, or the latest it can have been."""
    birth, due = inputs.baby_birth_date, inputs.baby_due_date
    after_birth = birth + timedelta(days=1) if birth else None
    return leave_start(inputs) or after_birth or (due + LATEST_BIRTH if due else None)


def _others(inputs: Inputs) -> Iterator[tuple[str, date]]:
    birth, request = inputs.baby_birth_date, inputs.request_date
    if birth and (shared := inputs.shared_leave_start):
        if shared < birth:
            yield "shared_early", birth
        if (last := Dates({Anchor.BIRTH: birth}).get("shpl_ends_by")) and shared > last:
            yield "shared_late", birth
    if request and inputs.meeting_date and inputs.meeting_date < request:
        yield "meeting_early", request
    if request and inputs.decision_date and inputs.decision_date < request:
        yield "decision_early", request
    started = inputs.conciliation_start
    if started and inputs.certificate_date and inputs.certificate_date < started:
        yield "certificate_early", started
    applied = inputs.register_application
    if applied and inputs.left_practice and inputs.left_practice > applied:
        yield "left_late", applied
