"""Text without what a reader cannot see: control, invisible and private characters, ligatures, odd spaces."""

import re
import unicodedata

LIGATURES = {ord(char): unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
PRIVATE_BULLETS = {ord(char): "•" for char in "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06c\uf02d"}
"""Bullets of Word's symbol fonts."""
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks with no shape, beside the categories below."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
SPACES = re.compile(r"\s+")
BULLET = re.compile(r"^\s*(?:[•‣◦▪▫■□●○◆◇➢➤✓✔∙·⁃]|\(cid:\d+\)|[-–—*](?=\s))\s*")
"""A list mark at the start of a line."""
SPELLED_CODE = re.compile(r"\(cid:\d+\)")
"""How pdfminer writes a glyph that its font does not explain."""


def visible(text: str) -> str:
    """The text without unseen characters; line feeds and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(PRIVATE_BULLETS).translate(LIGATURES)
    text = SOFT_BREAK.sub("", unicodedata.normalize("NFC", text))
    kept = (char for char in text if char in "\n\t\f" or unicodedata.category(char) not in UNSEEN)
    return INVISIBLE.sub("", "".join(kept))


def clean(text: str) -> str:
    """One line of visible text with single spaces."""
    return SPACES.sub(" ", SPELLED_CODE.sub("", visible(text))).strip()


def without_bullet(text: str) -> str | None:
    """The text after a list mark, or None when it does not begin with one."""
    match = BULLET.match(text)
    return text[match.end() :] if match and match.end() < len(text) else None


def words_in(text: str) -> int:
    """How many words hold a letter or a digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())
