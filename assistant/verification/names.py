"""Names of a claim that its evidence does not have."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.verification.dates import MONTHS, WEEKDAYS
from assistant.verification.words import QUOTES, everyday, stem

TOKEN = re.compile(r"[A-Za-z][A-Za-z'&-]*[A-Za-z]|[A-Z]")
SKIPPED = frozenset(
    {"i", "england", "english", "scotland", "scottish", "wales", "welsh", "northern", "ireland", "irish", "great", "britain", "british", "uk", "gb", "ni", "monday-friday", "dr", "mr", "mrs", "ms", "am", "pm"}
    | set(MONTHS) | set(WEEKDAYS)
)  # fmt: skip
"""Words with a capital that other checks look after, or that name nothing."""


def name_vetoes(claim: str, evidence: Sequence[str]) -> Iterator[str]:
    """entity, for each name that is neither in the evidence nor a short form of words in it, nor the other way round."""
    text = " ".join(evidence)
    held, initials = _stems(text), _initials(text)
    shorts = {token.lower() for token in TOKEN.findall(text) if token.isupper()}
    written_out = {short for short in shorts if short in _initials(claim)}
    for name in names(claim):
        known = stem(name.lower()) in held or name.lower() in initials
        if not known and not any(name[0].lower() in short for short in written_out):
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
    """First letters of two to six words in a row, with and without the small words between."""
    parts = [part for token in TOKEN.findall(text.translate(QUOTES)) for part in token.split("-") if part]
    letters = [
        [part[0].lower() for part in parts],
        [part[0].lower() for part in parts if part.lower() not in {"and", "of", "for", "the", "in", "to"}],
    ]
    return frozenset("".join(row[i : i + size]) for row in letters for size in range(2, 7) for i in range(len(row)))
