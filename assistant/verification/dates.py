"""Dates of a sentence as far as they are given, and whether one date says no more than another.

"6 April 2026", "April 6, 2026", "06/04/2026" and "2026-04-06" are one date. A tax year, such as
2026/27, is a date of its own kind. Months come from the standard calendar.
"""

import calendar
import re
from collections.abc import Iterator

from knowledge_base.models import Frozen

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
YEAR = r"(?:19|20)\d\d"
NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<year>{YEAR})-(?P<number>\d\d)-(?P<day>\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year>{YEAR}|\d\d)\b",
        rf"\b(?P<tax>{YEAR})(?:/|-| to )(?P<until>{YEAR}|\d\d)\b(?!-)",
        rf"\b{DAY}(?: of)? (?P<month>{NAME})\b\.?,?(?: (?P<year>{YEAR}))?\b",
        rf"\b(?P<month>{NAME})\b\.? {DAY}\b(?! (?:weeks?|days?|months?|years?|hours?)\b)(?:,? (?P<year>{YEAR})\b)?",
        rf"\b(?:(?P<end>end of|last day (?:of|in)) )?(?P<month>{NAME})\b\.?(?:,? (?:of )?(?P<year>{YEAR})\b)?",
        rf"(?<![£\d.,/-])(?P<year>{YEAR})\b(?![\d,.]*\d|%| (?:{'|'.join(('people', 'members', 'women', 'staff', 'posts'))})\b)",
    )
)
AMBIGUOUS = re.compile(r"(?:may|march|mar|sun|sat|jun|jan|dec)\b", re.IGNORECASE)
LEADS_TO_MONTH = re.compile(
    r"\b(?:in|by|from|since|until|till|to|before|after|for|of|during|each|every|early|late|mid|and|or|end of|start of|last|next|this)[ -]$",
    re.IGNORECASE,
)


class Day(Frozen):
    """A date as far as it is given."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    tax_year: str = ""
    """First and last year, such as 2026/27; then the other fields are empty."""

    def within(self, other: "Day") -> bool:
        """Whether the other date gives everything that this one gives, and the same."""
        if self.tax_year or other.tax_year:
            single = not (self.day or self.month) and str(self.year) in _years(other.tax_year)
            return self.tax_year == other.tax_year or single
        mine = (self.day, self.month, self.year)
        theirs = (other.day, other.month, other.year)
        return all(a is None or a == b for a, b in zip(mine, theirs, strict=True))


def dates(text: str) -> Iterator[tuple[int, int, Day]]:
    """(start, end, date) of each date in normal text; none overlap."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            free = all(match.end() <= start or match.start() >= end for start, end in taken)
            if free and (found := _read(match, text)):
                taken.append(match.span())
                yield *match.span(), found


def weekdays(text: str) -> frozenset[str]:
    """Days of the week that a text names; "weekdays" names five."""
    found = {name for name in WEEKDAYS if re.search(rf"\b{name}s?\b", text, re.IGNORECASE)}
    return frozenset(found | set(WEEKDAYS[:5]) if re.search(r"\bweekdays?\b", text, re.IGNORECASE) else found)


def _read(match: re.Match[str], text: str) -> Day | None:
    groups = match.groupdict()
    if groups.get("tax"):
        return Day(tax_year=f"{groups['tax']}/{groups['until'][-2:]}") if _follows(groups) else None
    name = groups.get("month")
    day, year = groups.get("day"), groups.get("year")
    if name and not day and not year and not _is_month(match, text):
        return None
    month = MONTHS[name.lower()] if name else int(groups["number"]) if groups.get("number") else None
    full_year = int(year) + (2000 if len(year) == 2 else 0) if year else None
    number = int(day) if day else _last(month, full_year) if groups.get("end") else None
    if (month and not 1 <= month <= 12) or (number and not 1 <= number <= 31):
        return None
    return Day(day=number, month=month, year=full_year)


def _follows(groups: dict[str, str | None]) -> bool:
    first, last = groups["tax"] or "", groups["until"] or ""
    return int(last[-2:]) == (int(first) + 1) % 100


def _is_month(match: re.Match[str], text: str) -> bool:
    """Whether a lone month name is one, and not a verb or another word."""
    name = match["month"]
    if not name[0].isupper():
        return False
    return not AMBIGUOUS.fullmatch(name) or bool(LEADS_TO_MONTH.search(text[: match.start()]))


def _last(month: int | None, year: int | None) -> int | None:
    return calendar.monthrange(year or 2025, month)[1] if month else None


def _years(tax_year: str) -> tuple[str, ...]:
    first, _, last = tax_year.partition("/")
    return (first, first[:2] + last) if first else ()
