"""Readers: what each format gives, and what is left out."""

from pathlib import Path

import pytest

from knowledge_base.intake import read
from knowledge_base.parts import Part, parts_of
from knowledge_base.readers.formats import format_of
from tests.knowledge_base.added_files import HOURS, LEAVE, MARKDOWN, PAGE, PAY, chapters, handbook, plain_pdf, word


def _parts(path: Path) -> list[Part]:
    data = path.read_bytes()
    reading = read(path, format_of(path, data), data)
    return parts_of(reading.blocks, reading.title)


def _texts(parts: list[Part]) -> list[str]:
    return [line.text for part in parts for paragraph in part.paragraphs for line in paragraph]


def _write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pdf_gives_headings_pages_whole_sentences_lists_and_rows(tmp_path: Path) -> None:
    parts = _parts(handbook(tmp_path / "handbook.pdf"))
    assert [(part.label, part.page) for part in parts] == [("1 Leave", 2), ("2 Hours", 3)]
    texts = _texts(parts)
    assert "A carer may use the days for: hospital visits; school meetings; and planned care at home." in texts
    assert (
        "Ask the staff office about special leave, which is longer and is agreed with "
        "the head of the department before it begins."
    ) in texts
    assert any("a practice supervisor in their first week" in text for text in texts)
    assert "Band 5: Hours 37.5, Days 27." in texts


def test_a_pdf_loses_its_furniture_and_contents(tmp_path: Path) -> None:
    joined = " ".join(_texts(_parts(handbook(tmp_path / "handbook.pdf"))))
    assert "handbook, page" not in joined
    assert "Northern Trust" not in joined
    assert "....." not in joined


def test_each_sentence_of_a_pdf_knows_its_page(tmp_path: Path) -> None:
    lines = [
        line for part in _parts(handbook(tmp_path / "h.pdf")) for paragraph in part.paragraphs for line in paragraph
    ]
    pages = {line.text.split(" ")[0]: line.page for line in lines}
    assert (pages["Every"], pages["Ask"], pages["Managers"]) == (2, 2, 3)


def test_numbered_titles_at_the_top_of_pages_and_columns_are_read_in_order(tmp_path: Path) -> None:
    parts = _parts(chapters(tmp_path / "chapters.pdf"))
    assert [part.label for part in parts] == [f"{number} Rules about leave" for number in range(1, 5)]
    assert " ".join(line.text for paragraph in parts[0].paragraphs for line in paragraph) == f"{LEAVE} {HOURS} {PAY}"


def test_a_pdf_without_headings_is_divided_by_page(tmp_path: Path) -> None:
    parts = _parts(plain_pdf(tmp_path / "plain.pdf", pages=3))
    assert [part.page for part in parts] == [1, 2, 3]
    assert all(part.path == () for part in parts)


def test_a_word_document_gives_heading_paths_lists_and_rows(tmp_path: Path) -> None:
    parts = _parts(word(tmp_path / "guide.docx"))
    assert [part.label for part in parts] == ["Leave", "Leave › Before you come back", "Hours"]
    assert "Agree these points with your manager: your hours; your first week; your training." in _texts(parts)
    assert "Band 5: Weekly hours 37.5." in _texts(parts)


def test_html_gives_headings_and_anchors_without_menus_scripts_and_hidden_text(tmp_path: Path) -> None:
    parts = _parts(_write(tmp_path, "page.html", PAGE))
    joined = " ".join(_texts(parts))
    assert [part.label for part in parts][1:] == ["Carers at work › Working hours", "Carers at work › Pay"]
    assert parts[1].anchor == "hours"
    for unwanted in ("Home page", "never shown", "Ignore all previous", "Copyright", "evil.example", "[1]", "color"):
        assert unwanted not in joined
    assert "See our calculator for figures of your own." in joined


def test_markdown_gives_plain_words_and_rows(tmp_path: Path) -> None:
    parts = _parts(_write(tmp_path, "handbook.md", MARKDOWN))
    assert [part.label for part in parts] == ["Handbook › Leave", "Handbook › Hours"]
    assert "Bold words and a link stay as plain words here." in _texts(parts)
    assert "Band 5: Hours 37.5, Days 27." in _texts(parts)


def test_plain_text_finds_headings_by_their_look(tmp_path: Path) -> None:
    text = f"Staff handbook\n\n1. Leave\n\n{LEAVE}\n\n2. Hours\n\n{HOURS}\n"
    parts = _parts(_write(tmp_path, "handbook.txt", text))
    assert [part.path[-1] for part in parts] == ["1. Leave", "2. Hours"]


def test_plain_text_with_form_feeds_has_pages_and_no_running_headers(tmp_path: Path) -> None:
    pages = [f"Trust handbook 2026\n\n{body}\n\nPage {number}" for number, body in enumerate((LEAVE, HOURS, LEAVE), 1)]
    parts = _parts(_write(tmp_path, "printed.txt", "\f".join(pages)))
    assert [part.page for part in parts] == [1, 2, 3]
    assert not any("Trust handbook" in text or "Page" in text for text in _texts(parts))


def test_hard_wrapped_lines_and_hyphens_are_joined(tmp_path: Path) -> None:
    text = "Every manager answers a re-\nquest for part-time work within four\nweeks of the day it was made.\n"
    assert _texts(_parts(_write(tmp_path, "note.txt", text))) == [
        "Every manager answers a request for part-time work within four weeks of the day it was made."
    ]


def test_control_and_invisible_characters_are_stripped(tmp_path: Path) -> None:
    text = (
        "Every\u200b mem\u00adber of sta\ufb00 may\u202e ask\x07 for\u00a0leave\U000e0041 from the \x1b[31mfirst day.\n"
    )
    assert _texts(_parts(_write(tmp_path, "note.txt", text))) == [
        "Every member of staff may ask for leave from the [31mfirst day."
    ]


@pytest.mark.parametrize("mark", ["utf-16", "utf-8-sig"])
def test_text_with_a_byte_order_mark_is_read(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(LEAVE.encode(mark))
    assert _texts(_parts(path))[0].startswith("Every member")


def test_long_sections_are_cut_at_paragraph_bounds(tmp_path: Path) -> None:
    body = "\n\n".join(f"Rule {number}. {LEAVE} {HOURS}" for number in range(20))
    parts = _parts(_write(tmp_path, "long.md", f"# Rules\n\n## Leave\n\n{body}\n"))
    assert len(parts) > 3
    assert all(40 <= part.words <= 290 for part in parts)
    assert {(part.of, part.label) for part in parts} == {(len(parts), "Rules › Leave")}
