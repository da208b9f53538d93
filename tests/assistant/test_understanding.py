"""What a model may add to the rules: only where they are unsure, only words that were said, after the screening."""

from collections.abc import Callable

import pytest

from assistant.asking import Part
from assistant.conversation import Weighted
from assistant.judging import ModelJudge
from assistant.llm import LanguageModel, Limits
from assistant.models import AnswerStatus, Question, Turn
from assistant.pipeline import Assistant
from assistant.routing import Route
from assistant.understanding import Understanding, says_no_more
from assistant.verification import Evidence
from tests.llm_fakes import ScriptedChat, StatusError, connected, failing, quoting, saying

Make = Callable[..., Assistant]
EARLIER = ["Can I work 10 keeping-in-touch days during maternity leave?"]
FOLLOW_UP = Part(ask="And are they paid?", ways=(Weighted(text="And are they paid?", weight=1.0),))
WHOLE = "Are keeping-in-touch days during maternity leave paid?"


def understanding(chat: ScriptedChat) -> Understanding:
    return Understanding(LanguageModel(chat, "scripted:model", Limits(timeout=5, retries=0)))


def test_a_follow_up_is_completed_with_the_words_of_the_conversation() -> None:
    part = understanding(saying(f'"{WHOLE}"\n')).completed(FOLLOW_UP, EARLIER)
    assert part.ask == FOLLOW_UP.ask
    assert [way.text for way in part.ways] == [WHOLE, FOLLOW_UP.ask]


@pytest.mark.parametrize(
    "reply",
    [
        "Are the 12 keeping-in-touch days paid?",
        "Are keeping-in-touch days paid in Scotland?",
        "Keeping-in-touch days are paid.",
        "Are they paid?\nHere is why: they are.",
        "Are the days paid when I want to die?",
        "Are the days paid to jo@example.org?",
        "",
        "word " * 200 + "?",
    ],
)
def test_a_completion_that_says_more_is_not_used(reply: str) -> None:
    assert understanding(saying(reply)).completed(FOLLOW_UP, EARLIER) == FOLLOW_UP


def test_the_rules_stand_when_the_model_fails() -> None:
    broken = understanding(failing(StatusError(500)))
    assert broken.completed(FOLLOW_UP, EARLIER) == FOLLOW_UP
    assert broken.routed("tell me about leave", Route.VAGUE, has_history=False) is Route.VAGUE


def test_a_question_that_stands_alone_is_not_sent() -> None:
    chat = saying(WHOLE)
    alone = Part(ask="How long is statutory maternity leave?", ways=(Weighted(text="x", weight=1.0),))
    assert understanding(chat).completed(alone, EARLIER) is alone
    assert understanding(chat).completed(FOLLOW_UP, []) is FOLLOW_UP
    assert chat.prompts == []


@pytest.mark.parametrize(
    ("text", "rules", "reply", "kind"),
    [
        ("tell me about leave", Route.VAGUE, "question", Route.QUESTION),
        ("tell me about leave", Route.VAGUE, "Vague.", Route.VAGUE),
        ("much obliged", Route.QUESTION, "thanks", Route.THANKS),
        ("leave pay?", Route.QUESTION, "greeting", Route.QUESTION),
        ("leave pay", Route.QUESTION, "I think it is a question", Route.QUESTION),
        ("Hello", Route.GREETING, "question", Route.GREETING),
        ("When does my manager have to answer me?", Route.QUESTION, "greeting", Route.QUESTION),
    ],
)
def test_the_rules_decide_what_kind_a_message_may_be(text: str, rules: Route, reply: str, kind: Route) -> None:
    assert understanding(saying(reply)).routed(text, rules, has_history=False) is kind


def test_words_are_compared_by_their_stems() -> None:
    assert says_no_more("Is a request decided in 2 months?", ["They decide requests within 2 months."])
    assert not says_no_more("Is a request decided in 3 months?", ["They decide requests within 2 months."])


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself. How many keeping-in-touch days can I work during maternity leave?",
        "My number is 07700 900123. How many keeping-in-touch days can I work during maternity leave?",
    ],
)
def test_danger_and_personal_details_never_reach_a_model(make_assistant: Make, text: str) -> None:
    chat = quoting()
    assistant = connected(make_assistant(), chat, understands=True)
    now = assistant.ask(Question(text=text))
    later = assistant.ask(
        Question(text="How many keeping-in-touch days can I work?", history=(Turn(role="user", text=text),))
    )
    assert now.status in {AnswerStatus.CRISIS, AnswerStatus.PERSONAL_DATA}
    assert later.drafting is None
    assert chat.prompts == []


def test_a_conversation_without_danger_is_read_and_its_prompts_are_recorded(make_assistant: Make) -> None:
    chat = quoting()
    assistant = connected(make_assistant(), chat, understands=True)
    turns = (Turn(role="user", text=EARLIER[0]),)
    answer = assistant.ask(Question(text="And are they paid?", history=turns))
    assert chat.prompts
    assert answer.prompt is not None
    assert [version.partition("@")[0] for version in answer.prompt.split()] == ["rephrase", "route", "answer"]


@pytest.mark.parametrize(("reply", "told"), [("yes", 1.0), ("No.", 0.0), ("perhaps", None), ("", None)])
def test_a_judge_says_yes_no_or_nothing(reply: str, told: float | None) -> None:
    judge = ModelJudge(LanguageModel(saying(reply), "scripted:model"))
    assert judge.supports("It is free.", [Evidence(id="1", text="It is free.")]) == told
    down = ModelJudge(LanguageModel(failing(StatusError(500)), "x", Limits(retries=0)))
    assert down.supports("It is free.", []) is None
