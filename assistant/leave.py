"""A question about leave that does not say which → the same question about the kind that was told.

"I'm pregnant. How much leave can I take?" asks for maternity leave. The kind comes from what is said beside
the question, the last said first, and then from earlier messages. Leave that is earned, lost or booked is annual
leave, whoever asks; leave for a reason ("time off for a scan") and leave that is named stay as they are.
"""

import re
from collections.abc import Iterable

from assistant.message import SENTENCE_END

PARTNER = (
    r"(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|missus|spouse|civil partner|other half|better half)"
)
EXPECTING = r"(?:pregnant|expecting|having (?:a|our|my|another|the) (?:baby|child|first|second|third)|having twins|due\b(?! back)|giving birth)"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("shared parental", r"\bshared parental\b|\bSPL\b"),
        ("unpaid parental", r"\b(?:unpaid|ordinary) parental\b"),
        ("neonatal care", r"\bneonatal|\bNICU\b|\bspecial care baby\b"),
        (
            "adoption",
            r"\badopt(?:ing|ion|ed)?\b(?! (?:a|an|the)? ?(?:new|digital|ai|approach|policy))|\bmatched with (?:a|our|my) \w+",
        ),
        ("paternity", rf"\bpaternity\b|\b(?:my|our) {PARTNER}(?:'s| is| was| has|, who is)? (?:\w+ )?{EXPECTING}"),
        (
            "maternity",
            rf"\b(?:maternity|mat leave)\b|\b(?:i'm|im|i am|i was|i've been|being|am) (?:\w+ ){{0,3}}{EXPECTING}|\bpregnan(?:t|cy)\b|"
            rf"\bdue (?:date|in (?:early |mid |late |the |a |{MONTH})|on the \d|on \d|{MONTH})|\bbaby(?:'s| is| will be)? due\b|"
            r"\bi(?:'ve)? (?:just |recently )?(?:had (?:a|my|our) (?:\w+ )?baby|gave birth|given birth)\b|\bmy (?:bump|c-?section)\b",
        ),
    )
)
"""In order: what a partner's pregnancy gives comes before one's own."""
NAMED = re.compile(
    r"\b(?:matern|patern|adopt|carer|sick|ill\b|annual|holiday|parental|study|special|bereave|compassionate|career|break|"
    r"neonatal|emergenc|dependan|unpaid|garden|mat\b|pat\b|shared|spl\b|redundan|jury|antenatal|scan|appointment|"
    r"accru|buil[dt]|carr(?:y|ied)|left\b|los(?:e|t|ing)|us(?:e|ed|ing) up|book|owed|bank)",
    re.IGNORECASE,
)
"""The kind is said, or it is leave that is earned."""
LEAVE = re.compile(
    r"\b(?P<before>(?:my|the|on|of|from|much|any|long|longer|this|your|paid|full|some|more|take|taking|start|starting|end|get|have) )leave\b(?! (?:of|my|the|work|a)\b)|"
    r"\bleave(?= (?:pay|date|start|period)\b)",
    re.IGNORECASE,
)
"""Leave that is a noun; "if I leave" is none."""
OFF = re.compile(
    r"\b(?:(?:while|whilst|when|if|during) (?:(?:i'm|i am|im|we're|being|i'll be) )?off|how (?:much|long)\b[^.?!]{0,30}? off)\b"
    r"(?! (?:for|to|with|sick|ill|work because|on)\b)",
    re.IGNORECASE,
)
"""Being away, with no reason given."""
PAID = re.compile(r"\b(?:pay|paid|money|earn|wages?|salary|live on)\b", re.IGNORECASE)


def named(ask: str, told: Iterable[str]) -> str:
    """A question with the kind of its leave; `told` are the texts around it, the nearest first."""
    if NAMED.search(ask) or not (LEAVE.search(ask) or OFF.search(ask)):
        return ask
    kind = next((kind for text in told if (kind := kind_in(text))), "")
    if not kind:
        return ask
    if PAID.search(ask):
        return f"{kind.capitalize()} pay: {ask}"
    if OFF.search(ask):
        return OFF.sub(rf"\g<0> on {kind} leave", ask, count=1)
    return LEAVE.sub(lambda leave: f"{leave['before'] or ''}{kind} leave", ask, count=1)


def kind_in(text: str) -> str:
    """The kind of leave of which a text tells, the last one; empty for none."""
    for sentence in reversed(SENTENCE_END.split(text)):
        for kind, pattern in KINDS:
            if pattern.search(sentence):
                return kind
    return ""
