"""Pay bands and levels that a text names: "Band 8a", "bands 2 to 4", "an 8b", "level 7".

They are read as names: what is said of Band 5 says nothing of Band 8a, however like the words are.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

BANDS = ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")
"""Of Agenda for Change, from the lowest; the handbook of NHS terms and conditions of service, annex 1."""
LEVELS = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Of qualifications in England, Wales and Northern Ireland."""
ONE = r"\d[a-d]?\b"
SEVERAL = (
    rf"{ONE}(?:\s*(?:,|/|-|–|to|and|or|through|(?:,\s*)?(?:and|or)|to a|and a|or a)\s*(?:bands? |levels? )?{ONE})*"
)
BAND = re.compile(rf"\bbands?\s+{SEVERAL}", re.IGNORECASE)
ALONE = re.compile(r"\b8[a-d]\b", re.IGNORECASE)
"""Only a pay band is written so."""
LEVEL = re.compile(rf"\blevels?\s+{SEVERAL}", re.IGNORECASE)
RANGE = re.compile(rf"({ONE})\s*(?:-|–|to(?: a)?|through)\s*(?:bands? |levels? )?({ONE})", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def designations(text: str) -> frozenset[str]:
    """Such as {"band 8a", "level 4"}; every one of a range."""
    bands = {f"band {one}" for match in BAND.finditer(text) for one in _each(match[0], BANDS)}
    bands |= {f"band {match[0].lower()}" for match in ALONE.finditer(text)}
    return frozenset(bands | {f"level {one}" for match in LEVEL.finditer(text) for one in _each(match[0], LEVELS)})


def speaks_of_others(asked: frozenset[str], text: str) -> bool:
    """Whether a text names designations of a kind that was asked about, and none of those asked about."""
    named = designations(text)
    kinds = set(map(_kind, asked)) & set(map(_kind, named))
    return bool(kinds) and not any(one in asked for one in named if _kind(one) in kinds)


def missing(asked: frozenset[str], told: Iterable[str]) -> tuple[str, ...]:
    """Those asked about that nothing told names although it names others of the kind, in order."""
    named = frozenset(one for text in told for one in designations(text))
    kinds = set(map(_kind, named))
    return tuple(sorted(one for one in asked - named if _kind(one) in kinds))


def _kind(designation: str) -> str:
    return designation.split(maxsplit=1)[0]


def _each(said: str, known: tuple[str, ...]) -> Iterator[str]:
    """The members of `known` that a phrase such as "bands 2 to 4 and 8" names; a bare 8 is every 8."""
    for first, last in RANGE.findall(said):
        low, high = _places(first, known), _places(last, known)
        if low and high:
            yield from known[min(low) : max(high) + 1]
    for one in re.findall(ONE, said, re.IGNORECASE):
        yield from (known[place] for place in _places(one, known))


def _places(one: str, known: tuple[str, ...]) -> list[int]:
    return [place for place, name in enumerate(known) if name == one.lower() or name.rstrip("abcd") == one]
