"""What somebody wants, and the question that is asked for it."""

import pytest

from assistant.asking import parts
from assistant.message import read
from assistant.situation import wish_in
from assistant.spelling import Speller

SPELLER = Speller(["my manager was cross i want to start at ten can i ask for that"])


@pytest.mark.parametrize(
    ("story", "wish"),
    [
        ("My manager was cross. I want to start at ten.", "I want to start at ten."),
        ("I'd like to do less. My manager was cross.", "I'd like to do less."),
        ("I wanted it once. We are hoping to share it.", "We are hoping to share it."),
        ("I want to start at ten.", ""),
        ("My manager was cross. She said no.", ""),
        ("", ""),
    ],
)
def test_the_last_sentence_that_wants_is_the_wish(story: str, wish: str) -> None:
    assert wish_in(story) == wish


def test_a_question_that_says_nothing_is_put_with_the_wish() -> None:
    (part,) = parts(read("My manager was cross on Monday. I want to start at ten. Can I ask for that?"), (), SPELLER)
    assert part.ways[1].text == "I want to start at ten. Can I ask for that?"
    assert part.ways[2].text == "flexible working request: I want to start at ten. Can I ask for that?"


def test_a_question_that_says_enough_is_not() -> None:
    text = "My manager was cross on Monday. I want to start at ten. How long may a trust take to answer a request?"
    (part,) = parts(read(text), (), SPELLER)
    assert not any(way.text.startswith("I want to start at ten. How") for way in part.ways)
