"""Names of a claim that its evidence does not have."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.verification.dates import MONTHS, WEEKDAYS
from assistant.verification.words import QUOTES, everyday, stem

TOKEN = re.compile(r"[A-Za-z][A-Za-z'&-]*[A-Za-z]\d*|[A-Z]\d*")
RUN = re.compile(r"[A-Z][\w'&-]*(?: (?:(?:and|of|for|the|in|on|to) )*[A-Z][\w'&-]*)+")
"""A name of several words."""
JOINING = frozenset({"and", "of", "for", "the", "in", "on", "to"})
SKIPPED = frozenset(
    {"i", "england", "english", "scotland", "scottish", "wales", "welsh", "northern", "ireland", "irish", "great", "britain", "british", "uk", "gb", "ni", "monday-friday", "dr", "mr", "mrs", "ms", "am", "pm"}
    | set(MONTHS) | set(WEEKDAYS)
)  # fmt: skip
"""Words with a capital that other checks look after, or that name nothing."""


def name_vetoes(claim: str, evidence: Sequence[str]) -> Iterator[str]:
    """entity, for each name that is neither in the evidence nor a short form of words in it, nor the other way round."""
    text = " ".join(evidence)
    held, initials = _stems(text), _initials(text)
    shorts = {singular(token).lower() for token in TOKEN.findall(text) if singular(token).isupper()}
    written_out = {
        name for run in RUN.findall(claim.translate(QUOTES)) if _letters(run) in shorts for name in names(f"x {run}")
    }
    for name in names(claim):
        if stem(name.lower()) not in held and name.lower() not in initials and name not in written_out:
            yield "entity"


@lru_cache(maxsize=20_000)
def names(text: str) -> tuple[str, ...]:
    """Words with a capital inside a sentence; at its start only short forms and words that are no everyday ones."""
    found = []
    text = text.translate(QUOTES)
    for match in TOKEN.finditer(text):
        token = singular(match[0])
        if not any(character.isupper() for character in token) or token.lower() in SKIPPED:
            continue
        opening = not re.search(r"[^\s\"'(]", text[: match.start()]) or bool(
            re.search(r"[.?!:][\"')]? +[\"'(]?$", text[: match.start()])
        )
        if opening and not any(letter.isupper() for letter in token[1:]) and everyday(token.lower()):
            continue
        found += [part for part in re.split(r"[-&]", token) if part and part[0].isupper()]
    return tuple(found)


def singular(token: str) -> str:
    """A name without the ending of a possessive, or of a plural of capitals such as GCSEs."""
    token = token.removesuffix("'s").rstrip("'")
    return token[:-1] if token.endswith("s") and token[:-1].isupper() and len(token) > 2 else token


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    tokens = (singular(token).lower() for token in TOKEN.findall(text.translate(QUOTES)))
    return frozenset(stem(part) for token in tokens for part in {token, *re.split(r"[-&]", token)} if part)


@lru_cache(maxsize=20_000)
def _initials(text: str) -> frozenset[str]:
    """First letters of three to six words in a row, and of two long words; small words may be left out."""
    parts = [part for token in TOKEN.findall(text.translate(QUOTES)) for part in token.split("-") if part]
    rows = [parts, [part for part in parts if part.lower() not in JOINING]]
    found = {
        "".join(word[0] for word in row[i : i + size]) for row in rows for size in range(3, 7) for i in range(len(row))
    }
    pairs = {one[0] + other[0] for one, other in pairwise(parts) if min(len(one), len(other)) >= 5}
    return frozenset(letters.lower() for letters in found | pairs)


def _letters(words: str) -> str:
    """The first letters of words, without those that join names."""
    return "".join(word[0].lower() for word in words.split() if word.lower() not in JOINING)
