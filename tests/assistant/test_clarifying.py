"""One question back, with choices."""

import pytest

from assistant import wording
from assistant.clarifying import CHOICES, clarify, is_clear
from assistant.context import Context
from assistant.models import Answer, AnswerStatus
from assistant.retrieval import Variant, retrieve
from knowledge_base.models import Nation
from tests.assistant.memory import memory
from tests.fakes import HashingEmbedder

EMBEDDER = HashingEmbedder()
KNOWLEDGE_BASE = memory()


def asked(text: str, context: Context | None = None) -> Answer:
    results = retrieve([Variant(text=text)], KNOWLEDGE_BASE, EMBEDDER).results
    return clarify(text, results, context or Context(), KNOWLEDGE_BASE, EMBEDDER)


@pytest.mark.parametrize("text", ["help", "???", "can you give me some advice"])
def test_without_a_topic_the_choices_are_starts_for_each_reader(text: str) -> None:
    answer = asked(text)
    assert answer.status is AnswerStatus.CLARIFY
    assert [choice.text for choice in answer.suggestions] == [start for _, start in wording.EXAMPLES[:CHOICES]]


def test_with_a_topic_the_first_choice_names_it_and_each_is_a_question_of_a_section() -> None:
    answer = asked("hours?")
    assert answer.message == wording.TOO_VAGUE
    assert 0 < len(answer.suggestions) <= CHOICES
    assert "hours" in answer.suggestions[0].text
    for choice in answer.suggestions:
        section = KNOWLEDGE_BASE.sections[choice.section_id]
        shown = choice.text.lower().rstrip("?")
        assert shown in {text.lower() for text in (*section.asks, section.title)}
        assert choice.text[:1].isupper()


def test_choices_are_of_different_guides() -> None:
    guides = [choice.section_id.split("#")[0] for choice in asked("leave").suggestions]
    assert len(guides) == len(set(guides))


def test_choices_hold_where_the_person_is() -> None:
    sections = [choice.section_id for choice in asked("hours", Context(nation=Nation.SCOTLAND)).suggestions]
    assert "flexible-working#northern-ireland" not in sections


def test_few_words_that_are_near_enough_are_clear() -> None:
    near = retrieve([Variant(text="jobs with charts")], KNOWLEDGE_BASE, EMBEDDER).results
    assert is_clear("jobs with charts", near)
    assert not is_clear("charts", near)
    assert not is_clear("jobs with charts", ())
