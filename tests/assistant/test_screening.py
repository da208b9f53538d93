"""What ends a run: the order of reasons, and whom danger is signposted to."""

import pytest

from assistant import wording
from assistant.distress import Distress
from assistant.models import AnswerStatus
from assistant.screening import screen, signposting
from knowledge_base.models import Nation


@pytest.mark.parametrize("nation", [None, *Nation])
@pytest.mark.parametrize("kind", list(Distress))
def test_danger_always_names_someone_to_reach_by_phone(kind: Distress, nation: Nation | None) -> None:
    answer = signposting(kind, nation)
    expected = AnswerStatus.CRISIS if kind is Distress.CRISIS else AnswerStatus.SAFEGUARDING
    assert answer.status is expected
    assert answer.message == wording.SIGNPOSTS[kind.value]
    assert any(line.dial for line in answer.contacts)
    assert all(nation in line.nations for line in answer.contacts if nation)
    assert len({line.id for line in answer.contacts}) == len(answer.contacts)


@pytest.mark.parametrize("kind", [Distress.CRISIS, Distress.DOMESTIC_ABUSE, Distress.SEXUAL_VIOLENCE])
def test_bodily_danger_starts_with_999(kind: Distress) -> None:
    assert signposting(kind, None).contacts[0].dial == "999"


@pytest.mark.parametrize(
    ("nation", "helpline"),
    [
        (Nation.ENGLAND, "domestic-abuse-england"),
        (Nation.SCOTLAND, "domestic-abuse-scotland"),
        (Nation.WALES, "live-fear-free-wales"),
        (Nation.NI, "domestic-abuse-ni"),
    ],
)
def test_each_nation_has_its_own_abuse_helpline(nation: Nation, helpline: str) -> None:
    lines = {line.id for line in signposting(Distress.DOMESTIC_ABUSE, nation).contacts}
    assert lines == {"emergency-999", helpline}


def test_an_ordinary_question_goes_on() -> None:
    assert screen("When does my manager have to answer?", 100) is None


def test_an_empty_message_asks_for_a_question() -> None:
    answer = screen("", 100)
    assert answer is not None
    assert (answer.status, answer.message) == (AnswerStatus.CLARIFY, wording.NO_QUESTION)


@pytest.mark.parametrize(("length", "status"), [(100, None), (101, AnswerStatus.TOO_LONG)])
def test_length_is_counted_in_characters(length: int, status: AnswerStatus | None) -> None:
    answer = screen("é" * length, 100)
    assert (answer.status if answer else None) is status


def test_length_comes_before_personal_data() -> None:
    answer = screen("jo@example.org " * 20, 100)
    assert answer is not None
    assert answer.status is AnswerStatus.TOO_LONG


def test_helplines_may_be_written() -> None:
    assert screen("Is 028 9050 0600 or 0808 2000 247 a helpline?", 100) is None
