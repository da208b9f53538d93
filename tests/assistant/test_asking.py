"""The ways in which a question is searched."""

import pytest

from assistant.asking import MAX_PARTS, MAX_WAYS, Part, parts
from assistant.message import read
from assistant.spelling import Speller

SPELLER = Speller(["maternity leave pay flexible working request appointments notice holiday employer refused"])


def asked(text: str, *earlier: str) -> list[Part]:
    return list(parts(read(text), earlier, SPELLER))


def ways(text: str, *earlier: str) -> dict[str, float]:
    return {way.text: way.weight for part in asked(text, *earlier) for way in part.ways}


def test_a_plain_question_is_one_text() -> None:
    assert ways("How much notice do I give for maternity leave?") == {
        "How much notice do I give for maternity leave?": 1.0
    }


def test_a_disclosure_counts_less_than_the_question() -> None:
    found = ways("I am pregnant. How many days of holiday pay are due?")
    assert found["How many days of holiday pay are due?"] == 1.0
    assert found["I am pregnant. How many days of holiday pay are due?"] <= 0.5


@pytest.mark.parametrize(
    "identity", ["I am a Muslim.", "My name is Aisha.", "I am Amy Foster.", "I'm 58.", "I grew up on an estate."]
)
def test_what_has_no_rules_of_its_own_is_not_searched(identity: str) -> None:
    question = "How many days of holiday pay are due?"
    assert ways(f"{identity} {question}") == {question: 1.0}


def test_a_signature_is_not_searched_and_a_foster_child_is() -> None:
    question = "How many days of holiday pay are due?"
    assert ways(f"{question} Thanks, Amy Stone.") == {question: 1.0}
    assert len(ways(f"I have a foster child. {question}")) == 2


def test_the_place_of_a_disclosure_changes_nothing() -> None:
    question = "How many days of holiday pay are due?"
    assert ways(f"I am gay. {question}") == ways(f"{question} I am gay.")


def test_a_question_that_says_nothing_is_read_with_who_asks() -> None:
    part = asked("I'm pregnant. What am I entitled to?")[0]
    assert part.ways[0].text == "I'm pregnant. What am I entitled to?"
    assert part.ways[0].weight == 1.0


def test_a_question_may_point_to_what_was_disclosed() -> None:
    assert ways("My mum has dementia. Can I take leave for that?")[
        "My mum has dementia. Can I take leave for that?"
    ] == (1.0)


def test_a_long_story_counts_more_than_its_question() -> None:
    story = "My employer refused my flexible working request last Tuesday after the manager read a report on rotas."
    question = "How many days before the appeal deadline?"
    found = ways(f"{story} {question}")
    assert found[f"{story} {question}"] > found[question]


def test_history_joins_a_question_that_leans() -> None:
    part = asked("How much is it?", "What is statutory maternity pay?")[0]
    assert part.ways[0].text == "statutory maternity pay How much is it?"


@pytest.mark.parametrize("identity", ["I am a Muslim.", "My name is Aisha.", "I'm 58.", "Just so you know, I'm gay."])
def test_who_somebody_said_they_are_before_is_not_searched_either(identity: str) -> None:
    question = "How many days of holiday pay are due?"
    assert ways(question, identity) == {question: 1.0}
    assert identity not in ways(f"{identity} {question}")


def test_who_somebody_said_they_are_before_counts_where_it_may_be_meant() -> None:
    assert any("Muslim" in text for text in ways("Is there one for me?", "I am a Muslim."))
    assert any("pregnant" in text for text in ways("How many days of holiday pay are due?", "I am pregnant."))


def test_history_counts_little_for_a_question_of_its_own_and_nothing_after_a_change_of_subject() -> None:
    question = "What notice does flexible working need?"
    assert ways(question, "What is maternity pay?")[question] == 1.0
    assert max(weight for text, weight in ways(question, "What is maternity pay?").items() if text != question) <= 0.2
    assert all("maternity" not in text for text in ways(f"New topic: {question}", "What is maternity pay?"))


def test_another_nation_takes_the_place_of_the_earlier_one() -> None:
    found = ways("What about Scotland?", "How much notice for maternity leave in England?")
    assert found["What about Scotland?"] < 1
    assert all("England" not in text for text in found)


def test_misspelled_words_are_searched_both_ways() -> None:
    assert ways("How long is materntiy leave for?") == {
        "How long is maternity leave for?": 1.0,
        "How long is materntiy leave for?": 0.3,
    }


def test_parts_and_ways_are_few() -> None:
    story = "My boss refused my request. I am deaf. "
    found = asked(story + "Is it legal? Can I appeal? How long is that? Who pays? Why?", "What is flexible working?")
    assert len(found) == MAX_PARTS
    assert all(1 <= len(part.ways) <= MAX_WAYS for part in found)
    assert found[-1].ask == "Who pays? Why?"


def test_a_short_question_that_names_its_subject_in_everyday_words_is_searched_by_itself() -> None:
    story = "I came back in spring and everybody said how tired I looked on that ward. "
    (part,) = asked(story + "How do I ask for fewer shifts?")
    assert part.ways[0].text == "How do I ask for fewer shifts?"
    (other,) = asked(story + "How do I ask for that?")
    assert other.ways[0].text.startswith("I came back in spring")
