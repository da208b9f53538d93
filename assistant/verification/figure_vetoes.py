"""Figures of a claim that its evidence does not give, or gives otherwise."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.verification.dates import weekdays
from assistant.verification.figures import Figure, figures
from assistant.verification.words import normal

FRACTIONS = {"half": "50", "quarter": "25", "3rd": "33", "5th": "20", "10th": "10", "3 quarters": "75", "2 3rds": "67"}
"""What a fraction in words is in per cent; text2num writes "a third" as "a 3rd"."""
SAME_LENGTH = (
    {"year": 1, "month": 12},
    {"year": 1, "week": 52},
    {"year": 1, "day": 365},
    {"week": 1, "day": 7},
    {"day": 1, "hour": 24},
)
"""Units of time that are counted into one another."""
ANOTHER = re.compile(r"\b(?:both|another|other|then|next|pair|twice|couple|either|neither|also|again)\b")
"""Words that make a second, or two."""
LISTED = re.compile(
    r"\b(?:[2-9]|10) (?:\w+ )?(?:things|ways|steps|points|reasons|options|types|kinds|parts|questions|sets|groups|sources|conditions|stages|bodies)\b",
    re.IGNORECASE,
)
"""A count of what the sentence itself lists."""
OPPOSITE = {("low", "high"), ("high", "low")}


def figure_vetoes(claim: str, evidence: Sequence[str]) -> Iterator[str]:
    """money, date, duration, unit, number and limit (at least for at most), as often as they occur."""
    held = [figure for text in evidence for figure in figures(text)]
    text = " ".join(normal(item).lower() for item in evidence)
    listed = [match[0].split()[0] for match in LISTED.finditer(normal(claim))]
    for figure in figures(claim):
        same = [other for other in held if agrees(figure, other)]
        if figure.kind == "count" and figure.value in listed and not any(other.kind == "count" for other in held):
            continue
        if not same and not _implied(figure, held, text):
            yield _name(figure, held)
        elif same and all((figure.bound, other.bound) in OPPOSITE for other in same):
            yield "limit"
    if weekdays(claim) - weekdays(" ".join(evidence)):
        yield "date"


def agrees(figure: Figure, other: Figure) -> bool:
    """Whether two figures are the same, however they are written."""
    if figure.kind == "date":
        return bool(figure.day and other.day and figure.day.within(other.day))
    if figure.kind == other.kind == "duration":
        return _same_length(figure, other)
    if figure.kind == other.kind:
        return figure.value == other.value and (figure.unit == other.unit or figure.kind == "grade")
    if {figure.kind, other.kind} == {"percent", "count"}:
        percent, count = sorted((figure, other), key=lambda one: one.kind, reverse=True)
        return Decimal(percent.value) == Decimal(count.value) * 100
    return (
        "count" in (figure.kind, other.kind) and figure.value == other.value and "date" not in (figure.kind, other.kind)
    )


def _same_length(figure: Figure, other: Figure) -> bool:
    mine, theirs = Decimal(figure.value), Decimal(other.value)
    if figure.unit == other.unit:
        return mine == theirs
    return any(
        mine * units[other.unit] == theirs * units[figure.unit]
        for units in SAME_LENGTH
        if figure.unit in units and other.unit in units
    )


def _implied(figure: Figure, held: Sequence[Figure], text: str) -> bool:
    """Whether the evidence says the same without that figure: 20% for a fifth, one for a, annual for 12 months."""
    if figure.kind == "count":
        return (
            figure.value == "1"
            or (figure.value == "2" and ANOTHER.search(text) is not None)
            or any(other.day and figure.value == str(other.day.year) for other in held)
        )
    if figure.kind == "percent":
        return any(figure.value == value and word in text for word, value in FRACTIONS.items())
    if figure.kind == "rate":
        return any(other.kind == "duration" and other.unit == figure.unit for other in held) or figure.unit in text
    return figure.kind == "duration" and figure.value == "1" and figure.unit in text


def _name(figure: Figure, held: Sequence[Figure]) -> str:
    if figure.kind == "rate":
        return "unit"
    if figure.kind == "duration":
        return "unit" if any(other.kind == "duration" and other.value == figure.value for other in held) else "duration"
    return figure.kind if figure.kind in ("money", "date") else "number"
