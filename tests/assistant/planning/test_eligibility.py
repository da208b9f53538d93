"""Every step of every check, on each side of its line; the law by the day of the event; what was not checked."""

import pytest

from assistant.planning.eligibility_data import checks
from tests.assistant.planning.eligibility_cases import LIKELY, checked, outcome

TURNED: list[tuple[str, dict[str, object], str, str]] = [
    ("smp", {"service_start": "2026-06-07"}, "service", "unlikely"),
    ("smp", {"still_employed": False}, "still-employed", "unlikely"),
    ("smp", {"weekly_pay": "128.99"}, "earnings", "unlikely"),
    ("smp", {"notice": False}, "notice", "ask"),
    ("allowance", {"nation": "NI"}, "covered", "ask"),
    ("allowance", {"gets_smp": True}, "no-smp", "unlikely"),
    ("allowance", {"weeks_worked": 25}, "weeks-worked", "unlikely"),
    ("allowance", {"weeks_earning": 12}, "weeks-earning", "unlikely"),
    ("nhs", {"nation": "NI"}, "covered", "ask"),
    ("nhs", {"employer": "gp_practice"}, "nhs-employer", "unlikely"),
    ("nhs", {"employer": "nhs_bank"}, "bank", "ask"),
    ("nhs", {"nhs_service_start": "2025-12-21"}, "service", "unlikely"),
    ("nhs", {"long_break": True}, "no-long-break", "ask"),
    ("nhs", {"will_return": False}, "will-return", "unlikely"),
    ("nhs", {"notice": False}, "notice", "ask"),
    ("shared-leave", {"nation": "NI"}, "covered", "ask"),
    ("shared-leave", {"employee": False}, "employee", "ask"),
    ("shared-leave", {"service_start": "2026-06-07"}, "service", "unlikely"),
    ("shared-leave", {"curtailed": False}, "curtailed", "ask"),
    ("shared-leave", {"other_parent": False}, "other-parent", "unlikely"),
    ("shared-leave", {"shared_leave_start": "2028-03-12"}, "within-a-year", "unlikely"),
    ("shared-leave", {"notice_on": "2027-07-13"}, "notice", "ask"),
    ("shared-pay", {"nation": "NI"}, "covered", "ask"),
    ("shared-pay", {"service_start": "2026-06-07"}, "service", "unlikely"),
    ("shared-pay", {"weekly_pay": "128.99"}, "earnings", "unlikely"),
    ("shared-pay", {"curtailed": False}, "curtailed", "ask"),
    ("shared-pay", {"other_parent": False}, "other-parent", "unlikely"),
    ("paternity", {"employee": False}, "employee", "ask"),
    ("paternity", {"notice_on": "2026-11-29"}, "notice-late-rule", "ask"),
    ("paternity", {"leave_start": "2028-03-11"}, "window", "unlikely"),
    ("paternity-spring", {"notice_on": "2026-07-04"}, "notice-short-rule", "ask"),
    ("paternity-before", {"service_start": "2025-07-06"}, "service-before", "ask"),
    ("paternity-ni", {"service_start": "2026-06-07"}, "service-ni", "unlikely"),
    ("paternity-ni", {"leave_start": "2027-05-08"}, "window-ni", "unlikely"),
    ("paternity-pay", {"service_start": "2026-06-07"}, "service", "unlikely"),
    ("paternity-pay", {"still_employed": False}, "still-employed", "ask"),
    ("paternity-pay", {"weekly_pay": "128.99"}, "earnings", "unlikely"),
    ("parental", {"employee": False}, "employee", "ask"),
    ("parental", {"birth_date": "2008-12-07"}, "under-18", "unlikely"),
    ("parental", {"weeks_used": 17}, "weeks-in-all", "unlikely"),
    ("parental", {"weeks_used_this_year": 3}, "weeks-in-year", "ask"),
    ("parental", {"notice_on": "2026-11-17"}, "notice", "ask"),
    ("parental-before", {"service_start": "2025-04-06"}, "service-before", "unlikely"),
    ("parental-ni", {"service_start": "2025-12-08"}, "service-ni", "unlikely"),
    ("carers", {"nation": "NI"}, "covered", "unlikely"),
    ("carers", {"leave_start": "2024-04-05", "notice_on": "2024-04-01"}, "before", "unlikely"),
    ("carers", {"employee": False}, "employee", "ask"),
    ("carers", {"cares_for": "lodger"}, "dependant", "ask"),
    ("carers", {"long_term": False}, "long-term", "unlikely"),
    ("carers", {"planned": False}, "planned", "ask"),
    ("carers", {"days_used": 2}, "one-week", "unlikely"),
    ("carers", {"notice_on": "2026-12-07"}, "notice", "ask"),
    ("hours-15", {"nation": "Wales"}, "covered", "unlikely"),
    ("hours-15", {"wanted_from": "2027-03-31"}, "age", "unlikely"),
    ("hours-15", {"in_school": True}, "not-in-school", "unlikely"),
    ("tax-free", {"universal_credit": True}, "no-universal-credit", "unlikely"),
    ("tax-free", {"vouchers": True}, "no-vouchers", "unlikely"),
    ("tax-free", {"birth_date": "2026-12-02"}, "born", "ask"),
    ("tax-free", {"birth_date": "2015-08-31"}, "age", "unlikely"),
    ("tax-free", {"birth_date": "2015-08-31", "disabled": True}, "age-disabled", "ask"),
    ("tax-free", {"working": "no"}, "in-work", "ask"),
    ("tax-free", {"return_date": "2027-01-02"}, "31-days", "ask"),
    ("tax-free", {"weekly_pay": "203.35"}, "earnings", "unlikely"),
    ("tax-free", {"partner_weekly_pay": "173.59"}, "partner-earnings", "unlikely"),
    ("tax-free", {"income_over_100000": True}, "income", "unlikely"),
    ("england", {"birth_date": "2026-04-01"}, "england-age", "unlikely"),
    ("england", {"in_school": True}, "england-school", "unlikely"),
    ("england", {"birth_date": "2026-07-24"}, "england-apply", "unlikely"),
    ("england", {"return_date": "2027-02-01"}, "england-return", "unlikely"),
    ("england", {"apply_on": "2027-01-01"}, "england-return-code", "ask"),
    ("england", {"weekly_pay": "203.35"}, "england-earnings", "unlikely"),
    ("england", {"partner_weekly_pay": "173.59"}, "england-partner-earnings", "unlikely"),
    ("england", {"income_over_100000": True}, "england-income", "unlikely"),
    ("england-at-work", {"apply_on": "2027-01-01"}, "england-code", "ask"),
    ("england-at-work", {"wanted_from": "2027-03-31", "apply_on": "2027-01-01"}, "england-code", "ask"),
    ("wales", {"birth_date": "2024-01-02"}, "wales-age", "unlikely"),
    ("wales", {"birth_date": "2022-01-01"}, "wales-age-end", "unlikely"),
    ("wales", {"work_or_study": False}, "wales-work", "unlikely"),
    ("wales", {"sixteen_hours": False}, "wales-earnings", "unlikely"),
    ("wales", {"income_over_100000": True}, "wales-income", "unlikely"),
    ("scotland", {"birth_date": "2025-01-02"}, "scotland-not-2", "unlikely"),
    ("scotland", {"birth_date": "2024-01-02"}, "scotland-age", "ask"),
    ("scotland", {"birth_date": "2022-01-01"}, "scotland-age-end", "ask"),
    ("ni", {"work": False}, "ni-work", "unlikely"),
    ("ni", {"registered": False}, "ni-registered", "unlikely"),
    ("ni", {"uses_tfc": False}, "ni-tax-free", "ask"),
    ("ni", {"primary": False}, "ni-age", "unlikely"),
    ("nmc-stay", {"hours_3_years": 449}, "nmc-still", "ask"),
    ("nmc-both", {"hours_3_years": 899}, "nmc-still-both", "ask"),
    ("nmc-back", {"hours_5_years": 749}, "nmc-rejoin", "ask"),
    ("nmc-back", {"learning_hours": 34}, "nmc-learning", "ask"),
    ("hcpc", {"left_practice": "2021-11-22"}, "hcpc-days", "ask"),
    ("hcpc", {"updating_from": "2025-11-21"}, "hcpc-window", "ask"),
    ("hcpc", {"private_study_days": 16}, "private-study-hcpc", "ask"),
    ("hcpc", {"registered": True}, "still-registered", "ask"),
    ("social-work", {"nation": "Wales"}, "social-work-england", "ask"),
    ("social-work", {"left_practice": "2021-11-21"}, "social-work-days", "ask"),
    ("social-work", {"updating_from": "2025-11-21"}, "social-work-window", "ask"),
    ("social-work", {"private_study_days": 16}, "private-study-social-work", "ask"),
    ("pharmacist", {"nation": "NI"}, "pharmacy-gb", "ask"),
    ("pharmacist", {"removed": True}, "pharmacy-removed", "unlikely"),
    ("pharmacist", {"register_application": "2026-11-23"}, "pharmacy-12-months", "ask"),
    ("training", {"nation": "Scotland"}, "training-england", "ask"),
    ("training", {"return_date": "2026-08-31"}, "training-three-months", "ask"),
    ("gp", {"nation": "Wales"}, "gp-england", "ask"),
    ("gp", {"return_date": "2027-01-07"}, "gp-two-years", "ask"),
]
"""Case, change, the step that turns, and the verdict then."""


@pytest.mark.parametrize("name", LIKELY)
def test_on_the_near_side_of_every_line_it_is_likely(name: str) -> None:
    result = checked(name)
    assert [(step.id, step.text) for step in result.steps if step.outcome != "passed"] == []
    assert result.verdict == "likely"
    assert result.complete


@pytest.mark.parametrize(("name", "changes", "step", "verdict"), TURNED)
def test_on_the_far_side_of_a_line_it_turns(name: str, changes: dict[str, object], step: str, verdict: str) -> None:
    result = checked(name, changes)
    assert outcome(result, step) == ("ask" if _asks(name, step) else "failed")
    assert result.verdict == verdict


def _asks(name: str, step: str) -> bool:
    rule = next(each for each in checks()[LIKELY[name][0]].step if each.id == step)
    return rule.on_fail == "ask"


def test_every_step_is_shown_on_both_sides() -> None:
    near = {(LIKELY[name][0], step.id) for name in LIKELY for step in checked(name).steps}
    near |= {("tax-free-childcare", "age-disabled")}
    far = {(LIKELY[name][0], step) for name, _, step, _ in TURNED}
    for rule in checks().values():
        for step in rule.step:
            if step.test != "tell":
                assert (rule.id, step.id) in far
            if step.passed != "-" and step.test != "tell":
                assert (rule.id, step.id) in near
    assert outcome(checked("tax-free", {"disabled": True}), "age-disabled") == "passed"
