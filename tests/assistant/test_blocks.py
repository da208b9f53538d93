"""Sentences that belong together are one block; a section is cut without gaps."""

import pytest

from assistant.blocks import points_back, spans
from tests.fakes import section


def cut(*texts: str) -> list[tuple[int, int]]:
    return list(spans(section("a#a", texts).sentences))


def test_limits_travel_with_the_sentence_they_limit() -> None:
    assert cut("You have two months.", "*That includes an appeal.", "Ask HR.") == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    "leaning",
    ["They must answer in writing.", "Both count as work.", "The other is the Working Families line.", "Then send it."],
)
def test_a_sentence_that_points_back_is_bound_to_the_one_before(leaning: str) -> None:
    assert cut("Two lines are free.", leaning, "Ask HR.") == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    "standing",
    ["Each parent must apply.", "The rule for part-time staff is the same.", "Another woman in the report left."],
)
def test_a_sentence_that_names_its_subject_stands_alone(standing: str) -> None:
    assert not points_back(standing)


def test_a_section_that_begins_by_pointing_back_still_has_a_block() -> None:
    assert cut("They may ask again.") == [(0, 1)]
