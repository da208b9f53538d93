"""Which of the planning tools a question calls for, with what the person said filled in.

The topic of the first cited section names the tools that could help, and the form of the question
chooses among them. Only what the person wrote or chose is filled in, and it is shown before it is used.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlencode

from assistant.models import Answer, AnswerStatus, Question
from assistant.offer import Offer
from assistant.wording.planning_pages import OFFERS, TABS
from knowledge_base.models import Section

PATHS = {name: path for name, path, _ in TABS}
WANTS: dict[str, re.Pattern[str]] = {
    "letter": re.compile(r"\b(?:letter|e-?mail|template|wording|draft|agenda|write|in writing)\b"),
    "eligibility": re.compile(
        r"\b(?:eligible|eligibility|qualif(?:y|ies)|entitled|entitlement|(?:do|will|can|could) i (?:still )?(?:get|claim))\b"
    ),
    "dates": re.compile(
        r"\b(?:when|dates?|deadlines?|timeline|how (?:long|soon|late|early|much)|(?:last|latest|earliest) day|"
        r"notice|by what|plan my)\b"
    ),
    "schemes": re.compile(
        r"\b(?:schemes?|programmes?|courses?|fellowships?|apprenticeships?|bursar(?:y|ies)|funding|networks?|"
        r"mentor(?:ing|s)?|return(?:er)?[ -]to[ -]practice|(?:which|what) (?:jobs?|roles?))\b"
    ),
}
"""Tool → the form of a question that calls for it, in the order of the offers."""
TIMED = frozenset({"maternity-and-loss", "family-leave", "flexible-working", "childcare", "returning"})
TOPICS = {
    "letter": frozenset({"flexible-working", "returning", "maternity-and-loss", "family-leave"}),
    "eligibility": frozenset({"maternity-and-loss", "family-leave", "childcare", "registration"}),
    "dates": TIMED | {"registration", "equality-and-problems"},
    "schemes": frozenset(
        {
            "returner-schemes",
            "learning",
            "roles-and-pay",
            "job-search",
            "networks-and-mentoring",
            "leadership-and-equity",
            "registration",
        }
    ),
}
LOSS = re.compile(r"\b(?:loss|lost|miscarr\w*|stillb\w*|died|death|bereave\w*|abortion|terminat\w*)\b", re.IGNORECASE)
"""A calculator is no answer to these."""
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})[a-z]*,? \d{{4}})\b",
    re.IGNORECASE,
)
"""Days with their year: without one, nothing is filled in."""
ABOUT: dict[str, re.Pattern[str]] = {
    "baby_due_date": re.compile(r"\bdue\b(?! back)"),
    "baby_birth_date": re.compile(r"\b(?:born|birth|arrived)\b"),
    "intended_return": re.compile(
        r"\b(?:return\w*|go(?:ing)? back|com(?:e|ing) back|back at work|due back)\b"
        r"(?: to work)?(?: (?:from|after)(?: \w+){0,3} leave)?"
    ),
    "leave_start": re.compile(r"\bleave\b"),
    "request_date": re.compile(r"\brequest\w*"),
}
"""Input of a plan → the words before a date that name it."""
NAMES: Mapping[str, Mapping[str, str]] = {
    "letter": {"intended_return": "return_date", "baby_birth_date": "birth_date"},
    "eligibility": {"baby_due_date": "due_date", "baby_birth_date": "birth_date", "intended_return": "return_date"},
}
"""The names that other forms have for the same days."""
KINDS = (
    ("kit-plan", re.compile(r"\bkeeping[ -]in[ -]touch|\bkit days?\b|\bsplit days?\b")),
    ("return-meeting", re.compile(r"\b(?:meeting|agenda)\b")),
)


def offers(question: Question, answer: Answer, sections: Mapping[str, Section]) -> tuple[Offer, ...]:
    """The tools that the question calls for; none without an answer from the guides."""
    if answer.status not in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL} or not answer.citations:
        return ()
    first = sections.get(answer.citations[0].section_id)
    if first is None or LOSS.search(f"{question.text} {first.title} {first.document_title}"):
        return ()
    text = question.text.lower()
    wanted = [tool for tool, form in WANTS.items() if first.topic in TOPICS[tool] and form.search(text)]
    return tuple(_offer(tool, question, answer) for tool in wanted)


def tools(question: Question, answer: Answer) -> tuple[Offer, ...]:
    """Every tool with what was said so far filled in, for the tabs beside a conversation; after a loss, empty forms."""
    said = " ".join(turn.text for turn in question.history)
    if LOSS.search(f"{said} {question.text}"):
        return tuple(Offer(tool=tool, label=OFFERS[tool], path=PATHS[tool]) for tool in OFFERS)
    return tuple(_offer(tool, question, answer) for tool in OFFERS)


def days_said(text: str) -> dict[str, str]:
    """Input of a plan → the ISO date that the text gives for it; the nearest words before a date name its input."""
    found: dict[str, str] = {}
    start = 0
    for hit in DAY.finditer(text):
        day, before = _day(hit[0]), text[start : hit.start()].lower()
        start = hit.end()
        named = [(word.end(), -word.start(), name) for name, words in ABOUT.items() for word in words.finditer(before)]
        if day and named:
            found[max(named)[2]] = day.isoformat()
    return found


def _day(text: str) -> date | None:
    """The day of a text that DAY found; None when there is no such day."""
    from dateutil.parser import ParserError, parse

    try:
        return parse(text, dayfirst=not text[:4].isdigit()).date()
    except (ParserError, OverflowError):
        return None


def _offer(tool: str, question: Question, answer: Answer) -> Offer:
    filled = dict(_known(tool, question, answer))
    address = f"{PATHS[tool]}?{urlencode(filled)}" if filled else PATHS[tool]
    return Offer(tool=tool, label=OFFERS[tool], path=address)


def _known(tool: str, question: Question, answer: Answer) -> Iterator[tuple[str, str]]:
    if tool == "letter":
        kinds = (kind for kind, words in KINDS if words.search(question.text.lower()))
        yield "kind", next(kinds, "flexible-working")
    nation, employer = answer.nation or question.nation, answer.employer or question.employer
    if nation:
        yield "nation", nation.value
    if employer and tool in {"dates", "letter"}:
        yield "employer", employer.value
    if tool != "schemes":
        said = [turn.text for turn in question.history if turn.role == "user"]
        for name, day in days_said("\n".join([*said, question.text])).items():
            yield NAMES.get(tool, {}).get(name, name), day
