"""Contrast by WCAG 2.2, and colours that have enough of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.contrast import ENOUGH, ON_DARK, ON_LIGHT, STRONG, contrast, parse, readable, stands_out, written

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21), ("#005eb8", "#ffffff", 6.38), ("#212b32", "#ffeb3b", 11.8), ("#777", "#fff", 4.48)],
)
def test_known_ratios(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.05)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345g", "0b5c6b", "#0b5c6b;color:red"])
def test_what_is_no_colour_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="#0b5c6b"):
        parse(text)


@given(COLOURS, st.sampled_from([ON_LIGHT, ON_DARK]), st.sampled_from([ENOUGH, STRONG]))
def test_every_colour_becomes_readable(colour: str, behind: tuple[str, ...], ratio: float) -> None:
    assert stands_out(readable(colour, behind, ratio), behind, ratio)


@given(COLOURS)
def test_a_colour_that_stands_out_is_kept(colour: str) -> None:
    assert written(parse(colour)) == colour
    if stands_out(colour):
        assert readable(colour) == colour
