"""What ends a run early, and which of several reasons wins."""

from collections.abc import Callable

import pytest

from assistant import wording
from assistant.models import AnswerStatus, Question, Turn
from assistant.pipeline import Assistant
from knowledge_base.models import Nation

Make = Callable[..., Assistant]
TOUCH = "How many keeping-in-touch days can I work during maternity leave?"
DANGER = "I want to kill myself."


def test_a_message_that_is_too_long_is_not_kept(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text="zebra " * 400))
    assert "2,399" in answer.message
    assert "2,000" in answer.message
    assert "zebra" not in answer.model_dump_json()
    assert answer.retrieved == ()


def test_a_message_of_exactly_the_limit_is_read(make_assistant: Make) -> None:
    filler = "Our ward is busy and my rota is full. " * 60
    text = f"{filler[: 2000 - len(TOUCH) - 2]}. {TOUCH}"
    assert len(text) == 2000
    assistant = make_assistant()
    assert assistant.ask(Question(text=text)).status is not AnswerStatus.TOO_LONG
    assert assistant.ask(Question(text=f"{text}?")).status is AnswerStatus.TOO_LONG


def test_personal_data_is_named_by_kind_and_not_repeated(make_assistant: Make) -> None:
    text = f"NHS number 999 526 0182, phone 07700 900123. {TOUCH}"
    answer = make_assistant().ask(Question(text=text))
    assert answer.status is AnswerStatus.PERSONAL_DATA
    assert "an NHS number and a phone number" in answer.message
    assert answer.sentences == ()
    dumped = answer.model_dump_json()
    assert "526" not in dumped
    assert "900123" not in dumped


@pytest.mark.parametrize(
    ("rest", "noted"), [("word " * 500, "too long"), ("Write to jo@example.org", "an e-mail address"), ("Hello", "")]
)
def test_danger_outranks_everything_else(make_assistant: Make, rest: str, noted: str) -> None:
    answer = make_assistant().ask(Question(text=f"{DANGER} {rest}"))
    assert answer.status is AnswerStatus.CRISIS
    assert answer.message == wording.SIGNPOSTS["crisis"]
    assert "samaritans" in {line.id for line in answer.contacts}
    assert noted in "".join(answer.notes)
    assert "jo@example.org" not in answer.model_dump_json()


@pytest.mark.parametrize(("before", "after"), [(f"{DANGER} ", ""), ("", f" {DANGER}")])
def test_the_answer_on_work_follows_the_signposting(make_assistant: Make, before: str, after: str) -> None:
    answer = make_assistant().ask(Question(text=f"{before}{TOUCH}{after}"))
    assert answer.status is AnswerStatus.CRISIS
    assert answer.message == wording.SIGNPOSTS["crisis"]
    assert answer.lead_in == wording.WORKPLACE_TOO
    assert answer.text.index(answer.contacts[0].as_text) < answer.text.index(answer.lead_in)
    assert answer.sentences[0].text.startswith("You can work up to 10 keeping-in-touch days")
    assert answer.sentences[0].citations == (1,)
    assert answer.contacts[0].phone == "999"


def test_hidden_characters_do_not_hide_danger(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text="I want to k\u200bi\u00adll myself"))
    assert answer.status is AnswerStatus.CRISIS


def test_helplines_are_those_of_the_nation(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=DANGER, nation=Nation.SCOTLAND))
    assert answer.nation is Nation.SCOTLAND
    ids = {line.id for line in answer.contacts}
    assert "nhs-111-scotland" in ids
    assert not ids & {"nhs-111-option-2", "lifeline-ni"}


def test_danger_in_an_earlier_turn_does_not_stop_the_next_question(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=TOUCH, history=(Turn(role="user", text=DANGER),)))
    assert answer.status is AnswerStatus.ANSWERED
