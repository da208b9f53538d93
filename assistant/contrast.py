"""Contrast of two colours by WCAG 2.2 (relative luminance, success criterion 1.4.3), and colours that have enough of it."""

import re
from collections.abc import Iterable

ENOUGH = 4.5
"""For text, WCAG 1.4.3 level AA."""
STRONG = 7.0
"""For text under the pointer, level AAA."""
ACCENT = "#0b5c6b"
"""The product's own accent colour on light pages."""
ON_LIGHT = ("#ffffff", "#faf8f4", "#eaf2f2", "#ffedad")
"""What stands behind the accent in light mode: card, paper, tint and mark."""
ON_DARK = ("#1b2327", "#12181b", "#1d3238", "#4c4012", "#0d1719")
"""The same in dark mode, and the text on the accent."""
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
STEPS = 100
Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1, in sRGB."""


def parse(text: str) -> Colour:
    """`#rrggbb` or `#rgb`. Raises ValueError for anything else."""
    if not HEX.fullmatch(text):
        raise ValueError(f"{text!r} is not a colour. Write it as # and six digits or letters a to f, such as {ACCENT}.")
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def written(colour: Colour) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in colour)


def mixed(colour: str, ground: str, share: float) -> str:
    """The ground with that share (0 to 1) of the colour in it."""
    pairs = zip(parse(colour), parse(ground), strict=True)
    red, green, blue = (share * front + (1 - share) * behind for front, behind in pairs)
    return written((red, green, blue))


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """1 for equal colours to 21 for black and white."""
    low, high = sorted((luminance(parse(first)), luminance(parse(second))))
    return (high + 0.05) / (low + 0.05)


def stands_out(colour: str, behind: Iterable[str] = ON_LIGHT, ratio: float = ENOUGH) -> bool:
    return all(contrast(colour, other) >= ratio for other in behind)


def readable(colour: str, behind: Iterable[str] = ON_LIGHT, ratio: float = ENOUGH) -> str:
    """The colour itself when it stands out, or the nearest mixture with black (or with white, on dark) that does."""
    grounds = tuple(behind)
    start = parse(colour)
    goal = 0.0 if luminance(parse(grounds[0])) > 0.5 else 1.0
    for step in range(STEPS + 1):
        share = step / STEPS
        red, green, blue = (value + (goal - value) * share for value in start)
        mixed = written((red, green, blue))
        if stands_out(mixed, grounds, ratio):
            return mixed
    raise ValueError(f"No colour between {colour} and {written((goal, goal, goal))} stands out from {grounds}.")
