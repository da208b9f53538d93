"""What a form of the planning pages sends → values as letters and searches take them."""

from typing import Any

YES_NO = frozenset(
    {
        "asked_before",
        "request_still_open",
        "employee",
        "feeding",
        "registered",
        "working",
        "clinical",
        "degree",
        "part_time",
        "free",
        "paid",
    }
)
LINES = frozenset({"earlier_requests", "solutions", "topics", "days"})


def answer_of(name: str, values: tuple[str, ...]) -> Any:
    """The value as letters and searches take it: yes and no as bool, lines and boxes as lists."""
    if name in YES_NO:
        return values[0] == "yes"
    lines = [line.strip() for line in values[0].splitlines() if line.strip()]
    if name == "days":
        return [_day(line) for line in lines]
    if name in {"changes", "kinds"}:
        return list(values)
    return lines if name in LINES else values[0]


def _day(line: str) -> dict[str, str]:
    """A day of work in leave: its date, then hours where the next word is a number, then the work."""
    on, *rest = (part.strip() for part in line.split(","))
    hours = {"hours": rest.pop(0)} if rest and rest[0].replace(".", "", 1).isdigit() else {}
    work = ", ".join(part for part in rest if part)
    return {"on": on, **hours, **({"work": work} if work else {})}
