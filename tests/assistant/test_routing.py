"""Kinds of message by their words, and what lies outside."""

import pytest

from assistant.routing import Outside, Route, Scope, route, vague
from tests.assistant.memory import memory
from tests.fakes import HashingEmbedder

KEYWORDS = memory().keywords


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", Route.GREETING),
        ("Good morning, how are you today?", Route.GREETING),
        ("hello hello!", Route.GREETING),
        ("hi, how long is maternity leave during the year?", Route.QUESTION),
        ("thanks", Route.THANKS),
        ("ok great, thank you so much", Route.THANKS),
        ("Thanks, that's really helpful", Route.THANKS),
        ("nope that's all", Route.THANKS),
        ("bye", Route.THANKS),
        ("ok", Route.THANKS),
        ("see you later", Route.THANKS),
        ("ok what about the keeping-in-touch pension", Route.QUESTION),
        ("What are you?", Route.ABOUT),
        ("who are you", Route.ABOUT),
        ("how do you know", Route.ABOUT),
        ("how do you know this is right?", Route.ABOUT),
        ("How do you know that?", Route.ABOUT),
        ("what can you do", Route.ABOUT),
        ("Hello, can you help me?", Route.ABOUT),
        ("is this private", Route.ABOUT),
        ("who can read my messages?", Route.ABOUT),
        ("How do you know if you qualify for maternity pay?", Route.QUESTION),
        ("What do you do if your employer refuses a request?", Route.QUESTION),
        ("Do you keep your NHS pension in a charity?", Route.QUESTION),
        ("Is it private if I tell occupational health?", Route.QUESTION),
        ("are you a robot", Route.ABOUT),
        ("who made you?", Route.ABOUT),
        ("do you store my questions", Route.ABOUT),
        ("will my manager see what I ask here?", Route.ABOUT),
        ("what do I need to know", Route.VAGUE),
        ("leave", Route.VAGUE),
        ("how many keeping-in-touch days may I work", Route.QUESTION),
    ],
)
def test_the_words_give_the_kind(text: str, kind: Route) -> None:
    assert route(text, KEYWORDS, has_history=False) is kind


@pytest.mark.parametrize(
    "text",
    [
        "leave",
        "thanks, how long is maternity leave",
        "thanks and what about flexible working",
        "Great, thank you. Can I keep my hours",
    ],
)
def test_a_short_follow_up_is_a_question_even_after_thanks(text: str) -> None:
    assert route(text, KEYWORDS, has_history=True) is Route.QUESTION


def test_a_long_message_that_mentions_the_assistant_is_a_question() -> None:
    text = "I went to the ward and then the payroll office about my leave " * 2 + "so are you a robot"
    assert route(text, KEYWORDS, has_history=False) is Route.QUESTION


def test_vague_is_short_and_says_nothing_telling() -> None:
    assert vague("leave", KEYWORDS)
    assert not vague("keeping-in-touch days pay", KEYWORDS)
    assert not vague("leave " * 9, KEYWORDS)


def outside(text: str, cosine: float) -> Outside | None:
    embedder = HashingEmbedder()
    return Scope(embedder).outside(text, embedder.embed([text])[0], cosine)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tell me a joke", Outside.CHAT_AND_HOMEWORK),
        ("is this lump cancer", Outside.MEDICAL),
        ("do I have a strong case", Outside.VERDICT),
        ("who should I vote for", Outside.POLITICS),
        ("NCLEX exam for nurses in America", Outside.OTHER_COUNTRY),
        ("check my payslip", Outside.OWN_RECORDS),
    ],
)
def test_a_message_nearer_to_an_outside_example_is_outside(text: str, kind: Outside) -> None:
    assert outside(text, 0.45) is kind


@pytest.mark.parametrize(("cosine", "kind"), [(0.31, Outside.OTHER), (0.33, None)])
def test_what_is_far_from_the_corpus_and_from_the_examples_is_something_else(
    cosine: float, kind: Outside | None
) -> None:
    assert outside("zebra umbrella tomato", cosine) is kind


def test_what_the_corpus_holds_belongs_here_even_when_an_example_is_near() -> None:
    assert outside("check my payslip", 0.995) is None


def test_another_country_is_outside_however_near_the_corpus_is() -> None:
    assert outside("How long is maternity leave in Germany?", 0.99) is Outside.OTHER_COUNTRY


def test_nothing_found_is_outside() -> None:
    embedder = HashingEmbedder()
    assert Scope(embedder).outside("zebra", embedder.embed(["zebra"])[0], 0.0) is Outside.OTHER
