"""Days as people write them."""

from datetime import date


def long_date(day: date) -> str:
    """Such as 29 November 2026."""
    return f"{day.day} {day:%B %Y}"
