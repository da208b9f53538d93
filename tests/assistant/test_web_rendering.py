"""Answers and questions as HTML."""

import re
from collections.abc import Callable, Iterator

import pytest

from assistant import wording
from assistant.models import (
    Answer,
    AnswerSentence,
    AnswerStatus,
    Citation,
    ContactLine,
    Question,
    Quote,
    Suggestion,
    Verdict,
)
from assistant.pipeline import Assistant
from assistant.web.rendering import question_in, render_answer, render_part, render_question, render_stopped
from assistant.web.transcript import Telling, asked_in, stopped
from tests.fakes import section, source

HOSTILE = '<img src=x onerror=alert(1)> & "quotes" </p>'
SECTION = section("guide-a#part-one", ["First sentence.", "Second sentence."])
OTHER = section("guide-b#part-two", ["Third sentence."])


def sentence(
    text: str = "First sentence.", *ids: str, numbers: tuple[int, ...] = (1,), new: bool = False
) -> AnswerSentence:
    return AnswerSentence(
        text=text,
        citations=numbers,
        sentence_ids=ids or ("guide-a#part-one/1",),
        verdict=Verdict.QUOTED,
        starts_group=new,
    )


def citation(number: int = 1, section_id: str = "guide-a#part-one", text: str = "First sentence.") -> Citation:
    return Citation(
        number=number,
        section_id=section_id,
        guide=section_id.split("#", maxsplit=1)[0],
        guide_title=f"Guide {number}",
        section_title="Part",
        quotes=(Quote(sentence_id=f"{section_id}/1", text=text, sources=("acas-code",)),),
        sources=(source(published="2024"), source("tuc", publisher="TUC", title="Requests", url=None, part="page 3")),
        valid_from=SECTION.valid_from,
    )


@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_status_shows_its_message_notes_and_state(status: AnswerStatus) -> None:
    message = wording.MESSAGES.get(status, "") or "About this service."
    rendered = render_answer(Answer(status=status, message=message, notes=("Call 0300 123 1100.",)))
    assert f'<div class="answer done {status}">' in rendered
    plain = re.sub(r"</?a[^>]*>", "", rendered)
    assert message.split("'")[0] in plain
    assert '<a href="tel:03001231100">0300 123 1100</a>' in rendered
    assert "\n" not in rendered
    assert wording.AI_WARNING not in rendered


def test_numbers_to_call_are_links() -> None:
    rendered = render_answer(Answer(status=AnswerStatus.CRISIS, message=wording.MESSAGES[AnswerStatus.CRISIS]))
    for number in ("999", "116123", "111"):
        assert f'href="tel:{number}"' in rendered


def test_people_to_turn_to_can_be_called() -> None:
    line = ContactLine(
        id="help",
        name="Helpline",
        what_for="Someone to talk to.",
        phone="116 123",
        text="SHOUT to 85258",
        url="https://example.org/help",
        hours="Any hour",
        caution="Calls are free.",
    )
    rendered = render_answer(Answer(status=AnswerStatus.CRISIS, message="Help is here.", contacts=(line,)))
    assert '<a class="call" href="tel:116123">Call 116 123</a>' in rendered
    assert ">example.org<" in rendered
    for told in ("Helpline", "Someone to talk to.", "Text SHOUT to 85258", "Any hour", "Calls are free."):
        assert told in rendered


def test_each_part_of_a_message_has_its_heading() -> None:
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        parts=("When?", "How much?"),
        sentences=(sentence(), sentence("Second sentence.").model_copy(update={"part": 1})),
        citations=(citation(),),
    )
    rendered = render_answer(answer)
    assert rendered.index("When?") < rendered.index("First") < rendered.index("How much?") < rendered.index("Second")


def test_an_answer_names_its_sources() -> None:
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        sentences=(sentence(), sentence("Third sentence.", "guide-b#part-two/1", numbers=(2,), new=True)),
        citations=(citation(), citation(2, "guide-b#part-two", "Third sentence.")),
        suggestions=(Suggestion(text="Next?", section_id="guide-a#part-one", title="Guide"),),
    )
    rendered = render_answer(answer, "/root")
    assert rendered.count('<p class="told">') == 2
    assert 'href="/root/guides/guide-a#part-one--1"' in rendered
    assert '<span class="hidden">Source </span>2<span class="hidden">: Guide 2: Part</span>' in rendered
    assert rendered.index(wording.AI_WARNING) < rendered.index("<details")
    assert "Where this comes from: 2 sources (links open in a new tab)" in rendered
    assert "“First sentence.”" in rendered
    assert "published 2024, checked 21 November 2026" in rendered
    assert "TUC, Requests, page 3, checked 21 November 2026" in rendered


def test_hostile_text_is_escaped_everywhere() -> None:
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        message=HOSTILE,
        sentences=(sentence(HOSTILE),),
        citations=(citation(text=HOSTILE),),
        notes=(HOSTILE,),
    )
    for rendered in (
        render_answer(answer),
        render_question(HOSTILE),
        render_part([sentence(HOSTILE)], {SECTION.id: SECTION}),
    ):
        assert "<img" not in rendered
        assert "&lt;img" in rendered


@pytest.mark.parametrize("text", [HOSTILE, "two\nlines", "a < b && c > d", "&lt;b&gt;", "  spaced  "])
def test_a_question_is_read_back_as_it_was_asked(text: str) -> None:
    assert question_in(render_question(text)) == text.strip()


def test_a_part_marks_sentences_of_several_sections() -> None:
    both = sentence("Both.", "guide-a#part-one/2", "guide-b#part-two/1", numbers=(1, 2))
    rendered = render_part([both], {SECTION.id: SECTION, OTHER.id: OTHER})
    assert 'href="/guides/guide-a#part-one--2"' in rendered
    assert 'href="/guides/guide-b#part-two--1"' in rendered
    assert "done" not in rendered
    assert wording.WORKING in render_part([], {})


def test_stopping_keeps_what_was_told_and_says_so_once() -> None:
    part = render_part([sentence()], {SECTION.id: SECTION})
    rendered = render_stopped(part)
    assert rendered.startswith('<div class="answer done stopped">')
    assert "First sentence." in rendered
    assert wording.STOPPED in rendered
    told = stopped([{"role": "assistant", "content": [{"type": "text", "text": part}]}])
    assert stopped(told) == told
    assert stopped([]) == []


def test_telling_grows_by_whole_sentences(make_assistant: Callable[..., Assistant]) -> None:
    steps = list(Telling(make_assistant(), "decide on a flexible working request within two months", []).steps())
    counts = [step.messages[-1]["content"].count('class="cite"') for step in steps]
    assert counts[0] == 0
    assert counts[1:-1] == list(range(1, counts[-1] + 1))
    assert steps[0].box == ""
    assert steps[-1].box is None
    assert 'class="answer done answered id-' in steps[-1].messages[-1]["content"]


def test_a_draft_that_was_not_read_goes_back_into_the_box(make_assistant: Callable[..., Assistant]) -> None:
    long = "word " * 499 + "words"
    *_, last = Telling(make_assistant(), long, []).steps()
    assert last.box == long
    assert "2,500" in last.messages[-1]["content"]
    assert long not in last.messages[-2]["content"]
    assert asked_in([*last.messages, {"role": "user", "content": render_question("Next?")}]) == ["Next?"]


def test_a_fault_becomes_an_answer_that_says_so(make_assistant: Callable[..., Assistant]) -> None:
    assistant = make_assistant()

    def broken(question: Question) -> Iterator[AnswerSentence | Answer]:
        raise ConnectionError("the model is away")

    assistant.stream = broken  # type: ignore[method-assign]
    *_, last = Telling(assistant, "anything", []).steps()
    assert wording.MESSAGES[AnswerStatus.UNAVAILABLE] in last.messages[-1]["content"]
    assert last.box == "anything"
