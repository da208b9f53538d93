"""Drafts: a flexible-working request, a plan of keeping-in-touch days and a return-meeting agenda.

The words are data (letters.toml); dates come from the rules; every paragraph and point carries its sources. What a
letter must say and does not is shown as a gap in the text and listed as missing. Nothing is kept.
"""

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from pydantic import ValidationError

from assistant.errors import PlanningError
from assistant.planning.conditions import Situation
from assistant.planning.engine import Dated, Dates
from assistant.planning.flexible_request import FlexibleWorking
from assistant.planning.footnotes import Footnote, Footnotes, on_day
from assistant.planning.kit_plan import KitPlan
from assistant.planning.letter_answers import Answers
from assistant.planning.letters_data import ElementRule, ParagraphRule, Template, templates
from assistant.planning.return_meeting import ReturnMeeting
from assistant.wording import letters as wording
from knowledge_base.models import Frozen, Nation

KINDS: dict[str, type[Answers]] = {
    "flexible-working": FlexibleWorking,
    "kit-plan": KitPlan,
    "return-meeting": ReturnMeeting,
}


class Paragraph(Frozen):
    """One paragraph of the letter with the numbers of its sources."""

    element: str | None
    heading: str | None
    text: str
    gap: bool
    """It holds a gap that the person has to fill."""
    sources: tuple[int, ...]


class Element(Frozen):
    """Something that the letter must or had better say."""

    id: str
    name: str
    required: bool
    present: bool
    field: str | None
    ask: str | None
    clause: str | None
    sources: tuple[int, ...]


class Point(Frozen):
    """A note for the person, which is not sent."""

    text: str
    sources: tuple[int, ...]


class LetterDate(Frozen):
    """A date that follows from the answers, with the rule that gave it."""

    field: str
    rule: str
    label: str
    on: date
    text: str
    limits: tuple[str, ...]
    sources: tuple[int, ...]


class Letter(Frozen):
    """A draft and the notes that go with it."""

    kind: str
    title: str
    subject: str
    frame: bool
    """Whether it opens with a greeting and closes with a signature."""
    nation: Nation
    right: str | None
    """Under which right a flexible-working request asks."""
    paragraphs: tuple[Paragraph, ...]
    elements: tuple[Element, ...]
    missing: tuple[Element, ...]
    """The elements without an answer, those that must be in it first."""
    complete: bool
    """Nothing that must be in it is missing."""
    dates: tuple[LetterDate, ...]
    warnings: tuple[Point, ...]
    checklist: tuple[Point, ...]
    refused_title: str
    refused: tuple[Point, ...]
    confirm: tuple[str, ...]
    footnotes: tuple[Footnote, ...]


def answers_for(kind: str, fields: Mapping[str, Any]) -> Answers:
    """The fields as answers. Raises PlanningError that names the field and the next step."""
    if kind not in KINDS:
        raise PlanningError(wording.UNKNOWN_KIND.format(kind=kind, kinds=", ".join(KINDS)))
    try:
        return KINDS[kind].model_validate(dict(fields))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            known = ", ".join(KINDS[kind].model_fields)
            raise PlanningError(f"'{name}' is not a field of this letter. Use one of these: {known}.") from error
        if first["type"] == "missing":
            raise PlanningError(wording.NEEDED.format(field=name)) from error
        reason = first["msg"].removeprefix("Value error, ").rstrip(".")
        raise PlanningError(
            f"The field '{name}': {reason}. Change it and try again." if name else f"{reason}."
        ) from error


def draft(kind: str, answers: Answers) -> Letter:
    """The letter for the answers, with its gaps, its dates and its notes."""
    template = templates()[kind]
    dates = Dates(answers.dates, nation=answers.nation, employer=answers.employer)
    case = _situation(answers)
    wanted = [rule.field for rule in template.date if rule.holds(case)]
    found = [dated for field in wanted if (dated := dates.find(field)) is not None]
    values = {**answers.values, **{dated.rule.field: on_day(dated.on) for dated in found}}
    notes = Footnotes()
    paragraphs = _paragraphs(template, case, values, notes)
    elements = tuple(_element(rule, answers, notes) for rule in template.element if rule.holds(case))
    missing = sorted((each for each in elements if not each.present), key=lambda each: not each.required)
    warnings = (*_computed_warnings(answers, found, notes), *_points(template, "warning", case, notes))
    return Letter(
        kind=kind,
        title=template.title,
        subject=template.subject,
        frame=template.frame,
        nation=answers.nation,
        right=case.facts.get("right"),
        paragraphs=paragraphs,
        elements=elements,
        missing=tuple(missing),
        complete=not any(each.required for each in missing),
        dates=tuple(_date(dated, notes) for dated in found),
        warnings=warnings,
        checklist=_points(template, "checklist", case, notes),
        refused_title=template.refused_title,
        refused=_points(template, "refused", case, notes),
        confirm=(wording.CONFIRM_NI if answers.nation == Nation.NI else wording.CONFIRM, wording.SENT),
        footnotes=notes.listed(),
    )


def _situation(answers: Answers) -> Situation:
    return Situation(
        nation=answers.nation,
        employer=answers.employer,
        facts=answers.facts,
        on=getattr(answers, "request_date", None),
    )


def _paragraphs(
    template: Template, case: Situation, values: Mapping[str, str], notes: Footnotes
) -> tuple[Paragraph, ...]:
    """Those that hold, in order; one heading stands for one subject, so the first that can be filled wins."""
    made: list[Paragraph] = []
    for rule in template.paragraph:
        filled = _filled(rule, values) if rule.holds(case) else None
        if filled is None or (rule.heading and any(each.heading == rule.heading for each in made)):
            continue
        text, gap = filled
        cited = notes.cite(rule.cited(case.nation))
        made.append(Paragraph(element=rule.element, heading=rule.heading, text=text, gap=gap, sources=cited))
    return tuple(made)


def _filled(rule: ParagraphRule, values: Mapping[str, str]) -> tuple[str, bool] | None:
    """The text with its answers, and whether it has a gap to fill; None where an answer and a gap are missing."""
    for text in (rule.text, rule.gap):
        if text is not None and all(name in values for name in _names(text)):
            return text.format_map(dict(values)), "[" in text
    return None


def _names(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def _element(rule: ElementRule, answers: Answers, notes: Footnotes) -> Element:
    return Element(
        id=rule.id,
        name=rule.name,
        required=rule.required,
        present=rule.field is None or answers.has(rule.field),
        field=rule.field,
        ask=rule.ask,
        clause=rule.clause,
        sources=notes.cite(rule.cited(answers.nation)),
    )


def _points(template: Template, group: str, case: Situation, notes: Footnotes) -> tuple[Point, ...]:
    rules = [rule for rule in template.point if rule.group == group and rule.holds(case)]
    return tuple(Point(text=rule.text, sources=notes.cite(rule.cited(case.nation))) for rule in rules)


def _date(dated: Dated, notes: Footnotes) -> LetterDate:
    limits = (*dated.limits, *((wording.CAUTION,) if dated.cautious else ()))
    return LetterDate(
        field=dated.rule.field,
        rule=dated.rule.id,
        label=dated.rule.label,
        on=dated.on,
        text=dated.sentence,
        limits=limits,
        sources=notes.cite(dated.rule.sources),
    )


def _computed_warnings(answers: Answers, found: list[Dated], notes: Footnotes) -> tuple[Point, ...]:
    """The decision against the days that a request names."""
    due = next((dated for dated in found if dated.rule.field == "flexible_decision_due"), None)
    if due is None or not isinstance(answers, FlexibleWorking):
        return ()
    said = []
    if answers.start_date and answers.start_date <= due.on:
        said.append(wording.DECISION_AFTER_START.format(due=on_day(due.on)))
    if answers.trial_until and answers.trial_until > due.on:
        said.append(wording.TRIAL_PAST_DECISION.format(due=on_day(due.on)))
    return tuple(Point(text=text, sources=notes.cite(due.rule.sources)) for text in said)
