"""What a message asks, tells and discloses."""

import pytest

from assistant.message import discloses, read


@pytest.mark.parametrize(
    ("text", "asks", "disclosures"),
    [
        ("I'm pregnant. What am I entitled to?", ("What am I entitled to?",), ("I'm pregnant.",)),
        ("What am I entitled to? I'm pregnant.", ("What am I entitled to?",), ("I'm pregnant.",)),
        ("i am pregnant can i get time off", ("can i get time off",), ("i am pregnant",)),
        ("Can I, as a Muslim woman, claim holiday pay?", ("Can I claim holiday pay?",), ("as a Muslim woman",)),
        ("As a carer, can I get time off?", ("can I get time off?",), ("As a carer",)),
        ("Can I (I'm disabled) ask for a chair?", ("Can I ask for a chair?",), ("I'm disabled",)),
        ("What's the law on breaks - I'm 17 - at work?", ("What's the law on breaks at work?",), ("I'm 17",)),
        ("Can I claim holiday pay, being dyslexic?", ("Can I claim holiday pay?",), ("being dyslexic",)),
        ("Who is entitled to a pension, as a nurse?", ("Who is entitled to a pension?",), ("as a nurse",)),
        ("As a nurse, who is entitled to one?", ("who is entitled to one?",), ("As a nurse",)),
        ("Amy Stone here, which pensions are there?", ("which pensions are there?",), ("Amy Stone here",)),
    ],
)
def test_who_the_person_is_stands_apart_from_what_is_asked(
    text: str, asks: tuple[str, ...], disclosures: tuple[str, ...]
) -> None:
    message = read(text)
    assert (message.asks, message.tells, message.disclosures) == (asks, (), disclosures)


@pytest.mark.parametrize(
    "clause",
    [
        "My name is Aisha Khan.",
        "I am 58 years old.",
        "I turn sixty next year.",
        "English isn't my first language.",
        "Nobody in my family went to university.",
        "It is raining today.",
        "Thanks, Amy Stone.",
        "Many thanks in advance",
        "Kind regards, Dr Omar Bell",
        "My mum is Polish.",
        "I only do three days.",
    ],
)
def test_short_states_disclose(clause: str) -> None:
    assert discloses(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "My boss refused my request.",
        "I was told to leave.",
        "I lost my baby in May.",
        "I'm after the PCAF scheme.",
        "If I go part time",
        "I am looking into coding",
        "Maternity pay",
    ],
)
def test_a_case_a_condition_and_a_topic_do_not_disclose(clause: str) -> None:
    assert not discloses(clause)


def test_a_short_condition_stays_in_the_question() -> None:
    assert read("If I go part time, do I keep my pension?").asks == ("If I go part time, do I keep my pension?",)


def test_a_story_is_told_and_two_questions_are_two() -> None:
    message = read("My boss refused my request. Can I appeal and how long do I have?")
    assert message.tells == ("My boss refused my request.",)
    assert message.asks == ("Can I appeal", "how long do I have?")
    assert message.story == "My boss refused my request. Can I appeal how long do I have?"


@pytest.mark.parametrize("text", ["I'm pregnant.", "Clinical safety officer", "?"])
def test_a_message_that_asks_nothing_is_its_own_question(text: str) -> None:
    assert read(text).asks == (text,)
    assert read(text).disclosures == ()


def test_an_aside_that_is_part_of_the_case_stays() -> None:
    assert read("Can they ask me to work, as my contract ends?").disclosures == ()


def test_what_is_told_is_asked_when_nothing_else_is() -> None:
    message = read("I have two kids. I want to come back to nursing.")
    assert (message.asks, message.disclosures) == (("I want to come back to nursing.",), ("I have two kids.",))


@pytest.mark.parametrize(
    "text", ["Pat is my manager.", "My husband is the main carer.", "The last day is the fifth of May."]
)
def test_a_statement_with_is_tells(text: str) -> None:
    assert read(f"{text} Can she refuse?").asks == ("Can she refuse?",)


def test_a_second_question_in_the_past_is_one_too_and_two_question_words_are_not() -> None:
    assert read("How many days may I work, and who won the football?").asks == (
        "How many days may I work",
        "who won the football?",
    )
    assert read("how and when do I give notice?").asks == ("how and when do I give notice?",)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I could do it with my eyes shut. Am I protected?", ("Am I protected?",)),
        ("I don't know how to write this. What do I get?", ("What do I get?",)),
        ("The man who does the rota laughed. Is that allowed?", ("Is that allowed?",)),
        ("Had the meeting on Wednesday and it was fine. How long do they have?", ("How long do they have?",)),
        ("Tell me about returnships. Are they paid?", ("Tell me about returnships.", "Are they paid?")),
        ("can i go part time. what if they say no?", ("can i go part time.", "what if they say no?")),
        ("i don't know what my rights are and can i say no", ("i don't know what my rights are", "can i say no")),
    ],
)
def test_beside_a_question_mark_a_full_stop_asks_only_when_the_sentence_opens_as_a_question(
    text: str, asks: tuple[str, ...]
) -> None:
    assert read(text).asks == asks


def test_a_list_of_questions_is_taken_apart_also_after_short_words() -> None:
    assert read(
        "Does she have to let me build my hours up, would I be paid while I do, and can I ask for help?"
    ).asks == (
        "Does she have to let me build my hours up",
        "would I be paid while I do",
        "can I ask for help?",
    )
    assert read("When I come back, can I work less?").asks == ("When I come back, can I work less?",)


def test_a_question_that_ends_in_a_small_word_is_one_of_two() -> None:
    assert read("When does he have to tell them by and what will he be paid?").asks == (
        "When does he have to tell them by",
        "what will he be paid?",
    )
