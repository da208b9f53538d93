"""The table of the load: what was measured, how far the memory watch came, and its slope."""

import math

import pytest

from evals.load import Run, slope, table

ALL = Run(name="50, all", requests=300, errors=2, median=0.1, p95=0.45, rate=4.5)
MEMORY = [(0, 1000.0), (500, 1040.0), (1000, 1041.0), (1500, 1042.0), (2000, 1043.0)]


def test_the_slope_is_in_mebibytes_for_a_thousand_questions() -> None:
    assert slope([(0, 1.0), (500, 2.0), (1000, 3.0)]) == pytest.approx(2.0)
    assert slope([(0, 5.0), (4000, 5.0)]) == pytest.approx(0.0)
    assert math.isnan(slope([(0, 5.0)]))


def test_the_table_says_errors_ratios_and_how_many_were_asked() -> None:
    told = table(0.09, [ALL], ALL._replace(errors=0, rate=31.0), MEMORY)
    assert "| 50, all | 300 | 2 | 0.100 | 0.450 | 5.0 | 4.5 |" in told
    assert "Without pauses: 31.0 requests a second, 0 errors." in told
    assert "Memory over 2,000 questions: 1000 MiB at first, 1043 MiB at the end." in told
    assert "after the first quarter 2.00, over the last half 2.00" in told
