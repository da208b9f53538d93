"""One message from start to end: its status, its sentences and their citations."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from assistant import wording
from assistant.models import Answer, AnswerSentence, AnswerStatus, Question, Turn
from assistant.pipeline import Assistant
from assistant.settings import Settings
from knowledge_base.build import build_index
from knowledge_base.embeddings import Vectors
from knowledge_base.models import Nation
from knowledge_base.reader import LiveKnowledgeBase
from tests.conftest import TODAY
from tests.fakes import HashingEmbedder, corpus, section, six_sections

Make = Callable[..., Assistant]
DECISION = "When must my employer decide on a flexible working request?"
TOUCH = "How many keeping-in-touch days can I work during maternity leave?"
PAY = "What was statutory maternity pay a week in the tax year?"
NETWORK = "Which network supports women of colour in digital health?"
UNKNOWN = "Can bank staff claim a pension refund?"
ANSWERED = [DECISION, TOUCH, PAY, NETWORK]


class CountingEmbedder(HashingEmbedder):
    """Counts its batches."""

    batches = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.batches += 1
        return super().embed(texts)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (DECISION, AnswerStatus.ANSWERED),
        (f"{TOUCH} {UNKNOWN}", AnswerStatus.PARTIAL),
        (UNKNOWN, AnswerStatus.NO_SOURCES),
        ("tell me about leave", AnswerStatus.CLARIFY),
        ("", AnswerStatus.CLARIFY),
        ("\u200b \n", AnswerStatus.CLARIFY),
        ("Hello there!", AnswerStatus.GREETING),
        ("Thanks, that's really helpful", AnswerStatus.GREETING),
        ("How do I bake a cake?", AnswerStatus.OUT_OF_SCOPE),
        ("How much parental leave do you get in Sweden?", AnswerStatus.OUT_OF_SCOPE),
        ("word " * 500, AnswerStatus.TOO_LONG),
        ("Write to jo@example.org when the network meets", AnswerStatus.PERSONAL_DATA),
        ("I want to kill myself", AnswerStatus.CRISIS),
        ("My husband hits me", AnswerStatus.SAFEGUARDING),
    ],
)
def test_every_kind_of_message_has_its_status(make_assistant: Make, text: str, status: AnswerStatus) -> None:
    assistant = make_assistant()
    answer = assistant.ask(Question(text=text))
    assert answer.status is status
    assert answer.text
    assert bool(answer.sentences) == (status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})


def test_every_sentence_is_the_guides_own_and_cited(make_assistant: Make) -> None:
    assistant = make_assistant()
    known = {sentence.id: sentence for part in corpus().sections for sentence in part.sentences}
    for text in [*ANSWERED, f"{TOUCH} {DECISION}"]:
        answer = assistant.ask(Question(text=text))
        by_number = {citation.number: citation for citation in answer.citations}
        assert answer.sentences
        for shown in answer.sentences:
            (number,) = shown.citations
            (sentence_id,) = shown.sentence_ids
            assert shown.text == known[sentence_id].text
            assert sentence_id.startswith(by_number[number].section_id)
            assert shown.text in {quote.text for quote in by_number[number].quotes}
            assert {source.id for source in by_number[number].sources} >= set(known[sentence_id].sources)
        quoted = {quote.sentence_id for citation in answer.citations for quote in citation.quotes}
        assert quoted == {shown.sentence_ids[0] for shown in answer.sentences}


def test_limits_travel_with_the_sentence_they_narrow(make_assistant: Make) -> None:
    limits = ["*Bananas and zebras apply.", "*Umbrellas are left out."]
    first = section("leave#one", ["Carers may take five days of leave each year.", *limits, "Tell your manager early."])
    assistant = make_assistant(corpus(first, *six_sections()))
    answer = assistant.ask(Question(text="How many days of leave may carers take each year?"))
    shown = [sentence.sentence_ids[0] for sentence in answer.sentences]
    assert shown[:3] == ["leave#one/1", "leave#one/2", "leave#one/3"]


def test_streaming_yields_the_sentences_then_the_answer(make_assistant: Make) -> None:
    assistant = make_assistant()
    *sentences, last = assistant.stream(Question(text=DECISION))
    assert isinstance(last, Answer)
    assert all(isinstance(sentence, AnswerSentence) for sentence in sentences)
    assert tuple(sentences) == last.sentences == assistant.ask(Question(text=DECISION)).sentences


def test_a_partial_answer_names_the_part_it_lacks(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=f"{TOUCH} {UNKNOWN}"))
    assert answer.parts == (TOUCH, UNKNOWN)
    assert {sentence.part for sentence in answer.sentences} == {0}
    assert answer.message == wording.MESSAGES[AnswerStatus.PARTIAL]
    assert answer.notes[0] == wording.PART_UNANSWERED.format(ask=UNKNOWN)
    assert answer.contacts


def test_two_questions_are_told_in_their_order_without_repeats(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=f"{TOUCH} {DECISION}"))
    assert answer.status is AnswerStatus.ANSWERED
    assert [sentence.part for sentence in answer.sentences] == sorted(sentence.part for sentence in answer.sentences)
    ids = [sentence.sentence_ids for sentence in answer.sentences]
    assert len(ids) == len(set(ids))
    sections = [suggestion.section_id for suggestion in answer.suggestions]
    assert len(sections) == len(set(sections)) == 3


def test_no_sources_says_whom_to_ask_and_what_is_near(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=UNKNOWN, nation=Nation.NI))
    assert answer.notes == (wording.NEXT_STEPS[AnswerStatus.NO_SOURCES],)
    assert answer.contacts[0].id == "labour-relations-agency"
    assert len(answer.suggestions) == 3
    assert answer.citations == ()


def test_a_vague_message_is_given_a_choice_of_guides(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text="tell me about leave"))
    guides = [suggestion.section_id.split("#")[0] for suggestion in answer.suggestions]
    assert len(guides) == len(set(guides)) == 4


def test_a_question_about_the_assistant_is_answered_from_its_own_guide(make_assistant: Make) -> None:
    about = section(
        "about#who",
        ["What you are talking to is a computer program."],
        ["who are you", "a robot", "human"],
        topic="about",
    )
    answer = make_assistant(corpus(about, *six_sections())).ask(Question(text="What are you, a computer program?"))
    assert answer.status is AnswerStatus.ABOUT
    assert [citation.section_id for citation in answer.citations] == ["about#who"]


def test_without_a_nation_the_answer_says_where_it_holds_and_offers_the_other(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=DECISION))
    note = wording.ANSWER_HOLDS_FOR.format(nations="England, Scotland and Wales", others="Northern Ireland")
    assert answer.notes == (note,)
    assert answer.suggestions[0].section_id == "flexible-working#northern-ireland"


@pytest.mark.parametrize(
    "question",
    [Question(text=DECISION, nation=Nation.WALES), Question(text=DECISION.replace("employer", "employer in Cardiff"))],
)
def test_a_known_nation_needs_no_note(make_assistant: Make, question: Question) -> None:
    answer = make_assistant().ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.nation is Nation.WALES
    assert answer.notes == ()


def test_the_nation_of_an_earlier_turn_steers_the_answer(make_assistant: Make) -> None:
    history = (Turn(role="user", text="I work in Northern Ireland"), Turn(role="assistant", text="In Scotland too."))
    question = Question(text="Do I need weeks of service before a flexible working request?", history=history)
    answer = make_assistant().ask(question)
    assert answer.nation is Nation.NI
    assert answer.citations[0].section_id == "flexible-working#northern-ireland"


@pytest.mark.parametrize(("today", "noted"), [(date(2026, 4, 5), False), (date(2026, 4, 6), True)])
def test_content_that_has_ended_says_so_with_its_date(make_assistant: Make, today: date, noted: bool) -> None:
    answer = make_assistant(today=today).ask(Question(text=PAY))
    assert answer.sentences[0].text.startswith("Statutory maternity pay was £187.18")
    assert answer.notes == ((wording.OUT_OF_DATE.format(until="5 April 2026"),) if noted else ())


@pytest.mark.parametrize(("today", "noted"), [(date(2027, 4, 5), True), (date(2027, 4, 6), False)])
def test_content_that_has_not_begun_says_so_with_its_date(make_assistant: Make, today: date, noted: bool) -> None:
    new = section("pay#new", ["The new hospital grant is £900."], valid_from=date(2027, 4, 6))
    answer = make_assistant(corpus(new, *six_sections()), today).ask(
        Question(text="How much is the new hospital grant?")
    )
    assert answer.notes == ((wording.NOT_YET.format(start="6 April 2027"),) if noted else ())


def test_a_message_is_embedded_in_one_batch(settings: Settings) -> None:
    build_index(corpus(), HashingEmbedder(), settings.index_dir)
    embedder = CountingEmbedder()
    assistant = Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, lambda: TODAY)
    assistant.ask(Question(text=DECISION))
    before = embedder.batches
    answer = assistant.ask(Question(text=f"I am on leave from my ward at the moment. {TOUCH} {DECISION}"))
    assert embedder.batches == before + 1
    assert answer.timings["total"] >= answer.timings["retrieve"] > 0
