"""A reply in pieces becomes whole draft sentences; half a marker is never seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting import Draft, Reply, drafts_of

LINES = {
    "You can ask. [P1S1]": [("You can ask.", "P1S1")],
    "- You can **ask** [p1s1, P1S2]. It is free [P2S1]": [("You can ask.", "P1S1 P1S2"), ("It is free.", "P2S1")],
    "1. One. [P1S1][P1S2]": [("One.", "P1S1 P1S2")],
    "One. [P1S1] [P2S2]. Two. [P3S3]": [("One.", "P1S1 P2S2"), ("Two.", "P3S3")],
    "[P1S1] Lead. [P1S2] Second.": [("Lead.", "P1S1"), ("Second.", "P1S2")],
    "You can take leave [P1S1] only if they agree [P1S2].": [("You can take leave only if they agree.", "P1S1 P1S2")],
    "The first is that. The second is this. [P1S1]": [("The first is that.", "P1S1"), ("The second is this.", "P1S1")],
    "Your P60 (P60) shows it [keys: P1S1; P2S3]": [("Your P60 (P60) shows it.", "P1S1 P2S3")],
    '"Yes," they say. [P1S1]': [('"Yes," they say.', "P1S1")],
    "Ask soon. [P1]": [("Ask soon.", "")],
    "Ask soon. [P1S": [("Ask soon.", "")],
    "P1S1: Your employer must decide.": [("P1S1: Your employer must decide.", "")],
    "You have time.[P1S1]": [("You have time.", "P1S1")],
    "...": [],
    "### Answer": [("Answer.", "")],
}


def told(drafts: list[Draft]) -> list[tuple[str, str]]:
    return [(draft.text, " ".join(draft.keys)) for draft in drafts]


def fed(text: str, size: int) -> list[Draft]:
    reply = Reply()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return [*(draft for piece in pieces for draft in reply.feed(piece)), *reply.close()]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_taken_apart(line: str) -> None:
    assert told(drafts_of(line)) == LINES[line]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_pieces_of_any_size_make_the_same_drafts(line: str, size: int) -> None:
    assert told(fed(line, size)) == LINES[line]
    assert told(fed(f"{line}\n{line}\n", size)) == LINES[line] * 2


def test_a_sentence_is_given_out_as_soon_as_its_keys_are_closed_and_the_next_begins() -> None:
    reply = Reply()
    seen = [(len(list(reply.feed(letter))), letter) for letter in "One. [P1S1] Two. [P1S2]"]
    assert [letter for count, letter in seen if count] == ["T"]


@given(st.lists(st.sampled_from([*LINES, "", "[", "]", "P1S", "<think>", "</think>", "NONE", "\u202e", "x" * 50])))
def test_no_text_holds_a_key_that_it_cites_or_a_broken_marker(lines: list[str]) -> None:
    for draft in fed("\n".join(lines), 7):
        assert draft.text.strip()
        if draft.keys:
            assert "[P" not in draft.text
            assert not any(key in draft.text for key in draft.keys)
        assert not draft.text.rstrip(".").endswith(("[P", "[P1S", "["))


def test_thoughts_are_skipped() -> None:
    assert told(fed("<think>Use P1S1. [P1S1]\nHm.</think>\nYou can ask. [P1S1]", 4)) == [("You can ask.", "P1S1")]
    assert fed("<think>It never ends [P1S1]\n", 3) == []


def test_a_reply_without_an_end_of_line_is_a_runaway() -> None:
    reply = Reply()
    for _ in range(300):
        assert list(reply.feed("more and more ")) == []
        if reply.runaway:
            return
    pytest.fail("the reply was never found to run away")


@pytest.mark.parametrize(
    ("text", "nothing", "refusal"),
    [
        ("NONE", True, False),
        (" none.\n", True, False),
        ("I'm sorry, but I can't help with that.", False, True),
        ("The passages do not answer this question.", False, True),
        ("None of this is new. [P1S1]", False, False),
    ],
)
def test_a_refusal_is_told_from_an_answer(text: str, nothing: bool, refusal: bool) -> None:
    reply = Reply()
    list(reply.feed(text))
    list(reply.close())
    assert (reply.nothing, reply.refusal) == (nothing, refusal)
