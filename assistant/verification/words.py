"""A sentence as words: spelled-out numbers become figures, short forms are written out, each word has a stem and a weight.

Numbers in words are read by text2num (Allo-Media, MIT). A word's weight grows with its rank in the
packaged English frequency list, as Zipf's law makes inverse document frequency do.
"""

import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import Stemmer
from text_to_num import alpha2digit

from assistant.spelling import everyday_words

WORD = re.compile(r"\d+[a-d]\b|£?\d+(?:,\d{3})*(?:\.\d+)?%?(?:st|nd|rd|th)?|[^\W\d_]+(?:'[^\W\d_]+)?", re.IGNORECASE)
QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "‑": "-", "−": "-", "\u00a0": " "}
)
CONTRACTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), full)
    for pattern, full in (
        (r"\b(?:can't|cannot|cant)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should|must|might|need)n't\b", r"\1 not"),
        (r"\b(I|you|we|they)'ve\b", r"\1 have"),
        (r"\b(I|you|he|she|it|we|they|that|there)'ll\b", r"\1 will"),
        (r"\b(you|we|they)'re\b", r"\1 are"),
        (r"\bI'm\b", "I am"),
        (r"\b(\d[\d.,]*) ?(?:per ?cent|percent|pc)\b", r"\1%"),
        (r"(?<!per )\b(?:a|an) (?=(?:hour|day|week|fortnight|month|year)\b)", "1 "),
        (r"\b(\d+) and a half\b", r"\1.5"),
        (r"\b(\d+) (year|month|week|day|hour)s? and a half\b", r"\1.5 \2s"),
        (r"\b(?:a|an) (year|month|week|day|hour) and a half\b", r"1.5 \1s"),
        (r"\ba fortnight\b|\b1 fortnight\b", "2 weeks"),
        (r"\ba dozen\b", "12"),
        (r"\bhalf of\b", "50% of"),
        (r"(?<![\w-])(?:a|1|one) quarter of\b", "25% of"),
    )
)
JOINED = re.compile(r"(?<=\w)-(?= |(?:year|month|week|day|hour)s?\b)", re.IGNORECASE)
"""The hyphen of "two-month", "two- or three-day": it hides a number from the reader of numbers."""
HALF = re.compile(r"\bhalf an? (?=(?:hour|day|week|month|year)\b)", re.IGNORECASE)
TIME = r"(?=(?:hour|day|week|fortnight|month|quarter|year|term)\b)"
PER = re.compile(rf"\b(?:per|each|every) {TIME}", re.IGNORECASE)
RATE = re.compile(
    rf"((?:[\d%]|\bonce|\btwice|\btimes)(?: [\w'-]+){{0,4}}?)(?<! in)(?<! for)(?<! of)(?<! within)(?<! about)(?<! after)"
    rf"(?<! before)(?<! to)(?<! by)(?<! or)(?<! and) an? {TIME}",
    re.IGNORECASE,
)
"""An amount and "a week": a rate, where "a" does not count one week."""
LARGE = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?|(?<=£)\d[\d,]*(?:\.\d+)?) (1000(?:000){0,2})\b")
"""What is left of "1.2 million" when its word has become a figure."""
FUNCTION_WORDS = (
    "a an the and or but if of in on at to for from by with as is are was were be been being am it its this that these "
    "those i you he she they we his her their our your my me him them us do does did have has had not no so than then "
    "there here what which who whom whose when where how why all any both each few more most other some such only own "
    "same too very can will just should now would could may might must shall about into over after before between out "
    "up down off per also yet nor while during through under until once because s"
)
FUNCTION = frozenset(FUNCTION_WORDS.split())
SEEN = 82_765
"""Words in the frequency list; an unknown word counts as the rarest."""


class Word(NamedTuple):
    """One word or figure of a sentence."""

    text: str
    """As written."""
    stem: str
    weight: float
    """0 for the most frequent word to 1 for an unknown one."""
    content: bool
    """Not a function word."""

    @property
    def figure(self) -> bool:
        return any(character.isdigit() for character in self.text)


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """The text with plain quotes, figures for spelled-out numbers and full forms for short ones; case is kept."""
    text = HALF.sub("0.5 ", JOINED.sub(" ", text.translate(QUOTES)))
    text = RATE.sub(r"\1 per ", PER.sub("per ", alpha2digit(text, "en", 0)))
    text = LARGE.sub(lambda match: f"{(Decimal(match[1].replace(',', '')) * int(match[2])).normalize():f}", text)
    for pattern, full in CONTRACTIONS:
        text = pattern.sub(full, text)
    return " ".join(text.split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return tuple(_word(match[0]) for match in WORD.finditer(normal(text)))


@lru_cache(maxsize=50_000)
def _word(text: str) -> Word:
    lower = text.lower().removesuffix("'s")
    return Word(text=text, stem=stem(lower), weight=weight(lower), content=lower not in FUNCTION)


def stem(lower: str) -> str:
    """Snowball's English stem."""
    return str(_stemmer().stemWord(lower.replace(",", "")))


def weight(lower: str) -> float:
    return math.log(1 + _ranks().get(lower, SEEN)) / math.log(1 + SEEN)


def everyday(lower: str) -> bool:
    """Whether a word is in the frequency list at all."""
    return lower in _ranks()


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(everyday_words(SEEN))}


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
