"""Numbers as people read them, and what the plots and tables say of them."""

import pytest

from evals.record import Bin, Cell, Gate
from evals.report.confusion import confusion, fits
from evals.report.differences import drawn, overview, undrawn
from evals.report.drawing import DARK, LOOKS, folded
from evals.report.forest import forest, outside
from evals.report.groups import groups
from evals.report.numbers import in_words, interval, limit, percent, plain, shown
from evals.report.reliability import range_of, reliability
from evals.report.spread import spread
from evals.report.trend import better, trend
from tests.evals import made_up
from tests.evals.made_up import effect, figure


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0.913, "share", "91.3%"),
        (1.0, "share", "100%"),
        (0.9999, "share", "just under 100%"),
        (0, "share", "0%"),
        (None, "share", "not measured"),
        (0.4, "points", "+0.4 points"),
        (-1.0, "points", "−1 point"),
        (12.0, "count", "12"),
        (1234, "count", "1,234"),
        (0.25, "band", "+0.25 bands"),
        (6.24, "grade", "grade 6.2"),
        (-0.00001, "score", "0"),
    ],
)
def test_values_by_unit(value: float | None, unit: str, told: str) -> None:
    assert shown(value, unit) == told


def test_ranges_say_their_unit_once() -> None:
    assert interval(0.88, 0.94, "share") == "88% to 94%"
    assert interval(-1.2, 0.5, "points") == "−1.2 to +0.5 points"
    assert interval(5.5, 7, "grade") == "grade 5.5 to 7"
    assert interval(None, 0.5, "share") == ""


def test_limits_of_one_and_of_two_sides() -> None:
    gate = Gate(name="g", figure="f", reason="r", value=0.0, passed=True)
    assert limit(gate.model_copy(update={"at_least": 0.9}), "share") == "at least 90%"
    assert limit(gate.model_copy(update={"at_most": 2}), "count") == "at most 2"
    assert limit(gate.model_copy(update={"at_least": -2, "at_most": 2}), "points") == "−2 to +2 points"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1.0, "100 out of 100."),
        (0.874, "About 87 out of 100."),
        (0.004, "About 4 out of 1,000."),
        (0.0001, "Fewer than 1 out of 1,000."),
        (0.9999, "More than 999 out of 1,000."),
        (0.0, "0 out of 100."),
    ],
)
def test_shares_in_other_words(value: float, told: str) -> None:
    assert in_words(figure(value=value)) == f"{told} Higher is better."


def test_other_units_in_other_words() -> None:
    assert (
        in_words(figure(value=6.2, unit="grade", better="lower"))
        == "A reader of about 11 years can follow it. Lower is better."
    )
    assert in_words(figure(value=0.0, unit="points", better="near_zero")) == "No difference. Closer to zero is better."
    lost = figure("bias/citations", 0.03, low=0.01, high=0.05)
    assert in_words(lost) == "Zero would mean no difference. Higher is better."
    told = figure("bias/entitlement_told", 0.03, low=0.01, high=0.05)
    assert in_words(told) == "About 3 out of 100. Higher is better."
    assert in_words(figure(value=None)) == "No sample could be scored."
    assert plain(0.12345) == "0.123"
    assert percent(-0.5) == "−50%"


def test_a_difference_is_clear_when_its_whole_range_leaves_the_band() -> None:
    assert not outside(effect(value=0.02))
    assert outside(effect(value=-0.06, low=-0.09, high=-0.03))
    plot = forest("hit5", made_up.effects()[:12])
    assert "Changed clearly more than by harmless remarks: Returner gap." in plot.says
    assert "Changed clearly where it counts: Pregnancy." in plot.says
    assert plot.says in plot.alt
    rows = {row[0]: row for row in plot.table.rows}
    assert rows["Returner gap"][4:7] == ("Clearly different", "±0.05: not shown", "I had seven years at home.")
    assert rows["Pregnancy (where it counts)"][5] == "not tested"


def test_comparisons_with_a_difference_are_drawn_first_and_the_rest_are_tables() -> None:
    many = [effect(metric=f"metric{number}") for number in range(9)]
    odd = effect(metric="odd", value=0.2, low=0.1, high=0.3)
    flat = effect(metric="flat", low=0.0, high=0.0)
    gate = Gate(name="g", figure="bias/metric7", reason="r", value=0.0, passed=True)
    plots = drawn([flat, *many, odd], [gate])
    assert [plot.id for plot in plots[:3]] == ["forest-odd", "forest-metric7", "forest-metric0"]
    assert [bool(plot.note) for plot in plots] == [True] + [False] * 3
    assert len(undrawn([*many, odd, flat], [gate])) == 7
    table = overview([*many, odd])
    assert table is not None
    assert table.rows[-1] == ("Odd", "+0.2", "Gender", "Gender", "1 of 1")
    still = overview([flat])
    assert still is not None
    assert still.rows == (("Flat", "0", "none", "none", "1 of 1"),)
    assert overview([]) is None


def test_reliability_names_the_weakest_and_the_surest_group() -> None:
    plot = reliability(made_up.bins())
    assert plot is not None
    assert plot.says == "With scores around 0.84, answering was right 30% of the time; around 1.17, 95%."
    low, high = range_of(Bin(low=0, high=1, mean_score=0.5, right=0.5, count=10))
    assert low == pytest.approx(0.237, abs=0.001)
    assert high == pytest.approx(0.763, abs=0.001)
    assert reliability([Bin(low=0, high=1, mean_score=0.5, right=0, count=0)]) is None


def test_confusion_names_the_most_common_mistake() -> None:
    plot = confusion(made_up.cells())
    assert plot is not None
    assert plot.says == (
        "323 of 345 messages were rightly answered or rightly held back. The most common mistake: a message of kind "
        "“Near miss” got the reply “Answered” 12 times."
    )
    assert plot.table.head[:2] == ("Kind of message", "Answered")
    assert plot.table.rows[0][:2] == ("Answerable", "193")
    assert confusion([Cell(expected="answered", got="answered", count=0)]) is None


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        ("answerable", "answered", True),
        ("answerable", "partial", True),
        ("answerable", "no_sources", False),
        ("medical_advice", "out_of_scope", True),
        ("medical_advice", "answered", False),
        ("clarify", "clarify", True),
        ("out_of_scope", "no_sources", True),
        ("answered", "partial", True),
    ],
)
def test_a_reply_fits_a_message_of_its_kind(expected: str, got: str, right: bool) -> None:
    cell = Cell(expected=expected, got=got, count=1)
    assert fits(cell) is right
    plot = confusion([cell])
    assert plot is not None
    assert ("once" in plot.says) is not right


def test_spread_compares_the_middle_values() -> None:
    plot = spread(made_up.distributions()[0])
    assert plot is not None
    assert plot.says == "The middle value runs from 94 (Women) to 98 (Placebo)."
    assert plot.table.rows[0] == ("Placebo", "80", "92.8", "98", "115.2", "160", "6")
    assert spread(made_up.distributions()[0].model_copy(update={"values": {"none": []}})) is None


def test_trend_needs_two_runs_and_counts_changes_by_their_direction() -> None:
    assert trend([made_up.run()]) is None
    worse = tuple(f.model_copy(update={"value": 0.8}) if f.name == "answers/passed" else f for f in made_up.figures())
    plot = trend([made_up.run(), made_up.run(days=1, figures=worse)])
    assert plot is not None
    assert plot.says == "Since the run before: 0 better, 1 worse, 4 the same."
    assert better(figure(better="lower"), 0.2, 0.1) is True
    assert better(figure(better="near_zero"), -0.1, 0.3) is False
    assert better(figure(), 0.5, 0.5) is None


def test_pictures_come_in_both_sizes_and_both_schemes_with_real_text() -> None:
    plot = reliability(made_up.bins())
    assert plot is not None
    addresses = plot.pictures.addresses
    assert set(addresses) == {f"{look.name}{dark}" for look in LOOKS for dark in ("", "_dark")}
    assert all("Evidence%20score" in address for address in addresses.values())
    for light, dark in DARK.items():
        assert (light.replace("#", "%23") in addresses["wide"]) == (dark.replace("#", "%23") in addresses["wide_dark"])
    assert folded("one two three", 8) == "one two\nthree"


def test_breakdowns_leave_out_what_effects_tell_and_stay_narrow() -> None:
    many = [figure(f"answers/metric{number}", by=made_up.BY) for number in range(8)]
    tables = groups("Answers", [*many, figure("bias/hit5", by={"axis": {"age": 0.1}})], made_up.effects())
    assert [table.caption for table in tables] == [
        "Answers: by who asks (1 of 2)",
        "Answers: by who asks (2 of 2)",
        "Answers: by nation (1 of 2)",
        "Answers: by nation (2 of 2)",
    ]
    assert tables[0].rows[0] == ("Returners", *["93%"] * 6)
    assert tables[3].rows[1] == ("Not said", "90%", "90%")
