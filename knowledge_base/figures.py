"""The figures and dates of a text, in one form whatever way they are written.

`2026-04-06` and `6 April 2026` are the same date, `2025–26` and `2025/26` the same tax year,
`two` and `2` the same number. Numbers that only point elsewhere (list numbering, fact ids,
section numbers of laws, case citations) are not figures.
"""

import re
from calendar import month_name

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
MONTH += r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"

POINTERS = re.compile(
    r"`?unconfirmed as of \S+"  # the day of our check
    r"|\b[A-Z]{2,5}-\d+(?:\s?(?:–|-|to)\s?\d+\b)?"  # MAT-76, another fact
    r"|\(\d{1,2}\)"  # (1) … (8), list numbering
    r"|\bSI \d{4}/\d+"
    r"|(?i:\b(?:section|sections|ss?\.|paras?|paragraphs?|regs?\.?|regulations?|articles?|arts?\.|parts?|schedules?|"
    r"annexe?s?|chapters?|table|questions?|rule|clause)\s?\d[\d.]*[a-z]?\b(?:\s?[–,/-]\s?\d[\d.]*)*)"
    r"|\([^()]*(?:EAT|EWCA|UKSC|UKET)[^()]*\)"
    r"|\[\d{4}\]"
    r"|\b(?:GPT|ISO|BS|COVID|Covid)[- ]?\d+"
)
ISO_DATE = re.compile(r"\b(20\d\d|19\d\d)-(\d\d)-(\d\d)\b")
ISO_MONTH = re.compile(r"\b(20\d\d|19\d\d)-(0\d|1[0-2])\b(?![-/\d])")
TWO_YEARS = re.compile(r"\b(20\d\d)\s?(?:/|–|-|to|and)\s?(?:20)?(\d\d)\b(?!-\d)")
MONTH_YEAR = re.compile(rf"\b{MONTH},?\s+(?=(?:19|20)\d\d)")
DAY_MONTH = re.compile(rf"\b(?P<days>\d{{1,2}}(?:\s?(?:[/–,-]|to|and|or)\s?\d{{1,2}})*)(?:st|nd|rd|th)?\s+{MONTH}")
PHONE = re.compile(r"(?<!\d)0\d{2,4}(?: ?\d{2,4}){2,3}(?!\d)|(?<!\d)116 ?\d{3}(?!\d)")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\s?(?:k\b|m\b|bn\b|million\b|billion\b))?")
SCALES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
ORDINALS |= {"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}
WORD = re.compile(
    rf"\b(?:(?P<ten>{'|'.join(TENS)})(?:[- ](?P<unit>{'|'.join(UNITS[1:10])}))?|(?P<small>{'|'.join(UNITS)}))\b", re.I
)
LOOSE = {
    "0": ("no ", "none", "nothing", "not pay", "unpaid", "free", "without"),
    "1": ("a ", "an ", "first", "single", "once", "every"),
    "2": ("both", "twice", "pair", "second", "double", "either"), "50": ("half",), "25": ("quarter",), "0.5": ("half",),
    "100": ("full", "all ", "whole"), "3": ("triple", "third"),
    "24": ("day or night", "any hour", "any time", "round the clock"),
    "7": ("every day",), "365": ("every day", "year"), "52": ("a year", "one year"), "33": ("a third", "third of"),
    "66": ("two thirds",), "75": ("three quarters",), "12": ("a year", "one year"),
}  # fmt: skip
"""Other ways of saying a number, accepted in a guide but never asked for."""


def figures(text: str) -> set[str]:
    """Numbers ("194.32"), days ("6/4"), months ("April"), tax years ("2026/27") and telephone numbers of a text."""
    found: set[str] = set()
    text = ISO_DATE.sub(lambda m: f" {int(m[3])} {month_name[int(m[2])]} {m[1]} ", text)
    text = ISO_MONTH.sub(lambda m: f" {month_name[int(m[2])]} {m[1]} ", text)
    for pattern, reading in ((PHONE, _phone), (TWO_YEARS, _tax_year), (DAY_MONTH, _days), (MONTH_YEAR, _month)):
        for match in pattern.finditer(text):
            found |= reading(match)
        text = pattern.sub(" ", text)
    found |= {_plain(match[0]) for match in NUMBER.finditer(text)}
    return found | {_in_digits(match) for match in WORD.finditer(text) if match[0].lower() != "one"}


def missing_figures(fact: str, told: str) -> set[str]:
    """Figures of the fact that the sentences do not carry, in digits or in words."""
    present = figures(told)
    wanted = figures(POINTERS.sub(" ", fact))
    lower = told.lower()
    present |= {str(number) for word, number in ORDINALS.items() if word in lower}
    if re.search(r"\bone\b", lower):
        present.add("1")
    for figure in list(present):
        present |= set(figure.split("/")[:1]) if figure.startswith("20") else set()
    absent = {figure for figure in wanted - present if not any(word in lower for word in LOOSE.get(figure, ()))}
    return {figure for figure in absent if not _parts_present(figure, present)}


def _parts_present(figure: str, present: set[str]) -> bool:
    """Whether a span of years is told as its two years."""
    first, slash, second = figure.partition("/")
    return bool(slash) and len(first) == 4 and first in present and f"20{second}" in present


def _phone(match: re.Match[str]) -> set[str]:
    return {match[0].replace(" ", "")}


def _tax_year(match: re.Match[str]) -> set[str]:
    return {f"{match[1]}/{match[2]}"} if int(match[2]) == int(match[1][2:]) + 1 else {match[1], f"20{match[2]}"}


def _days(match: re.Match[str]) -> set[str]:
    month = MONTHS[match["month"].lower()]
    return {f"{int(day)}/{month}" for day in re.findall(r"\d+", match["days"])} | {month_name[month]}


def _month(match: re.Match[str]) -> set[str]:
    return {month_name[MONTHS[match["month"].lower()]]}


def _plain(number: str) -> str:
    """ "1,500" → "1500", "£20k" → "20000", "10.00" → "10"."""
    match = re.match(r"([\d,]*\d(?:\.\d+)?)[,\s]*([a-z]*)", number)
    if match is None:
        return number
    value = float(match[1].replace(",", "")) * SCALES.get(match[2], 1)
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _in_digits(match: re.Match[str]) -> str:
    if match["small"]:
        return str(UNITS.index(match["small"].lower()))
    unit = UNITS.index(match["unit"].lower()) if match["unit"] else 0
    return str(10 * (TENS.index(match["ten"].lower()) + 2) + unit)
