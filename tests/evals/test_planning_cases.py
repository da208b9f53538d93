"""The worked cases: that every plan matches them, and that they reach every rule."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from assistant.planning.engine import Dates
from assistant.planning.inputs import read_inputs
from assistant.planning.outcome import outcome
from assistant.planning.rules import load_rules
from assistant.planning.timeline import anchors
from evals.planning_cases import TODAY, Case, cases, differences, main, report


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_the_plan_matches_what_was_worked_out_by_hand(case: Case) -> None:
    assert differences(case) == ()


def test_there_are_enough_cases_good_and_bad() -> None:
    assert len({case.id for case in cases()}) == len(cases()) >= 60
    assert sum(case.error_field is not None for case in cases()) >= 8
    assert all(bool(case.expect) is (case.error_field is None) for case in cases())


def test_every_rule_is_used_and_every_field_of_a_rule_is_worked_out() -> None:
    plans = [made for case in cases() if (made := outcome(case.inputs, TODAY).plan)]
    used = {item.rule for made in plans for item in made.items}
    assert {rule.id for rule in load_rules() if rule.shown} <= used
    worked = {field for case in cases() for field, value in case.expect.items() if value is not None}
    assert {rule.field for rule in load_rules()} <= worked


def test_every_change_of_law_has_a_case_on_either_side() -> None:
    """Within a week, because some rules count from a Sunday."""
    events: dict[str, set[date]] = defaultdict(set)
    for case in (case for case in cases() if case.error_field is None):
        inputs, _ = read_inputs(case.inputs)
        found = Dates(anchors(inputs), inputs.nation, inputs.employer)
        for rule in load_rules():
            name = rule.valid_by or rule.anchor
            events[name] |= {day} if (day := found.get(name)) else set()
    for rule in load_rules():
        first = rule.valid_from, rule.valid_until and rule.valid_until + timedelta(days=1)
        for day in filter(None, first):
            near = {(event - day).days for event in events[rule.valid_by or rule.anchor]}
            assert any(0 <= days < 7 for days in near), f"{rule.id}: no case from {day}"
            assert any(-7 <= days < 0 for days in near), f"{rule.id}: no case before {day}"


def test_a_difference_names_both_values() -> None:
    case = next(case for case in cases() if case.id == "employer-confirms")
    wrong = case.model_copy(update={"expect": {"employer_confirms_by": "2027-02-02"}})
    assert differences(wrong) == ("employer_confirms_by: 2027-02-02 by hand, 2027-02-01 in the plan",)


def test_a_problem_that_was_not_expected_and_one_that_did_not_come_differ() -> None:
    bad = next(case for case in cases() if case.error_field == "intended_return")
    good = next(case for case in cases() if case.error_field is None)
    expected = bad.model_copy(update={"error_field": None, "expect": {"leave_start": "2027-03-01"}})
    assert differences(expected)[0].startswith("intended_return:")
    unexpected = good.model_copy(update={"error_field": "nation"})
    assert differences(unexpected) == ("a problem with nation, not None",)


def test_the_report_counts_each_batch() -> None:
    text = report(cases(), [cases()[0].id])
    first = [case for case in cases() if case.batch == 1]
    assert f"| 1 | {len(first)} |" in text
    assert f"| {len(first) - 1} |" in text


def test_the_command_says_how_many_match(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert f"{len(cases())} of {len(cases())} cases match." in capsys.readouterr().out
