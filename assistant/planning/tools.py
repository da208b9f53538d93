"""The four tools for programs: plain answers in, models out. Each raises PlanningError that names the field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.errors import PlanningError
from assistant.planning.eligibility import Checked, check
from assistant.planning.finder import Found, Search, checked, find
from assistant.planning.inputs import read_inputs
from assistant.planning.letter_answers import Answers
from assistant.planning.letter_documents import copy_text, markdown
from assistant.planning.letters import Letter, answers_for, draft
from assistant.planning.pathways import Pathways, Wish, pathways
from assistant.planning.plan import Plan
from assistant.planning.timeline import plan


class LetterOut(Letter):
    """A draft with its texts."""

    copy_text: str
    """The letter alone: what is sent."""
    markdown: str


def plan_of(answers: Mapping[str, Any], today: date) -> Plan:
    inputs, ignored = read_inputs(answers)
    return plan(inputs, today, ignored)


def letter_of(kind: str, answers: Mapping[str, Any]) -> LetterOut:
    return letter_from(kind, answers_for(kind, answers))


def letter_from(kind: str, answers: Answers) -> LetterOut:
    """The letter of answers that were read already."""
    letter = draft(kind, answers)
    return LetterOut(**dict(letter), copy_text=copy_text(letter), markdown=markdown(letter))


def schemes_of(answers: Mapping[str, Any]) -> Found | Pathways:
    """Offers; with `roles` true, roles."""
    values = dict(answers)
    roles = values.pop("roles", False)
    if not isinstance(roles, bool):
        raise PlanningError("The field 'roles' cannot be used. Give true or false.")
    return pathways(checked(Wish, values)) if roles else find(checked(Search, values))


def eligibility_of(check_id: str, answers: Mapping[str, Any]) -> Checked:
    return check(check_id, answers)
