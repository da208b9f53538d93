"""A claim that repeats a sentence but for a few words: what those words change.

Such a claim is read word against word (difflib of the standard library). A rewording changes many
words; a slip or a forgery changes one or two, and then each of them counts.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from assistant.verification.names import SKIPPED
from assistant.verification.nations import GREAT_BRITAIN, named
from assistant.verification.stance import CERTAINTY, NEGATIVE
from assistant.verification.words import Word, words

LEAST_KEPT = 0.65
"""Share of a claim's words that stand in the sentence in the same order, below which it is a rewording."""
MOST_PLACES = 4
"""Places that differ above which a claim is a rewording."""
CLAUSE = 5
"""Words left out in a row, beyond those put in, that make a clause: leaving it out says less, and nothing else."""
OPPOSING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
LIMIT_WORDS = (
    "only even before after until since within less more fewer most least over under above below minimum maximum up "
    "longer shorter higher lower earlier later larger smaller better worse inside outside first last half full all some "
    "any every part rise fall cut increase decrease top bottom many few much both either neither direct indirect "
    "calendar gross net stricter looser same different other"
)
LIMITS = frozenset(LIMIT_WORDS.split())
"""Words that say how far something goes."""
ALIKE: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "get receiv obtain have",
        "ask request",
        "start begin commenc",
        "end finish",
        "job role post posit",
        "staff employe worker peopl colleagu",
        "help support assist",
        "say state note explain report",
        "call phone ring telephon contact",
        "choos pick select",
        "about around roughli approxim near",
        "show display",
        "big larg major",
        "small littl",
        "also too",
        "but howev though although",
        "year annual",
        "normal usual general typic",
        "chang alter adjust",
        "let allow permit",
        "give provid offer",
        "buy purchas",
        "keep retain",
        "make creat",
        "use util",
        "whether if",
        "check verifi confirm",
        "leav time",
        "rule regul",
        "compani firm organis",
        "tell inform",
        "need requir",
        "work job",
    )
)
"""Stems that may stand for one another."""


def small_change_vetoes(claim: str, sentence: str, others: Sequence[str] = ()) -> Iterator[str]:
    """polarity, modality, limit, number, nation or word, for the words that differ; nothing for a rewording.

    What is put in and stands whole in the other sentences of the evidence is not a change.
    """
    mine, theirs = words(claim), words(sentence)
    changes = _changes(mine, theirs)
    if not changes or not is_small(mine, changes):
        return
    held = frozenset(word.stem for text in others for word in words(text))
    short = [
        (() if len(gone) >= len(new) + CLAUSE else gone, new)
        for gone, new in changes
        if (new or len(gone) < CLAUSE) and (gone or not _told_elsewhere(new, held))
    ]
    gone = [word for words_gone, _ in short for word in words_gone]
    new = [word for _, words_new in short for word in words_new]
    if _count(gone, NEGATIVE) != _count(new, NEGATIVE) or any(_opposed(*pair) for pair in product(gone, new)):
        yield "polarity"
    if _certainties(gone) != _certainties(new):
        yield "modality"
    if _held(gone, LIMITS) != _held(new, LIMITS):
        yield "limit"
    if any(_figures(words_gone) != _figures(words_new) for words_gone, words_new in short if words_gone and words_new):
        yield "number"
    if any(_other_nation(*change) for change in short):
        yield "nation"
    if any(_replaced(*change) for change in short) or _swapped(mine, theirs):
        yield "word"


def repeats(claim: str, sentence: str) -> bool:
    """Whether a claim is a sentence but for a few words, or the same."""
    mine = words(claim)
    return is_small(mine, _changes(mine, words(sentence)))


def is_small(claim: Sequence[Word], changes: Sequence[tuple[Sequence[Word], Sequence[Word]]]) -> bool:
    """Whether the claim is the sentence but for a few words."""
    kept = len(claim) - sum(len(new) for _, new in changes)
    return len(changes) <= MOST_PLACES and kept >= LEAST_KEPT * len(claim)


def _changes(claim: Sequence[Word], sentence: Sequence[Word]) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    """(words of the sentence, words of the claim) at each place where they differ."""
    return [(sentence[i:j], claim[k:m]) for kind, i, j, k, m in _places(claim, sentence) if kind != "equal"]


def _places(claim: Sequence[Word], sentence: Sequence[Word]) -> list[tuple[str, int, int, int, int]]:
    """difflib's opcodes that turn the sentence into the claim."""
    matcher = SequenceMatcher(None, _stems(sentence), _stems(claim), autojunk=False)
    return [(kind, i, j, k, m) for kind, i, j, k, m in matcher.get_opcodes()]


def _swapped(claim: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether two words have changed places, other than in "this and that"."""
    places = [place for place in _places(claim, sentence) if place[0] != "equal"]
    if [place[0] for place in places] != ["replace", "replace"]:
        return False
    (_, i, j, k, m), (_, i2, j2, k2, m2) = places
    crossed = _stems(sentence[i:j]) == _stems(claim[k2:m2]) and _stems(sentence[i2:j2]) == _stems(claim[k:m])
    return crossed and bool(set(_stems(sentence[j:i2])) - {"and", "or"})


def _figures(found: Sequence[Word]) -> list[str]:
    """The figures of words, by their digits."""
    return [re.sub(r"\D", "", word.text) for word in found if word.figure]


def _stems(found: Sequence[Word]) -> list[str]:
    return [word.stem for word in found]


def _count(found: Sequence[Word], lexicon: frozenset[str]) -> int:
    return sum(word.text.lower() in lexicon for word in found)


def _held(found: Sequence[Word], lexicon: frozenset[str]) -> frozenset[str]:
    return frozenset(word.text.lower() for word in found) & lexicon


def _certainties(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(CERTAINTY[word.text.lower()] for word in found if word.text.lower() in CERTAINTY)


def _opposed(one: Word, other: Word) -> bool:
    short, long = sorted((one.text.lower(), other.text.lower()), key=len)
    return len(short) > 2 and any(long == prefix + short for prefix in OPPOSING_PREFIXES)


def _told_elsewhere(new: Sequence[Word], held: frozenset[str]) -> bool:
    """Whether words that were put in say something, and all of it stands in other evidence."""
    return any(word.content for word in new) and all(word.stem in held for word in new)


def _other_nation(gone: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether nations stand in the place of others; one nation of Great Britain may stand for all three."""
    before, after = (named(" ".join(word.text for word in found)) for found in (gone, new))
    return bool(before and after and before != after) and not (before == frozenset(GREAT_BRITAIN) and after < before)


def _means(word: Word) -> bool:
    """Whether a word has a meaning that no other check looks after."""
    return word.content and not word.figure and word.text.lower() not in SKIPPED


def _replaced(gone: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether content words stand in the place of other content words that do not mean the same."""
    left, came = ([word for word in found if _means(word)] for found in (gone, new))
    known = [
        word
        for word in came
        if any(word.stem == other.stem or any({word.stem, other.stem} <= group for group in ALIKE) for other in left)
    ]
    return bool(left) and len(known) < len(came)
