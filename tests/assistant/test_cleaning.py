"""Cleaning: hidden characters go, words and lines stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cleaning import MAX_MARKS, clean


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  How   long\t is\u00a0leave? ", "How long is leave?"),
        ("can’t – “won’t”", "can't - \"won't\""),
        ("k\u200bi\u2060l\u00adl", "kill"),
        ("a\u202eb\u2066c", "abc"),
        ("\U000e0041\U000e0042hidden tags", "hidden tags"),
        ("ｆｕｌｌ ｗｉｄｔｈ ①", "full width 1"),
        ("one\r\ntwo\rthree\n\n \nfour", "one\ntwo\nthree\nfour"),
        ("one\x0btwo\x0cthree\x85four", "one two three four"),
        ("null\x00byte", "nullbyte"),
        ("e\u200d\u0301te\u0301", "été"),
        ("", ""),
        ("\u200b \u2060\n", ""),
    ],
)
def test_a_message_is_made_plain(typed: str, plain: str) -> None:
    assert clean(typed) == plain


@pytest.mark.parametrize("between", ["", "\u200d", "\u200b\u2060"])
def test_stacked_marks_are_cut_even_with_hidden_characters_between(between: str) -> None:
    stacked = clean("z" + between.join(["\u0336"] * 30) + "!")
    assert stacked == "z" + "\u0336" * MAX_MARKS + "!"


@given(st.text())
def test_nothing_hidden_is_left_and_cleaning_twice_changes_nothing(typed: str) -> None:
    plain = clean(typed)
    hidden = {"Cc", "Cf", "Co", "Cn", "Cs"}
    assert all(character == "\n" or unicodedata.category(character) not in hidden for character in plain)
    assert clean(plain) == plain


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F), min_size=1))
def test_ordinary_words_are_kept(typed: str) -> None:
    assert clean(typed) == unicodedata.normalize("NFKC", typed)
