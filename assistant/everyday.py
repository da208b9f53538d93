"""Everyday words → the terms that the guides use, from `knowledge_base/everyday/`.

"They want rid of me" is about dismissal and does not say so. The term is one more way of putting the
question (query expansion with a domain thesaurus); the words that a person typed are searched as well.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import knowledge_base
from assistant.message import SENTENCE_END

TERMS = Path(knowledge_base.__file__).with_name("everyday")
SENTENCES = 32
"""Remembered while one message is put in several ways."""
MOST = 2
"""Terms that one question is given; more would say nothing."""


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[str, Sequence[str]], ...]:
    """Each term with the expressions for it, in lower case: to ignore case while searching takes three times as long."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TERMS.glob("*.toml")))
    return tuple((entry["term"], entry["said"]) for table in tables for entry in table["term"])


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((term, _said_as(expressions)) for term, expressions in _entries())


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    """What is said for any term: most sentences hold none, and one search tells."""
    return _said_as([expression for _, expressions in _entries() for expression in expressions])


def _said_as(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})(?!\w)")


def terms(text: str) -> tuple[str, ...]:
    """The guides' terms for what a text says in everyday words and does not call by its name, the last said first."""
    lower = text.lower()
    found: dict[str, None] = {}
    for sentence in reversed(SENTENCE_END.split(text)):
        found |= dict.fromkeys(term for term in _said(sentence) if term.lower() not in lower)
    return tuple(found)[:MOST]


@lru_cache(maxsize=SENTENCES)
def _said(sentence: str) -> tuple[str, ...]:
    """The terms for the everyday words of one sentence, the last said first; a story is put in several ways."""
    lower = sentence.lower()
    if not _any().search(lower):
        return ()
    said = [(list(pattern.finditer(lower)), term) for term, pattern in _patterns()]
    found = [(matches[-1].start(), term) for matches, term in said if matches]
    return tuple(term for _, term in sorted(found, reverse=True))
