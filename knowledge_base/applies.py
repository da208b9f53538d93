"""Where and when a fact applies, read from the `applies` line of facts.json."""

import re

from knowledge_base.figures import figures
from knowledge_base.models import Nation, Section

GREAT_BRITAIN = frozenset({Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES})
PLACES = {
    "GB": GREAT_BRITAIN,
    "UK": frozenset(Nation),
    "NI": frozenset({Nation.NI}),
    "Northern Ireland": frozenset({Nation.NI}),
    "England": frozenset({Nation.ENGLAND}),
    "Scotland": frozenset({Nation.SCOTLAND}),
    "Wales": frozenset({Nation.WALES}),
}
PLACE = r"(?<![.\w])(?:GB|UK|NI|Northern Ireland|England|Scotland|Wales)\b"
LEAD = re.compile(rf"{PLACE}(?:(?:\s*(?:/|,|and|&)\s*|\s+)(?:NHS )?{PLACE}(?!\s+(?:has|have|own|separate|differ)))*")
"""The first run of nations; "; NI one year" or "; Scotland has its own" after it is a comment."""
HISTORY_ONLY = re.compile(r"\bAct \d{4}|\bSI \d{4}\S*|\bas of \S+|\bupdated [^;]+|\bdated [^;]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def nations_of(applies: str) -> frozenset[Nation]:
    """The nations a fact holds in; empty where its line names none."""
    lead = LEAD.search(applies)
    if lead is None:
        return frozenset()
    return frozenset().union(*(PLACES[place] for place in re.findall(PLACE, lead[0])))


def years_of(applies: str) -> set[str]:
    """The years a fact speaks of; empty where its line names none."""
    found = figures(HISTORY_ONLY.sub(" ", applies))
    spans = {f"20{figure[-2:]}" for figure in found if re.fullmatch(r"20\d\d/\d\d", figure)}
    return spans | {figure[:4] for figure in found if YEAR.match(figure)}


def lost_nations(applies: str, sections: list[Section]) -> set[Nation]:
    """Nations the fact holds in that no section carrying it speaks to."""
    carried = {nation for section in sections for nation in section.nations}
    return set(nations_of(applies) - carried)


def wider_nations(applies: str, sections: list[Section], told: str) -> set[Nation]:
    """Nations the sections speak to where the fact does not hold, unless the sentences name the right ones."""
    holds = nations_of(applies)
    wider = {nation for section in sections for nation in section.nations} - holds
    names = {"Northern Ireland" if nation is Nation.NI else nation.value for nation in holds}
    names |= {"Great Britain"} if holds == GREAT_BRITAIN else set()
    return wider if holds and not any(name in told for name in names) else set()


def missing_period(applies: str, told: str) -> set[str]:
    """The years of the fact when the sentences carry none of them."""
    years = years_of(applies)
    return years if years and not years & set(YEAR.findall(told)) else set()
