"""Misspelled words are put right towards the corpus; right words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling import Speller, everyday_words
from tests.fakes import six_sections

SPELLER = Speller(section.text for section in six_sections())
CORPUS_WORDS = sorted({word for section in six_sections() for word in section.text.split() if word.isalpha()})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("materntiy leave", "maternity leave"),
        ("flexable wrking requst", "flexible working request"),
        ("statutry maternaty pay", "statutory maternity pay"),
        ("wen do i hear coz my boss wont say", "when do i hear because my boss won't say"),
        ("how many hrs a wk", "how many hours a week"),
        ("emploeyr", "employer"),
    ],
)
def test_misspelled_words_become_words_of_the_corpus(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "the zebra went for a walk",
        "NHSX and HSCNI",
        "ab cde",
        "my manager's leave",
        "2026/27: £194.32, 10 days!",
        "qqqqwwwwzzzz",
        "",
    ],
)
def test_english_words_names_in_capitals_and_numbers_stay(text: str) -> None:
    assert SPELLER.correct(text) == text


@given(st.lists(st.sampled_from(CORPUS_WORDS)).map(" ".join))
def test_the_corpus_is_never_corrected(text: str) -> None:
    assert SPELLER.correct(text) == text


@given(st.text())
def test_correcting_twice_changes_nothing_and_figures_stay(text: str) -> None:
    once = SPELLER.correct(text)
    assert SPELLER.correct(once) == once
    assert [c for c in once if c.isdigit()] == [c for c in text if c.isdigit()]


@pytest.mark.parametrize(
    "text", ["Pat is my manager", "I asked Matt and Siobhan about it", "My name is Priyanka", "Mat said no"]
)
def test_names_stay(text: str) -> None:
    assert SPELLER.correct(text) == text


def test_short_forms_count_before_leave_only() -> None:
    assert SPELLER.correct("mat leave and Pat pay") == "maternity leave and paternity pay"
    assert SPELLER.correct("I am on mat") == "I am on maternity"


def test_everyday_words_come_most_frequent_first() -> None:
    assert everyday_words(3) == ("the", "of", "and")
    assert (
        Speller(everyday_words(5000), max_distance=2).correct("my husbend came tomorow") == "my husband came tomorrow"
    )


def test_figures_that_stand_for_words_are_put_right() -> None:
    speller = Speller(["I want to go back to work and have 2 days at home for my son"])
    assert speller.correct("want 2 go bk but need 4 my son 2 days") == "want to go back but need for my son 2 days"
    assert speller.correct("2 requests in 12 months") == "2 requests in 12 months"
