"""A question and what came before → a question that stands alone."""

import pytest

from assistant.conversation import adds_to_context, changes_subject, content, history_ways, leans, replaces, stand_alone
from assistant.evidence import HEAVY


@pytest.mark.parametrize(
    "question",
    [
        "How much is it?",
        "What about Scotland?",
        "for what ages",
        "Can they refuse?",
        "Why?",
        "And my partner?",
        "Does it pay my wages or the training?",
    ],
)
def test_questions_that_lean(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question", ["How long is maternity leave?", "What is the Shuri Network?", "Do clinical coders need a degree?"]
)
def test_questions_that_stand(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    "message",
    [
        "New topic: pay",
        "Completely different question, what is AI?",
        "Not that. How long?",
        "Moving on, what is it?",
        "Thanks. On another matter, what is a coder?",
        "Right, different thing, what is my band?",
    ],
)
def test_a_named_change_of_subject(message: str) -> None:
    assert changes_subject(message)


@pytest.mark.parametrize("message", ["What about another nation?", "Is there anything else?", "How do I change it?"])
def test_a_follow_up_is_no_change_of_subject(message: str) -> None:
    assert not changes_subject(message)


def test_content_leaves_out_empty_words_and_contractions() -> None:
    assert content("What's the notice I'd give, don't they say?") == ["notice", "give"]


def test_without_history_there_is_one_way() -> None:
    assert [way.text for way in stand_alone("How much is it?", [])] == ["How much is it?"]


def test_acknowledgements_and_disclosures_are_not_what_it_is_about() -> None:
    earlier = ["I'm a nurse.", "What is the Topol fellowship?", "Sounds good."]
    assert stand_alone("Who can apply for it?", earlier)[0].text == "Topol fellowship Who can apply for it?"


def test_the_history_ends_where_the_subject_changed() -> None:
    earlier = ["What is maternity pay?", "New topic: what is a returnship?"]
    assert all("maternity" not in way.text for way in stand_alone("How long is it?", earlier))


def test_a_standing_question_leads_and_a_leaning_one_follows() -> None:
    earlier = ["What is a returnship?"]
    assert stand_alone("How long is maternity leave?", earlier)[0].text == "How long is maternity leave?"
    assert stand_alone("How long is it?", earlier)[0].text == "returnship How long is it?"


def test_a_replacement_repeats_the_earlier_question() -> None:
    question = "What about Northern Ireland?"
    assert replaces(question)
    found = history_ways(question, question, ["How often can I ask in Scotland for flexible working?"], leaning=True)
    assert found[0].text == "How often can I ask in for flexible working? What about Northern Ireland?"


@pytest.mark.parametrize(
    "message", ["i work in a private nursing home", "we are in Wales", "im on shared parental leave"]
)
def test_a_message_that_only_adds_where_one_stands_asks_again(message: str) -> None:
    assert adds_to_context(message)
    found = history_ways(message, message, ["How much maternity pay do I get?"], leaning=True)
    assert found[0].text.startswith("How much maternity pay do I get?")
    assert found[0].weight > HEAVY


@pytest.mark.parametrize(
    "message",
    [
        "what is it in Wales",
        "I work for a trust. Can I ask again?",
        "thanks, that helps",
        "someone in Wales said no",
        "my manager at the trust said no to my request because of the cost and I want to know more",
    ],
)
def test_a_message_that_asks_or_tells_more_does_not(message: str) -> None:
    assert not adds_to_context(message)


def test_a_short_question_leans_on_what_was_asked_before() -> None:
    earlier = ["Can I do an apprenticeship in data at 47?"]
    short = stand_alone("would I need maths again", earlier)[-1]
    whole = stand_alone("What is the notice for carer's leave in the first week?", earlier)[-1]
    assert short.weight >= HEAVY > whole.weight
