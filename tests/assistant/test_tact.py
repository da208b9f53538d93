"""A section about a loss opens an answer only where a loss was spoken of."""

import pytest

from assistant.models import Retrieved
from assistant.tact import tactful
from tests.fakes import section

LOSS = section("loss#stillbirth-leave", ["Leave goes on."], ["do I keep my leave after a stillbirth"])
LEAVE = section("leave#contract", ["A contract is extended."], ["my contract ends in leave"])
FOUND = tuple(
    Retrieved(section=part, score=score, cosine=0.5, coverage=0.5) for part, score in ((LOSS, 0.5), (LEAVE, 0.45))
)


@pytest.mark.parametrize(
    ("messages", "first"),
    [
        (["my contract ends when the baby is due"], LEAVE.id),
        (["do I lose my pay", "HR says I have lost the bank holidays"], LEAVE.id),
        (["my baby was stillborn"], LOSS.id),
        (["I lost it at nine weeks and I have lost sleep since"], LOSS.id),
        (["We lost our son.", "and my leave?"], LOSS.id),
    ],
)
def test_a_loss_comes_first_only_when_it_was_spoken_of(messages: list[str], first: str) -> None:
    assert tactful(FOUND, messages)[0].section.id == first


ABOUT = section("about#what-to-ask", ["You can ask about leave."], ["what can I ask"], topic="about")


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("I'm a care assistant and I'm pregnant, what do I do?", LEAVE.id),
        ("what do you do", ABOUT.id),
        ("is the assistant always right", ABOUT.id),
    ],
)
def test_the_assistant_is_not_brought_up(message: str, first: str) -> None:
    about = Retrieved(section=ABOUT, score=0.5, cosine=0.5, coverage=0.5)
    assert tactful((about, FOUND[1]), [message])[0].section.id == first
