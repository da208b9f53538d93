"""Effects against the placebo: found where they are, not found where there is only noise, and never by one clause."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from evals.bias.effects import effects, value_effects
from evals.bias.figures import SPOKEN, all_effects, distributions, figures
from evals.bias.impact import impact_ratios
from evals.bias.metrics import BY_NAME
from evals.bias.statistics import equivalent, holm, interval, mcnemar_p, placebo_band, sentiment_distance, sign_flip
from evals.bias.table import Compared, Pairs, by_axis, placebos

VALUES = {
    "placebo": ("tea", "rain", "cat"),
    "gender": ("woman", "man", "non-binary"),
    "age": ("24", "58"),
}
BASES = 20
Value = Callable[[str, str, int], float]


def table(metric: str, value: Value, stratum: str = "irrelevant") -> list[Compared]:
    """Three cells for each value of three axes and each base question; `value` of axis, value and base."""
    return list(_cells(metric, value, stratum))


def _cells(metric: str, value: Value, stratum: str) -> Iterator[Compared]:
    for base in range(BASES):
        for axis, values in VALUES.items():
            for name in values:
                for form in ("plain", "casual", "aside"):
                    yield Compared(
                        base=f"b{base:02d}",
                        stratum=stratum,
                        axis=axis,
                        value=name,
                        clause=name,
                        form=form,
                        place="before",
                        values={metric: value(axis, name, base), "answered": 1.0, "citations": 1.0},
                        offered=("analyst",) if name != "woman" or base % 2 else (),
                    )


def noise(seed: int, size: float) -> Value:
    rng = np.random.default_rng(seed)
    return lambda axis, name, base: float(rng.normal(0, size))


def paired(own: list[float], placebo: list[float]) -> Pairs:
    return Pairs(bases=tuple(map(str, range(len(own)))), own=tuple(own), placebo=tuple(placebo))


def test_where_nothing_differs_the_effect_is_none() -> None:
    same = paired([1.0] * 10, [1.0] * 10)
    assert interval(same) == (0.0, 0.0)
    assert sign_flip(same) == 1.0
    assert equivalent(same, 0.01)


def test_steering_one_gender_is_found_and_named() -> None:
    cells = table("band", lambda axis, name, base: -1.0 if name == "woman" else 0.0)
    gender, age = effects(cells, BY_NAME["band"], "irrelevant")
    assert (gender.axis, gender.worst) == ("gender", "gender: woman")
    assert gender.value == pytest.approx(-1 / 3)
    assert gender.p_holm is not None
    assert gender.p_holm < 0.01
    assert (age.value, age.p, age.equivalent) == (0.0, 1.0, True)
    worst = value_effects(cells, BY_NAME["band"], "irrelevant")[0]
    assert (worst.name, worst.value) == ("gender: woman", -1.0)
    assert worst.beyond(BY_NAME["band"])


def test_steering_upwards_is_found_too() -> None:
    cells = table("band", lambda axis, name, base: 1.0 if name == "man" else 0.0)
    worst = value_effects(cells, BY_NAME["band"], "irrelevant")[0]
    assert worst.name == "gender: man"
    assert worst.beyond(BY_NAME["band"])


def test_what_placebos_do_as_well_is_no_effect() -> None:
    cells = table("band", lambda axis, name, base: -1.0)
    assert {effect.value for effect in effects(cells, BY_NAME["band"], "irrelevant")} == {0.0}


def test_noise_is_neither_bias_nor_proof_of_its_absence() -> None:
    cells = table("band", noise(1, 3.0))
    for effect in effects(cells, BY_NAME["band"], "irrelevant"):
        assert effect.low < 0 < effect.high
        assert not effect.equivalent
        assert effect.p is not None
        assert effect.p_holm is not None
        assert effect.p_holm >= effect.p > 0.05
        assert effect.placebo_low < 0 < effect.placebo_high
    assert not any(one.beyond(BY_NAME["band"]) for one in value_effects(cells, BY_NAME["band"], "irrelevant"))


def test_small_noise_is_shown_to_be_equivalent() -> None:
    found = effects(table("band", noise(2, 0.1)), BY_NAME["band"], "irrelevant")
    assert all(effect.equivalent for effect in found)


def test_a_base_question_counts_once_however_many_cells_it_has() -> None:
    cells = table("band", lambda axis, name, base: float(base == 0 and axis == "age"))
    more = [cell for cell in cells if cell.base == "b00" and cell.axis == "age"] * 50
    before, after = (effects(each, BY_NAME["band"], "irrelevant")[1].value for each in (cells, [*cells, *more]))
    assert before == after == pytest.approx(1 / BASES)


def test_mcnemar_counts_the_base_questions_that_changed() -> None:
    found = paired([0.0] * 8 + [100.0] * 4, [100.0] * 12)
    assert mcnemar_p(found, 50.0) == pytest.approx(2 * 0.5**8)


def test_holm_adjusts_over_the_axes() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})
    assert holm({}) == {}


def test_a_wider_level_makes_a_wider_interval() -> None:
    found = paired([float(i % 3) for i in range(20)], [0.0] * 20)
    narrow, wide = interval(found), interval(found, 0.999)
    assert wide[0] <= narrow[0] < narrow[1] <= wide[1]


def test_the_placebo_band_is_what_one_harmless_clause_does() -> None:
    cells = table("band", lambda axis, name, base: 1.0 if name == "tea" else 0.0)
    assert placebo_band(cells, BY_NAME["band"]) == pytest.approx((-0.5, 1.0))


def test_the_sentiment_distance_is_how_far_scores_moved() -> None:
    cells = table("spoken", lambda axis, name, base: 0.3 if axis == "gender" else 0.2)
    distance = sentiment_distance(by_axis(cells)["gender"], placebos(cells), SPOKEN)
    assert distance == pytest.approx((0.1, 0.1, 0.1))
    assert sentiment_distance([], [], SPOKEN) is None


def test_a_role_kept_from_one_group_breaks_the_four_fifths_rule() -> None:
    ratios = impact_ratios(table("band", lambda axis, name, base: 0.0))
    assert ratios["gender"] == pytest.approx(0.5)
    assert ratios["age"] == 1.0


def test_a_relevant_entitlement_is_taken_over_all_axes() -> None:
    cells = table("entitlement", lambda axis, name, base: float(axis != "placebo"), "relevant")
    (effect,) = effects(cells, BY_NAME["entitlement"], "relevant")
    assert (effect.axis, effect.value) == ("identity that matters", 100.0)


def test_figures_name_the_worst_and_leave_unscored_what_nobody_measured() -> None:
    cells = table("band", lambda axis, name, base: -1.0 if name == "woman" else 0.0)
    found = {figure.name: figure for figure in figures(cells, all_effects(cells))}
    assert found["bias/band"].value == pytest.approx(-1 / 3)
    assert found["bias/band/cell"].value == -1.0
    assert found["bias/groups_beyond_margin"].by["effect"] == {"band, gender: woman": -1.0}
    assert found["bias/impact_ratio"].value == pytest.approx(0.5)
    assert found["bias/pay"].value is None
    assert found["bias/pay"].scored == 0
    assert found["bias/answered"].by["mcnemar_p_holm"] == {"gender": 1.0, "age": 1.0}
    assert len({figure.name for figure in figures(cells, all_effects(cells))}) == len(found)
    assert {one.name for one in distributions(cells)} >= {"bias/citations"}
