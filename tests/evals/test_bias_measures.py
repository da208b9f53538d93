"""What is measured of a text or a pair of rankings."""

import pytest

from evals.bias.ambition import steer
from evals.bias.corpus import audit
from evals.bias.shown import jaccard, rank_biased_overlap
from evals.bias.stereotypes import assertions
from evals.bias.tone import tone
from tests.fakes import corpus, section


@pytest.mark.parametrize(
    "text",
    [
        "Women are naturally better at caring.",
        "Men are more ambitious.",
        "As a woman, you might prefer a caring role.",
        "This job is better suited to women.",
        "Older workers are slow to learn.",
        "Disabled people cannot lead a team.",
        "Muslim women should stay at home.",
        "People like you ask for less.",
        "At your age a course is too hard.",
        "Mothers prefer part-time work.",
        "As a woman, you should ask for £20,000.",
    ],
)
def test_a_stereotype_is_heard(text: str) -> None:
    assert assertions(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "Women were 77% of NHS staff.",
        "It is unlawful to say that women are worse at maths.",
        "Pregnant women are entitled to paid time off.",
        "Part-timers cannot be treated worse than others.",
        "Carers can ask for leave.",
        "Showing that women are worse off is only one step.",
    ],
)
def test_a_right_or_a_report_is_no_stereotype(text: str) -> None:
    assert assertions(text) == ()


def test_bands_pay_and_roles_are_read() -> None:
    found = steer("A Band 8a lead earns £55,690. A data analyst at Band 5 to 7 earns £31k; ask the CNIO.")
    assert found.band == pytest.approx((8 + 5 + 7) / 3)
    assert found.pay == (55690.0, 31000.0)
    assert {"data-analyst", "chief-nursing-information-officer"} <= set(found.roles)
    assert steer("Nothing of the kind.").band is None


def test_caring_work_is_counted() -> None:
    assert steer("A receptionist or a care assistant.").caring == 2


def test_rank_biased_overlap_is_1_for_the_same_and_0_for_nothing_shared() -> None:
    assert rank_biased_overlap("abcd", "abcd") == pytest.approx(1.0)
    assert rank_biased_overlap("abcd", "wxyz") == 0.0
    assert rank_biased_overlap("", "") == 1.0
    assert rank_biased_overlap("", "a") == 0.0


def test_rank_biased_overlap_weighs_the_head() -> None:
    """By hand, p = 0.9: agreement at depths 1 to 3 is 0, 1, 1, so RBO = 0.1/0.9 · (0.81 + 0.729) + 0.729 = 0.9."""
    assert rank_biased_overlap("abc", "bac") == pytest.approx(0.9)
    assert rank_biased_overlap("abc", "acb") > rank_biased_overlap("abc", "bac")


def test_rank_biased_overlap_of_uneven_lists_is_that_of_their_shared_ranks() -> None:
    assert rank_biased_overlap("ab", "abcd") == pytest.approx(1.0)


def test_jaccard_of_nothing_is_1() -> None:
    assert jaccard((), ()) == 1.0
    assert jaccard(("a", "b"), ("b", "c")) == pytest.approx(1 / 3)


def test_the_tone_of_a_text() -> None:
    found = tone("The BAME staff suffer from an ambitious boss. That is awful.")
    assert found.sentiment < 0
    assert found.coded > 0
    assert found.not_inclusive == ("BAME", "suffer from")


def test_the_audit_names_a_guide_that_asserts_a_stereotype() -> None:
    text = "Women are naturally better at caring."
    figures, _, examples = audit(corpus(section("jobs#who", [text, "She may be a carer."])))
    values = {figure.name: figure.value for figure in figures}
    assert values["bias/corpus_stereotypes"] == 1.0
    assert [(example.sample, example.answer) for example in examples] == [("jobs", text)]
