"""Two runs compared: paired by sample, with a range and a verdict that do not overreach."""

import pytest

from evals.report.comparison import chance, compare, signed
from evals.report.page import comparison_page
from evals.report.paired import change, changes
from tests.evals import made_up
from tests.evals.made_up import figure

SAMPLES = [f"q{number}" for number in range(60)]


def scores(right: int) -> dict[str, float]:
    return {sample: float(number < right) for number, sample in enumerate(SAMPLES)}


def test_a_clear_gain_is_better_and_a_clear_loss_is_worse() -> None:
    gain = change(figure(value=0.5), figure(value=0.9), scores(30), scores(54))
    assert gain.verdict == "better"
    assert gain.difference == pytest.approx(0.4)
    assert gain.low is not None
    assert gain.low > 0
    assert gain.p is not None
    assert gain.p < 0.001
    assert change(figure(value=0.9), figure(value=0.5), scores(54), scores(30)).verdict == "worse"
    wrong = figure(value=0.9, better="lower")
    assert change(wrong, wrong, scores(30), scores(54)).verdict == "worse"


def test_mcnemar_is_the_exact_test_of_those_that_changed() -> None:
    old = {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0, "f": 0.0}
    new = {"a": 0.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 1.0, "f": 1.0}
    # Six changed, five of them for the better: 2 · (C(6,0) + C(6,1)) / 2⁶.
    assert change(figure(), figure(), old, new).p == pytest.approx(2 * 7 / 64)


def test_a_change_within_its_range_is_not_called_one() -> None:
    slight = change(figure(), figure(), scores(30), scores(31))
    assert slight.verdict == "unclear"
    assert change(figure(), figure(), scores(30), scores(30)).verdict == "same"


def test_shares_that_are_not_yes_or_no_have_no_mcnemar() -> None:
    half = {sample: 0.5 for sample in SAMPLES}
    found = change(figure(), figure(), half, scores(60))
    assert found.p is None
    assert found.verdict == "better"


def test_samples_that_are_not_in_both_are_counted_and_named() -> None:
    fewer = {sample: 1.0 for sample in SAMPLES[:50]} | {"new": 1.0}
    found = change(figure(), figure(), scores(60), fewer)
    assert (found.pairs, found.only_old, found.only_new) == (50, 10, 1)
    old, new = made_up.run(scores={"answers/passed": scores(60)}), made_up.run(days=1, scores={"answers/passed": fewer})
    told = compare(old, new).differing
    assert told[0] == "Every required fact told, nothing stale: 50 samples in both runs, 10 only before, 1 only after."
    assert told[-1].startswith("No scores by sample were kept for: Right sections near the top; ")


def test_figures_of_one_run_only_are_shown_and_not_paired() -> None:
    gone = made_up.run(days=1, figures=made_up.figures()[1:])
    found = {each.name: each for each in changes(made_up.run(), gone)}
    assert found["retrieval/ndcg_10"].new is None
    assert found["retrieval/ndcg_10"].verdict == "unpaired"


def test_settings_that_differ_are_listed() -> None:
    other = made_up.run(days=1, configuration={**made_up.run().configuration, "seed": 2})
    assert compare(made_up.run(), other).settings.rows == (("seed", "1", "2"),)


def test_the_page_of_a_comparison_stands_alone() -> None:
    text = comparison_page(made_up.run(), made_up.run(days=1))
    assert text.count("<h1>") == 1
    assert "≈ No clear change" in text
    assert "http" not in text
    assert "<script" not in text


def test_differences_of_shares_are_points() -> None:
    assert signed(0.043, "share") == "+4.3 points"
    assert signed(-0.5, "grade") == "−0.5"
    assert signed(None, "share") == ""
    assert chance(0.00001) == "below 0.001"
    assert chance(0.25) == "0.250"
    assert chance(None) == ""
