"""Short checks: likely, unlikely or ask, the clause that each step rests on, and what was not checked.

A check never says yes or no for certain. It says "likely" only when every question that counts has its answer and
every step is met; "unlikely" when a step is not met; "ask" when something is missing, unsure or ours to doubt.
"""

from collections.abc import Mapping
from typing import Any, Literal

from assistant.errors import PlanningError
from assistant.planning.eligibility_answers import Answers, read_answers
from assistant.planning.eligibility_data import CheckRule, Note, QuestionRule, checks
from assistant.planning.eligibility_steps import Step, take
from assistant.planning.eligibility_values import Values, values_of
from assistant.planning.footnotes import Footnote, Footnotes
from assistant.wording import eligibility as wording
from knowledge_base.models import Frozen, Nation

Verdict = Literal["likely", "unlikely", "ask"]
PLAN_NAMES = {"baby_due_date": "due_date", "baby_birth_date": "birth_date", "intended_return": "return_date"}
"""Name of an input of a plan → name of the question."""


class Question(Frozen):
    """A question of the check as it is asked now."""

    id: str
    ask: str
    kind: str
    choices: Mapping[str, str]
    help: str | None
    optional: bool
    answered: bool
    not_sure: bool


class NoteShown(Frozen):
    """A sentence with its sources and, where it leads on, the next check."""

    text: str
    check: str | None
    sources: tuple[int, ...]


class Checked(Frozen):
    """The result of a check."""

    id: str
    title: str
    what: str
    verdict: Verdict
    verdict_text: str
    complete: bool
    """Every question that counts has an answer, "not sure" among them."""
    questions: tuple[Question, ...]
    """Those that count for the answers so far, in order."""
    next_question: Question | None
    steps: tuple[Step, ...]
    not_checked: tuple[NoteShown, ...]
    next: tuple[NoteShown, ...]
    confirm: str
    footnotes: tuple[Footnote, ...]


def check(check_id: str, raw: Mapping[str, Any]) -> Checked:
    """Judge the answers. Raises PlanningError for a check or an answer that cannot be used."""
    rule = check_rule(check_id)
    answers = read_answers(rule, raw)
    values = values_of(answers)
    case = values.situation(rule.event)
    notes = Footnotes()
    steps, shut = _steps(rule, values, notes)
    questions = tuple(_question(each, answers) for each in rule.question if each.holds(case))
    questions = tuple(each for each in questions if each.answered or not shut)
    waiting = [each for each in questions if not each.answered and not each.optional]
    verdict = _verdict(steps, questions, waiting)
    return Checked(
        id=rule.id,
        title=rule.title,
        what=rule.what,
        verdict=verdict,
        verdict_text=_verdict_text(verdict, questions, waiting, steps),
        complete=not waiting,
        questions=questions,
        next_question=waiting[0] if waiting and verdict != "unlikely" else None,
        steps=steps,
        not_checked=tuple(_note(each, notes) for each in rule.not_checked if each.holds(case)),
        next=tuple(_note(each, notes) for each in rule.next if each.holds(case) and _fits(each, verdict, waiting)),
        confirm=wording.CONFIRM_NI if values.nation == Nation.NI else wording.CONFIRM,
        footnotes=notes.listed(),
    )


def check_rule(check_id: str) -> CheckRule:
    """Raises PlanningError that names the checks there are."""
    if check_id not in checks():
        raise PlanningError(wording.NO_SUCH_CHECK.format(check=check_id, checks=", ".join(checks())))
    return checks()[check_id]


def shared_answers(check_id: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the known answers that this check asks for, so that nobody has to say a thing twice.

    Also takes the names that plans use for the same days.
    """
    asked = {question.id for question in check_rule(check_id).question}
    named = {PLAN_NAMES.get(name, name): value for name, value in known.items()}
    return {name: value for name, value in named.items() if name in asked}


def _steps(rule: CheckRule, values: Values, notes: Footnotes) -> tuple[tuple[Step, ...], bool]:
    """The steps that hold, up to a gate that is shut, and whether one is."""
    case = values.situation(rule.event)
    taken: list[Step] = []
    for each in rule.step:
        if not each.holds(case):
            continue
        taken.append(take(each, values, notes))
        if each.gate and taken[-1].outcome != "passed" and each.subject in values.words:
            return tuple(taken), True
    return tuple(taken), False


def _question(rule: QuestionRule, answers: Answers) -> Question:
    return Question(
        id=rule.id,
        ask=rule.ask,
        kind=rule.kind,
        choices=rule.choices,
        help=rule.help,
        optional=rule.optional,
        answered=rule.id in answers.given,
        not_sure=answers.word(rule.id) == wording.NOT_SURE,
    )


def _verdict(steps: tuple[Step, ...], questions: tuple[Question, ...], waiting: list[Question]) -> Verdict:
    if any(step.outcome == "failed" for step in steps):
        return "unlikely"
    unsure = any(question.not_sure for question in questions if not question.optional)
    if waiting or unsure or not steps or any(step.outcome == "ask" for step in steps):
        return "ask"
    return "likely"


def _verdict_text(
    verdict: Verdict, questions: tuple[Question, ...], waiting: list[Question], steps: tuple[Step, ...]
) -> str:
    if verdict != "ask":
        return wording.VERDICTS[verdict]
    if waiting:
        return wording.ANSWER_MORE.format(count=len(waiting))
    if any(question.not_sure for question in questions):
        return wording.UNSURE
    return wording.VERDICTS["ask"] if steps else wording.NOT_COVERED


def _fits(note: Note, verdict: Verdict, waiting: list[Question]) -> bool:
    """A note for "ask" waits until the questions are answered."""
    return not note.verdicts or (verdict in note.verdicts and (verdict != "ask" or not waiting))


def _note(rule: Note, notes: Footnotes) -> NoteShown:
    return NoteShown(text=rule.text, check=rule.check, sources=notes.cite(rule.sources))


def case_values(check_id: str, raw: Mapping[str, Any]) -> Values:
    """The dates, numbers and words that the steps of a check compare; for tests and for explaining."""
    return values_of(read_answers(check_rule(check_id), raw))
