"""The funded childcare term in England that fits a return to work and a child's age (`terms.toml`)."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from knowledge_base.models import Frozen, NonEmpty

TERMS = Path(__file__).with_name("terms.toml")
MonthDay = Annotated[str, Field(pattern=r"^\d\d-\d\d$")]


class TermRule(Frozen):
    """One row of terms.toml; dates are month-day."""

    id: NonEmpty
    starts: MonthDay
    apply_from: MonthDay
    apply_until: MonthDay
    return_from: MonthDay
    return_until: MonthDay
    sources: tuple[NonEmpty, ...] = Field(min_length=1)
    facts: tuple[NonEmpty, ...] = ()
    checked: date

    def of(self, year: int) -> "Term":
        """The term that starts in this year."""
        starts = _in(year, self.starts)
        apply_until = _at_or_before(starts, self.apply_until)
        return_until = starts if self.return_until == self.starts else _after(starts, self.return_until)
        return Term(
            rule=self,
            starts=starts,
            apply_from=_at_or_before(apply_until, self.apply_from),
            apply_until=apply_until,
            return_from=_at_or_before(return_until, self.return_from),
            return_until=return_until,
        )


class Term(Frozen):
    """A term with its dates."""

    rule: TermRule
    starts: date
    apply_from: date
    apply_until: date
    return_from: date
    return_until: date


@lru_cache(maxsize=1)
def term_rules() -> tuple[TermRule, ...]:
    tables = tomllib.loads(TERMS.read_text(encoding="utf-8"))
    return tuple(TermRule.model_validate({"id": name, **table}) for name, table in tables.items())


def term_for_return(back: date) -> Term:
    """The term whose return window holds the day of the return."""
    return next(term for term in _terms(back) if term.return_from <= back <= term.return_until)


def term_for_age(nine_months: date) -> Term:
    """The first term after the child is nine months old."""
    return min((term for term in _terms(nine_months) if term.starts > nine_months), key=lambda term: term.starts)


def _terms(near: date) -> list[Term]:
    return [rule.of(year) for year in range(near.year - 1, near.year + 3) for rule in term_rules()]


def _in(year: int, month_day: str) -> date:
    month, day = month_day.split("-")
    return date(year, int(month), int(day))


def _at_or_before(day: date, month_day: str) -> date:
    found = _in(day.year, month_day)
    return found if found <= day else _in(day.year - 1, month_day)


def _after(day: date, month_day: str) -> date:
    found = _in(day.year, month_day)
    return found if found > day else _in(day.year + 1, month_day)
