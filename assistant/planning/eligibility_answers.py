"""What a person answers in a check, read and believed or refused with the field's name and the next step."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.errors import PlanningError
from assistant.planning.eligibility_data import NOT_SURE, CheckRule, QuestionRule
from assistant.planning.engine import FIRST_YEAR, LAST_YEAR
from assistant.wording import eligibility as wording
from knowledge_base.models import Frozen

Answer = str | date | Decimal
YES_NO = {True: "yes", False: "no", "yes": "yes", "no": "no", "true": "yes", "false": "no"}


class Answers(Frozen):
    """The answers of one check. Yes and no are words; "not_sure" can stand for any."""

    given: Mapping[str, Answer]

    def word(self, name: str) -> str | None:
        found = self.given.get(name)
        return found if isinstance(found, str) else None

    def day(self, name: str) -> date | None:
        found = self.given.get(name)
        return found if isinstance(found, date) else None

    def number(self, name: str) -> Decimal | None:
        found = self.given.get(name)
        return found if isinstance(found, Decimal) else None

    @property
    def days(self) -> dict[str, date]:
        return {name: found for name, found in self.given.items() if isinstance(found, date)}


def read_answers(check: CheckRule, raw: Mapping[str, Any]) -> Answers:
    """Raises PlanningError for an answer that fits no question, or is of the wrong kind."""
    questions: dict[str, list[QuestionRule]] = {}
    for question in check.question:
        questions.setdefault(question.id, []).append(question)
    given: dict[str, Answer] = {}
    for name, value in raw.items():
        if name not in questions:
            raise PlanningError(wording.NO_SUCH_QUESTION.format(field=name, fields=", ".join(questions)))
        if value is not None:
            given[name] = _read(questions[name], value)
    answers = Answers(given=given)
    for pair in check.order:
        earlier, later = answers.day(pair.earlier), answers.day(pair.later)
        if earlier and later and later < earlier:
            raise PlanningError(wording.WRONG_ORDER.format(later=pair.later, earlier=pair.earlier))
    return answers


def _read(versions: list[QuestionRule], value: Any) -> Answer:
    """A question can stand in several versions, for nations or employers; their choices are taken together."""
    question = versions[0]
    if isinstance(value, str) and value.strip().lower() in {NOT_SURE, "not sure"}:
        return NOT_SURE
    if question.kind == "date":
        return _day(question, value)
    if question.kind in {"money", "number"}:
        return _number(question, value)
    key = value.strip() if isinstance(value, str) else value
    if question.kind == "yes_no":
        found = YES_NO.get(key.lower() if isinstance(key, str) else key) if isinstance(key, str | bool) else None
        fitting: tuple[str, ...] = ("yes", "no", NOT_SURE)
    else:
        choices = {word for version in versions for word in version.choices}
        found = key if isinstance(key, str) and key in choices else None
        fitting = (*sorted(choices), NOT_SURE)
    if found is None:
        raise PlanningError(wording.NOT_A_CHOICE.format(field=question.id, value=value, choices=", ".join(fitting)))
    return found


def _day(question: QuestionRule, value: Any) -> date:
    try:
        found = value if type(value) is date else date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise PlanningError(wording.NOT_A_DATE.format(field=question.id, value=value)) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise PlanningError(wording.NOT_A_NEAR_DATE.format(field=question.id, value=value))
    return found


def _number(question: QuestionRule, value: Any) -> Decimal:
    try:
        text = str(value).replace("£", "").replace(",", "").strip()
        found = Decimal(text) if not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise PlanningError(wording.NOT_A_NUMBER.format(field=question.id, value=value))
    if not 0 <= found <= question.most:
        raise PlanningError(wording.OUT_OF_RANGE.format(field=question.id, value=value, most=f"{question.most:,}"))
    return found
