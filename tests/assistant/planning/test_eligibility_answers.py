"""Open questions, answers that are unsure or cannot be used, the law by date, the data behind, and the command."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from assistant.__main__ import main
from assistant.commands.eligibility import CHECKS
from assistant.errors import PlanningError
from assistant.planning.eligibility import case_values, check, shared_answers
from assistant.planning.eligibility_data import checks
from assistant.planning.eligibility_text import checked_text
from tests.assistant.planning.eligibility_cases import LIKELY, checked, outcome


@pytest.mark.parametrize("check_id", CHECKS)
def test_without_answers_it_asks_and_says_what_it_does_not_check(check_id: str) -> None:
    result = check(check_id, {})
    assert result.verdict == "ask"
    assert not result.complete
    assert result.next_question == next(each for each in result.questions if not each.optional)
    assert "Questions still open" in result.verdict_text
    assert result.confirm


@pytest.mark.parametrize("name", LIKELY)
def test_every_question_that_counts_is_waited_for(name: str) -> None:
    check_id, answers = LIKELY[name]
    for question in (each for each in checked(name).questions if not each.optional):
        without = check(check_id, {field: value for field, value in answers.items() if field != question.id})
        assert without.verdict != "likely", question.id
        unsure = checked(name, {question.id: "not_sure"})
        assert unsure.verdict == "ask", question.id


@pytest.mark.parametrize("name", LIKELY)
def test_every_result_names_clauses_sources_and_what_was_not_checked(name: str) -> None:
    result = checked(name)
    numbers = {note.number for note in result.footnotes}
    assert result.not_checked
    assert result.steps
    shown = [*(step.sources for step in result.steps), *(note.sources for note in (*result.not_checked, *result.next))]
    assert all(sources and set(sources) <= numbers for sources in shown)
    assert all(step.clause and step.guide for step in result.steps)
    assert all(note.check is None or note.check in checks() for note in result.next)
    assert ("nidirect" in result.confirm) == (LIKELY[name][1]["nation"] == "NI")


def test_a_step_that_fails_ends_the_questions() -> None:
    result = check("carers-leave", {"nation": "NI"})
    assert result.verdict == "unlikely"
    assert result.complete
    assert [question.id for question in result.questions] == ["nation"]
    assert check("smp", {"weekly_pay": 0, "due_date": "2027-03-10"}).next_question is None


@pytest.mark.parametrize(
    ("due", "limit"),
    [("2025-07-20", "125"), ("2025-07-19", "123"), ("2026-07-19", "129"), ("2026-07-18", "125"), ("2026-07-25", "129")],
)
def test_the_earnings_limit_is_that_of_the_tax_year_of_the_15th_week(due: str, limit: str) -> None:
    result = check("smp", {"nation": "England", "due_date": due, "weekly_pay": 500})
    assert next(step.limit for step in result.steps if step.id == "earnings") == limit


def test_a_year_without_a_figure_is_asked_about_and_a_doubtful_one_is_marked() -> None:
    later = next(
        s for s in checked("smp", {"due_date": "2027-12-01", "service_start": "2020-01-01"}).steps if s.id == "earnings"
    )
    assert later.outcome == "ask"
    assert later.text.startswith("We hold no figure for that date")
    before = next(
        s for s in checked("smp", {"due_date": "2025-06-01", "service_start": "2020-01-01"}).steps if s.id == "earnings"
    )
    assert before.note == "We could not confirm this figure, so check it on GOV.UK."


@pytest.mark.parametrize(
    ("check_id", "field", "before", "after"),
    [
        ("paternity-leave", "due_date", "2026-04-05", "2026-04-06"),
        ("parental-leave", "leave_start", "2026-04-05", "2026-04-06"),
    ],
)
def test_the_law_is_that_of_the_day_of_the_event(check_id: str, field: str, before: str, after: str) -> None:
    old = check(check_id, {"nation": "Wales", field: before})
    new = check(check_id, {"nation": "Wales", field: after})
    assert "service-before" in {step.id for step in old.steps}
    assert "service_start" in {question.id for question in old.questions}
    assert "day-one" in {step.id for step in new.steps}
    assert "service_start" not in {question.id for question in new.questions}
    northern = check(check_id, {"nation": "NI", field: after})
    assert "service_start" in {question.id for question in northern.questions}


@pytest.mark.parametrize(("due", "steps"), [("2026-07-25", "notice-short-rule"), ("2026-07-26", "notice-late-rule")])
def test_the_notice_of_paternity_leave_changed_for_babies_due_from_26_july_2026(due: str, steps: str) -> None:
    result = check("paternity-leave", {"nation": "England", "due_date": due, "leave_start": "2026-08-03"})
    assert steps in {step.id for step in result.steps}


@pytest.mark.parametrize(
    ("days", "notice"),
    [
        ("0.5", "2026-12-07"),
        ("1", "2026-12-07"),
        ("1.5", "2026-12-06"),
        ("2", "2026-12-06"),
        ("4.5", "2026-11-30"),
        ("5", "2026-11-30"),
    ],
)
def test_notice_of_carers_leave_is_twice_its_length(days: str, notice: str) -> None:
    values = case_values("carers-leave", {"days_wanted": days, "leave_start": "2026-12-10"})
    assert values.days["carers_notice_by"] == date.fromisoformat(notice)


@pytest.mark.parametrize(("born", "last"), [("2015-09-01", "2027-08-31"), ("2015-08-31", "2026-08-31")])
def test_tax_free_childcare_ends_on_the_september_after_the_11th_birthday(born: str, last: str) -> None:
    assert (
        case_values("tax-free-childcare", {"birth_date": born}).days["tax_free_childcare_last_day"].isoformat() == last
    )


@pytest.mark.parametrize(
    ("left", "needed"), [("2024-11-23", 0), ("2024-11-22", 30), ("2021-11-23", 30), ("2021-11-22", 60)]
)
def test_days_of_updating_for_the_hcpc(left: str, needed: int) -> None:
    answers = LIKELY["hcpc"][1] | {"left_practice": left}
    assert case_values("return-to-practice", answers).numbers["updating_needed"] == Decimal(needed)


def test_no_updating_asks_nothing_about_it() -> None:
    result = checked("hcpc", {"left_practice": "2025-11-22", "updating_days": 0})
    assert {"updating_from", "private_study_days"} & {
        question.id for question in result.questions if not question.answered
    } == set()
    assert outcome(result, "hcpc-days") == "passed"


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"due_date": "2027-02-30"}, "'due_date' is not a date"),
        ({"due_date": "soon"}, "'due_date' is not a date"),
        ({"due_date": "1066-10-14"}, "not a year we can count from"),
        ({"nation": "France"}, "England, NI, Scotland, Wales, not_sure"),
        ({"weekly_pay": "lots"}, "'weekly_pay' is not a number"),
        ({"weekly_pay": -1}, "from 0 to 1,000,000"),
        ({"weekly_pay": True}, "'weekly_pay' is not a number"),
        ({"weekly_pay": "nan"}, "'weekly_pay' is not a number"),
        ({"notice": "perhaps"}, "yes, no, not_sure"),
        ({"age": 40}, "'age' is not a question of this check"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named(answers: dict[str, object], named: str) -> None:
    with pytest.raises(PlanningError, match=re.escape(named)):
        check("smp", answers)


@pytest.mark.parametrize(
    ("name", "changes", "told"),
    [
        ("hcpc", {"left_practice": "2026-11-23"}, "'register_application' is before 'left_practice'"),
        ("training", {"return_date": "2026-05-31"}, "'return_date' is before 'leave_start'"),
        ("parental", {"birth_date": "2026-12-08"}, "'leave_start' is before 'birth_date'"),
        ("paternity", {"leave_start": "2027-03-11"}, "'leave_start' is before 'birth_date'"),
        ("shared-leave", {"shared_leave_start": "2027-03-11"}, "'shared_leave_start' is before 'birth_date'"),
    ],
)
def test_days_in_the_wrong_order_are_named(name: str, changes: dict[str, object], told: str) -> None:
    with pytest.raises(PlanningError, match=told):
        checked(name, changes)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("2026-12-31", "2026-08-31"),
        ("2027-01-01", "2026-12-31"),
        ("2027-04-01", "2027-03-31"),
        ("2027-08-31", "2027-03-31"),
    ],
)
def test_the_code_is_due_before_the_term(wanted: str, code: str) -> None:
    assert case_values("funded-childcare", {"wanted_from": wanted}).days["funded_hours_code_by"].isoformat() == code


def test_a_check_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(PlanningError, match="smp"):
        check("lottery", {})


def test_known_answers_are_carried_over() -> None:
    known = {"nation": "NI", "interest": "data", "baby_due_date": "2027-03-10"}
    assert shared_answers("smp", known) == {"nation": "NI", "due_date": "2027-03-10"}


def test_an_open_step_is_told_in_words() -> None:
    told = checked_text(checked("nmc-back", {"hours_5_years": 200, "learning_hours": 0}))
    assert "- Open: You have neither 450 hours in three years nor 750 in five." in told
    assert "Choose between an approved course and the test of competence." in told


def test_the_command_lists_asks_and_judges(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eligibility"]) == 0
    assert "smp: Statutory Maternity Pay." in capsys.readouterr().out
    assert main(["eligibility", "--json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == sorted(CHECKS)
    assert main(["eligibility", "smp"]) == 0
    told = capsys.readouterr().out
    assert "- due_date (a date, as 2027-03-01): When is the baby due?" in told
    assert "What was not checked" in told
    answers = json.dumps(LIKELY["smp"][1])
    assert main(["eligibility", "smp", "--answers", answers]) == 0
    told = capsys.readouterr().out
    assert "Likely: " in told
    assert "Rests on: " in told
    assert main(["eligibility", "smp", "--answers", answers, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["verdict"] == "likely"
    assert {"clause", "sources", "guide", "outcome", "text", "limit"} <= set(result["steps"][0])
    assert main(["eligibility", "smp", "--answers", '{"due_date": "x"}']) == 2
    assert "'due_date' is not a date" in capsys.readouterr().err
