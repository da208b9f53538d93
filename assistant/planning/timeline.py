"""A person's dates → a plan. `plan(inputs, today)` is the one entrance; nothing is stored."""

from collections.abc import Iterable
from datetime import date

from assistant.planning import items as itemised
from assistant.planning.alerts import alerts, unknown_rates
from assistant.planning.amounts import Pay
from assistant.planning.childcare import Term, term_for_age, term_for_return
from assistant.planning.consistency import check, leave_start
from assistant.planning.engine import Dated, Dates
from assistant.planning.finding import Finding
from assistant.planning.footnotes import Footnotes
from assistant.planning.inputs import Inputs
from assistant.planning.pay_fields import pay_fields, pay_notes, pay_of
from assistant.planning.plan import Item, Plan, Remark
from assistant.planning.questions import missing
from assistant.planning.remarks import findings
from assistant.planning.rules import GREAT_BRITAIN, Anchor, Rule, load_rules
from assistant.planning.standing import Standing, standing
from knowledge_base.models import Employer, Nation

NI_ALTERNATIVES = frozenset({"flexible", "dispute"})
"""Groups in which Northern Ireland has rules of its own, shown beside the others while the nation is unknown."""


def plan(inputs: Inputs, today: date, ignored: Iterable[str] = ()) -> Plan:
    """The plan. Raises PlanningError, which names the field, for dates that cannot be true together.

    `today` only marks what has passed; `ignored` are names of inputs that were not used.
    """
    check(inputs)
    given = anchors(inputs)
    rules = tuple(rule for rule in load_rules() if not rule.registers or inputs.regulator in rule.registers)
    dates = Dates(given, inputs.nation, inputs.employer, rules)
    stands = standing(inputs, dates)
    chosen = [dated for dated in dates if _wanted(dated, inputs, dates, stands)]
    term = _term(inputs)
    found = findings(inputs, dates, term, today)
    pay = pay_of(inputs, given.get(Anchor.LEAVE_START), stands)
    warnings = alerts(inputs, dates, stands, term, ignored) + unknown_rates(pay)
    alternatives = [
        (dated, suffix, note) for dated, suffix, note in _alternatives(inputs, given, rules, dates) if dated.rule.shown
    ]
    items = [itemised.item(dated, inputs, stands, today) for dated in chosen if dated.rule.shown]
    items += [itemised.alternative(dated, inputs, stands, today, suffix, note) for dated, suffix, note in alternatives]
    items += [itemised.term_item(term, inputs, today)] if term else []
    fields: dict[str, str | float | int] = {dated.rule.field: dated.on.isoformat() for dated in chosen}
    fields |= {dated.rule.field + suffix: dated.on.isoformat() for dated, suffix, _ in alternatives}
    fields |= _given_fields(given) | pay_fields(inputs, pay, given, stands)
    fields |= {name: value for finding in found for name, value in finding.fields}
    return _cited(inputs, stands, today, items, pay, found, warnings, dict(sorted(fields.items())))


def anchors(inputs: Inputs) -> dict[str, date]:
    """The inputs as the anchors that rules count from."""
    found: dict[str, date | None] = {
        Anchor.DUE: inputs.baby_due_date,
        Anchor.BIRTH: inputs.baby_birth_date,
        Anchor.LEAVE_START: leave_start(inputs),
        Anchor.RETURN: inputs.intended_return,
        Anchor.NEW_LEAVE_START: _earlier(inputs.leave_start, inputs.new_leave_start),
        Anchor.NEW_RETURN: _earlier(inputs.intended_return, inputs.new_return),
        Anchor.NOTICE: inputs.notice_given,
        Anchor.SERVICE: inputs.service_start,
        Anchor.NHS_SERVICE: inputs.nhs_service_start or inputs.service_start,
        Anchor.REQUEST: inputs.request_date,
        Anchor.MEETING: inputs.meeting_date,
        Anchor.DECISION: inputs.decision_date,
        Anchor.EVENT: inputs.event_date,
        Anchor.CONCILIATION: inputs.conciliation_start,
        Anchor.CERTIFICATE: inputs.certificate_date,
        Anchor.SHARED_LEAVE: inputs.shared_leave_start,
        Anchor.LEFT_PRACTICE: inputs.left_practice if inputs.regulator else None,
        Anchor.REGISTER_APPLICATION: inputs.register_application,
    }
    return {str(name): day for name, day in found.items() if day is not None}


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else None


def _given_fields(given: dict[str, date]) -> dict[str, str]:
    shown = {Anchor.LEAVE_START: "leave_start", Anchor.RETURN: "intended_return"}
    return {name: given[anchor].isoformat() for anchor, name in shown.items() if anchor in given}


def _wanted(dated: Dated, inputs: Inputs, dates: Dates, stands: Standing) -> bool:
    """Whether the date belongs in this person's plan."""
    rule, back, latest = dated.rule, inputs.intended_return, dates.get("latest_return")
    full_leave = back is not None and latest is not None and back >= latest
    early_only = {"return-notice", "return-notice-nhs", "shared-leave-notice-at-return", "shared-leave-curtailment"}
    if full_leave and rule.id in early_only:
        return False
    if rule.id == "redundancy-priority-not-told" and inputs.baby_birth_date is None:
        return False
    if rule.id == "birth-starts-leave" and not stands.leave_moved:
        return False
    if rule.group == "statutory_pay" and rule.id != "smp-service":
        return stands.statutory is not False
    if rule.group == "nhs_pay" and rule.id != "nhs-service":
        return stands.nhs is not False
    return rule.group != "allowance" or stands.statutory is not True


def _alternatives(
    inputs: Inputs, given: dict[str, date], rules: tuple[Rule, ...], dates: Dates
) -> list[tuple[Dated, str, str]]:
    """Dates that would hold in another nation or with another employer, while those are not known."""
    found: list[tuple[Dated, str, str]] = []
    if inputs.nation is None:
        for dated in Dates(given, Nation.NI, inputs.employer, rules):
            if dated.rule.group in NI_ALTERNATIVES and not set(dated.rule.nations) & GREAT_BRITAIN:
                found.append((dated, "_ni", "ni"))
    if inputs.employer is None:
        for dated in Dates(given, inputs.nation, Employer.NHS_AFC, rules):
            if Employer.ANY not in dated.rule.employers and dates.find(dated.rule.field) is None:
                found.append((dated, "", "nhs"))
    return found


def _term(inputs: Inputs) -> Term | None:
    """The funded childcare term in England: by the return, and not before the child's age allows it."""
    if inputs.nation is not Nation.ENGLAND:
        return None
    terms = [term_for_return(inputs.intended_return)] if inputs.intended_return else []
    if inputs.baby_birth_date:
        dates = Dates({Anchor.BIRTH: inputs.baby_birth_date}, Nation.ENGLAND)
        nine_months, from_day = dates.get("childcare_nine_months"), dates.get("childcare_apply_from_age")
        terms += [term_for_age(nine_months)] if nine_months else []
        chosen = max(terms, key=lambda term: term.starts)
        return chosen.model_copy(update={"apply_from": max(chosen.apply_from, from_day or chosen.apply_from)})
    return terms[0] if terms and inputs.baby_due_date else None


def _cited(
    inputs: Inputs,
    stands: Standing,
    today: date,
    items: list[Item],
    pay: tuple[Pay, ...],
    found: list[Finding],
    warnings: tuple[str, ...],
    fields: dict[str, str | float | int],
) -> Plan:
    """The plan with its sources numbered in the order of the items."""
    notes = Footnotes()
    ordered = sorted(items, key=lambda item: (item.start or item.on, item.on))
    numbered = tuple(item.model_copy(update={"notes": notes.cite(item.sources)}) for item in ordered)
    remarks = tuple(
        Remark(text=finding.text, sources=finding.sources, notes=notes.cite(finding.sources))
        for finding in found
        if finding.text
    )
    for one in pay:
        notes.cite(source for step in one.steps for source in step.sources)
    return Plan(
        made_on=today,
        nation=inputs.nation,
        employer=inputs.employer,
        items=numbered,
        pay=pay,
        pay_notes=pay_notes(pay, stands),
        remarks=remarks,
        missing=missing(inputs),
        warnings=warnings,
        fields=fields,
        sources=notes.listed(),
    )
