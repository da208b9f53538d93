"""The product's own sentences: complete, plain, British and calm."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from statistics import median

import pytest
import textstat
from breame import spelling

from assistant import wording
from assistant.distress import Distress
from assistant.models import AnswerStatus
from assistant.routing import Outside
from knowledge_base.style import BRITISH_ALREADY

WITHOUT_COPY = {AnswerStatus.ANSWERED, AnswerStatus.ABOUT}
"""An answer in the guides' words needs none of ours."""
ANSWERED_ELSEWHERE = {Outside.CHAT_AND_HOMEWORK, Outside.OTHER}
"""Told with the copy of AnswerStatus.OUT_OF_SCOPE."""
PEOPLE_ASK = {wording.QUESTION_HINT, *(question for _, question in wording.EXAMPLES)}
"""Questions in the words of people."""
BRITISH_TOO = BRITISH_ALREADY | {"connection"}
GRADE_TO_AGE = 5
"""A reader of school grade 1 (Flesch-Kincaid) is about six years old."""
MAX_WORDS = 20
SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)


MODULES = [
    wording,
    *(import_module(f"assistant.wording.{found.name}") for found in pkgutil.iter_modules(wording.__path__)),
]
COPY = [
    text
    for module in MODULES
    for name, value in vars(module).items()
    if name.isupper()
    for text in strings(value)
    if text
]
STATEMENTS = [text for text in COPY if text not in PEOPLE_ASK and len(text.split()) >= 8]


def reading_age(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text)) + GRADE_TO_AGE


def test_every_status_has_distinct_copy_or_is_known_to_need_none() -> None:
    assert set(wording.MESSAGES) == set(AnswerStatus)
    told = [text for status, text in wording.MESSAGES.items() if status not in WITHOUT_COPY]
    assert all(told)
    assert len(told) == len(set(told))
    assert not any(wording.MESSAGES[status] for status in WITHOUT_COPY)


def test_every_kind_of_danger_has_distinct_copy_that_names_999() -> None:
    assert set(wording.SIGNPOSTS) == {kind.value for kind in Distress}
    assert len(set(wording.SIGNPOSTS.values())) == len(Distress)
    assert all("999" in text for text in wording.SIGNPOSTS.values())


def test_every_kind_of_message_outside_has_copy() -> None:
    assert set(wording.OUTSIDE) == {kind.value for kind in set(Outside) - ANSWERED_ELSEWHERE}
    assert len(set(wording.OUTSIDE.values())) == len(wording.OUTSIDE)


def test_the_copy_is_easy_to_read() -> None:
    ages = {text: reading_age(text) for text in STATEMENTS}
    assert len(ages) > 40
    assert median(ages.values()) <= 11
    assert {text: age for text, age in ages.items() if age > 14} == {}


def test_sentences_are_short() -> None:
    sentences = [sentence for text in COPY for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > MAX_WORDS] == []


def test_spelling_is_british() -> None:
    words = {word for text in COPY for word in re.findall(r"[a-z]+", text.lower())} - BRITISH_TOO
    american = {w for w in words if spelling.american_spelling_exists(w) and not spelling.british_spelling_exists(w)}
    assert american == set()


@pytest.mark.parametrize(
    "never", ["!", r"\bI feel\b", r"\bI understand how\b", "[\U0001f000-\U0001ffff\u2600-\u27bf]", r"\bsadly\b"]
)
def test_the_tone_is_calm_and_claims_no_feelings(never: str) -> None:
    assert [text for text in COPY if re.search(never, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(("items", "text"), [(("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")])
def test_lists_are_read_as_people_say_them(items: tuple[str, ...], text: str) -> None:
    assert wording.listed(items) == text


def test_nations_have_their_full_names() -> None:
    assert [wording.nation_name(name) for name in ("NI", "Wales")] == ["Northern Ireland", "Wales"]
