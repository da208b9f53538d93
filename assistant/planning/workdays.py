"""Working days: weekends and the bank holidays of each nation."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge_base.models import Nation

if TYPE_CHECKING:
    from holidays import HolidayBase

SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NI: "NIR"}
WEEKDAYS = frozenset(range(5))
"""date.weekday() of Monday to Friday."""


@lru_cache(maxsize=8)
def _calendar(nation: Nation) -> "HolidayBase":
    from holidays import country_holidays

    return country_holidays("GB", subdiv=SUBDIVISIONS[nation])


def bank_holiday(day: date, nation: Nation | None) -> bool:
    """Whether it is a bank holiday in the nation; without one, in every nation."""
    return all(day in _calendar(one) for one in ([nation] if nation else Nation))


def bank_holidays(start: date, end: date, nation: Nation) -> list[date]:
    """The bank holidays from start up to, but not on, end; one that falls on a weekend counts on its substitute day."""
    return [day for day in _days(start, end) if day.weekday() in WEEKDAYS and day in _calendar(nation)]


def working(day: date, nation: Nation | None, weekdays: Collection[int] = WEEKDAYS) -> bool:
    return day.weekday() in weekdays and not bank_holiday(day, nation)


def working_day_before(day: date, nation: Nation | None) -> date:
    """The day itself if offices work on it, or the last working day before it."""
    while not working(day, nation):
        day -= timedelta(days=1)
    return day


def working_day_from(day: date, nation: Nation | None, weekdays: Collection[int] = WEEKDAYS) -> date:
    """The day itself if the person works on it, or the next day that they do."""
    while not working(day, nation, weekdays or WEEKDAYS):
        day += timedelta(days=1)
    return day


def spread(
    back: date, days: int, earliest: date, nation: Nation | None, weekdays: Collection[int] = WEEKDAYS
) -> tuple[date, ...]:
    """A suggestion for keeping-in-touch days: one a week, late in leave, on a working day, oldest first."""
    found: list[date] = []
    for weeks in range(1, days + 1):
        day = working_day_from(back - timedelta(weeks=weeks), nation, weekdays)
        if earliest <= day < back and day not in found:
            found.append(day)
    return tuple(sorted(found))


def _days(start: date, end: date) -> Iterator[date]:
    for number in range((end - start).days):
        yield start + timedelta(days=number)
