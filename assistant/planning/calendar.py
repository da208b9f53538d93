"""A plan → an iCalendar file (RFC 5545) that calendars import: one all-day event a date, reminders for deadlines."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from assistant.planning.plan import Item, Plan
from assistant.planning.plan_page import details
from assistant.planning.rules import Kind
from assistant.wording import NAME
from assistant.wording import planning as wording

if TYPE_CHECKING:
    from icalendar import Calendar, Event

REMINDERS = (timedelta(days=-14), timedelta(days=-2))
"""Before a deadline, counted from the start of its day."""


def to_calendar(plan: Plan, since: date | None = None) -> bytes:
    """The calendar file. `since` leaves out what ended before that day.

    An event's id is its field with its date, so that importing the same plan twice makes no doubles.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//{wording.EVENTS['calendar']}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", wording.TITLE)
    for item in plan.items:
        if item.kind is not Kind.TEST and (since is None or item.on >= since):
            _add(calendar, item, plan)
    return bytes(calendar.to_ical())


def _add(calendar: "Calendar", item: Item, plan: Plan) -> None:
    from icalendar import Event

    event = Event()
    first, last = _days(item)
    event.add("uid", f"{item.field.replace('_', '-')}-{item.on:%Y%m%d}@career-assistant")
    event.add("dtstamp", datetime.combine(plan.made_on, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", item.label)
    event.add("description", "\n".join((*details(item), *_sources(item, plan))))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if item.kind is Kind.DEADLINE and item.on >= plan.made_on:
        _remind(event, item)
    calendar.add_component(event)


def _days(item: Item) -> tuple[date, date]:
    """A stretch of leave or pay is one long event; a deadline is its last day."""
    return item.on if item.kind is Kind.DEADLINE or item.start is None else item.start, item.on


def _sources(item: Item, plan: Plan) -> list[str]:
    return [
        f"[{note.number}] {note.publisher}: {note.title}" + (f" {note.url}" if note.url else "")
        for note in plan.sources
        if note.number in item.notes
    ]


def _remind(event: "Event", item: Item) -> None:
    from icalendar import Alarm

    for before in REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", item.label)
        event.add_component(alarm)
