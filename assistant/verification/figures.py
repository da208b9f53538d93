"""Figures of a sentence: money, percentages, durations, rates, times, grades, telephone numbers, dates and counts."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.verification.dates import Day, dates
from assistant.verification.words import normal
from knowledge_base.models import Frozen

Kind = Literal["money", "percent", "duration", "rate", "time", "grade", "phone", "date", "count"]
Bound = Literal["", "low", "high"]

UNIT = r"(?P<unit>hour|day|week|fortnight|month|year)s?\b"
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
PHONE = re.compile(r"(?<![\d,.£])0\d(?:[ -]?\d){8,9}(?!\d)")
MONEY = re.compile(
    rf"£ ?(?P<value>{NUMBER})(?: ?(?P<times>k|m|bn)\b)?|(?P<pounds>{NUMBER}) pounds?\b(?: and (?P<pence>\d\d?) pence)?",
    re.IGNORECASE,
)
RATIO = re.compile(
    r"(?<![\w.,£])(?P<part>\d) (?:in|out of)(?: every)? (?P<whole>[2-9]|10|20|100)\b(?! (?:weeks?|days?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)
"""Four in five."""
PERCENT = re.compile(rf"(?P<value>{NUMBER}) ?%")
TIME = re.compile(r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)\b", re.IGNORECASE)
GRADE = re.compile(
    r"\b(?P<name>band|level|grade|stage|cohort|intake|step|foundation year|year|key stage|chapter|section|part)s? "
    r"(?P<value>\d{1,3}[a-d]?)\b(?P<more>(?:(?:, | and | or | to |-)\d{1,2}[a-d]?\b)*)(?! (?:weeks?|days?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)
DURATION = re.compile(
    rf"(?P<value>{NUMBER})[ -](?:(?:calendar|working|full|whole|continuous|consecutive|extra|more|further|unpaid|paid) )?{UNIT}",
    re.IGNORECASE,
)
SHARED = re.compile(
    rf"(?P<value>{NUMBER})(?=(?: |-)(?:to|or|and|-)?(?: |-)?{NUMBER}[ -](?P<unit>hour|day|week|month|year)s?\b)|(?P<range>\d+)(?=-{NUMBER} (?P<range_unit>hour|day|week|month|year)s?\b)",
    re.IGNORECASE,
)
"""The first number of "two or three years" shares the unit of the second."""
RATE = re.compile(
    r"\b(?:per (?P<unit>hour|day|week|fortnight|month|quarter|year|term)|(?P<adverb>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?))\b",
    re.IGNORECASE,
)
ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}
COUNT = re.compile(
    rf"(?<![\w.,£])(?<![A-Za-z]-)(?P<value>{NUMBER})(?P<ordinal>st|nd|rd|th)?(?P<letter>[a-z])?(?![\d%])", re.IGNORECASE
)
LOW_BEFORE = re.compile(
    r"\b(?:at least|(?:a )?minimum(?: of)?|(?:no|not) (?:less|fewer|under|earlier) than|more than|upwards of|above|exceed(?:s|ing)?|later than|after|since|from|on or after)(?: the| about| around)? ?$",
    re.IGNORECASE,
)
HIGH_BEFORE = re.compile(
    r"\b(?:at most|up to|(?:a )?maximum(?: of)?|(?:no|not) (?:more|longer|later|greater|over) than|as (?:much|many|long) as|under(?! the\b)|less than|fewer than|below|within|inside|until|before|by|no later than)(?: the| about| around)? ?$",
    re.IGNORECASE,
)
LOW_AFTER = re.compile(
    r"^,? ?(?:or|and) (?:more|over|above|longer|later|older|upwards|higher|after)\b|^ ?(?:onwards|at (?:the )?least|minimum|at a minimum)\b",
    re.IGNORECASE,
)
HIGH_AFTER = re.compile(
    r"^,? ?(?:or|and) (?:less|under|fewer|below|shorter|earlier|younger|lower|before)\b|^ ?(?:at (?:the )?most|at a maximum|maximum)\b",
    re.IGNORECASE,
)
NOT_HIGH = re.compile(r"\b(?:no|not) (?:more|longer|later|greater|over) than(?: the| about)? ?$", re.IGNORECASE)


class Figure(Frozen):
    """One figure, in a form in which equal figures are equal."""

    kind: Kind
    value: str
    unit: str = ""
    bound: Bound = ""
    """Whether the sentence makes it a lowest ("at least") or highest ("up to") value."""
    day: Day | None = None


@lru_cache(maxsize=20_000)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text; a stretch of text makes one figure at most."""
    text = normal(text)
    found: list[Figure] = []
    for start, end, day in dates(text):
        found.append(Figure(kind="date", value=text[start:end], day=day, bound=_bound(text, start, end)))
        text = _blank(text, start, end)
    for kind, pattern in READERS:
        for match in pattern.finditer(text):
            found += [figure.model_copy(update={"bound": _bound(text, *match.span())}) for figure in _read(kind, match)]
            text = _blank(text, *match.span()) if kind != "rate" else text
    return tuple(found)


READERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("phone", PHONE),
    ("money", MONEY),
    ("percent", PERCENT),
    ("percent", RATIO),
    ("time", TIME),
    ("grade", GRADE),
    ("duration", SHARED),
    ("duration", DURATION),
    ("rate", RATE),
    ("count", COUNT),
)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "_" * (end - start) + text[end:]


def _read(kind: Kind, match: re.Match[str]) -> Iterator[Figure]:
    groups = match.groupdict()
    if kind == "money":
        yield Figure(kind=kind, value=_money(groups))
    elif kind == "grade":
        for value in (groups["value"], *re.findall(r"\d{1,2}[a-d]?", groups["more"] or "")):
            yield Figure(kind=kind, value=value.lower(), unit=groups["name"].lower())
    elif kind == "duration":
        value, unit = groups.get("value") or groups["range"], groups.get("unit") or groups["range_unit"]
        yield Figure(kind=kind, value=_plain(value), unit=unit.lower())
    elif kind == "rate":
        yield Figure(kind=kind, value="", unit=(groups["unit"] or ADVERBS[groups["adverb"].lower()]).lower())
    elif kind == "percent" and groups.get("whole"):
        yield Figure(kind=kind, value=str(round(100 * int(groups["part"]) / int(groups["whole"]))))
    elif kind == "phone":
        yield Figure(kind=kind, value=re.sub(r"\D", "", match[0]))
    elif kind == "time":
        yield Figure(kind=kind, value=f"{int(groups['hour'])}:{groups['minute'] or '00'}{groups['half'].lower()}")
    else:
        yield Figure(kind=kind, value=_plain(groups["value"]))


def _money(groups: dict[str, str | None]) -> str:
    if groups["pounds"]:
        return _plain(f"{groups['pounds']}.{(groups['pence'] or '0').zfill(2)}")
    times = {"k": 10**3, "m": 10**6, "bn": 10**9}.get((groups["times"] or "").lower(), 1)
    return _plain(str(Decimal((groups["value"] or "0").replace(",", "")) * times))


def _plain(number: str) -> str:
    """The shortest way to write a number."""
    return f"{Decimal(number.replace(',', '')).normalize():f}"


def _bound(text: str, start: int, end: int) -> Bound:
    before, after = text[max(0, start - 40) : start].rstrip("("), text[end : end + 20]
    if HIGH_AFTER.search(after) or NOT_HIGH.search(before):
        return "high"
    if LOW_AFTER.search(after) or LOW_BEFORE.search(before):
        return "low"
    return "high" if HIGH_BEFORE.search(before) else ""
