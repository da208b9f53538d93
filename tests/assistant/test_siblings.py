"""A question that leans on the one before: no answer without its answer, and another section of the guide first."""

from assistant.answering import PartTold
from assistant.asking import Part, parts
from assistant.blocks import Block
from assistant.conversation import Weighted
from assistant.message import read
from assistant.models import Retrieved
from assistant.siblings import elsewhere, hangs_in_the_air
from assistant.spelling import Speller
from knowledge_base.models import Section
from tests.fakes import section

PAY = section("days#pay", ["Pay is agreed."], ["is a day paid"])
COUNT = section("days#count", ["Ten days."], ["how many days"])
OTHER = section("zoo#count", ["Ten zebras."], ["how many zebras"])
SPELLER = Speller(["when do I have to tell my manager that I am pregnant"])


def part(*, leaning: bool) -> Part:
    return Part(ask="how many", ways=(Weighted(text="how many", weight=1.0),), leaning=leaning)


def told(of: Section | None) -> PartTold:
    return PartTold(blocks=(Block(section=of, start=0, sentences=of.sentences, value=1.0),) if of else ())


def found(*sections: Section) -> tuple[Retrieved, ...]:
    return tuple(Retrieved(section=s, score=1 - n / 10, cosine=0.5, coverage=0.5) for n, s in enumerate(sections))


def test_what_leans_on_an_unanswered_question_is_unanswered() -> None:
    assert hangs_in_the_air(part(leaning=True), [told(None)])
    assert not hangs_in_the_air(part(leaning=True), [told(PAY)])
    assert not hangs_in_the_air(part(leaning=False), [told(None)])
    assert not hangs_in_the_air(part(leaning=True), [])


def test_another_section_of_the_guide_comes_before_the_one_that_has_answered() -> None:
    order = [one.section.id for one in elsewhere(part(leaning=True), found(PAY, COUNT, OTHER), [told(PAY)])]
    assert order == [COUNT.id, PAY.id, OTHER.id]


def test_the_order_stays_where_nothing_else_of_the_guide_is_near() -> None:
    results = found(PAY, OTHER)
    assert elsewhere(part(leaning=True), results, [told(PAY)]) == results
    assert elsewhere(part(leaning=False), found(PAY, COUNT), [told(PAY)]) == found(PAY, COUNT)


def test_a_question_that_leans_is_searched_with_the_subject_of_the_one_before() -> None:
    first, second = parts(read("What is a clinical coder? How do I become one?"), (), SPELLER)
    assert not first.leaning
    assert second.leaning
    assert second.ways[0].text == "clinical coder How do I become one?"


def test_a_message_is_taken_apart_after_its_spelling_is_put_right() -> None:
    (only,) = parts(read("wen do i have to tel my manager im pregnnt"), (), SPELLER)
    assert only.ask == "when do i have to tell my manager i'm pregnant"


def test_a_name_before_the_question_belongs_to_it() -> None:
    assert read("carers leave how many days is it").asks == ("carers leave how many days is it",)
    assert read("I lost my job, what can I do now?").asks == ("what can I do now?",)
