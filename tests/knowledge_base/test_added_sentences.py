"""Sentences: whole ones, with what belongs to them, and marked when they lean on the one before."""

import pytest

from knowledge_base.lists import Line
from knowledge_base.parts import travelling
from knowledge_base.readers.joining import glued, vocabulary
from knowledge_base.segmenter import leans, sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Smith joined the NHS in Jan. 2024, i.e. at Band 6.",
        "It began at 5 p.m. on Monday and cost £35.50.",
        "We asked approx. 40 people in the U.K. and abroad.",
        "The sources were reports, blogs, and misc. other papers.",
        '"I was on leave during lockdown... I was a novice and I taught myself."',
        '"I have trained hard. I have led projects. It feels easier now." [Research participant]',
        "Networks spread learning (e.g. One Health Tech); they also give support.",
        "NHS England. (2023). NHS Equality Improvement Plan. A long title.",
        "The plan was late. particularly when staff were away.",
    ],
)
def test_a_sentence_stays_whole(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_sentences_are_told_apart() -> None:
    text = "Women in Al. These include three groups. Is it fair? Yes, says Kline, R. et al. (2024)."
    assert sentences(text) == [
        "Women in Al.",
        "These include three groups.",
        "Is it fair?",
        "Yes, says Kline, R. et al. (2024).",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("However, the plan failed.", True),
        ("These include networks.", True),
        ("That is a catch.", True),
        ("Most of these are new.", True),
        ("This report looks at networks.", False),
        ("That notice must be written.", False),
        ("Managers answer in time.", False),
    ],
)
def test_leaning_sentences_are_found(sentence: str, expected: bool) -> None:
    assert leans(sentence) is expected


def test_leaning_sentences_travel_but_never_first_nor_more_than_three_in_a_row() -> None:
    lines = [Line(text="It is so.", leans=True), *[Line(text="And so on.", leans=True)] * 5]
    assert travelling([lines]) == [False, True, True, True, False, True]


def test_a_hyphen_at_a_line_end_goes_unless_the_document_writes_the_word_with_one() -> None:
    known = vocabulary(["a part-time post and a", "the supervisor said that"])
    assert glued("work in a part-", "time post", known) == "work in a part-time post"
    assert glued("ask the super-", "visor", known) == "ask the supervisor"
    assert glued("the years 2024-", "2025 were", known) == "the years 2024- 2025 were"
