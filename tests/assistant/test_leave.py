"""Leave of an unnamed kind gets the kind that was told."""

import pytest

from assistant.asking import parts
from assistant.leave import kind_in, named
from assistant.message import read
from assistant.spelling import Speller


@pytest.mark.parametrize(
    ("ask", "told", "put"),
    [
        ("How much leave can I take?", "I'm pregnant.", "How much maternity leave can I take?"),
        (
            "When do I have to tell them about my leave?",
            "I'm due in April.",
            "When do I have to tell them about my maternity leave?",
        ),
        ("How long can I have off?", "My wife is having a baby in May.", "How long can I have off on paternity leave?"),
        ("What is leave pay?", "We are adopting a boy.", "Adoption pay: What is leave pay?"),
        (
            "What will I be paid while I'm off?",
            "I'm a nurse, due in March.",
            "Maternity pay: What will I be paid while I'm off?",
        ),
        ("How long can I be off?", "I'm on shared parental leave.", "How long can I be off on shared parental leave?"),
    ],
)
def test_the_kind_comes_from_what_was_told(ask: str, told: str, put: str) -> None:
    assert named(ask, [told]) == put


@pytest.mark.parametrize(
    "ask",
    [
        "What happens if I leave?",
        "Can I leave my job now?",
        "How much leave have I built up?",
        "How much annual leave do I get?",
        "Can I have time off for a scan?",
        "What is carer's leave?",
        "Do I lose my leave?",
        "Can I be off sick?",
    ],
)
def test_what_is_named_or_earned_or_no_leave_stays(ask: str) -> None:
    assert named(ask, ["I'm pregnant and due in May."]) == ask


@pytest.mark.parametrize(
    "told", ["", "I'm Priya and I live in Leeds.", "I am a single mother of two.", "I'm due back in May."]
)
def test_who_somebody_is_gives_no_kind(told: str) -> None:
    assert named("How much leave can I take?", [told]) == "How much leave can I take?"


def test_the_nearest_text_and_its_last_sentence_win() -> None:
    assert kind_in("I was on maternity leave. Now we are adopting.") == "adoption"
    assert named("How long is my leave?", ["", "We are adopting.", "I'm pregnant."]) == "How long is my adoption leave?"


def test_an_earlier_message_gives_the_kind() -> None:
    speller = Speller(["how long is my leave and who is pregnant"])
    asked = parts(read("how long is my leave?"), ["I'm pregnant and work in a shop"], speller)
    assert asked[0].ask == "how long is my maternity leave?"
