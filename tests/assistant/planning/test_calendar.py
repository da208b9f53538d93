"""The calendar file, read back by two libraries that did not write it alike."""

from datetime import date, timedelta

import icalendar
import pytest
import vobject

from assistant.planning.calendar import REMINDERS, to_calendar
from tests.assistant.planning.test_timeline import BORN, NHS, TODAY, made

WHOLE = {**BORN, "event_date": "2026-10-20", "request_date": "2026-12-01", "kit_days_used": 2}


@pytest.fixture(name="file")
def _file() -> bytes:
    return to_calendar(made(WHOLE))


def events(file: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(file.decode()).vevent_list)


def test_the_file_is_valid_for_a_second_library(file: bytes) -> None:
    calendar = vobject.readOne(file.decode())
    assert calendar.validate(raiseException=True)
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value == "-//Career assistant//Return-to-work plan//EN"


def test_every_date_of_the_plan_is_an_all_day_event(file: bytes) -> None:
    plan = made(WHOLE)
    expected = {
        (item.label, item.on if item.kind == "deadline" or item.start is None else item.start, item.on)
        for item in plan.items
        if item.kind != "test"
    }
    got = {(e.summary.value, e.dtstart.value, e.dtend.value - timedelta(days=1)) for e in events(file)}
    assert got == expected
    assert all(type(e.dtstart.value) is date for e in events(file))


def test_a_description_holds_the_sentence_the_sources_and_whom_to_ask(file: bytes) -> None:
    for event in events(file):
        assert "Confirm with HR" in event.description.value
        assert "(Rule: " in event.description.value
        assert "\n[" in event.description.value


def test_deadlines_to_come_alone_remind(file: bytes) -> None:
    reminding = {item.label for item in made(WHOLE).items if item.kind == "deadline" and item.on >= TODAY}
    assert reminding
    calendar = icalendar.Calendar.from_ical(file)
    for event in calendar.walk("VEVENT"):
        alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
        assert alarms == (list(REMINDERS) if str(event["SUMMARY"]) in reminding else [])


def test_importing_twice_makes_no_doubles(file: bytes) -> None:
    ids = [event.uid.value for event in events(file)]
    assert len(ids) == len(set(ids))
    assert ids == [event.uid.value for event in events(to_calendar(made(WHOLE)))]


def test_lines_are_folded_and_end_as_the_standard_asks(file: bytes) -> None:
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")


def test_what_is_over_can_be_left_out() -> None:
    left = events(to_calendar(made(NHS), since=TODAY))
    assert left
    assert all(event.dtend.value > TODAY for event in left)


def test_tests_of_service_are_no_events(file: bytes) -> None:
    assert not [event for event in events(file) if "Service for" in event.summary.value]
