"""Personal details: each kind is found, look-alikes are not, and nothing is repeated."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cleaning import clean
from assistant.contacts import public_numbers
from assistant.personal_data import personal_data
from evals.questions import DATASETS


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("write to jo.bloggs+work@trust.nhs.uk", ("an e-mail address",)),
        ("NI number ab 12 34 56 c", ("a National Insurance number",)),
        ("my NHS number, 999-526-0182,", ("an NHS number",)),
        ("pay with 4111 1111 1111 1111", ("a card number",)),
        ("call 07700 900 123", ("a phone number",)),
        ("call +44 (0)20 7946 0958", ("a phone number",)),
        ("post it to LS6 2QX", ("an address",)),
        ("I live at 27 Harbour Street", ("an address",)),
        ("07700 900123 or 07700 900456", ("a phone number",)),
        ("jo@example.org, 07700 900123, SW1A 1AA", ("an e-mail address", "a phone number", "an address")),
    ],
)
def test_each_kind_is_named_once_in_words(text: str, kinds: tuple[str, ...]) -> None:
    assert personal_data(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "SMP is £194.32 in 2026/27",
        "due on 14/02/2027",
        "the award of £1,234,567,890.00",
        "section 33, paras 15.110 to 15.116",
        "0300 123 1100",
        "0800 144 8848",
        "form MATB1 and SC2",
        "ST1512, AU0002 and DCB0129",
        "999 999 9999",
        "follow @acasorguk",
        "5 years on Band 7",
    ],
)
def test_look_alikes_are_let_through(text: str) -> None:
    assert personal_data(text) == ()


def test_public_numbers_may_be_written_in_any_form() -> None:
    assert "02890500600" in public_numbers()
    for written in ("028 9050 0600", "02890 500600", "+44 28 9050 0600"):
        assert personal_data(f"Is it {written}?", public_numbers()) == ()
        assert personal_data(f"Is it {written}?") == ("a phone number",)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.integers(0, 9), st.sampled_from(["", " ", "-"]))
def test_an_nhs_number_is_proved_by_its_check_digit(digits: list[int], last: int, gap: str) -> None:
    """Modulus 11 of the digits weighted 10 to 2 (NHS Data Dictionary)."""
    check = -sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    written = "".join(map(str, [*digits, last]))
    text = f"number {written[:3]}{gap}{written[3:6]}{gap}{written[6:]} on my card"
    expected = check == last and len(set(written)) > 1
    assert ("an NHS number" in personal_data(text)) is expected


def test_the_development_set_is_told_apart_in_full() -> None:
    lines = (DATASETS / "personal_data_dev.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    counts = Counter((item["expect"], bool(personal_data(clean(item["text"]), public_numbers()))) for item in items)
    assert counts == {(True, True): 30, (False, False): 30}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ring me on +44 7911 123456", "a phone number"),
        ("jane.doe @ example.com", "an e-mail address"),
        ("12 Acacia Close, Leeds", "an address"),
        ("i live at 42 wallaby way", "an address"),
        ("sort code 12-34-56 account 12345678", "bank details"),
        ("QQ 12 34 56 C or AB 12 34 56 C", "a National Insurance number"),
    ],
)
def test_details_written_in_other_ways_are_found(text: str, kind: str) -> None:
    assert personal_data(text) == (kind,)


@pytest.mark.parametrize(
    "text",
    [
        "a 10 day road show",
        "2 weeks close to home",
        "I have 3 children and drive",
        "I did 12 years in court work",
        "5 hours a week way too much",
        "£37,338 to £44,962 on band 6",
        "vacancy reference 123-AB456-7890",
        "case number 1801234/2025",
        "from 06/04/2026 to 05/04/2027",
    ],
)
def test_times_pay_and_references_are_no_details(text: str) -> None:
    assert personal_data(text) == ()
