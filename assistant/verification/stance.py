"""Whether a sentence affirms or denies, and whether it obliges, allows or only thinks something possible."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.verification.lexical import coverage
from assistant.verification.opposites import DENYING, MONEY, Pair
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
ALLOWS_STRONGLY = re.compile(
    r"\b(?:may|might|could|can|optional|allowed|permitted|free to|up to (?:you|them)|at your discretion)\b",
    re.IGNORECASE,
)
LEAVES_OPEN = re.compile(
    r"\b(?:optional|free to|up to (?:you|them|him|her)|if (?:you|they|people) (?:like|wish|choose)|discretion\w*)\b",
    re.IGNORECASE,
)
"""Words that make something anyone's own choice."""
ADVISES = re.compile(
    r"\b(?:should|ought|asked to|asks \w+ to|recommend\w*|advis\w+|suggest\w*|encourag\w*|urge[ds]?|(?:best|good) to)\b",
    re.IGNORECASE,
)
COMPELS = re.compile(
    r"\b(?:must|shall|ha(?:ve|s|d) to|required|obliged|compulsory|mandatory|obligatory|compelled|bound to|certainly|definitely|always|automatically)\b",
    re.IGNORECASE,
)
SOFTENED = re.compile(
    r"\b(?:may|might|could|can|not|never|no longer|neither|nor|if|whether)\b[^,;:.]{0,40}?\b(?:ha(?:ve|s) to|required|obliged|compelled|bound to|always|automatically|need(?:ed|s)?)\b",
    re.IGNORECASE,
)
"""A duty that is only possible, or denied."""
DENIES_ITSELF = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor)\b(?: \w+){0,2}? (?:differ\w*|delay\w*|los\w+|worse|paus\w+|stop\w*|"
    r"refus\w*|limit\w*|unless|without|un\w{4,}|exclud\w+|miss\w*|break\w*|chang\w+|end\w*|later|less|fewer|only|just|other\w*|more|"
    r"longer|matter|wait\w*|fail\w*|den\w+|until|before)\b",
    re.IGNORECASE,
)
"""A denial of something that is itself one, or of a limit: "without delay" is "promptly"."""
TURNS = re.compile(
    r"\b(?:ruled out|leave (?:\w+ )?out|busy|worse|delay|restrict\w*|barred|ended|gone|run\w* out|limit\w*|single|hidden|private)\b",
    re.IGNORECASE,
)
"""More words by which a rewording may deny without saying not."""
ALIKE_BOTH_WAYS = 0.5
"""Share of the content of each text that stands in the other, from which a denial that one of them lacks is a change."""
SCOPE = 2
"""Content words after a word of denial, duty or choice that it governs."""
COMPARES = re.compile(
    r"\b(?:no|not) (?:(?:less|more|longer|later|fewer|earlier|sooner) than|only|just|least|matter|doubt)\b|\b(?:say|says|said|saying|answer) no\b",
    re.IGNORECASE,
)
"""Not a denial."""
HINTS = re.compile(
    r"\b(?:unless|except\w*|exclud\w*|lack\w*|missing|unable|un(?!ion|iver|ique|iform|ited|til|der|less)\w{4,}|hidden|outside|without|"
    r"free(?! to)\w*|den(?:y|ies|ied)|refus\w*|turn\w* down|phas\w+ out|wound down|end(?:s|ed)|stopped|closed|even)\b",
    re.IGNORECASE,
)
"""The commonest words that deny without saying not."""
STANCES = (DENIES, HINTS, COMPELS, ALLOWS_STRONGLY)


def stance_vetoes(claim: str, evidence: str) -> Iterator[str]:
    """polarity and modality: what one text denies, demands or leaves open, the other says otherwise."""
    mine, theirs = COMPARES.sub("", normal(claim)), COMPARES.sub("", normal(evidence))
    if (
        (governed(mine, DENIES) and not may_deny(theirs) and _shared(mine, DENIES, theirs))
        or (governed(theirs, DENIES) and not may_deny(mine) and _shared(theirs, DENIES, mine))
        or any(pair.opposed(mine, theirs) for pair in MONEY)
        or any(_turned(pair, mine, theirs) for pair in DENYING)
        or (mine == normal(claim) and theirs == normal(evidence) and _one_denies(mine, theirs))
    ):
        yield "polarity"
    if (
        _strays(mine, theirs, OBLIGES_STRONGLY, OBLIGES, ALLOWS_STRONGLY)
        or _strays(mine, theirs, ALLOWS_STRONGLY, ALLOWS, OBLIGES_STRONGLY)
        or _demands_more(mine, theirs)
        or _demands_less(mine, theirs)
    ):
        yield "modality"


def same_stance(claim: str, evidence: str) -> bool:
    """Whether both texts deny, hint at a denial, demand and leave open, or neither does; a faithful rewording may fail this."""
    mine, theirs = COMPARES.sub("", normal(claim)), COMPARES.sub("", normal(evidence))
    return all(bool(said.search(mine)) == bool(said.search(theirs)) for said in STANCES)


def may_deny(text: str) -> bool:
    return bool(DENIES.search(text) or DENIES_TOO.search(text) or TURNS.search(text))


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


def _turned(pair: Pair, claim: str, evidence: str) -> bool:
    """Whether the texts have opposite sides, and otherwise both deny or neither does."""
    denies = [bool(DENIES.search(pair.other.sub("", text))) for text in (claim, evidence)]
    return denies[0] == denies[1] and pair.opposed(claim, evidence)


def _one_denies(claim: str, evidence: str) -> bool:
    """Whether one text denies, the other has no word that might, and both are about the same."""
    if bool(DENIES.search(claim)) == bool(DENIES.search(evidence)):
        return False
    denial, plain = (claim, evidence) if DENIES.search(claim) else (evidence, claim)
    if DENIES_ITSELF.search(denial) or may_deny(plain):
        return False
    return min(_held(claim, evidence), _held(evidence, claim)) > ALIKE_BOTH_WAYS


def _held(text: str, other: str) -> float:
    """Share of a text's content, by weight, that stands in the other."""
    return coverage([word for word in words(text) if word.content], frozenset(word.stem for word in words(other)))


def _demands_more(claim: str, evidence: str) -> bool:
    """Whether the claim compels where the evidence only advises or allows."""
    weaker = ALLOWS_STRONGLY.search(evidence) or ADVISES.search(evidence)
    return bool(
        weaker
        and COMPELS.search(SOFTENED.sub("", claim))
        and not COMPELS.search(evidence)
        and not OBLIGES.search(evidence)
    )


def _demands_less(claim: str, evidence: str) -> bool:
    """Whether the claim leaves open what the evidence compels or advises."""
    if DENIES.search(claim) or DENIES.search(evidence) or ALLOWS.search(evidence):
        return False
    if LEAVES_OPEN.search(claim):
        return bool(OBLIGES.search(evidence) or ADVISES.search(evidence))
    return bool(ALLOWS_STRONGLY.search(claim) and COMPELS.search(evidence) and not OBLIGES.search(claim))


def _strays(claim: str, evidence: str, said: re.Pattern[str], near: re.Pattern[str], against: re.Pattern[str]) -> bool:
    """Whether the claim has a stance that the evidence is not near to, on the very thing on which it has the opposite."""
    if DENIES.search(claim) or DENIES.search(evidence):
        return False
    same = set(governed(claim, said)) & set(governed(evidence, against))
    return bool(same) and not near.search(evidence) and not against.search(claim)
