"""Pictures that fit a page: one for wide windows and one for narrow ones, each in light and dark, as data addresses.

matplotlib enters here. Text stays text, so that it is sharp at every size; the colours are those of the site, and
dark mode is the same picture with its colours exchanged.
"""

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from knowledge_base.models import Frozen

if TYPE_CHECKING:
    import matplotlib.axes
    import matplotlib.figure

    Axes = matplotlib.axes.Axes
    Figure = matplotlib.figure.Figure

INK, QUIET, CARD, LINE, ACCENT, TINT, BAD = "#1c2a30", "#4a5960", "#ffffff", "#d9d6ce", "#0b5c6b", "#c9dfe2", "#9c2a1e"
DARK = {
    INK: "#eceff0",
    QUIET: "#b6c2c8",
    CARD: "#1b2327",
    LINE: "#3f4d54",
    ACCENT: "#84d3e0",
    TINT: "#2b4a52",
    BAD: "#ffa494",
}
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
POINTS = 72
FAMILY = re.compile(r"font-family: [^;\"]*")
FONT_SHORTHAND = re.compile(r"(font: (?:\w+ )*[\d.]+px) [^;\"]*")
HEADER = re.compile(r"^.*?(?=<svg)", re.DOTALL)
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)


class Look(NamedTuple):
    """A size to draw for. All lengths in points; one point is about one pixel of a narrow screen."""

    name: str
    width: float
    font: float
    narrow: bool


LOOKS = (Look("wide", 680, 11, narrow=False), Look("narrow", 284, 13, narrow=True))


class Pictures(Frozen):
    """Addresses of one picture, by look and colours: `wide`, `wide_dark`, `narrow`, `narrow_dark`."""

    addresses: dict[str, str]
    sizes: dict[str, tuple[int, int]]
    """Width and height by look, so that the page does not jump."""


def pictures(draw: Callable[[Look], "Figure"]) -> Pictures:
    addresses: dict[str, str] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for look in LOOKS:
        figure = draw(look)
        width, height = figure.get_size_inches() * POINTS
        svg = _svg(figure)
        addresses[look.name] = _address(svg)
        addresses[f"{look.name}_dark"] = _address(_darkened(svg))
        sizes[look.name] = (round(width), round(height))
    return Pictures(addresses=addresses, sizes=sizes)


def canvas(
    look: Look, height: float, rows: int = 1, columns: int = 1, gap: float = 0.04
) -> "tuple[Figure, list[Axes]]":
    """An empty figure in our look, with its axes in reading order; `height` in points, `gap` in inches."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with mpl.rc_context(_style(look)):
        figure = Figure(
            figsize=(look.width / POINTS, height / POINTS), layout=ConstrainedLayoutEngine(w_pad=gap, h_pad=gap)
        )
        axes = figure.subplots(rows, columns, squeeze=False)
    return figure, [axis for row in axes for axis in row]


def bare(axes: "Axes", *, grid: str = "") -> None:
    """Take away what carries no information; `grid` is `x`, `y` or nothing."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.set_axisbelow(True)
    if grid == "x":
        axes.grid(axis="x", color=LINE, linewidth=0.8)
    elif grid == "y":
        axes.grid(axis="y", color=LINE, linewidth=0.8)


def box(axes: "Axes", left: float, top: float, width: float, height: float, colour: str, opacity: float = 1) -> None:
    """A filled rectangle in the units of the axes."""
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((left, top), width, height, facecolor=colour, linewidth=0, alpha=opacity))


def folded(text: str, most: int) -> str:
    """Broken into lines of so many characters, between words."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _style(look: Look) -> dict[Any, Any]:
    return {
        "font.size": look.font,
        "axes.titlesize": look.font,
        "axes.labelsize": look.font,
        "xtick.labelsize": look.font,
        "ytick.labelsize": look.font,
        "text.color": INK,
        "axes.labelcolor": QUIET,
        "axes.edgecolor": QUIET,
        "xtick.color": QUIET,
        "ytick.color": INK,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "axes.unicode_minus": True,
    }


def _svg(figure: "Figure") -> str:
    import matplotlib as mpl

    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "report"}):
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = METADATA.sub("", HEADER.sub("", written.getvalue()))
    svg = FONT_SHORTHAND.sub(lambda found: f"{found[1]} {FONTS}", FAMILY.sub(f"font-family: {FONTS}", svg))
    return re.sub(r"\s*\n\s*", " ", svg)


def _darkened(svg: str) -> str:
    return re.sub("|".join(DARK), lambda found: DARK[found[0]], svg)


def _address(svg: str) -> str:
    """Percent-encoded, not base64: the page is sent compressed, and this compresses ten times better."""
    return "data:image/svg+xml," + quote(svg, safe="/:;=,()'.-")
