"""One step of a check: an answer against a limit, and the sentence for the outcome."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.planning.eligibility_data import StepRule
from assistant.planning.eligibility_values import Values
from assistant.planning.footnotes import Footnotes, on_day
from assistant.planning.rates import pounds, rate_on
from assistant.wording import eligibility as wording
from knowledge_base.models import Frozen
from knowledge_base.records import Rate

Outcome = Literal["passed", "failed", "ask"]
Comparable = date | Decimal
TESTS: Mapping[str, Callable[[Comparable, Comparable], bool]] = {
    "at_least": lambda found, limit: found >= limit,  # type: ignore[operator]
    "at_most": lambda found, limit: found <= limit,  # type: ignore[operator]
    "by": lambda found, limit: found <= limit,  # type: ignore[operator]
    "from": lambda found, limit: found >= limit,  # type: ignore[operator]
}
CLOSE = 7
"""Days on either side of a limit within which the person is told to have it counted."""


class Step(Frozen):
    """What one step found, and the clause it rests on."""

    id: str
    name: str
    outcome: Outcome
    text: str
    limit: str | None = None
    """What the answer was compared with, for programs: an ISO date or a number."""
    note: str | None = None
    clause: str
    guide: str
    sources: tuple[int, ...]


class Limit(Frozen):
    """A limit with the rate that it came from, if any."""

    value: date | Decimal
    rate: Rate | None = None


def take(rule: StepRule, values: Values, notes: Footnotes) -> Step:
    """The step for these values; "ask" where an answer or a figure is missing."""
    limit = _limit(rule, values)
    sources = (*rule.sources, *(limit.rate.sources if limit and limit.rate else ()))
    outcome, text = _outcome(rule, values, limit)
    return Step(
        id=rule.id,
        name=rule.name,
        outcome=outcome,
        text=text,
        limit=_iso(limit.value) if limit else None,
        note=_note(rule, values, limit),
        clause=rule.clause,
        guide=rule.guide,
        sources=notes.cite(sources),
    )


def _outcome(rule: StepRule, values: Values, limit: Limit | None) -> tuple[Outcome, str]:
    found = _found(rule.subject, values)
    if rule.test == "tell":
        return "passed", _filled(rule.passed, limit, found)
    if rule.test in {"yes", "no", "one_of"}:
        word = values.words.get(rule.subject)
        if word in {None, wording.NOT_SURE}:
            return "ask", wording.NOT_KNOWN.format(name=rule.name)
        wanted = rule.words or (rule.test,)
        met = word in wanted
    else:
        answered = _met(rule, values, limit, found)
        if answered is None:
            no_figure = rule.rate is not None and limit is None and found is not None
            return "ask", (wording.NO_FIGURE if no_figure else wording.NOT_KNOWN).format(name=rule.name)
        met = answered
    if met:
        return "passed", _filled(rule.passed, limit, found)
    outcome: Outcome = "failed" if rule.on_fail == "unlikely" else "ask"
    return outcome, _filled(rule.failed, limit, found)


def _met(rule: StepRule, values: Values, limit: Limit | None, found: Comparable | None) -> bool | None:
    """Whether the subject, or another of the step, meets its limit; None where that cannot be told yet."""
    results = [None if found is None or limit is None else TESTS[rule.test](found, limit.value)]
    for other in rule.otherwise:
        value, least = _found(other.subject, values), _value(other.limit, values)
        results.append(None if value is None or least is None else TESTS[rule.test](value, least))
    if True in results:
        return True
    return None if None in results else False


def _limit(rule: StepRule, values: Values) -> Limit | None:
    """The number, date or rate that the step compares with; None where it cannot be told."""
    if rule.rate is None:
        value = None if rule.limit is None else _value(rule.limit, values)
        return None if value is None else Limit(value=value)
    on = values.days.get(rule.rate_on or "")
    if on is None:
        return None
    try:
        series = rule.rate.format_map(values.words)
    except KeyError:
        return None
    rate = rate_on(series, on, values.nation)
    return None if rate is None else Limit(value=rate.amount, rate=rate)


def _value(limit: Decimal | str, values: Values) -> Comparable | None:
    if isinstance(limit, Decimal):
        return limit
    return values.days.get(limit) or values.numbers.get(limit)


def _found(subject: str, values: Values) -> Comparable | None:
    day = values.days.get(subject)
    return day if day is not None else values.numbers.get(subject)


def _note(rule: StepRule, values: Values, limit: Limit | None) -> str | None:
    """A figure that is not confirmed, or a date near its limit."""
    if limit is None:
        return None
    if limit.rate is not None:
        return None if limit.rate.confirmed else wording.UNCONFIRMED
    found = _found(rule.subject, values)
    if rule.test == "by" and isinstance(found, date) and isinstance(limit.value, date):
        return wording.CLOSE if abs((found - limit.value).days) < CLOSE else None
    return None


def _filled(text: str, limit: Limit | None, found: Comparable | None) -> str:
    if limit is None:
        shown = wording.LIMIT_NOT_KNOWN
    elif limit.rate is not None and limit.rate.unit.startswith("GBP"):
        shown = pounds(limit.value).removesuffix(".00") if isinstance(limit.value, Decimal) else str(limit.value)
    else:
        shown = _shown(limit.value)
    year = limit.rate.tax_year if limit and limit.rate else ""
    answer = _shown(found) if found is not None else ""
    return text.replace("{limit}", shown).replace("{year}", year).replace("{answer}", answer)


def _shown(value: Comparable) -> str:
    return on_day(value) if isinstance(value, date) else f"{value.normalize():f}"


def _iso(value: Comparable) -> str:
    return value.isoformat() if isinstance(value, date) else f"{value.normalize():f}"
