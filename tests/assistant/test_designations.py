"""Pay bands and levels are names: one is not another."""

import pytest

from assistant.blocks import Block
from assistant.designations import designations, missing, speaks_of_others
from assistant.replies import AnsweredPart, names_notes
from tests.fakes import section


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What does band 8a pay?", {"band 8a"}),
        ("how much is an 8a", {"band 8a"}),
        ("Bands 2 to 4", {"band 2", "band 3", "band 4"}),
        ("Band 5 and Band 6", {"band 5", "band 6"}),
        ("bands 7 or 8a", {"band 7", "band 8a"}),
        ("Bands 7 to 9", {"band 7", "band 8a", "band 8b", "band 8c", "band 8d", "band 9"}),
        ("a band 8 post", {"band 8a", "band 8b", "band 8c", "band 8d"}),
        ("levels 4, 5 or 6", {"level 4", "level 5", "level 6"}),
        ("level 3 (ST0535) for 18 to 24 months", {"level 3"}),
        ("a band played for 8 hours", set()),
        ("week 8 of 52", set()),
    ],
)
def test_names(text: str, named: set[str]) -> None:
    assert designations(text) == named


def test_what_speaks_of_others_only() -> None:
    asked = designations("band 8a pay")
    assert speaks_of_others(asked, "NHS Band 5 pays £31,049.")
    assert not speaks_of_others(asked, "Band 7 and Band 8a")
    assert not speaks_of_others(asked, "The top is £62,682.")
    assert not speaks_of_others(asked, "A level 7 course")


def test_what_is_missing_from_what_was_told() -> None:
    asked = designations("bands 8a and 8b")
    assert missing(asked, ["Band 8a pays more."]) == ("band 8b",)
    assert missing(asked, ["The guides say nothing of pay."]) == ()


def part(ask: str) -> AnsweredPart:
    told = section("pay#bands", ["In Scotland, NHS Band 5 pays from £34,494."])
    return AnsweredPart(ask=ask, results=(), blocks=(Block(section=told, start=0, sentences=told.sentences, value=1),))


def test_a_note_says_when_only_another_band_is_told() -> None:
    (note,) = names_notes([part("What does Band 8a pay in Scotland?")])
    assert note.startswith("You asked about Band 8a.")


@pytest.mark.parametrize("ask", ["What does Band 5 pay?", "What do nurses get paid?", "How do I get to Band 8a?"])
def test_there_is_no_note_without_need(ask: str) -> None:
    assert names_notes([part(ask)]) == ()
