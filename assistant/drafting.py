"""A model's reply as it comes → whole draft sentences with the keys they name.

A line is `Sentence. [P1S2, P2S1]`. Nothing is given out before its keys have closed, so half a
marker is never seen. Thoughts that some models write first (`<think> … </think>`) are skipped.
"""

import re
from collections.abc import Iterator

from assistant.cleaning import clean
from knowledge_base.models import Frozen
from knowledge_base.segmenter import sentences

BRACKETS = re.compile(r"\s*[\[(【]([^\[\]()【】\n]{0,40}\bP\d+S\d+\b[^\[\]()【】\n]{0,80})[\])】]", re.IGNORECASE)
"""A group with at least one key."""
KEY = re.compile(r"\bP\d+S\d+\b", re.IGNORECASE)
STRAY = re.compile(r"\s*\[\s*P\d+\s*\]|\s*[\[(【]\s*(?:P\d*S?\d*)?\s*$", re.IGNORECASE)
"""A passage instead of a sentence, or a marker that was begun and not ended."""
LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+|^\s*#+\s*")
EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
THOUGHT = re.compile(r"\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL | re.IGNORECASE)
THINKING = re.compile(r"\s*<think", re.IGNORECASE)
CLOSERS = ".!?…)'’”\""
NOTHING = re.compile(r"\W*none\W*", re.IGNORECASE)
"""What the model is asked to write when the passages do not answer."""
REFUSAL = re.compile(
    r"\b(?:i(?:'m| am) (?:sorry|unable|not able)|i (?:can ?not|can't|won't|am not allowed)|as an? (?:ai|language model)|"
    r"the passages? (?:do(?:es)? not|don't|doesn't) (?:answer|say|cover|contain|mention))\b",
    re.IGNORECASE,
)
NEXT_SENTENCE = re.compile(
    rf"(?:(?<=[.!?…)'’”\"])(?:{BRACKETS.pattern})+|(?:{BRACKETS.pattern})+[.!?…]+)\s+(?=\w)", re.IGNORECASE
)
"""The keys between the end of a sentence and the beginning of the next."""
LONGEST_LINE = 1200
"""Characters without an end of line or a key after which the reply is no list of sentences."""


class Draft(Frozen):
    """One sentence that a model wrote."""

    text: str
    """Without keys, list marks and markup."""
    keys: tuple[str, ...]
    """As written, in capitals; it may name what does not exist."""


class Reply:
    """Takes pieces of a reply and gives out whole drafts."""

    def __init__(self) -> None:
        self._rest = ""
        self.runaway = False
        """Whether a line grew beyond all measure."""
        self.wrote = ""
        """The beginning of what was written, to tell a refusal from an answer."""

    def feed(self, piece: str) -> Iterator[Draft]:
        """The drafts that the piece completes."""
        self._rest += piece
        if THINKING.match(self._rest):
            self._rest, found = THOUGHT.subn("", self._rest, count=1)
            if not found:
                return
        *lines, self._rest = self._rest.split("\n")
        for line in lines:
            yield from self._line(line)
        yield from self._begun()
        self.runaway = self.runaway or len(self._rest) > LONGEST_LINE

    def close(self) -> Iterator[Draft]:
        """The last line, which needs no end."""
        line, self._rest = self._rest, ""
        if not THINKING.match(line):
            yield from self._line(line)

    @property
    def nothing(self) -> bool:
        """Whether the model wrote that the passages do not answer."""
        return bool(NOTHING.fullmatch(self.wrote))

    @property
    def refusal(self) -> bool:
        return bool(REFUSAL.search(self.wrote))

    def _begun(self) -> Iterator[Draft]:
        """Drafts of the unfinished line: those whose keys are followed by the next sentence."""
        if BRACKETS.match(self._rest):  # the keys come first: only the end of the line tells where a sentence ends
            return
        while (found := NEXT_SENTENCE.search(self._rest)) and _tidy(self._rest[: found.start()]):
            end = found.end()
            line, self._rest = self._rest[:end], self._rest[end:]
            yield from self._line(line)

    def _line(self, line: str) -> Iterator[Draft]:
        if len(self.wrote) < LONGEST_LINE:
            self.wrote = f"{self.wrote} {line}".strip()
        yield from drafts_of(line)


def drafts_of(line: str) -> list[Draft]:
    """The drafts of a line: text with the keys that stand after it, or before it when the line begins with them."""
    line = LIST_MARK.sub("", line).strip()
    found = [Draft(text=text, keys=keys) for group in _groups(line) for text, keys in _sentences(*group)]
    return [draft if not KEY.search(draft.text) else Draft(text=draft.text, keys=()) for draft in found]


def _groups(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(text, keys) of each run of text that ends like a sentence; keys in the middle of one belong to all of it."""
    pieces = BRACKETS.split(line)
    texts, groups = pieces[::2], [*pieces[1::2], ""]
    if len(texts) > 1 and not _tidy(texts[0]):  # the keys come first
        texts, groups = texts[1:], pieces[1::2]
    text, keys = "", ""
    for place, piece in enumerate(texts):
        if _tidy(text) and _ends(text, piece):
            yield text, _keys(keys)
            text, keys = "", ""
        text, keys = (text if text and not _tidy(piece) else f"{text}{piece}"), f"{keys} {groups[place]}"
    if _tidy(text):
        yield text, _keys(keys)


def _ends(text: str, rest: str) -> bool:
    """Whether a sentence ends before its keys, or right after them."""
    return bool(_tidy(rest)) and (text.rstrip()[-1] in CLOSERS or rest.lstrip()[0] in ".!?…")


def _sentences(text: str, keys: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((tidy, keys) for one in sentences(text.strip()) if (tidy := _tidy(one)))


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.upper() for key in KEY.findall(text)))


def _tidy(text: str) -> str:
    """The text of a sentence; empty when only signs are left."""
    plain = EMPHASIS.sub(r"\2", clean(STRAY.sub("", text))).lstrip(".!?,;: ").strip()
    if not re.search(r"\w", plain):
        return ""
    return plain if plain[-1] in CLOSERS else f"{plain.rstrip(',;:')}."
