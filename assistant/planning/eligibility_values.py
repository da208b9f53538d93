"""What follows from the answers of a check: dates by rules, ages, and days of updating."""

import math
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from assistant.planning.childcare import Term, term_for_age, term_for_return, term_rules
from assistant.planning.conditions import Situation
from assistant.planning.eligibility_answers import Answers
from assistant.planning.engine import Dates, months_between, moved
from assistant.planning.inputs import Register
from assistant.planning.registers import asked_for
from assistant.planning.rules import load_rules
from knowledge_base.models import Employer, Frozen, Nation

RULES = Path(__file__).with_name("eligibility_rules.toml")
"""Rules for dates that only the checks need."""
REGISTERS = {"hcpc": "hcpc", "social_worker": "social_work_england"}
"""Word for a profession → the regulator in registers.toml."""
LAST_BIRTHDAY_OF_TAX_FREE_CHILDCARE = 11


class Values(Frozen):
    """Everything that a step can compare, by name."""

    nation: Nation | None
    employer: Employer | None
    days: dict[str, date]
    numbers: dict[str, Decimal]
    words: dict[str, str]

    def situation(self, event: str | None) -> Situation:
        on = self.days.get(event) if event else None
        return Situation(nation=self.nation, employer=self.employer, facts=self.words, on=on)


def values_of(answers: Answers) -> Values:
    """The answers and what follows from them."""
    nation = Nation(word) if (word := answers.word("nation")) in set(Nation) else None
    employer = Employer(word) if (word := answers.word("employer")) in set(Employer) else None
    days = answers.days
    for rules in (load_rules(), load_rules(RULES)):
        dates = Dates(days, nation=nation, employer=employer, rules=rules)
        days = {dated.rule.field: dated.on for dated in dates} | days
    days = _childcare(days, answers) | _carers_notice(days, answers) | days
    numbers = {name: found for name, found in answers.given.items() if isinstance(found, Decimal)}
    words = {name: found for name, found in answers.given.items() if isinstance(found, str)}
    return Values(
        nation=nation,
        employer=employer,
        days=days,
        numbers=numbers | _ages(days) | _sums(numbers) | _updating(answers),
        words=words | _order(days) | _updates(numbers),
    )


def _ages(days: dict[str, date]) -> dict[str, Decimal]:
    """The child's age in whole years on the day that is asked about; -1 before the birth."""
    birth, on = days.get("birth_date"), days.get("wanted_from")
    if birth is None or on is None:
        return {}
    return {"child_years": Decimal(-1 if on < birth else months_between(birth, on) // 12)}


def _sums(numbers: dict[str, Decimal]) -> dict[str, Decimal]:
    """Leave used and leave wanted together; private study as a share of all updating."""
    found: dict[str, Decimal] = {}
    for total, used, wanted in (
        ("weeks_in_all", "weeks_used", "weeks_wanted"),
        ("weeks_in_year", "weeks_used_this_year", "weeks_wanted"),
        ("days_in_year", "days_used", "days_wanted"),
    ):
        if used in numbers and wanted in numbers:
            found[total] = numbers[used] + numbers[wanted]
    if "updating_days" in numbers:
        found["half_of_updating"] = numbers["updating_days"] / 2
    return found


def _updating(answers: Answers) -> dict[str, Decimal]:
    """Days of updating that the register asks for; none where its first step lies ahead."""
    register = REGISTERS.get(answers.word("profession") or "")
    left, applying = answers.day("left_practice"), answers.day("register_application")
    if register is None or left is None or applying is None:
        return {}
    step = asked_for(Register(register), left, applying)
    return {"updating_needed": Decimal(step.days or 0) if step else Decimal(0)}


def _childcare(days: dict[str, date], answers: Answers) -> dict[str, date]:
    found: dict[str, date] = {}
    if birth := answers.day("birth_date"):
        found["third_birthday"] = moved(birth, years=3)
        found["universal_hours_from"] = term_for_age(found["third_birthday"]).starts
        found["tax_free_childcare_last_day"] = _september_after(birth) - timedelta(days=1)
    if nine_months := days.get("childcare_nine_months"):
        found["funded_hours_from"] = term_for_age(nine_months).starts
    if wanted := answers.day("wanted_from"):
        found["funded_hours_code_by"] = _term_of(wanted).apply_until
    if (back := answers.day("return_date")) and answers.word("on_leave") == "yes":
        term = term_for_return(back)
        found["funded_hours_after_return"] = max(term.starts, found.get("funded_hours_from", term.starts))
        found["funded_hours_apply_by"] = term.apply_until
    return found


def _term_of(day: date) -> Term:
    """The term of funded hours in England that the day lies in."""
    terms = [rule.of(year) for rule in term_rules() for year in (day.year - 1, day.year)]
    return max((term for term in terms if term.starts <= day), key=lambda term: term.starts)


def _september_after(birth: date) -> date:
    """1 September after the 11th birthday; a birthday on that day leads to the next year's."""
    birthday = moved(birth, years=LAST_BIRTHDAY_OF_TAX_FREE_CHILDCARE)
    september = date(birthday.year, 9, 1)
    return september if september > birthday else september.replace(year=birthday.year + 1)


def _carers_notice(days: dict[str, date], answers: Answers) -> dict[str, date]:
    """Twice the length in whole days, three days at least, counted back from the start."""
    start, length = days.get("leave_start"), answers.number("days_wanted")
    if start is None or length is None:
        return {}
    return {"carers_notice_by": start - timedelta(days=max(3, 2 * math.ceil(length)))}


def _order(days: dict[str, date]) -> dict[str, str]:
    """Which days are known, so that a step about one that may be left out is taken only when it is there."""
    return {
        "born_known": "yes" if "birth_date" in days else "no",
        "leave_known": "yes" if "leave_start" in days else "no",
    }


def _updates(numbers: dict[str, Decimal]) -> dict[str, str]:
    """Whether there is any updating to ask about."""
    return {"updates": "yes" if numbers["updating_days"] > 0 else "no"} if "updating_days" in numbers else {}
