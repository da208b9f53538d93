"""The form of answer that a question asks for, and whether a sentence has it.

"How much" wants a figure, "can I" wants a sentence that allows, forbids or requires, "who" wants a
name. A premise with a figure ("since I only get one request") is met by the sentence that gives
another figure for the same thing.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from knowledge_base.keywords import stems_of

NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        ("zero", "one once", "two twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
    )
    for word in words.split()
}
AMOUNT = re.compile(
    r"(?<![A-Za-z\d])(?<!section )(?<!regulation )(?<!article )(?<!annex )£?\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|none|no limit)\b",
    re.IGNORECASE,
)
WANTS_FIGURE = re.compile(
    r"\b(?:how (?:much|many|long|soon|often|far|late|early|old|big|quick(?:ly)?|mutch|meny)|when|"
    r"(?:what|which) (?:\w+ )?(?:date|day|rate|age|amount|time|share|percentage|proportion|salary|sum|number|limit|maximum|band)|"
    r"what(?:'s| is| are)? (?:the )?(?:most|maximum|minimum|rate|deadline|going rate|pay)|"
    r"deadline|time ?limit|salary|wage|wages|rate|cost|costs|percentage|until when|by when)\b",
    re.IGNORECASE,
)
"""A number that is part of a name ("DCB0129", "section 250") is no amount."""
WANTS_MONEY = re.compile(
    r"\b(?:salary|salaries|wages?|(?:what|which) (?:\w+ )?band|pays? (?:the )?(?:most|best|well|better|more|like)|better paid|"
    r"(?:get|gets|be|being|am i|i'm|i am|is it|are (?:they|you|we|i)) paid|earn(?:s|ing|ings)?|"
    r"how (?:much|mutch) (?:\w+ ){0,5}(?:pay|pays|paid|cost|costs|earn|make|wage)|how much (?:is|are|do you get|does)|"
    r"pay (?:like|scale|range|rate|band)|what(?:'s|s| is| are| does| do)? (?:the )?(?:\w+ ){0,4}pay|cost|costs|price|fees?)\b",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"£\s?\d|\bband \d|\bpay bands?\b|\b(?:un)?paid\b|\bfull pay\b|\bhalf pay\b|\bfree\b|\d%", re.IGNORECASE
)
"""Also the words that there is none or that it is not known: "no confirmed pay band"."""
YES_OR_NO = re.compile(
    r"(?:^|[.,;!?…-] *|\b(?:and|but|or|so|then|if|whether|because|think|know|ask|wondering|hi|hello) )"
    r"(?:can|could|do|does|did|is|are|am|was|will|would|should|must|may|have|has|shall|isn'?t|aren'?t|can'?t|don'?t|doesn'?t|won'?t|shouldn'?t)"
    r" (?:i|we|you|they|he|she|it|my|our|your|the|a|an|any|there|this|that|these|someone|anyone|people|nhs|bank|agency|part)\b|"
    r"\b(?:right|true|correct|is it|isn'?t it|can they|can i|do i|am i|don'?t they|can'?t they|won'?t they|aren'?t they|doesn'?t it|do they|are they|will it|won'?t it|allowed|ok|okay)\s*\?+$|"
    r"\b(?:allowed to|entitled to|eligible for|have to|need to)\b[^?]*\?",
    re.IGNORECASE,
)
VERDICT = re.compile(
    r"\b(?:can|cannot|can't|must|may|might|need not|needn't|do not|does not|don't|doesn't|is not|are not|no law|not|never|"
    r"unlawful|lawful|allowed|entitled|right to|rights?|has to|have to|ban(?:s|ned)?|protected|counts?|still|gives? you|yes|no longer|only)\b",
    re.IGNORECASE,
)
WHO = re.compile(
    r"\b(?:who|whom|who'?s|whose|(?:what|which) (?:\w+ )?(?:number|helpline|phone|organisation|organization|body|person|union|contact)|phone number|fone|helpline|contact)\b",
    re.IGNORECASE,
)
NAME = re.compile(
    r"\b0\d[\d ]{8,}\d\b|\b\d{5,6}\b|\b\w+\.(?:org|gov|co|nhs|com)\b|(?<!^)(?<![.!?] )\b[A-Z][A-Za-z]+\b|\bHR\b|manager|union"
)
PREMISE = re.compile(
    r"^(?:since|as|now that|because|given that|seeing as)\b|\b(?:only|already|still)\b|"
    r"\b(?:told|said|says|saying|reckons?|read|heard|thought|think|thinks|believe|assume|assumed|understand|understood|according|apparently|surely)\b|"
    r"\b(?:right|true|correct|isn'?t it|can'?t (?:i|they|we)|don'?t (?:i|they|we)|won'?t (?:i|they|it)|aren'?t (?:i|they|we)|is it|do they|will it|does it)\s*\?",
    re.IGNORECASE,
)
QUANTITY = re.compile(r"(£)?(\d[\d,]*(?:\.\d+)?)(%|p\b)?|\b(" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)
PAID = re.compile(
    r"\b(?:since|as|because|given that|seeing as|now that|told|said|says|heard|read|thought|think|know)\b (?:that |me |my |the |i )*"
    r"(?P<thing>[\w' -]{3,40}?) (?:is|are|was|will be|gets?|comes with) (?:fully |always |now )?(?:paid|full pay|pay)\b",
    re.IGNORECASE,
)
"""Something that the question takes to be paid."""
UNPAID = re.compile(r"\b(?:unpaid|no pay|not paid|without pay)\b", re.IGNORECASE)
COUNTED = re.compile(r"\bhow (?:many|meny) ([^?.!,;]+)", re.IGNORECASE)
REACH = 4
"""Words after a figure in which the thing counted stands."""


class Form(StrEnum):
    FIGURE = "figure"
    MONEY = "money"
    VERDICT = "verdict"
    NAME = "name"


WANTED = {Form.FIGURE: WANTS_FIGURE, Form.MONEY: WANTS_MONEY, Form.VERDICT: YES_OR_NO, Form.NAME: WHO}
HELD = {Form.FIGURE: AMOUNT, Form.MONEY: MONEY, Form.VERDICT: VERDICT, Form.NAME: NAME}


@lru_cache(maxsize=1_000)
def wanted(question: str) -> frozenset[Form]:
    """The forms that a question asks for; it may ask for several, or none. A sum of money is more than any figure."""
    forms = {form for form, pattern in WANTED.items() if pattern.search(question)}
    return frozenset(forms - {Form.FIGURE} if Form.MONEY in forms else forms)


@lru_cache(maxsize=50_000)
def has_form(form: Form, sentence: str) -> bool:
    return bool(HELD[form].search(sentence))


def contradicts(premise: str, sentence: str) -> bool:
    """Whether the question takes a figure for granted and the sentence gives another for the same thing."""
    if not _takes_for_granted(premise):
        return False
    if denies_pay(premise, sentence):
        return True
    taken = list(quantities(premise))
    given = list(quantities(sentence))
    return any(
        things & other_things and all(number != n for n, t in given if t & things)
        for number, things in taken
        for _, other_things in given
    )


@lru_cache(maxsize=1_000)
def _takes_for_granted(premise: str) -> bool:
    return bool(PREMISE.search(premise))


@lru_cache(maxsize=1_000)
def _taken_to_be_paid(premise: str) -> frozenset[str]:
    """The stems of what a question takes to be paid."""
    taken = PAID.search(premise)
    return frozenset(stems_of([taken["thing"]])[0]) if taken else frozenset()


@lru_cache(maxsize=1_000)
def _wanted_counted(question: str) -> frozenset[str]:
    """The stems of what a question wants counted."""
    asked = COUNTED.search(question)
    return frozenset(stems_of([" ".join(re.findall(r"[A-Za-z]+", asked[1])[:REACH])])[0]) if asked else frozenset()


def denies_pay(premise: str, sentence: str) -> bool:
    """Whether the question takes pay for granted ("since carer's leave is paid") and the sentence says there is none."""
    about = _taken_to_be_paid(premise)
    return bool(about) and bool(UNPAID.search(sentence)) and about <= set(stems_of([sentence])[0])


def counts(question: str, sentence: str) -> bool:
    """Whether the sentence gives a number of what the question wants counted; one of it is seldom the answer."""
    wanted_stems = _wanted_counted(question)
    if not wanted_stems:
        return False
    shares = (len(wanted_stems & things) for number, things in quantities(sentence) if number != 1)
    return max(shares, default=0) * 2 > len(wanted_stems)


def quantities(text: str) -> Iterator[tuple[float, frozenset[str]]]:
    """Each figure with the stems of the words that follow it, such as (2.0, {"request", "year"})."""
    for match in QUANTITY.finditer(text):
        if match[1] or match[3]:
            continue
        number = NUMBER_WORDS[match[4].lower()] if match[4] else float(match[2].replace(",", ""))
        after = re.split(r"[.,;:?!]", text[match.end() :], maxsplit=1)[0]
        words = " ".join(re.findall(r"[A-Za-z]+", after)[:REACH])
        yield float(number), frozenset(stems_of([words])[0])
