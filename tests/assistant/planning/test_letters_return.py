"""Plans of keeping-in-touch days and agendas of return meetings."""

from datetime import date, timedelta

import pytest

from assistant.errors import PlanningError
from assistant.planning.letters import Letter, answers_for, draft

LEAVE: dict[str, object] = {
    "nation": "England",
    "leave_start": "2026-06-01",
    "birth_date": "2026-06-15",
    "return_date": "2027-03-01",
}


def plan(*days: str, **changes: object) -> Letter:
    fields = LEAVE | {"days": tuple({"on": day, "work": "training", "hours": 4} for day in days)} | changes
    return draft("kit-plan", answers_for("kit-plan", fields))


def agenda(**changes: object) -> Letter:
    return draft("return-meeting", answers_for("return-meeting", {"nation": "England", **changes}))


def body(letter: Letter) -> str:
    return "\n".join(paragraph.text for paragraph in letter.paragraphs)


def run_of_days(count: int) -> tuple[str, ...]:
    return tuple((date(2026, 9, 1) + timedelta(days=number)).isoformat() for number in range(count))


def headings(letter: Letter) -> list[str | None]:
    return [paragraph.heading for paragraph in letter.paragraphs]


def test_a_plan_names_the_days_the_work_the_pay_and_what_is_left() -> None:
    letter = plan("2027-02-01", "2026-10-05", used=3, pay="basic pay for the hours", request_date="2026-09-01")
    assert letter.complete
    assert "5 October 2026, 4 hours, training; 1 February 2027, 4 hours, training." in body(letter)
    assert "I have used 3 of my 10 days. After these I would have 5 left." in body(letter)
    assert "basic pay for the hours" in body(letter)
    assert {each.field: each.on for each in letter.dates} == {
        "compulsory_leave_ends": date(2026, 6, 28),
        "kit_earliest_day_after_birth": date(2026, 6, 29),
        "kit_latest_day": date(2027, 2, 28),
    }


def test_a_plan_lists_what_is_missing() -> None:
    letter = draft("kit-plan", answers_for("kit-plan", {"nation": "Wales"}))
    assert {element.id for element in letter.missing if element.required} == {"days", "work", "pay"}
    assert any("could not check your days" in point.text for point in letter.warnings)


@pytest.mark.parametrize(("leave", "most"), [("maternity", 10), ("adoption", 10), ("shared_parental", 20)])
def test_the_number_of_days_on_each_side_of_the_limit(leave: str, most: int) -> None:
    assert plan(*run_of_days(most), leave=leave).paragraphs
    with pytest.raises(PlanningError, match=f"over {most} in all"):
        plan(*run_of_days(most + 1), leave=leave)
    with pytest.raises(PlanningError, match="days goes over"):
        plan("2026-09-01", leave=leave, used=most)


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        ("2026-06-28", False),
        ("2026-06-29", True),
        ("2026-06-14", True),
        ("2026-06-15", False),
        ("2026-05-31", False),
        ("2026-06-01", True),
        ("2027-02-28", True),
        ("2027-03-01", False),
    ],
)
def test_a_day_must_lie_in_leave_and_outside_the_two_weeks_after_the_birth(day: str, fits: bool) -> None:
    if fits:
        assert plan(day).paragraphs
    else:
        with pytest.raises(PlanningError, match="days has"):
            plan(day)


def test_the_same_day_twice_and_a_return_before_leave_are_named() -> None:
    with pytest.raises(PlanningError, match="same date twice"):
        plan("2026-09-01", "2026-09-01")
    with pytest.raises(PlanningError, match="return_date"):
        plan(return_date="2026-06-01")


def test_northern_ireland_is_told_where_our_sources_are_from() -> None:
    assert any("from Great Britain" in point.text for point in plan("2026-09-01", nation="NI").warnings)


def test_an_agenda_has_its_items_and_its_gaps() -> None:
    letter = agenda()
    assert {element.id for element in letter.missing if element.required} == {"return-date", "pattern", "annual-leave"}
    assert not letter.frame
    assert len(headings(letter)) == len(set(headings(letter)))
    assert {"My job", "My pattern", "My holiday", "Training", "Support", "Afterwards"} <= set(headings(letter))


def test_an_agenda_takes_up_what_the_person_says() -> None:
    letter = agenda(
        return_date="2027-03-01",
        pattern="three long days",
        annual_leave="Fridays in March",
        feeding=True,
        registered=True,
        topics=("My pay band.", "Parking"),
    )
    assert letter.complete
    assert "three long days." in body(letter)
    assert "My pay band; Parking." in body(letter)
    assert {"Feeding my baby", "My registration"} <= set(headings(letter))
    assert "Feeding my baby" not in headings(agenda(feeding=False))


def test_an_agenda_after_illness_is_another() -> None:
    letter = agenda(leave="sickness", return_date="2027-03-01")
    assert "My health" in headings(letter)
    assert "same job on the same terms" not in body(letter)
    assert {each.field for each in letter.dates} == {"manager_talk_by", "flexible_request_by"}


@pytest.mark.parametrize(("back", "told"), [("2027-05-30", True), ("2027-05-31", False)])
def test_notice_is_for_a_return_before_the_full_52_weeks(back: str, told: bool) -> None:
    letter = agenda(leave_start="2026-06-01", return_date=back)
    assert ("return_notice_deadline" in {each.field for each in letter.dates}) == told


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"meeting_date": "2027-03-01", "return_date": "2027-03-01"}, "meeting_date"),
        ({"leave_start": "2027-03-01", "return_date": "2027-03-01"}, "return_date"),
        ({"birth_date": "2027-03-02", "return_date": "2027-03-01"}, "birth_date"),
    ],
)
def test_days_in_the_wrong_order_are_named(changes: dict[str, object], named: str) -> None:
    with pytest.raises(PlanningError, match=named):
        agenda(**changes)
