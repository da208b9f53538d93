"""An answer in the terminal: everything a person needs, as plain text too."""

from io import StringIO

from rich.console import Console

from assistant import wording
from assistant.distress import Distress
from assistant.models import Answer, AnswerStatus, Suggestion
from assistant.screening import signposting
from assistant.telling import Sheet, quoted
from assistant.terminal import print_answer
from tests.fakes import corpus

SECTION = corpus().sections[0]
SUGGESTION = Suggestion(text="What about [bold]Wales[/bold]?", section_id="a#b", title="Wales")


def printed(answer: Answer) -> str:
    output = StringIO()
    print_answer(answer, Console(file=output, width=200))
    return output.getvalue()


def answered() -> Answer:
    sheet = Sheet(corpus().sources)
    sentences = tuple(
        sheet.tell(quoted(SECTION, sentence, starts_group=position == 2), part=0)
        for position, sentence in enumerate(SECTION.sentences)
    )
    return Answer(
        status=AnswerStatus.ANSWERED,
        sentences=sentences,
        citations=sheet.citations(),
        notes=("A note.",),
        suggestions=(SUGGESTION,),
    )


def test_sentences_have_numbers_and_paragraphs() -> None:
    lines = printed(answered()).splitlines()
    first, second, third = (sentence.text for sentence in SECTION.sentences)
    assert lines[0] == f"{first} [1] {second} [1]"
    assert lines[2] == f"{third} [1]"


def test_the_guides_words_are_told_apart_from_their_sources() -> None:
    shown = printed(answered())
    assert shown.count(f"{wording.GUIDE_SAYS}: “") == 3
    assert f"{wording.BASED_ON}: Acas, Code of practice (checked 21 November 2026)" in shown
    assert "https://example.org/acas-code" in shown
    assert wording.AI_WARNING in shown
    assert "A note." in shown


def test_words_in_brackets_are_not_taken_as_styles() -> None:
    shown = printed(answered())
    assert wording.ASK_NEXT in shown
    assert "What about [bold]Wales[/bold]?" in shown


def test_helplines_are_shown_with_their_numbers() -> None:
    answer = signposting(Distress.CRISIS, None)
    shown = printed(answer)
    assert answer.message in " ".join(shown.split())
    for line in answer.contacts:
        assert line.as_text in shown
        assert line.caution is None or line.caution in shown


def test_without_an_answer_suggestions_are_the_nearest_topics() -> None:
    shown = printed(Answer(status=AnswerStatus.NO_SOURCES, message="I don't have that.", suggestions=(SUGGESTION,)))
    assert wording.NEAREST in shown
    assert wording.AI_WARNING not in shown
