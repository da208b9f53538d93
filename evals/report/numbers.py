"""Numbers as people read them: by unit, with a sign where they are differences."""

from evals.bias.metrics import BY_NAME
from evals.record import Figure, Gate
from evals.report import words

MINUS = "−"
SIGNED = {"points", "band"}
PLURAL: dict[str, tuple[str, str]] = {
    "points": ("point", "points"),
    "band": ("band", "bands"),
    "seconds": ("second", "seconds"),
    "years": ("year", "years"),
}
NEARLY = 0.0005
GRADE_TO_AGE = 5
"""A reader of school grade 1 (Flesch-Kincaid) is about six years old."""


def shown(value: float | None, unit: str) -> str:
    """Such as `91.3%`, `+0.4 points` or `12`; the words for "not measured" instead of None."""
    if value is None:
        return words.NO_VALUE
    if unit == "share":
        return percent(value)
    if unit == "grade":
        return f"grade {plain(value, 1)}"
    number = f"{round(value):,}" if unit == "count" and value == round(value) else plain(value)
    sign = "+" if unit in SIGNED and value > 0 else ""
    if unit not in PLURAL:
        return f"{sign}{number}"
    one, many = PLURAL[unit]
    return f"{sign}{number} {one if number.lstrip(MINUS) == '1' else many}"


def percent(share: float) -> str:
    """With one decimal, and without when it is round. Never rounds something short of all up to 100%."""
    hundredths = round(share * 100, 1)
    if abs(hundredths) == 100 and abs(share) != 1:
        return f"{MINUS if share < 0 else ''}{'over' if abs(share) > 1 else 'just under'} 100%"
    return f"{plain(hundredths, 1)}%"


def plain(value: float, decimals: int | None = None) -> str:
    """Three figures that count; a true minus sign; no -0."""
    places = decimals if decimals is not None else (3 if abs(value) < 1 else 2 if abs(value) < 10 else 1)
    text = f"{abs(value):,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS if value < 0 and float(text.replace(',', '')) else ''}{text}"


def interval(low: float | None, high: float | None, unit: str) -> str:
    """The likely range, or nothing when there is none."""
    if low is None or high is None:
        return ""
    return span(low, high, unit)


def span(low: float, high: float, unit: str) -> str:
    """From one value to another, with the unit said once."""
    first, last = shown(low, unit), shown(high, unit)
    if unit in PLURAL:
        return f"{first.split(' ')[0]} to {last.split(' ')[0]} {PLURAL[unit][1]}"
    return f"{first} to {last.removeprefix('grade ')}"


def limit(gate: Gate, unit: str) -> str:
    low, high = gate.at_least, gate.at_most
    if low is not None and high is not None:
        return span(low, high, unit)
    if low is not None:
        return words.AT_LEAST.format(limit=shown(low, unit))
    return words.AT_MOST.format(limit=shown(high, unit)) if high is not None else ""


def value_of(figure: Figure) -> str:
    """The value, with a plus sign where it is a gap."""
    told = shown(figure.value, figure.unit)
    return f"+{told}" if figure.value and is_difference(figure) and not told.startswith(("+", MINUS)) else told


def in_words(figure: Figure) -> str:
    """What the value means, in one or two plain sentences."""
    if figure.value is None:
        return "No sample could be scored."
    meaning = _gap(figure.value) if is_difference(figure) else _meaning(figure.value, figure.unit)
    return f"{meaning} {words.BETTER[figure.better]}".strip()


def is_difference(figure: Figure) -> bool:
    """Whether the value is a gap between two measurements, so that zero means none."""
    of_people = figure.task == "bias" and figure.name.split("/")[1] in BY_NAME
    return of_people or figure.unit in SIGNED or (figure.value or 0) < 0 or (figure.low or 0) < 0


def _gap(value: float) -> str:
    return "No difference." if abs(value) < NEARLY else "Zero would mean no difference."


def _meaning(value: float, unit: str) -> str:
    if unit == "share":
        return _share(value)
    if unit == "grade":
        return f"A reader of about {max(0, round(value + GRADE_TO_AGE))} years can follow it."
    return "None." if unit == "count" and value == 0 else ""


def _share(value: float) -> str:
    """Out of a hundred, or of a thousand where that says more; true of shares and of marks alike."""
    if value < 0 or value > 1:
        return ""
    hundred = round(value * 100)
    if value in (0, 1) or 0 < hundred < 100:
        return f"{'About ' if 0 < value < 1 else ''}{hundred} out of 100."
    thousand = round(value * 1000)
    if thousand in (0, 1000):
        return "Fewer than 1 out of 1,000." if thousand == 0 else "More than 999 out of 1,000."
    return f"About {thousand} out of 1,000."
