"""The report's own words: short, plain, British and calm, as the product's are."""

import re

import pytest
from breame import spelling

from evals.cards.model_card import model_card
from evals.cards.transparency import transparency_record
from evals.report import comparison, words
from tests.assistant.test_wording import BRITISH_TOO, MAX_WORDS, SENTENCE_END, reading_age, strings
from tests.evals import made_up
from tests.evals.test_report import facts

MEASURED = {"product", "deployer"}


def card_lines() -> list[str]:
    """What is written for the cards; lines of a run and lists of the documentation are told as they stand."""
    told = facts()
    quoted = {*told.limits, *told.security_limits}
    cards = (model_card(made_up.run(), told), transparency_record(made_up.run(), told))
    fields = [field for card in cards for part in card.parts for field in part.fields if field.by in MEASURED]
    return [
        *(line for card in cards for line in card.says),
        *(line for f in fields for line in f.lines if line not in quoted),
    ]


COPY = [
    *(
        text
        for module in (words, comparison)
        for name, value in vars(module).items()
        if name.isupper()
        for text in strings(value)
    ),
    *card_lines(),
]


def test_sentences_are_short() -> None:
    sentences = [sentence for text in COPY for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > MAX_WORDS] == []


def test_reading_age() -> None:
    ages = {text: reading_age(text) for text in COPY if len(text.split()) >= 8}
    assert len(ages) > 60
    assert sorted(ages.values())[len(ages) // 2] <= 11


def test_british_and_calm() -> None:
    found = {word for text in COPY for word in re.findall(r"[a-z]+", text.lower())} - BRITISH_TOO
    assert {
        w for w in found if spelling.american_spelling_exists(w) and not spelling.british_spelling_exists(w)
    } == set()
    assert [text for text in COPY if re.search(r"!|\brobust\b|\bstate of the art\b|\bseamless", text)] == []


@pytest.mark.parametrize(
    "table", [words.GATES_HEAD, words.TASK_HEAD, words.FOREST_HEAD, words.OVERVIEW_HEAD, comparison.HEAD]
)
def test_no_column_is_without_a_name(table: tuple[str, ...]) -> None:
    assert all(table)
    assert len(set(table)) == len(table)
