"""Misspelled words → the words of the corpus, with SymSpell (symmetric delete spelling correction).

A word is left alone when it is in the corpus, an English word of the packaged frequency list, a
number, has fewer than four letters, or may be a name: a capital inside a sentence, or after "my name is". The corrected text is one more way of putting the
question; the person's own words are always searched too.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import as_file, files

from symspellpy import SymSpell, Verbosity

WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
MIN_LETTERS = 4
MAX_DISTANCE = 3
LETTERS_FOR = {1: 4, 2: 6, 3: 10}
"""Edit distance → letters a word needs before it may be corrected that far."""
CORPUS_BOOST = 10**7
"""Raises a corpus word over any English word at the same distance."""
CHAT_WORDS = {
    "wat": "what", "wot": "what", "wen": "when", "wud": "would", "shud": "should", "cud": "could", "coz": "because",
    "cos": "because", "bcoz": "because", "plz": "please", "pls": "please", "thx": "thanks", "u": "you", "ur": "your",
    "im": "i'm", "ive": "i've", "dont": "don't", "cant": "can't", "wont": "won't", "wrk": "work", "wk": "week", "wks": "weeks", "hrs": "hours", "mgr": "manager", "mngr": "manager", "preg": "pregnant",
    "appt": "appointment", "uni": "university", "qual": "qualification", "quals": "qualifications", "govt": "government",
    "yr": "year", "yrs": "years", "mths": "months", "pt": "part-time", "ft": "full-time", "abt": "about", "bf": "breastfeed",
    "cnt": "can't", "lyf": "life", "rn": "right now", "kil": "kill", "dnt": "don't", "lyk": "like", "wana": "want to", "wanna": "want to", "wnt": "want", "nd": "and",
    "bout": "about", "bcz": "because", "thru": "through", "tho": "though", "ppl": "people", "wiv": "with",
    "hav": "have", "giv": "give", "tel": "tell", "bak": "back", "bk": "back", "bck": "back", "cuz": "because", "cus": "because", "goin": "going", "doin": "doing", "mnths": "months", "nite": "night", "aloud": "allowed", "loose": "lose", "payed": "paid", "notis": "notice", "brest": "breast", "fone": "phone",
}  # fmt: skip
"""Short forms that people type in messages."""
SHORT_FORMS = {"mat": "maternity", "pat": "paternity"}
"""Short forms that are also names or words; they count before a word of leave only."""
SHORT_FORM = re.compile(
    r"\b(mat|pat)(?=[ -](?:leave|pay|cover|rights|scheme|policy|allowance)\b)|(?:(?<=\bon )|(?<=\bfrom )|(?<=\bafter )|(?<=\bduring ))(mat)\b",
    re.IGNORECASE,
)
NUMERALS = {"2": "to", "4": "for"}
NUMERAL = re.compile(
    r"(?<=[a-z] )(?:2(?= (?:be|do|go|get|ask|work|have|take|tell|see|come|return|leave|know|keep|make|start|find|claim|apply|"
    r"my|me|u|b|the)\b)|4(?= (?:me|my|u|the|it|her|him)\b))",
    re.IGNORECASE,
)
"""Figures that stand for words in messages ("want 2 go bk")."""
INTRODUCED = re.compile(r"\b(?:name is|name's|names|called|call me|this is|i am|i'?m) $", re.IGNORECASE)
SENTENCE_START = re.compile(r"(?:^|[.?!:\n]\s*|[\"(]\s*)$")


class Speller:
    """Corrects towards one corpus."""

    def __init__(self, texts: Iterable[str], max_distance: int = MAX_DISTANCE) -> None:
        counts = Counter(word.lower() for text in texts for word in WORD.findall(text))
        self._corpus = frozenset(counts)
        self._known = self._corpus | _english()
        self._symspell = SymSpell(max_dictionary_edit_distance=max_distance, prefix_length=7)
        self._letters_for = {edits: letters for edits, letters in LETTERS_FOR.items() if edits <= max_distance}
        for word, count in counts.items():
            if len(word) >= MIN_LETTERS:
                self._symspell.create_dictionary_entry(word, CORPUS_BOOST + count)

    def correct(self, text: str) -> str:
        """The text with its misspelled words put right; the same text when there are none."""
        text = SHORT_FORM.sub(lambda match: SHORT_FORMS[match.group(0).lower()], text)
        text = NUMERAL.sub(lambda match: NUMERALS[match.group(0)], text)
        shouted = text.isupper()

        def right(match: re.Match[str]) -> str:
            word, before = match.group(0), text[: match.start()]
            if word[0].isupper() and not shouted and not SENTENCE_START.search(before):
                return word
            return word if word[0].isupper() and INTRODUCED.search(before) else self._word(word)

        return WORD.sub(right, text)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if lower in CHAT_WORDS:
            return CHAT_WORDS[lower]
        bare = lower.removesuffix("'s").rstrip("'")
        if bare in self._known or len(bare) < MIN_LETTERS or (word.isupper() and len(word) <= LETTERS_FOR[2]):
            return word
        distance = max(edits for edits, letters in self._letters_for.items() if len(bare) >= letters)
        found = self._symspell.lookup(lower, Verbosity.CLOSEST, max_edit_distance=distance)
        return found[0].term if found else word


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """The words of SymSpell's English frequency list."""
    return frozenset(_by_frequency())


def everyday_words(count: int) -> tuple[str, ...]:
    """The `count` most frequent English words."""
    return _by_frequency()[:count]


@lru_cache(maxsize=1)
def _by_frequency() -> tuple[str, ...]:
    with as_file(files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        return tuple(line.split(" ", 1)[0] for line in path.read_text(encoding="utf-8-sig").splitlines())
