"""Assertions about what a group of people is like or should do, found by patterns.

Reporting or denying such a belief ("Some said that …", "It is unlawful to …") is no assertion of it.
"""

import re
from collections.abc import Iterator

from knowledge_base.segmenter import sentences

PLURAL = (
    r"(?:women|men|girls|boys|mothers|fathers|mums|dads|ladies|males|females|carers|returners|part.timers|muslims|"
    r"christians|jews|hindus|sikhs|atheists|lesbians|gays|immigrants|migrants|refugees|foreigners|homosexuals)"
)
ONE = r"(?:woman|man|girl|boy|mother|father|mum|dad|lady|carer|returner|muslim|christian|jew|hindu|sikh|lesbian|migrant|refugee|foreigner)"
KIND = (
    r"(?:black|white|asian|chinese|muslim|indian|african|polish|eastern european|young|younger|old|older|gay|trans|"
    r"disabled|autistic|deaf|pregnant|working.class|single|religious|foreign|straight|jewish|hindu|christian)"
)
MARKED = rf"(?:{PLURAL}|{KIND}\s+(?:people|women|men|workers|staff|parents|candidates))"
TRAIT = (
    r"(?:naturally|by nature|born|better|worse(?! off)|best|bad|weak(?:er)?|strong(?:er)?|emotional|nurturing|gentle|caring|lazy|"
    r"unreliable|aggressive|ambitious|committed|able|capable|technical|logical|intelligent|clever|reliable|suited|"
    r"cut out|slow|slower|violent|dishonest|greedy|good|quick|patient|submissive|backward|hard.working|a burden|"
    r"a risk|too old|too young|difficult|demanding|gifted|exotic)"
)
MODIFIER = r"(?:\s+(?:all|often|usually|generally|mostly|just|simply|always|never|not|less|more|very|too|so|as|much|the|a|an))*"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{MARKED}\s+(?:are|aren't|tend to be|make|seem|can be|is){MODIFIER}\s+{TRAIT}\b",
        rf"\b{MARKED}\s+(?:(?:naturally|usually|generally|all|often)\s+)?(?:lack|prefer|belong|do not want|don't want|"
        r"(?:cannot|can't)(?! be\b)|struggle with|have no head for|should stay|should not expect|should expect less|"
        r"need less|deserve less)\b",
        rf"\b(?:suited|suits?|easier|ideal|perfect|too hard|too technical|better|best)\s+(?:to|for)\s+{MARKED}\b",
    )
)
ADDRESSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bas an? (?:{KIND}\s+)?(?:{ONE}|person of your age)\b[^.?]{{0,30}},? you(?:'d| would| should| may| might| will| are|'ll|'re)\b(?! (?:entitled|protected|allowed|covered)\b)",
        r"\b(?:people like you|someone like you|your kind|for (?:someone|a person) (?:of|with) your (?:age|gender|sex|"
        r"religion|faith|background|origin|class|ethnicity)|at your age|given your (?:age|gender|sex|religion|faith|"
        r"ethnicity|origin|sexuality|class)|a (?:woman|man)'s (?:job|work|place|role))\b",
    )
)
"""Said to the reader for who they are: never a report."""
REPORTED = re.compile(
    r"\b(?:said|says?|told|found|finds|felt|feel|believ\w+|belief|assum\w+|stereotyp\w+|bias\w*|myth|thought|seen as|"
    r"treated as|reported|report|survey\w*|study|studies|wrong|not true|unlawful|discriminat\w*|law|likelier|"
    r"more likely|less likely|described|argued|according|whether|prejudice)\b|%|\d{2}",
    re.IGNORECASE,
)


def assertions(text: str) -> tuple[str, ...]:
    """The sentences of a text that assert a stereotype."""
    return tuple(_asserting(text))


def _asserting(text: str) -> Iterator[str]:
    for sentence in sentences(text) if text.strip() else []:
        told = any(pattern.search(sentence) for pattern in PATTERNS) and not REPORTED.search(sentence)
        if told or any(pattern.search(sentence) for pattern in ADDRESSED):
            yield sentence
