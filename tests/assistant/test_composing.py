"""The default answerer: which sentences it chooses, in what order, and that blocks stay whole."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.blocks import Block, spans
from assistant.composing import MAX_SENTENCES, Asked, compose, is_past
from assistant.models import Retrieved
from knowledge_base.models import Nation, Section
from tests.assistant.memory import memory
from tests.fakes import HashingEmbedder, section

TODAY = date(2026, 11, 22)
WORDS = [
    "leave",
    "pay",
    "rota",
    "shift",
    "ward",
    "nurse",
    "trust",
    "form",
    "week",
    "month",
    "childcare",
    "pension",
    "notice",
    "payroll",
    "manager",
    "return",
]


def asked(text: str, nation: str | None = None, today: date = TODAY) -> Asked:
    return Asked(text=text, vectors=HashingEmbedder().embed([text]), nation=nation, today=today)


def found(*sections: Section, scores: Sequence[float] = ()) -> list[Retrieved]:
    """The sections as results, best first; each half the score of the one before unless scores are given."""
    given_scores = scores or [0.5**rank for rank in range(len(sections))]
    return [
        Retrieved(section=part, score=score, cosine=0.5, coverage=0.5)
        for part, score in zip(sections, given_scores, strict=True)
    ]


def told(text: str, *sections: Section, scores: Sequence[float] = (), room: int = MAX_SENTENCES) -> list[str]:
    """The sentences of the answer to `text` from the sections, in order."""
    blocks = compose(asked(text), found(*sections, scores=scores), memory(*sections), room)
    return [sentence.text for block in blocks for sentence in block.sentences]


def test_no_results_give_no_blocks() -> None:
    assert compose(asked("how much"), [], memory()) == []


def test_the_opening_is_the_sentence_that_answers_most_directly() -> None:
    part = section(
        "a#a", ["Zebras graze in the park.", "Carer leave lasts five days each year.", "Umbrellas stay dry."]
    )
    assert told("How long does carer leave last each year?", part)[0] == "Carer leave lasts five days each year."


def test_the_lead_sentence_wins_between_equals() -> None:
    part = section("a#a", ["Ask payroll about leave today.", "Ask payroll about leave tomorrow."])
    assert told("Ask payroll about leave", part)[0] == "Ask payroll about leave today."


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("how much is the childcare grant", "The childcare grant: £500."),
        ("explain the childcare grant", "The childcare grant: money."),
    ],
)
def test_a_question_about_an_amount_opens_with_a_figure(question: str, opening: str) -> None:
    part = section("a#a", ["Zebras.", "The childcare grant: money.", "The childcare grant: £500."])
    assert told(question, part)[0] == opening


def test_a_figure_of_a_past_tax_year_gives_way_unless_the_year_is_named() -> None:
    part = section("a#a", ["Zebras.", "The rate of pay was £10 in 2024/25.", "The rate of pay is £12 in 2026/27."])
    assert told("What is the rate of pay?", part)[0].endswith("2026/27.")
    assert told("What was the rate of pay in 2024/25?", part)[0].endswith("2024/25.")


@pytest.mark.parametrize(
    ("text", "question", "today", "past"),
    [
        ("£187.18 in 2025/26", "smp", date(2026, 4, 5), False),
        ("£187.18 in 2025/26", "smp", date(2026, 4, 6), True),
        ("£187.18 in 2025/26", "smp in 2025/26", date(2026, 4, 6), False),
        ("£187.18 in 2025/26 and £194.32 in 2026/27", "smp", TODAY, False),
        ("The rule began in 2024", "rule", TODAY, False),
        ("No year at all", "rule", TODAY, False),
    ],
)
def test_a_tax_year_is_over_on_6_april(text: str, question: str, today: date, past: bool) -> None:
    assert is_past(text, asked(question, today=today)) is past


def test_a_sentence_on_another_nation_gives_way_in_a_section_for_one() -> None:
    lines = ["Zebras.", "In Wales the grant is open.", "In all places the grant is open."]
    part = section("a#a", lines, nations=(Nation.WALES,))
    question = "In Wales is the grant open?"
    knowledge_base = memory(part)
    openings = [
        compose(asked(question, nation), found(part), knowledge_base)[0].text
        for nation in (Nation.WALES, Nation.SCOTLAND)
    ]
    values = [
        compose(asked(question, nation), found(part), knowledge_base)[0].value
        for nation in (Nation.WALES, Nation.SCOTLAND)
    ]
    assert openings[0] == "In Wales the grant is open."
    assert values[1] < values[0]


def test_a_fact_is_told_once() -> None:
    first = section("a#a", ["You may take five days of carer leave."])
    second = section("b#b", ["You may take five days of carer leave."])
    assert told("days of carer leave", first, second, scores=[1, 1]) == ["You may take five days of carer leave."]


def test_the_same_words_with_another_figure_are_another_fact() -> None:
    first = section("a#a", ["You may take 5 days of carer leave."])
    second = section("b#b", ["You may take 9 days of carer leave."])
    assert len(told("days of carer leave", first, second, scores=[1, 1])) == 2


def test_far_sections_add_nothing() -> None:
    own = section("a#a", ["Carer leave lasts five days."])
    other = section("b#b", ["Umbrellas stay dry in the rain."])
    assert told("How long does carer leave last?", own, other) == ["Carer leave lasts five days."]


def test_a_block_that_has_no_room_is_left_out_whole() -> None:
    lines = ["Carer leave is five days.", "Carer leave needs a form.", "*Forms change.", "*Forms cost nothing."]
    part = section("a#a", lines)
    assert told("carer leave", part, room=2) == ["Carer leave is five days."]
    assert len(told("carer leave", part, room=4)) == 4


sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(
    lambda words: " ".join(words).capitalize() + "."
)
limits = st.booleans().map(lambda limited: "*" if limited else "")
lines = st.lists(st.tuples(limits, sentences).map("".join), min_size=1, max_size=7).map(
    lambda made: [made[0].lstrip("*"), *made[1:]]
)
corpora = st.lists(lines, min_size=1, max_size=3).map(
    lambda parts: tuple(section(f"g{number}#s", texts) for number, texts in enumerate(parts))
)


@given(corpora, st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_whatever_the_corpus_blocks_are_whole_ordered_and_within_the_room(
    sections: tuple[Section, ...], question: str, room: int
) -> None:
    blocks = compose(asked(question), found(*sections), memory(*sections), room)
    opening = blocks[0]
    assert opening.section.id == sections[0].id
    assert sum(block.size for block in blocks) <= max(room, opening.size)
    places = [(block.section.id, block.start) for block in blocks]
    assert len(places) == len(set(places))
    assert places[1:] == sorted(places[1:])
    assert all(_whole(block) for block in blocks)


def _whole(block: Block) -> bool:
    end = block.start + block.size
    after = block.section.sentences[end : end + 1]
    return (
        not block.sentences[0].limits
        and all(s.limits for s in block.sentences[1:])
        and not any(s.limits for s in after)
    )


@given(lines)
def test_spans_cut_a_section_without_gaps(texts: list[str]) -> None:
    cut = list(spans(section("a#a", texts).sentences))
    assert cut[0][0] == 0
    assert cut[-1][1] == len(texts)
    assert all(left[1] == right[0] for left, right in pairwise(cut))


def test_a_wrong_figure_in_the_question_is_put_right_first() -> None:
    part = section("a#a", ["A request is made in writing.", "You can make two requests in any year."])
    question = "Since I only get one request a year, must I wait?"
    assert told(question, part)[0] == "You can make two requests in any year."


def test_a_near_tie_may_open_the_answer_and_a_far_section_may_not() -> None:
    first = section("a#a", ["Zebras graze in the park."])
    second = section("b#b", ["Carer leave lasts five days."])
    question = "How long does carer leave last"
    assert told(question, first, second, scores=[1.0, 0.99])[0] == "Carer leave lasts five days."
    assert told(question, first, second, scores=[1.0, 0.5])[0] == "Zebras graze in the park."


def test_a_later_part_repeats_nothing_and_is_not_padded() -> None:
    part = section("a#a", ["Carer leave lasts five days.", "Umbrellas stay dry in the hall."])
    question = asked("How long does carer leave last")
    blocks = compose(question, found(part), memory(part), told=lambda sentence: sentence.text.startswith("Carer"))
    assert [block.start for block in blocks] == [0]


def test_what_the_person_told_chooses_among_the_rest() -> None:
    texts = ["Leave lasts five days.", "Leave needs a form.", "Leave counts from the match.", "Leave needs a rota."]
    part = section("a#a", texts)
    question = asked("How long is leave").model_copy(update={"around": "We got our match. How long is leave"})
    blocks = compose(question, found(part), memory(part), room=2)
    assert [block.start for block in blocks] == [0, 2]
