"""Nations that a claim names and its evidence does not hold for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from knowledge_base.models import Nation

BODY = re.compile(
    r"\b(?:NHS|Skills|Social Work|Bank of|East of|South East|North|Arts|Sport|Public Health|Health Education|Research|Historic) England(?:'s)?\b"
    r"|\b(?:Bank|East) of England\b|\b(?:Royal College of \w+|Carers|Age|Mind|Miscarriage|HR|Cancer Research) UK\b"
    r"|\b(?:NHS Scotland|NHS Wales|Welsh Government|Scottish Government|Skills Development Scotland)\b"
)
"""Names of bodies that hold the name of a nation but do not say where a rule holds."""
GREAT_BRITAIN = (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES)
NAMES: tuple[tuple[re.Pattern[str], tuple[Nation, ...]], ...] = (
    (
        re.compile(
            r"\bEngland\b|\bEnglish(?= (?!and\b|or\b|as\b|at\b|GCSE|language|lesson|course)[A-Za-z]| and (?:Welsh|Scottish))"
        ),
        (Nation.ENGLAND,),
    ),
    (re.compile(r"\bScot(?:land|tish|s)\b"), (Nation.SCOTLAND,)),
    (re.compile(r"\b(?:Wales|Welsh)\b"), (Nation.WALES,)),
    (re.compile(r"\b(?:Northern Ireland|Northern Irish|Ulster|NI)\b(?! (?:number|contributions?))"), (Nation.NI,)),
    (re.compile(r"\b(?:Great Britain|GB)\b"), GREAT_BRITAIN),
    (re.compile(r"\b(?:UK|U\.K\.|United Kingdom|four nations|other nations)\b"), tuple(Nation)),
)


def nation_vetoes(claim: str, evidence: Sequence[str], holds: Sequence[Nation]) -> Iterator[str]:
    """entity for another body, such as NHS Wales for NHS England; nation, when the claim names one that the evidence does not, or leaves out the only ones it holds for.

    `holds` are the nations of the passages, for evidence that names none; empty when that is not known.
    """
    bodies = [
        frozenset(match[0].lower().removesuffix("'s") for match in BODY.finditer(text))
        for text in (claim, " ".join(evidence))
    ]
    if bodies[0] - bodies[1] and bodies[1]:
        yield "entity"
    said = named(claim)
    told = frozenset().union(*(named(text) for text in evidence))
    if said - (told or frozenset(holds)) or (told and not said and told != frozenset(Nation)):
        yield "nation"


@lru_cache(maxsize=20_000)
def named(text: str) -> frozenset[Nation]:
    """Nations that a text names as places."""
    text = BODY.sub("", text.replace("’", "'"))
    return frozenset(nation for pattern, nations in NAMES if pattern.search(text) for nation in nations)
