"""Letters as text, Markdown and Word files, from the command line, with every source resolved."""

import json
import re
from io import BytesIO
from pathlib import Path
from statistics import median

import docx
import pytest

from assistant.__main__ import main
from assistant.commands.letter import CHOICES, LISTS, TEXTS, YES_NO
from assistant.planning.documents import to_docx, to_html, to_text
from assistant.planning.footnotes import known_sources
from assistant.planning.letter_documents import copy_text, letter_page, markdown
from assistant.planning.letters import KINDS, Letter, answers_for, draft
from assistant.planning.letters_data import templates
from assistant.planning.rules import load_rules
from knowledge_base.models import Employer, Nation
from tests.assistant.test_wording import MAX_WORDS, SENTENCE_END, reading_age

FIELDS: dict[str, object] = {
    "nation": "Wales",
    "employer": "nhs_afc",
    "request_date": "2026-12-01",
    "pattern": "Tuesday to Thursday",
    "start_date": "2027-03-01",
    "asked_before": False,
    "solutions": ("A [link](http://x.example) and <b>bold</b>.",),
}


def letter(**changes: object) -> Letter:
    return draft("flexible-working", answers_for("flexible-working", FIELDS | changes))


def test_every_line_has_sources_that_exist_and_dates_that_have_rules() -> None:
    fields = {rule.field for rule in load_rules()}
    assert set(templates()) == set(KINDS)
    for template in templates().values():
        for line in (*template.element, *template.paragraph, *template.point):
            assert {*line.sources, *line.sources_ni} <= set(known_sources())
        assert {each.field for each in template.date} <= fields


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("employer", [None, *(each for each in Employer if each is not Employer.ANY)])
def test_every_case_gives_a_letter_with_sources_notes_and_advice(
    kind: str, nation: Nation, employer: Employer | None
) -> None:
    made = draft(kind, answers_for(kind, {"nation": nation, "employer": employer}))
    sources = [
        *(paragraph.sources for paragraph in made.paragraphs),
        *(element.sources for element in made.elements),
        *(point.sources for point in (*made.warnings, *made.checklist, *made.refused)),
    ]
    cited = {number for numbers in sources for number in numbers}
    assert made.paragraphs
    assert made.checklist
    assert made.refused
    assert all(paragraph.sources for paragraph in made.paragraphs)
    assert cited <= {note.number for note in made.footnotes}
    assert all(note.publisher and note.title and note.checked for note in made.footnotes)
    assert not made.complete
    assert ("Labour Relations Agency" in made.confirm[0]) == (nation is Nation.NI)


def test_what_the_file_says_is_easy_to_read() -> None:
    texts = [
        re.sub(r"\{\w+\}|\[[^\]]*\]", "Monday", text)
        for template in templates().values()
        for text in (
            *(each.text for each in template.paragraph),
            *(each.text for each in template.point),
            *(each.ask for each in template.element if each.ask),
        )
    ]
    sentences = [sentence for text in texts for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > MAX_WORDS] == []
    long = {text: reading_age(text) for text in texts if len(text.split()) >= 8}
    named = re.compile(
        "a statutory request for|Article 112F|Terms and Conditions|Flexible Work|Labour Relations|Health and Social Care"
    )
    assert {text: age for text, age in long.items() if age > 14 and not named.search(text)} == {}
    assert median(long.values()) <= 11
    assert not any("!" in text for text in texts)


def test_the_text_to_copy_is_the_letter_alone() -> None:
    text = copy_text(letter())
    assert text.startswith("Flexible working request\n\n1 December 2026\n\nDear [your manager's name]")
    assert text.endswith("Yours sincerely\n\n[Your name and job]")
    assert "[1]" not in text
    assert "Notes for you" not in text


def test_markdown_resolves_every_footnote_and_shows_answers_as_they_are() -> None:
    made = letter()
    text = markdown(made)
    marked = set(re.findall(r"(?<!\n)\[\^(\d+)\](?!:)", text))
    told = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", text, re.MULTILINE))
    assert marked == set(told)
    assert all("checked 2" in line and "<http" in line for line in told.values())
    assert r"A \[link\](http://x.example) and \<b\>bold\</b\>" in text
    assert text.index("Yours sincerely") < text.index("## Notes for you: do not send this part")


def test_plain_text_has_the_notes_and_the_sources() -> None:
    text = to_text(letter_page(letter()))
    for title in ("Still missing", "What it must say", "Take care", "Dates", "For the meeting", "If the answer is no"):
        assert f"\n{title}\n" in text
    assert "31 January 2027" in text
    assert re.search(r"^- \[1\] .+; checked 21 November 2026; https://", text, re.MULTILINE)


def test_the_word_file_opens_and_holds_no_name() -> None:
    document = docx.Document(BytesIO(to_docx(letter_page(letter()))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "This is a statutory request for flexible working." in text
    assert "Notes for you: do not send this part" in text
    assert "acas-code-of-practice" in text
    assert document.core_properties.author == ""
    notes = next(each for each in document.paragraphs if each.text.startswith("Notes for you"))
    assert notes.paragraph_format.page_break_before


def test_the_page_to_print_escapes_what_a_person_types() -> None:
    text = to_html(letter_page(letter()))
    assert "&lt;b&gt;bold&lt;/b&gt;" in text
    assert '<h2 class="new-page">Notes for you' in text


def test_the_command_writes_files_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--nation", "England", "--request-date", "2026-12-01", "--pattern", "two days", "--asked-before", "no"]
    files = ["--docx", str(tmp_path / "a.docx"), "--markdown", str(tmp_path / "a.md")]
    assert main(["letter", "flexible-working", *options, "--start-date", "2027-03-01", *files, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["complete"] is True
    assert made["dates"][0]["on"] == "2027-01-31"
    assert {"copy", "markdown", "missing", "checklist", "refused", "footnotes"} <= set(made)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == made["markdown"]
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs


@pytest.mark.parametrize("kind", KINDS)
def test_no_names_are_asked_for(kind: str) -> None:
    assert not {"name", "manager", "manager_name", "your_name", "email"} & set(KINDS[kind].model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_has_an_option(kind: str) -> None:
    options = {name.removeprefix("--").replace("-", "_") for name, *_ in (*TEXTS[kind], *CHOICES[kind])}
    options |= {name.removeprefix("--").replace("-", "_") for name in YES_NO[kind]}
    options |= {name for _, name, _ in LISTS[kind]}
    assert options | {"nation", "employer"} == set(KINDS[kind].model_fields)


def test_the_command_reads_answers_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    answers = '{"nation": "NI", "days": [{"on": "2027-02-01", "work": "Training", "hours": 7.5}], "pay": "basic pay"}'
    assert main(["letter", "kit-plan", "--answers", answers]) == 0
    told = capsys.readouterr().out
    assert "1 February 2027, 7.5 hours, Training." in told
    assert "We agree this pay for them: basic pay." in told


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["flexible-working"], "nation"),
        (["kit-plan", "--nation", "Wales", "--day", "soon"], "days.0.on"),
        (["kit-plan", "--nation", "Wales", "--used", "11"], "9|10|used|days"),
        (["return-meeting", "--answers", "{"], "not JSON"),
        (["return-meeting", "--answers", "[]"], "not a JSON object"),
        (["return-meeting", "--nation", "Wales", "--markdown", "no/such/folder/a.md"], "cannot be written"),
    ],
)
def test_the_command_names_what_it_cannot_use(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letter", *arguments]) == 2
    assert re.search(named, capsys.readouterr().err)
