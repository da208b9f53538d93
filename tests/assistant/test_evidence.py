"""Is what was found enough? Rises with fit, coverage and, up to a point, length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import HEAVY, LONG, SAME_GUIDE, SHORT, THRESHOLD, enough, evidence
from assistant.models import Retrieved, WayFit
from tests.fakes import section, six_sections

share = st.floats(0, 1)
FIRST, SECOND, *_ = six_sections()


def found(cosine: float, coverage: float) -> Retrieved:
    return Retrieved(section=FIRST, score=1.0, cosine=cosine, coverage=coverage)


def test_nothing_found_is_no_evidence() -> None:
    assert evidence("how long is leave", []) == 0
    assert not enough("how long is leave", [])


@pytest.mark.parametrize(("cosine", "coverage", "answered"), [(0.75, 0.9, True), (0.4, 0.2, False), (0.7, 0.0, False)])
def test_a_close_and_covered_section_is_enough(cosine: float, coverage: float, answered: bool) -> None:
    assert enough("how long is leave", [found(cosine, coverage)]) is answered


@given(share, share, share, st.integers(1, 60))
def test_a_better_fit_is_never_less_evidence(cosine: float, low: float, high: float, words: int) -> None:
    low, high = sorted((low, high))
    question = "word " * words
    assert evidence(question, [found(cosine, low)]) <= evidence(question, [found(cosine, high)])
    assert evidence(question, [found(low, cosine)]) <= evidence(question, [found(high, cosine)])
    assert enough(question, [found(low, cosine)]) == (evidence(question, [found(low, cosine)]) >= THRESHOLD)


def test_length_counts_between_two_points() -> None:
    levels = [evidence("word " * words, [found(0.5, 0.5)]) for words in (1, SHORT, 10, LONG, LONG + 50)]
    assert levels[0] == levels[1] < levels[2] < levels[3] == levels[4]


def test_the_fit_of_other_sections_does_not_count() -> None:
    best = found(0.5, 0.5)
    near, far = (Retrieved(section=SECOND, score=0.9, cosine=fit, coverage=fit) for fit in (1.0, 0.0))
    assert evidence("how long", [best, near]) == evidence("how long", [best, far])


def test_neighbours_of_the_same_guide_speak_for_a_section() -> None:
    best = found(0.5, 0.5)
    other = Retrieved(section=section("elsewhere#a", ["Text."]), score=0.9, cosine=0.5, coverage=0.5)
    beside = Retrieved(section=SECOND, score=0.9, cosine=0.5, coverage=0.5)
    assert FIRST.document_id == SECOND.document_id
    assert evidence("how long", [best, other]) == evidence("how long", [best])
    assert evidence("how long", [best, beside]) == pytest.approx(evidence("how long", [best]) + SAME_GUIDE)


@pytest.mark.parametrize(("weight", "carries"), [(HEAVY, True), (HEAVY - 0.1, False)])
def test_a_question_is_judged_by_the_heavy_way_that_fits_best(weight: float, carries: bool) -> None:
    ways = (
        WayFit(words=3, weight=1.0, cosine=0.4, coverage=0.0),
        WayFit(words=20, weight=weight, cosine=0.7, coverage=0.8),
    )
    best = found(0.4, 0.0).model_copy(update={"ways": ways})
    assert enough("is that right", [best]) is carries
