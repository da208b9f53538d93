"""One criterion of a search against one record: a verdict and the sentence that explains it."""

import re
from typing import Literal

from assistant.planning.finder_data import Terms
from assistant.wording import finder as wording
from assistant.wording import listed, nation_name
from knowledge_base.models import Frozen, Nation
from knowledge_base.records import Network, Scheme, SchemeKind

Verdict = Literal["yes", "no", "ask"]
TAKES_YOU_ON = {SchemeKind.APPRENTICESHIP, SchemeKind.RETURN_TO_PRACTICE}
"""Kinds whose employer can be the one that takes the person on for it."""
FOR_RETURNERS = {SchemeKind.RETURN_TO_PRACTICE, SchemeKind.RETURNER_PROGRAMME}


class Reason(Frozen):
    """Why a record met a filter, did not, or has to be asked about."""

    filter: str
    verdict: Verdict
    text: str
    made_for_it: bool = False
    """The record is made for people with this answer, not only open to them."""

    @property
    def points(self) -> int:
        """Weight in the order of results: 0 unless met, 3 where the record is made for it."""
        return (3 if self.made_for_it else 1) if self.verdict == "yes" else 0


def nation(record: Scheme | Network, wanted: Nation) -> Reason:
    verdict: Verdict = "yes" if wanted in record.nations else "no"
    offered = listed(tuple(nation_name(each.value) for each in record.nations))
    text = wording.NATION[verdict].format(nation=nation_name(wanted.value), nations=offered)
    return Reason(filter="nation", verdict=verdict, text=text)


def working(scheme: Scheme, is_working: bool) -> Reason:
    """Apprenticeships and return-to-practice posts can be the job itself."""
    needed = scheme.employer_needed
    if needed == "no":
        return Reason(filter="working", verdict="yes", text=wording.WORKING["yes"])
    if needed == "yes" and is_working:
        return Reason(filter="working", verdict="yes", text=wording.WORKING["yes_employed"])
    if needed == "yes":
        key = "ask_vacancy" if scheme.kind in TAKES_YOU_ON else "no"
        return Reason(filter="working", verdict="ask" if key == "ask_vacancy" else "no", text=wording.WORKING[key])
    key = "ask_employed" if needed == "depends" and is_working else "ask"
    return Reason(filter="working", verdict="ask", text=wording.WORKING[key])


def background(scheme: Scheme, wanted: str) -> Reason:
    verdict: Verdict = "yes" if wanted in scheme.background else "no"
    named = [wanted] if verdict == "yes" else scheme.background
    text = wording.BACKGROUND[verdict].format(background=listed(tuple(wording.BACKGROUNDS[each] for each in named)))
    return Reason(filter="background", verdict=verdict, text=text, made_for_it=len(scheme.background) == 1)


def clinical(scheme: Scheme, is_clinical: bool) -> Reason:
    """Clinical: the record names clinical people. Not clinical: it names any other people."""
    fitting = [each for each in scheme.background if (each == "clinical") == is_clinical]
    verdict: Verdict = "yes" if fitting else "no"
    named = tuple(wording.BACKGROUNDS[each] for each in fitting or scheme.background)
    text = wording.BACKGROUND[verdict].format(background=listed(named))
    made_for_it = len(fitting) == len(scheme.background)
    return Reason(filter="clinical", verdict=verdict, text=text, made_for_it=made_for_it and is_clinical)


def degree(scheme: Scheme, has_degree: bool) -> Reason:
    needed = scheme.degree_needed
    if needed == "no":
        return Reason(filter="degree", verdict="yes", text=wording.DEGREE["yes"])
    if needed == "yes":
        key, verdict = ("yes_has", "yes") if has_degree else ("no", "no")
        return Reason(filter="degree", verdict=_verdict(verdict), text=wording.DEGREE[key])
    key = "depends" if needed == "depends" else "ask"
    return Reason(filter="degree", verdict="ask", text=wording.DEGREE[key])


def part_time(scheme: Scheme) -> Reason:
    verdict = _verdict(scheme.part_time)
    return Reason(filter="part_time", verdict=verdict, text=wording.PART_TIME[verdict])


def free(record: Scheme | Network, terms: Terms) -> Reason:
    key = terms.free or "ask"
    text = wording.FREE[key].format(cost=_words(record.cost))
    return Reason(filter="free", verdict=_verdict(key), text=text)


def paid(scheme: Scheme, terms: Terms) -> Reason:
    key = "yes" if terms.pays == "you" else terms.pays or "ask"
    verdict = "no" if key == "employer" else key
    return Reason(filter="paid", verdict=_verdict(verdict), text=wording.PAID[key].format(pay=_words(scheme.pay)))


def break_of(scheme: Scheme, terms: Terms, years_away: float) -> Reason:
    """Lengths are compared in months; the upper limit is included, as sources write "two to ten years"."""
    asked, months = terms.break_, years_away * 12
    if asked is None:
        key = "ask_returner" if scheme.kind in FOR_RETURNERS and scheme.break_needed is None else "none"
        return Reason(filter="years_away", verdict="ask" if key == "ask_returner" else "yes", text=wording.BREAK[key])
    too_short = asked.at_least is not None and months < asked.at_least
    too_long = asked.at_most is not None and months > asked.at_most
    if asked.back_at_work:
        key = "ask"
    elif too_short and asked.soft and months > 0:
        key = "ask_soft"
    elif too_short or too_long or (asked.any and months <= 0):
        key = "no"
    else:
        key = "ask" if asked.any else "yes"
    text = wording.BREAK[key].format(words=_words(scheme.break_needed))
    return Reason(filter="years_away", verdict=_verdict(key), text=text, made_for_it=key == "yes" and months > 0)


def about(text: str, words: str) -> Reason:
    """Every word given must begin a word of the record."""
    wanted = re.findall(r"[a-z0-9]+", words.lower())
    present = all(re.search(rf"\b{re.escape(word)}", text.lower()) for word in wanted)
    verdict: Verdict = "yes" if present else "no"
    return Reason(filter="about", verdict=verdict, text=wording.ABOUT[verdict])


def _verdict(key: str) -> Verdict:
    return "yes" if key == "yes" else "no" if key == "no" else "ask"


def _words(text: str | None) -> str:
    return (text or "not stated").rstrip(".")
