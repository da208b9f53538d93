"""A message as typed → plain text: no invisible characters, control codes, bidi tricks or stacked marks."""

import re
import unicodedata

MAX_MARKS = 2
"""Combining marks kept on one letter; more is 'zalgo' text."""
INVISIBLE = {"Cc", "Cf", "Co", "Cn", "Cs"}
SPACES = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\s*\n\s*")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def clean(text: str) -> str:
    """Normalised text (NFKC), typographic quotes made plain, white space folded, lines kept."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(character)
        if category in INVISIBLE and not character.isspace():
            continue
        marks = marks + 1 if category == "Mn" else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    plain = unicodedata.normalize("NFKC", "".join(kept)).replace("\r", "\n").translate(QUOTES)
    return BLANK_LINES.sub("\n", SPACES.sub(" ", plain)).strip()
