"""What a person gives for a plan: dates, pattern, employer, nation and pay; each optional, each checked.

`read_inputs` takes names and values from a form, a command or a line of a batch file. What cannot
be used raises PlanningError, whose message begins with the field's name and a colon and ends with
what to do. `consistency.py` compares the dates with each other.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from assistant.errors import PlanningError
from assistant.wording import planning as wording
from knowledge_base.models import Employer, Frozen, Nation

YEARS = range(2000, 2101)


class Weekday(StrEnum):
    """In the order of date.weekday()."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        return list(Weekday).index(self)


class Register(StrEnum):
    """Professional registers we hold the return rules of."""

    NMC = "nmc"
    HCPC = "hcpc"
    SOCIAL_WORK_ENGLAND = "social_work_england"
    GPHC = "gphc"
    GMC = "gmc"
    GP = "gp"


class _WrongError(ValueError):
    """A value that cannot be used; carries the key of PROBLEMS."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def _day(value: object) -> object:
    if value is None or value == "":
        return None
    try:
        if isinstance(value, datetime) or not isinstance(value, str | date):
            raise _WrongError("date")
        day = value if isinstance(value, date) else date.fromisoformat(value.strip())
        if isinstance(value, str) and len(value.strip()) != len("2027-03-14"):
            raise _WrongError("date")
    except ValueError as error:
        raise _WrongError("date") from error
    if day.year not in YEARS:
        raise _WrongError("far")
    return day


def _nation(value: object) -> object:
    names = {nation.value.lower(): nation for nation in Nation} | {"northern ireland": Nation.NI}
    return names.get(value.strip().lower(), value) if isinstance(value, str) and value.strip() else value or None


def _lower(value: object) -> object:
    return value.strip().lower().replace("-", "_").replace(" ", "_") or None if isinstance(value, str) else value


def _number(value: object) -> object:
    """Numbers as people write them: £1,250.50."""
    if isinstance(value, bool):
        raise _WrongError("number")
    return value.strip().lstrip("£").replace(",", "") or None if isinstance(value, str) else value


def _pattern(value: object) -> object:
    """A number of days, or names of days: 3, "mon, tue, thu" or a list."""
    if isinstance(value, str) and not (bare := value.strip()).replace(".", "", 1).isdigit():
        value = [part for part in bare.replace(",", " ").split() if part != "and"] or None
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(str(part).strip().lower()[:3] for part in value))
    return _number(value)


Day = Annotated[date | None, BeforeValidator(_day)]
Pattern = Annotated[Decimal, Field(gt=0, le=7)] | Annotated[tuple[Weekday, ...], Field(min_length=1)]


class Inputs(Frozen):
    """What is known about one person's leave, request, dispute or registration. Nothing is required."""

    baby_due_date: Day = None
    baby_birth_date: Day = None
    leave_start: Day = None
    new_leave_start: Day = None
    """The start of leave to change to."""
    notice_given: Day = None
    """When the employer was told about the leave."""
    intended_return: Day = None
    new_return: Day = None
    """The return date to change to."""
    shared_leave_start: Day = None
    weekly_days: Annotated[Pattern | None, BeforeValidator(_pattern)] = None
    weekly_pay: Annotated[Annotated[Decimal, Field(gt=0, le=10000)] | None, BeforeValidator(_number)] = None
    """Pounds a week before tax."""
    employer: Annotated[
        Literal[Employer.NHS_AFC, Employer.NHS_MEDICAL, Employer.NHS_BANK, Employer.GP_PRACTICE, Employer.OTHER] | None,
        BeforeValidator(_lower),
    ] = None
    nation: Annotated[Nation | None, BeforeValidator(_nation)] = None
    service_start: Day = None
    nhs_service_start: Day = None
    """Start of unbroken NHS service, where it began with another NHS employer."""
    kit_days_used: Annotated[Annotated[int, Field(ge=0, le=20)] | None, BeforeValidator(_number)] = None
    annual_leave_days: Annotated[Annotated[Decimal, Field(ge=0, le=80)] | None, BeforeValidator(_number)] = None
    """Days of holiday in a full year, as the contract gives them for the person's own pattern."""
    request_date: Day = None
    """When a flexible working request was or will be made."""
    meeting_date: Day = None
    decision_date: Day = None
    event_date: Day = None
    """A dismissal, the end of a job or the act complained of."""
    conciliation_start: Day = None
    certificate_date: Day = None
    regulator: Annotated[Register | None, BeforeValidator(_lower)] = None
    left_practice: Day = None
    register_application: Day = None

    @property
    def nhs(self) -> bool:
        """Whether the NHS maternity scheme is theirs."""
        return self.employer in {Employer.NHS_AFC, Employer.NHS_MEDICAL}

    @property
    def days_a_week(self) -> Decimal | None:
        days = self.weekly_days
        return Decimal(len(days)) if isinstance(days, tuple) else days

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """The days worked, where they were named."""
        return self.weekly_days if isinstance(self.weekly_days, tuple) else ()


OTHER_NAMES = {
    "due_date": "baby_due_date",
    "birth_date": "baby_birth_date",
    "return_date": "intended_return",
    "register": "regulator",
}
"""Names that people also use."""
RANGES = {
    "weekly_pay": "pounds a week, such as 620.50",
    "kit_days_used": "a whole number from 0 to 10",
    "annual_leave_days": "days a year, such as 27",
}
CHOICES = {
    "nation": "England, Scotland, Wales, NI",
    "employer": "nhs_afc, nhs_medical, nhs_bank, gp_practice, other",
    "regulator": ", ".join(Register),
}


def read_inputs(values: object) -> tuple[Inputs, tuple[str, ...]]:
    """The inputs, and the names that no plan knows. Raises PlanningError naming the field and the next step."""
    if not isinstance(values, Mapping):
        raise PlanningError(wording.PROBLEMS["object"])
    named = {OTHER_NAMES.get(str(name), str(name)): value for name, value in values.items()}
    known = {name: value for name, value in named.items() if name in Inputs.model_fields}
    try:
        inputs = Inputs.model_validate(known)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise PlanningError(_problem(field, known.get(field), error.errors()[0])) from error
    return inputs, tuple(sorted(named.keys() - known.keys()))


def _problem(field: str, value: object, details: Mapping[str, Any]) -> str:
    cause = details.get("ctx", {}).get("error")
    key = cause.problem if isinstance(cause, _WrongError) else "choice" if field in CHOICES else "number"
    if field == "weekly_days":
        key = "weekday"
    shown = "".join(sign for sign in str(value) if sign.isprintable())[:40] or "nothing"
    return wording.PROBLEMS[key].format(
        field=field, value=shown, choices=CHOICES.get(field, ""), range=RANGES.get(field, "a number")
    )
