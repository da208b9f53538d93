"""What to ask next: questions, fitting, different, and another nation first where the answer depends on it."""

import pytest

from assistant.blocks import Block
from assistant.context import Context
from assistant.models import Retrieved
from assistant.suggesting import SUGGESTIONS, best_ask, is_question, nearest, suggestions, with_names, written
from knowledge_base.models import Employer, Nation, Section
from tests.fakes import section

GB = (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES)
ANYONE = Context()
OPENING = section("leave#days", ["Leave lasts five days."], ["how many days of leave do I get"])
PAY = section("leave#pay", ["Leave is unpaid."], ["they said it was unpaid", "do i get paid during the leave"])
NOTICE = section("leave#notice", ["Give notice."], ["how long before must I tell my boss"])
FORMS = section("leave#forms", ["No form is needed."], ["is there a form to fill in first"])


def found(*sections: Section) -> list[Retrieved]:
    return [Retrieved(section=s, score=1 - rank / 10, cosine=0.6, coverage=0.5) for rank, s in enumerate(sections)]


def told(part: Section) -> list[Block]:
    return [Block(section=part, start=0, sentences=part.sentences[:1], value=1.0)]


def texts(asked: str, *sections: Section, context: Context = ANYONE, akin: tuple[Section, ...] = ()) -> list[str]:
    shown = suggestions([asked], found(*sections), told(sections[0]), context, akin)
    return [suggestion.text for suggestion in shown]


def test_three_questions_of_neighbours_that_the_answer_did_not_use() -> None:
    assert texts("how many days of leave", OPENING, PAY, NOTICE, FORMS) == [
        "Do I get paid during the leave?",
        "How long before must I tell my boss?",
        "Is there a form to fill in first?",
    ]


def test_what_is_akin_to_the_answer_fills_up_what_was_not_found() -> None:
    assert len(texts("how many days of leave", OPENING, akin=(OPENING, PAY, NOTICE, FORMS))) == SUGGESTIONS


def test_what_is_akin_comes_before_what_was_found_far_off() -> None:
    far = Retrieved(section=FORMS, score=0.2, cosine=0.6, coverage=0.5)
    shown = suggestions(["how many days"], [*found(OPENING), far], told(OPENING), ANYONE, (PAY, NOTICE))
    assert [suggestion.section_id for suggestion in shown] == [PAY.id, NOTICE.id]


def test_loss_is_brought_up_only_where_it_was_spoken_of() -> None:
    loss = section("leave#loss", ["Leave goes on."], ["do i keep my leave after the baby died"])
    assert texts("how many days of leave", OPENING, loss) == []
    assert texts("how many days are there after a miscarriage", OPENING, loss) != []
    assert nearest(["how many days"], found(loss)) == ()


def test_the_question_just_asked_and_near_copies_are_left_out() -> None:
    twin = section("leave#twin", ["Pay."], ["do i get paid during my leave"])
    assert texts("do I get paid during the leave?", OPENING, PAY) == []
    assert len(texts("how many days", OPENING, PAY, twin)) == 1


@pytest.mark.parametrize(
    "context", [Context(nation=Nation.NI), Context(employer=Employer.OTHER)], ids=["nation", "employer"]
)
def test_what_does_not_fit_the_person_is_left_out(context: Context) -> None:
    other = section("leave#nhs", ["Pay."], ["what do NHS staff get then"], nations=GB, employers=(Employer.NHS_AFC,))
    assert texts("how many days", OPENING, other, context=context) == []


def test_another_nation_is_offered_first_where_the_answer_depends_on_it() -> None:
    here = section("leave#gb", ["Leave lasts five days."], nations=GB)
    there = section("leave#ni", ["Leave lasts two days."], nations=(Nation.NI,))
    assert texts("how many days", here, there, PAY)[0] == "What about Northern Ireland?"
    assert "What about Northern Ireland?" not in texts(
        "how many days", here, there, PAY, context=Context(nation=Nation.WALES)
    )


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("can I ask for fewer hours", True),
        ("they gave my job to my cover", False),
        ("how much", False),
        ("How many times you can ask", False),
        ("What if my boss says no?", True),
    ],
)
def test_only_whole_questions_are_suggested(text: str, is_one: bool) -> None:
    assert is_question(text) is is_one


def test_an_ask_without_slips_reads_best() -> None:
    part = section(
        "a#a", ["Yes."], ["can i still ask if im new", "may new staff ask for it", "is it, well, allowed now"]
    )
    assert best_ask(part, ()) == "May new staff ask for it?"


def test_a_suggestion_is_written_as_a_question_with_its_names() -> None:
    part = section("a#a", ["The NHS and HCPC set it."])
    assert with_names(written("do i need hcpc in the nhs in wales"), part) == "Do I need HCPC in the NHS in Wales?"


def test_without_an_answer_the_nearest_topics_are_shown_once_each() -> None:
    plain = section("b#some-topic", ["Text."], ["they never said", "nobody told me", "it was late"])
    assert [s.text for s in nearest(["how much"], found(PAY, PAY, plain))] == [
        "Do I get paid during the leave?",
        "Some topic",
    ]
