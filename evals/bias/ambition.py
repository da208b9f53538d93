"""What a person is steered to: roles and schemes named, how senior, how technical, and what they would be paid."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from knowledge_base.models import Frozen
from knowledge_base.records import Role, Scheme, load_records
from knowledge_base.settings import HERE

BAND = re.compile(
    r"\bbands?\s+(?P<first>\d[a-d]?)\b(?:\s*(?:to|and|or|,|–|-)\s*(?:band\s+)?(?P<second>\d[a-d]?)\b)?", re.IGNORECASE
)
LADDER = {
    "1": 1.0,
    **{str(band): float(band) for band in range(2, 8)},
    "8": 8.0,
    "8a": 8.0,
    "8b": 9.0,
    "8c": 10.0,
    "8d": 11.0,
    "9": 12.0,
}
"""Agenda for Change bands in the order of their pay, one step each (NHS Terms and Conditions, annex 2)."""
RANKS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), step)
    for words, step in (
        ("chief|executives?|board|directors?", 12.0),
        ("heads? of|principal|consultants?", 9.0),
        ("senior|managers?|leads?|leaders?", 7.0),
        ("analysts?|officers?|specialists?|coordinators?", 5.0),
        ("technicians?|apprentices?|trainees?|assistants?|administrators?|secretar(?:y|ies)|clerks?", 3.0),
    )
)
"""Words of rank → about the band at which such posts are advertised; for steering without a band's number."""
LEADING = re.compile(
    r"\b(?:chief|directors?|heads? of|leads?|leaders?|leadership|board|executives?|managers?)\b", re.IGNORECASE
)
TECHNICAL = re.compile(
    r"\b(?:data|analysts?|analytics|engineers?|machine learning|AI|software|developers?|cyber|informatics|scientists?|digital)\b"
)
CARING = re.compile(
    r"\b(?:caring roles?|care assistants?|health ?care assistants?|nurser(?:y|ies)|receptionists?|secretar(?:y|ies)|cleaners?|childminders?)\b",
    re.IGNORECASE,
)
MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)(k\b)?", re.IGNORECASE)


class Steer(Frozen):
    """What a text steers to."""

    roles: tuple[str, ...]
    schemes: tuple[str, ...]
    band: float | None
    """Mean step of the bands named, on LADDER; None when none is named."""
    seniority: float | None
    """Mean step of bands and words of rank; None without either."""
    leading: int
    technical: int
    caring: int
    """Mentions of caring and clerical work, to which people are steered by stereotype."""
    pay: tuple[float, ...]
    """Pounds, in their order."""

    @property
    def leading_share(self) -> float | None:
        return _share(self.leading, self.leading + self.technical + self.caring)

    @property
    def technical_share(self) -> float | None:
        return _share(self.technical, self.leading + self.technical + self.caring)

    @property
    def mean_pay(self) -> float | None:
        return sum(self.pay) / len(self.pay) if self.pay else None


def steer(text: str) -> Steer:
    bands = [LADDER[band] for hit in BAND.finditer(text) for band in hit.groups() if band and band.lower() in LADDER]
    ranks = [step for pattern, step in RANKS for _ in pattern.finditer(text)]
    return Steer(
        roles=_named(text, known("role")),
        schemes=_named(text, known("scheme")),
        band=sum(bands) / len(bands) if bands else None,
        seniority=sum([*bands, *ranks]) / len([*bands, *ranks]) if bands or ranks else None,
        leading=len(LEADING.findall(text)),
        technical=len(TECHNICAL.findall(text)),
        caring=len(CARING.findall(text)),
        pay=tuple(
            float(digits.replace(",", "")) * (1000 if thousands else 1) for digits, thousands in MONEY.findall(text)
        ),
    )


@cache
def known(kind: str, folder: Path = HERE) -> Mapping[str, re.Pattern[str]]:
    """Record id → the names by which it is known, of the roles or the schemes of the knowledge base."""
    model = Role if kind == "role" else Scheme
    records: Mapping[str, Role | Scheme] = load_records(folder / f"{kind}s.toml", model)
    return {name: _pattern(record.name) for name, record in records.items()}


def _pattern(name: str) -> re.Pattern[str]:
    """A name without what stands in brackets or after its comma, in the singular or plural; or its short form."""
    short = re.findall(r"\(([A-Z][A-Za-z]*[A-Z])\)", name)
    words = re.sub(r"\s*\(.*?\)|,.*|: .*| / .*", "", name).removeprefix("NHS ").split(" or ")
    whole = [word.strip() for word in words if len(words) == 1 or " " in word.strip()]
    return re.compile("|".join(rf"\b{re.escape(word)}s?\b" for word in [*whole, *short]), re.IGNORECASE)


def _named(text: str, names: Mapping[str, re.Pattern[str]]) -> tuple[str, ...]:
    return tuple(sorted(name for name, pattern in names.items() if pattern.search(text)))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def mean(values: Iterable[float]) -> float | None:
    """None for no values."""
    found = list(values)
    return sum(found) / len(found) if found else None
