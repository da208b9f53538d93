"""Tools that are offered under an answer: by topic and form, with days that were said filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.models import Answer, AnswerStatus, Citation, Question, Turn
from assistant.offer import Offer
from assistant.offering import days_said, offers, tools
from knowledge_base.models import Nation, Section
from tests.fakes import section, source

SAID = [
    ("My baby is due on 14 March 2027.", {"baby_due_date": "2027-03-14"}),
    (
        "Leave began 2027-03-01; I go back on 6th of December 2027",
        {"leave_start": "2027-03-01", "intended_return": "2027-12-06"},
    ),
    ("I return to work from maternity leave on 06/12/2027", {"intended_return": "2027-12-06"}),
    ("My due date is 14 March", {}),
    ("The law changed on 14 March 2027", {}),
    ("Born 31 February 2027", {}),
]


def offered(text: str, topic: str, title: str = "Notice", history: tuple[Turn, ...] = ()) -> tuple[Offer, ...]:
    first = section("guide#part", ["One sentence."], topic=topic, title=title)
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        nation=Nation.WALES,
        citations=(citation(first),),
    )
    return offers(Question(text=text, history=history), answer, {first.id: first})


def citation(first: Section) -> Citation:
    return Citation(
        number=1,
        guide=first.document_id,
        guide_title=first.document_title,
        section_id=first.id,
        section_title=first.title,
        quotes=(),
        sources=(source(),),
        valid_from=first.valid_from,
    )


@pytest.mark.parametrize(("text", "found"), SAID)
def test_days_are_named_by_the_words_before_them(text: str, found: dict[str, str]) -> None:
    assert days_said(text) == found


@pytest.mark.parametrize(
    ("text", "topic", "tools"),
    [
        ("When must I tell them?", "family-leave", ["dates"]),
        ("Do I qualify for it?", "maternity-and-loss", ["eligibility"]),
        ("Write me a request to my boss", "flexible-working", ["letter"]),
        ("Which courses could I take?", "learning", ["schemes"]),
        ("When did it begin?", "leadership-and-equity", []),
        ("Is it allowed?", "family-leave", []),
    ],
)
def test_topic_and_form_choose_the_tool(text: str, topic: str, tools: list[str]) -> None:
    assert [offer.tool for offer in offered(text, topic)] == tools


def test_what_was_said_is_filled_in_under_the_names_of_the_form() -> None:
    earlier = (Turn(role="user", text="My baby is due on 14 March 2027."),)
    (dates,) = offered("When does notice end?", "family-leave", history=earlier)
    assert urlsplit(dates.path).path == "/my-dates"
    assert parse_qs(urlsplit(dates.path).query) == {"nation": ["Wales"], "baby_due_date": ["2027-03-14"]}
    (check,) = offered("Do I qualify?", "childcare", history=earlier)
    assert "due_date=2027-03-14" in check.path
    assert "baby" not in check.path


def test_nothing_is_offered_after_a_loss_or_without_an_answer() -> None:
    assert offered("When does my leave end after a miscarriage?", "maternity-and-loss") == ()
    assert offered("When does leave end?", "maternity-and-loss", title="If your baby died") == ()
    assert offers(Question(text="When?"), Answer(status=AnswerStatus.NO_SOURCES), {}) == ()


def test_the_tabs_hold_what_was_said_so_far_and_nothing_after_a_loss() -> None:
    said = Turn(role="user", text="My baby is due on 14 March 2027.")
    nothing = Answer(status=AnswerStatus.NO_SOURCES)
    question = Question(text="Who pays?", history=(said,), nation=Nation.WALES)
    filled = {tool.tool: parse_qs(urlsplit(tool.path).query) for tool in tools(question, nothing)}
    assert filled["dates"] == {"nation": ["Wales"], "baby_due_date": ["2027-03-14"]}
    assert filled["eligibility"] == {"nation": ["Wales"], "due_date": ["2027-03-14"]}
    assert filled["schemes"] == {"nation": ["Wales"]}
    lost = Question(text="I lost the baby. Who pays?", history=(said,), nation=Nation.WALES)
    assert all("?" not in tool.path for tool in tools(lost, nothing))
    assert {tool.tool for tool in tools(lost, nothing)} == {"dates", "letter", "schemes", "eligibility"}
