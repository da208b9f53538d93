"""Is what was found enough? Rises with fit, coverage and, up to a point, length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import LONG, THRESHOLD, enough, evidence
from assistant.models import Retrieved
from tests.fakes import six_sections

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


def test_length_counts_up_to_a_point() -> None:
    levels = [evidence("word " * words, [found(0.5, 0.5)]) for words in (1, 10, LONG, LONG + 50)]
    assert levels[0] < levels[1] < levels[2] == levels[3]


def test_only_the_best_section_counts() -> None:
    best = found(0.5, 0.5)
    other = Retrieved(section=SECOND, score=0.9, cosine=1.0, coverage=1.0)
    assert evidence("how long", [best, other]) == evidence("how long", [best])
