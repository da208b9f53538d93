"""Figures and dates: what counts as the same, and which veto a difference raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification import Evidence, Verifier
from assistant.verification.dates import dates
from assistant.verification.figure_vetoes import figure_vetoes
from assistant.verification.figures import figures
from assistant.verification.words import normal

SAME = [
    ("within two months", "within 2 months"),
    ("eight weeks of pay", "8 weeks of pay"),
    ("90% of pay", "ninety per cent of pay"),
    ("from 6 April 2026", "from April 6, 2026"),
    ("on 6th April 2026", "on the sixth of April 2026"),
    ("06/04/2026", "6 April 2026"),
    ("by the end of June 2026", "by 30 June 2026"),
    ("£1,031.88 a month", "a monthly £1031.88"),
    ("£1.2 million", "£1,200,000"),
    ("a fortnight off", "two weeks off"),
    ("12 months' service", "one year's service"),
    ("18 months", "a year and a half"),
    ("a 26-week test", "a test of 26 weeks"),
    ("four in five returners", "80% of returners"),
    ("0300 123 1100", "0300 1231100"),
    ("the 2026/27 tax year", "the 2026-27 tax year"),
    ("Bands 8a to 9", "Band 8a and Band 9"),
    ("15 or 28 days", "15 days or 28 days"),
    ("at least 250 staff", "250 or more staff"),
    ("9am to 5pm", "9:00 am until 5:00 pm"),
]
DIFFERENT = [
    ("within three months", "within two months", "duration"),
    ("within two weeks", "within two months", "unit"),
    ("£194.23 a week", "£194.32 a week", "money"),
    ("£194.32 a month", "£194.32 a week", "unit"),
    ("80% of pay", "90% of pay", "number"),
    ("from 6 May 2026", "from 6 April 2026", "date"),
    ("from 6 April 2027", "from 6 April 2026", "date"),
    ("from 6 April 2026", "from April 2026", "date"),
    ("in the 2025/26 tax year", "in the 2026/27 tax year", "date"),
    ("open Monday to Saturday", "open Monday to Friday", "date"),
    ("call 0300 123 1101", "call 0300 123 1100", "number"),
    ("at Band 6", "at Band 5", "number"),
    ("98 applicants", "89 applicants", "number"),
    ("at most 250 staff", "at least 250 staff", "limit"),
    ("before 1 October 2026", "after 1 October 2026", "limit"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_figure_in_another_form(one: str, other: str) -> None:
    assert list(figure_vetoes(one, [other])) == []
    assert list(figure_vetoes(other, [one])) == []


@pytest.mark.parametrize(("claim", "evidence", "veto"), DIFFERENT)
def test_another_figure(claim: str, evidence: str, veto: str) -> None:
    assert set(figure_vetoes(claim, [evidence])) == {veto}


def test_a_claim_may_say_less_than_the_evidence() -> None:
    assert list(figure_vetoes("It changed in April.", ["It changed on 6 April 2026, by £5."])) == []
    assert list(figure_vetoes("It changed in 2026.", ["It changed on 6 April 2026."])) == []


def test_one_is_not_a_figure_and_a_second_is_another() -> None:
    assert list(figure_vetoes("One person and a second one spoke.", ["A person and another spoke."])) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("£194.32 a week", ["money", "rate"]),
        ("You may march in 2 weeks", ["duration"]),
        ("In May you may go", ["date"]),
        ("A week off", ["duration"]),
        ("twice a week", ["rate"]),
        ("ICD-10", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures(text)] == kinds


def test_impossible_dates_are_no_dates() -> None:
    assert [day for *_, day in dates("45/13/2026")] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("twenty-six weeks", "26 weeks"),
        ("You can’t, and won’t", "You can not, and will not"),
        ("£10 an hour for half an hour", "£10 per hour for 0.5 hour"),
        ("Take a week off within a month", "Take 1 week off within 1 month"),
        ("1.2 million people", "1200000 people"),
    ],
)
def test_normal_text(text: str, plain: str) -> None:
    assert normal(text) == plain


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gets_a_verdict(claim: str, evidence: str) -> None:
    support = Verifier().check(claim, [Evidence(id="1", text=evidence)])
    assert 0 <= support.score <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,/-£%:amp stndrh", max_size=40))
def test_any_figures_agree_with_themselves(text: str) -> None:
    assert list(figure_vetoes(text, [text])) == []
