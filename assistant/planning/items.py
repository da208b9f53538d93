"""A rule's date → an item for people, with what was assumed and what to beware of."""

from collections.abc import Iterator
from datetime import date

from assistant.planning.childcare import Term
from assistant.planning.engine import Dated, spoken
from assistant.planning.inputs import Inputs
from assistant.planning.plan import Item
from assistant.planning.rules import Kind
from assistant.planning.standing import Standing
from assistant.planning.workdays import working_day_before
from assistant.wording import planning as wording
from knowledge_base.models import Nation

CONFIRM = {
    "dispute": wording.CONFIRM_DISPUTE,
    "register": wording.CONFIRM_REGISTER,
    "childcare": wording.CONFIRM_CHILDCARE,
}
EMPLOYEES_ONLY = frozenset({"leave", "contact", "return", "shared", "flexible"})


def item(dated: Dated, inputs: Inputs, stands: Standing, today: date) -> Item:
    """The item of a date, without footnote numbers."""
    rule = dated.rule
    act_by = _act_by(dated.on, rule.kind, inputs.nation)
    return Item(
        rule=rule.id,
        field=rule.field,
        group=rule.group,
        label=rule.label,
        kind=rule.kind,
        on=dated.on,
        start=dated.start,
        sentence=dated.sentence,
        limits=dated.limits,
        assumptions=tuple(dict.fromkeys(_assumed(dated, inputs, stands))),
        cautions=tuple(_cautions(dated, today, act_by)),
        confirm=_confirm(rule.group, inputs.nation),
        act_by=act_by,
        sources=rule.sources,
    )


def alternative(dated: Dated, inputs: Inputs, stands: Standing, today: date, suffix: str, note: str) -> Item:
    """An item that holds only if what `note` says is so: Northern Ireland, or an NHS contract."""
    where = Nation.NI if note == "ni" else inputs.nation
    made = item(dated, inputs.model_copy(update={"nation": where}), stands, today)
    assumed = (wording.ASSUMED[note], *(text for text in made.assumptions if text != wording.ASSUMED["nation"]))
    return made.model_copy(update={"field": made.field + suffix, "assumptions": assumed})


def term_item(term: Term, inputs: Inputs, today: date) -> Item:
    """When to apply for funded hours in England."""
    passed = [wording.PASSED] if term.apply_until < today else []
    born = inputs.baby_birth_date is not None
    back = inputs.intended_return
    by_return = back is None or term.return_from <= back <= term.return_until
    return Item(
        rule=f"term-{term.rule.id}",
        field="childcare_apply_by",
        group="childcare",
        label="Apply for funded childcare hours",
        kind=Kind.DEADLINE,
        on=term.apply_until,
        start=term.apply_from,
        sentence=wording.CHILDCARE_TERM.format(
            **{"start": spoken(term.starts), "from": spoken(term.apply_from), "by": spoken(term.apply_until)}
        ),
        limits=(wording.CHILDCARE_RETURN.format(back=spoken(term.return_until)),) if by_return else (),
        assumptions=() if born else (wording.ASSUMED["nine_months"],),
        cautions=tuple(passed),
        confirm=wording.CONFIRM_CHILDCARE,
        sources=term.rule.sources,
    )


def _act_by(on: date, kind: Kind, nation: Nation | None) -> date | None:
    if kind is not Kind.DEADLINE or (before := working_day_before(on, nation)) == on:
        return None
    return before


def _assumed(dated: Dated, inputs: Inputs, stands: Standing) -> Iterator[str]:
    rule = dated.rule
    if inputs.nation is None and set(rule.nations) != set(Nation):
        yield wording.ASSUMED["nation"]
    if rule.group in EMPLOYEES_ONLY:
        yield wording.ASSUMED["employee"]
    if rule.group == "statutory_pay" and rule.id != "smp-service" and stands.statutory is None:
        yield wording.ASSUMED["service"]
    if rule.group == "nhs_pay" and rule.id != "nhs-service" and stands.nhs is None:
        yield wording.ASSUMED["nhs_service"]
    if stands.leave_moved and rule.group in {"leave", "statutory_pay", "nhs_pay", "allowance"}:
        yield wording.ASSUMED["leave_after_birth"]
    if rule.id == "redundancy-priority-birth":
        yield wording.ASSUMED["told_birth"]


def _cautions(dated: Dated, today: date, act_by: date | None) -> Iterator[str]:
    rule = dated.rule
    if not rule.confirmed:
        yield wording.NOT_CONFIRMED
    if dated.cautious:
        yield wording.OTHER_NATION_NHS if rule.group == "nhs_pay" else wording.OTHER_NATION
    if act_by is not None and act_by >= today:
        yield wording.ACT_BEFORE.format(date=spoken(act_by))
    if rule.kind is Kind.DEADLINE and dated.on < today:
        yield wording.PASSED_DISPUTE if rule.group == "dispute" else wording.PASSED


def _confirm(group: str, nation: Nation | None) -> str:
    if group == "dispute" and nation is Nation.NI:
        return wording.CONFIRM_DISPUTE_NI
    return CONFIRM.get(group, wording.CONFIRM)
