"""The language rules: what is refused, and what only looks like a fault."""

import pytest

from knowledge_base.findings import Level
from knowledge_base.style import check_style, grade
from tests.fakes import section

FILLER = [
    "Ask your manager to write down what you agreed, and keep a copy of it at home.",
    "Your union can help you with the form, and so can the staff in the HR team.",
    "A friend can come to the meeting with you and take notes of all that is said.",
]
ASKS = ("how long can they take", "my boss is silent", "deadline for a reply")


def _messages(sentence: str, asks: tuple[str, ...] = ASKS, title: str = "time") -> list[str]:
    one = section("guide#time", [sentence, *FILLER], asks).model_copy(update={"title": title})
    return [finding.message for finding in check_style((one,)) if finding.level is Level.ERROR]


def test_plain_words_give_no_finding() -> None:
    assert _messages("Your employer must reply to you within two months.") == []


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("This is an exciting time to come back to work in health.", "exciting"),
        ("Your career journey can begin with a short course.", "career journey"),
        ("Ask other mums at work what they did about the hours.", "mums"),
        ("Both genders can ask for leave when a baby comes.", "Both genders"),
        ("The rule helps people of any race who work there.", "race"),
        ("The course is open to the unemployed in each area.", "the unemployed"),
        ("Some BAME staff say that they are passed over.", "BAME"),
        ("You can use your organization to ask for advice.", "American spelling"),
        ("Organization of the day is up to you and your team.", "American spelling"),
        ("Nurses who are practicing must have paid the fee.", "American spelling"),
        ("The rate is currently being looked at by the team.", "currently"),
        ("It is up to you to ask for the form in time.", "leans on"),
        ("You can ask for it today!", "exclamation"),
        (f"You can ask {'again and ' * 12}again.", "at most 25"),
    ],
)
def test_each_rule_can_fail(sentence: str, says: str) -> None:
    assert any(says in message for message in _messages(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "GP practices set their own terms for the staff who work there.",
        "The law protects age, disability, race, religion or belief, sex and more.",
        "The term ‘BAME’ is one that some people do not like to hear.",
        "Race discrimination is against the law in every job.".replace("Race", "Yes: race"),
        "Code First Girls runs free courses in the evening.",
        "The Organization is a word that stays when it is a name: World Health Organization.",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(sentence: str) -> None:
    told = (
        sentence if not sentence.startswith("The Organization") else "Ask the World Health Organization for its list."
    )
    assert _messages(told) == []


def test_a_title_follows_the_rules_too() -> None:
    assert any("exciting" in message for message in _messages("You can ask.", title="An exciting step"))


def test_asks_that_share_their_words_are_an_error() -> None:
    asks = ("part time after baby", "after baby part time", "nights")
    assert any("share too many words" in message for message in _messages("You can ask.", asks))


def test_a_section_that_is_hard_to_read_is_an_error() -> None:
    hard = "Organisational restructuring necessitates comprehensive consultation regarding anticipated redundancies."
    assert grade(hard) > 11
    one = section("guide#time", [hard] * 6, ASKS)
    assert any("reading grade" in finding.message for finding in check_style((one,)) if finding.level is Level.ERROR)
