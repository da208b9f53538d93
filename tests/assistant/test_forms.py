"""Which form of answer a question wants, whether a sentence has it, and when it puts a premise right."""

import pytest

from assistant.forms import Form, contradicts, counts, has_form, quantities, wanted


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("how much notice is needed", {Form.FIGURE}),
        ("how much is the grant", {Form.MONEY}),
        ("and what would I get paid", {Form.MONEY}),
        ("what band is a safety officer", {Form.MONEY}),
        ("which of those pays the most?", {Form.MONEY}),
        ("When must they reply?", {Form.FIGURE}),
        ("can i work on leave", {Form.VERDICT}),
        ("I start in May. Do I have to tell them?", {Form.VERDICT}),
        ("Who do I ring?", {Form.NAME}),
        ("The grant lasts a year, is that right?", {Form.VERDICT}),
        ("tell me about grants", set()),
    ],
)
def test_a_question_wants_its_form(question: str, forms: set[Form]) -> None:
    assert wanted(question) == forms


@pytest.mark.parametrize(
    ("form", "sentence", "held"),
    [
        (Form.FIGURE, "The grant is £500 a year.", True),
        (Form.FIGURE, "You have two months.", True),
        (Form.FIGURE, "The grant depends on your pay.", False),
        (Form.FIGURE, "The DCB0129 standard asks for a named officer.", False),
        (Form.FIGURE, "The standards were made under section 250 of the Act.", False),
        (Form.MONEY, "The grant is £500 a year.", True),
        (Form.MONEY, "We found no confirmed pay band for it.", True),
        (Form.MONEY, "The course takes 12 months.", False),
        (Form.VERDICT, "You cannot work in that time.", True),
        (Form.VERDICT, "Flexitime means hours of your choice.", False),
        (Form.NAME, "Call Acas for free.", True),
        (Form.NAME, "Ask for free.", False),
    ],
)
def test_a_sentence_has_a_form(form: Form, sentence: str, held: bool) -> None:
    assert has_form(form, sentence) is held


def test_quantities_are_read_in_figures_and_words_but_not_money_or_shares() -> None:
    assert [number for number, _ in quantities("two requests, 12 months, £500 and 90% of pay")] == [2, 12]


@pytest.mark.parametrize(
    ("question", "sentence", "wrong"),
    [
        ("Since you only get one visit a year, must I wait?", "You get two visits in any year.", True),
        ("My boss says it takes 26 weeks of service. True?", "You can ask from the first day.", False),
        ("I was told three months is the limit for an answer, right?", "The limit is two months for an answer.", True),
        ("Since you get two visits a year, can I go?", "You get two visits in any year.", False),
        ("I have one child, how do I apply?", "Families of two children can apply.", False),
    ],
)
def test_a_figure_taken_for_granted_is_contradicted_by_another_for_the_same_thing(
    question: str, sentence: str, wrong: bool
) -> None:
    assert contradicts(question, sentence) is wrong


@pytest.mark.parametrize(
    ("question", "sentence", "put_right"),
    [
        ("Since carer's leave is paid, how much is it?", "The week of carer's leave is unpaid.", True),
        ("I was told parental leave is paid. How much?", "Parental leave is unpaid.", True),
        ("How much is carer's leave?", "The week of carer's leave is unpaid.", False),
        ("Since maternity leave is paid, how much is it?", "The week of carer's leave is unpaid.", False),
    ],
)
def test_pay_that_is_taken_for_granted_is_put_right(question: str, sentence: str, put_right: bool) -> None:
    assert contradicts(question, sentence) is put_right


@pytest.mark.parametrize(
    ("question", "sentence", "given"),
    [
        ("How many keeping-in-touch days can I work?", "You can work up to 10 keeping in touch days.", True),
        ("How many keeping-in-touch days can I work?", "An hour uses up one whole keeping in touch day.", False),
        ("How many keeping-in-touch days can I work?", "You have 52 weeks of leave.", False),
        ("Can I work keeping-in-touch days?", "You can work up to 10 keeping in touch days.", False),
    ],
)
def test_the_number_of_what_is_asked_for_is_known(question: str, sentence: str, given: bool) -> None:
    assert counts(question, sentence) is given
