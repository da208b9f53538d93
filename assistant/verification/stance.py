"""Whether a sentence affirms or denies, and whether it obliges, allows or only thinks something possible."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.verification.words import normal, words

NEGATIVE_WORDS = "not no never none nobody nothing nowhere neither nor without unless except cannot hardly"
NEGATIVE = frozenset(NEGATIVE_WORDS.split())
CERTAINTY = {
    "must": "must", "shall": "must", "required": "must", "obliged": "must", "compulsory": "must", "mandatory": "must",
    "need": "must", "needs": "must",
    "may": "may", "might": "may", "could": "may", "can": "may", "optional": "may", "allowed": "may", "entitled": "may", "able": "may",
    "will": "will", "definitely": "will", "certainly": "will", "always": "always", "automatically": "always",
    "should": "should", "ought": "should",
    "usually": "usually", "often": "usually", "normally": "usually", "generally": "usually", "sometimes": "usually", "mostly": "usually",
    "never": "never",
}  # fmt: skip
"""Word → what it says about how sure or how binding something is."""
DENIES = re.compile(r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot)\b", re.IGNORECASE)
DENIES_TOO = re.compile(
    r"\b(?:only|unless|except\w*|exclud\w*|refus\w*|reject\w*|lack\w*|fail\w*|miss(?:ed|es|ing)?|unable|un(?!ion|iver|ique|iform|ited|til|der|less)\w{4,}|in(?:valid|eligible|complete)\w*|"
    r"hard(?:ly)?|stop\w*|end(?:s|ed)?|ban\w*|avoid\w*|prevent\w*|leav\w* out|left out|out of|outside|instead|rather|less|fewer|few|free\w*|"
    r"alone|differ\w*|other\w*|separate\w*|against|keep\w* out|beyond|lapse\w*|closed?|shut\w*|lose\w*|lost|yet|too|apart|silent|"
    r"impossible|independent\w*|alternative\w*|despite|although|though|even|den(?:y|ies|ied)|turn\w* down|withh\w+|deprive\w*|"
    r"absen\w+|gaps?|gone|away|forbid\w*|prohibit\w*|waive\w*|exempt\w*|regardless|whatever|optional|need\w* time|superseded|"
    r"overtake\w*|cannot|until|before|zero|0|just|nil|drop\w*|cut\w*|opposed?|contrary|doubt\w*|unlike)\b",
    re.IGNORECASE,
)
"""Words by which a rewording may deny without saying not."""
OBLIGES = re.compile(
    r"\b(?:must|shall|have to|has to|had to|need(?:s|ed)? (?:to|\d|at least|an?)|need(?:s|ed)?|requir\w+|oblig\w+|compulsory|mandatory|duty|only (?:if|when|once)|condition\w*|"
    r"depend\w*|unless|are to|is to|insist\w*|responsib\w+|demand\w*|takes?|expect\w*|wants?|asks? for|necessary|essential|no choice|bound)\b",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"\b(?:may|might|could|can|able|allow\w*|entitle\w*|right|free to|option\w*|possib\w+|permit\w*|let|lets|choose\w*|choice|perhaps|"
    r"sometimes|available|open to|welcome|risk|chance|eligible|get|gets|discretion\w*|up to you|if you (?:like|wish|want)|potential\w*)\b",
    re.IGNORECASE,
)
OBLIGES_STRONGLY = re.compile(
    r"\b(?:must|shall|have to|has to|had to|required|obliged|compulsory|mandatory)\b", re.IGNORECASE
)
ALLOWS_STRONGLY = re.compile(r"\b(?:may|might|could|can|optional|allowed|permitted|free to)\b", re.IGNORECASE)


OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\b(?:unpaid|without pay|no pay|not (?:be )?paid)\b", re.IGNORECASE),
        re.compile(r"(?<!not )(?<!not be )\b(?:paid|with pay|full pay|half pay)\b", re.IGNORECASE),
    ),
    (
        re.compile(
            r"\b(?:free(?! to\b)|no (?:charge|cost|fee)|without (?:charge|cost|a fee)|for nothing)\b", re.IGNORECASE
        ),
        re.compile(
            r"\b(?:paid(?:-for)?|for a fee|at a (?:cost|charge|price)|charges? you|fees? appl\w+)\b", re.IGNORECASE
        ),
    ),
)
"""Pairs of which a sentence has one side: without pay and with pay, free and at a price."""
SCOPE = 2
"""Content words after a word of denial, duty or choice that it governs."""
COMPARES = re.compile(
    r"\b(?:no|not) (?:less|more|longer|later|fewer|earlier|sooner|only|just|least|matter|doubt)\b(?: than)?|\b(?:say|says|said|saying|answer) no\b",
    re.IGNORECASE,
)
"""Not a denial."""


def stance_vetoes(claim: str, evidence: str) -> Iterator[str]:
    """polarity and modality: what one text denies, demands or leaves open, the other says in the same words the other way."""
    mine, theirs = COMPARES.sub("", normal(claim)), COMPARES.sub("", normal(evidence))
    if (
        (governed(mine, DENIES) and not may_deny(theirs) and _shared(mine, DENIES, theirs))
        or (governed(theirs, DENIES) and not may_deny(mine) and _shared(theirs, DENIES, mine))
        or any(_opposite(mine, theirs, one, other) or _opposite(mine, theirs, other, one) for one, other in OPPOSITES)
    ):
        yield "polarity"
    if _strays(mine, theirs, OBLIGES_STRONGLY, OBLIGES, ALLOWS_STRONGLY) or _strays(
        mine, theirs, ALLOWS_STRONGLY, ALLOWS, OBLIGES_STRONGLY
    ):
        yield "modality"


def same_stance(claim: str, evidence: str) -> bool:
    """Whether both texts deny, demand and leave open, or neither does; a rewording that fails this may still be faithful."""
    mine, theirs = COMPARES.sub("", normal(claim)), COMPARES.sub("", normal(evidence))
    return all(
        bool(said.search(mine)) == bool(said.search(theirs)) for said in (DENIES, OBLIGES_STRONGLY, ALLOWS_STRONGLY)
    )


def may_deny(text: str) -> bool:
    return bool(DENIES.search(text) or DENIES_TOO.search(text))


@lru_cache(maxsize=20_000)
def governed(text: str, said: re.Pattern[str]) -> tuple[str, ...]:
    """Stems of the content words that follow each match in its clause."""
    found: list[str] = []
    for match in said.finditer(text):
        clause = re.split(r"[,;:.?!]|\b(?:and|but|or|if|because|when)\b", text[match.end() :])[0]
        found += [word.stem for word in words(clause) if word.content][:SCOPE]
    return tuple(found)


def _shared(text: str, said: re.Pattern[str], other: str) -> bool:
    """Whether the first thing that is governed stands in the other text as well."""
    return bool(set(governed(text, said)[:1]) & {word.stem for word in words(other)})


def _opposite(claim: str, evidence: str, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether the claim has one side of a pair and the evidence the other, each without its opposite."""
    return bool(one.search(claim) and not other.search(claim) and other.search(evidence) and not one.search(evidence))


def _strays(claim: str, evidence: str, said: re.Pattern[str], near: re.Pattern[str], against: re.Pattern[str]) -> bool:
    """Whether the claim has a stance that the evidence is not near to, on the very thing on which it has the opposite."""
    if DENIES.search(claim) or DENIES.search(evidence):
        return False
    same = set(governed(claim, said)) & set(governed(evidence, against))
    return bool(same) and not near.search(evidence) and not against.search(claim)
