"""The questions of the planning pages, and their answers in the form that the planning tools take."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.planning.eligibility import Checked, Question
from assistant.planning.eligibility_data import CheckRule, QuestionRule
from assistant.planning.finder_data import finder_data
from assistant.web.planning_answers import LINES, YES_NO, answer_of
from assistant.web.planning_form import FormField, Given, Group, Kind
from assistant.wording import pages
from assistant.wording import planning_pages as says
from assistant.wording.eligibility import NOT_SURE

PLAN: dict[str, tuple[str, ...]] = {
    "leave": (
        "baby_due_date",
        "baby_birth_date",
        "leave_start",
        "intended_return",
        "kit_days_used",
        "notice_given",
        "new_leave_start",
        "new_return",
        "shared_leave_start",
    ),
    "work": (
        "nation",
        "employer",
        "service_start",
        "nhs_service_start",
        "weekly_days",
        "weekly_pay",
        "annual_leave_days",
    ),
    "flexible": ("request_date", "meeting_date", "decision_date"),
    "dispute": ("event_date", "conciliation_start", "certificate_date"),
    "register": ("regulator", "left_practice", "register_application"),
}
UNFOLDED = ("leave", "work")
LETTERS: dict[str, tuple[str, ...]] = {
    "flexible-working": (
        "nation",
        "employer",
        "right",
        "employee",
        "request_date",
        "current",
        "pattern",
        "changes",
        "start_date",
        "trial_until",
        "asked_before",
        "earlier_requests",
        "request_still_open",
        "effect",
        "solutions",
        "reason",
        "reason_kind",
        "service_start",
    ),
    "kit-plan": (
        "nation",
        "employer",
        "leave",
        "request_date",
        "leave_start",
        "birth_date",
        "return_date",
        "days",
        "used",
        "pay",
        "contact",
    ),
    "return-meeting": (
        "nation",
        "employer",
        "leave",
        "meeting_date",
        "return_date",
        "leave_start",
        "birth_date",
        "pattern",
        "annual_leave",
        "training",
        "support",
        "topics",
        "feeding",
        "registered",
    ),
}
SEARCH = (
    "look_for",
    "interest",
    "nation",
    "working",
    "clinical",
    "background",
    "degree",
    "years_away",
    "kinds",
    "about",
    "part_time",
    "free",
    "paid",
)
ROLE_FIELDS = ("interest", "degree", "clinical", "nation")
NUMBERS = frozenset({"kit_days_used", "weekly_pay", "annual_leave_days", "used", "years_away"})
TEXTS = frozenset(
    {
        "weekly_days",
        "current",
        "pattern",
        "effect",
        "reason",
        "pay",
        "contact",
        "annual_leave",
        "training",
        "support",
        "about",
    }
)
SHARED_PARENTAL = ("maternity", "adoption", "shared_parental")
CHECK_KINDS: dict[str, Kind] = {"yes_no": "radio", "date": "date", "money": "number", "number": "number"}


def plan_groups() -> tuple[Group, ...]:
    return tuple(
        Group(title=says.GROUPS[name], fields=_fields(names), folded=name not in UNFOLDED)
        for name, names in PLAN.items()
    )


def letter_groups(kind: str) -> tuple[Group, ...]:
    """The fields of one kind of letter. Keeping-in-touch days belong to three kinds of leave alone."""
    fields = _fields(LETTERS[kind])
    if kind == "kit-plan":
        known = {word: says.CHOICES["leave"][word] for word in SHARED_PARENTAL}
        fields = tuple(each.model_copy(update={"choices": known}) if each.name == "leave" else each for each in fields)
    return (Group(title=says.GROUPS["letter"], fields=fields),)


def search_groups() -> tuple[Group, ...]:
    return (Group(title=says.GROUPS["search"], fields=_fields(SEARCH)),)


def check_groups(checked: Checked) -> tuple[Group, ...]:
    """The questions that count for the answers so far."""
    return (Group(title=says.GROUPS["check"], fields=tuple(map(_question, checked.questions))),)


def every_question(rule: CheckRule) -> tuple[Group, ...]:
    """All questions of a check, each in its first version: for answers that cannot be read."""
    first = {question.id: question for question in reversed(rule.question)}
    asked = tuple(_question(first[name]) for name in asked_by(rule))
    return (Group(title=says.GROUPS["check"], fields=asked),)


def asked_by(rule: CheckRule) -> tuple[str, ...]:
    """Names of every question that a check can ask."""
    return tuple(dict.fromkeys(question.id for question in rule.question))


def plan_values(given: Given) -> dict[str, str]:
    return {name: values[0] for name, values in given.items()}


def letter_values(given: Given) -> dict[str, Any]:
    return {name: answer_of(name, values) for name, values in given.items()}


def search_values(given: Given) -> dict[str, Any]:
    """The filters; "no" to "only what …" is no filter."""
    found = {name: answer_of(name, values) for name, values in given.items() if name != "look_for"}
    return {name: value for name, value in found.items() if not (name in {"part_time", "free", "paid"} and not value)}


def check_values(given: Given) -> dict[str, str]:
    """The answers; a ticked "not sure" comes before what stands beside it."""
    return {name: NOT_SURE if NOT_SURE in values else values[0] for name, values in given.items()}


def _fields(names: Iterable[str]) -> tuple[FormField, ...]:
    return tuple(
        FormField(
            name=name, label=says.LABELS[name], kind=_kind(name), hint=says.HINTS.get(name, ""), choices=_choices(name)
        )
        for name in names
    )


def _kind(name: str) -> Kind:
    if name == "changes":
        return "many"
    if _choices(name):
        return "choice"
    named: dict[Kind, frozenset[str]] = {"lines": LINES, "number": NUMBERS, "text": TEXTS}
    return next((kind for kind, names in named.items() if name in names), "date")


def _choices(name: str) -> Mapping[str, str]:
    if name in YES_NO:
        return says.YES_NO
    if name == "interest":
        return {word: interest.label for word, interest in finder_data().interest.items()}
    known = {"nation": pages.NATIONS, "employer": pages.EMPLOYERS, "look_for": says.CHOOSE, **says.CHOICES}
    return known.get(name, says.BACKGROUNDS if name == "background" else {})


def _question(question: Question | QuestionRule) -> FormField:
    kind = CHECK_KINDS.get(question.kind, "choice")
    choices = says.YES_NO if kind == "radio" else question.choices
    listed = {**choices, NOT_SURE: says.NOT_SURE} if choices else {}
    return FormField(
        name=question.id,
        label=question.ask,
        kind=kind,
        hint=question.help or "",
        choices=listed,
        unsure="" if choices else NOT_SURE,
    )
