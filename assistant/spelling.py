"""Misspelled words → the words of the corpus, with SymSpell (symmetric delete spelling correction).

A word is left alone when it is in the corpus, an English word of the packaged frequency list, a
number, or has fewer than four letters. The corrected text is one more way of putting the
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
    "im": "i'm", "ive": "i've", "dont": "don't", "cant": "can't", "wont": "won't", "wrk": "work", "mat": "maternity",
    "pat": "paternity", "wk": "week", "wks": "weeks", "hrs": "hours", "mgr": "manager", "mngr": "manager", "preg": "pregnant",
    "appt": "appointment", "uni": "university", "qual": "qualification", "quals": "qualifications", "govt": "government",
    "yr": "year", "yrs": "years", "mths": "months", "pt": "part-time", "ft": "full-time", "abt": "about", "bf": "breastfeed",
}  # fmt: skip
"""Short forms that people type in messages."""


class Speller:
    """Corrects towards one corpus."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = Counter(word.lower() for text in texts for word in WORD.findall(text))
        self._corpus = frozenset(counts)
        self._known = self._corpus | _english()
        self._symspell = SymSpell(max_dictionary_edit_distance=MAX_DISTANCE, prefix_length=7)
        for word, count in counts.items():
            if len(word) >= MIN_LETTERS:
                self._symspell.create_dictionary_entry(word, CORPUS_BOOST + count)

    def correct(self, text: str) -> str:
        """The text with its misspelled words put right; the same text when there are none."""
        return WORD.sub(lambda match: self._word(match.group(0)), text)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if lower in CHAT_WORDS:
            return CHAT_WORDS[lower]
        bare = lower.removesuffix("'s").rstrip("'")
        if bare in self._known or len(bare) < MIN_LETTERS or (word.isupper() and len(word) <= LETTERS_FOR[2]):
            return word
        distance = max(edits for edits, letters in LETTERS_FOR.items() if len(bare) >= letters)
        found = self._symspell.lookup(lower, Verbosity.CLOSEST, max_edit_distance=distance)
        return found[0].term if found else word


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """The words of SymSpell's English frequency list."""
    with as_file(files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        return frozenset(line.split(" ", 1)[0] for line in path.read_text(encoding="utf-8-sig").splitlines())
