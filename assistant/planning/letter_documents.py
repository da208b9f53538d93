"""A draft as text to copy, as Markdown and as a Word file. Only the first part is meant to be sent."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.planning.footnotes import Footnote, footnote_line, footnote_words, marks
from assistant.planning.letters import Element, Letter, Paragraph, Point
from assistant.wording import letters as wording

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
STARTS_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def copy_text(letter: Letter) -> str:
    """The letter alone, without footnote marks: what is sent."""
    return "\n\n".join(text for text, _ in _sent(letter))


def markdown(letter: Letter) -> str:
    """The letter with its footnote marks, then the notes and the sources."""
    lines = [f"# {escaped(letter.subject)}", ""]
    for text, numbers in _sent(letter)[1:]:
        lines += [escaped(text) + "".join(f"[^{number}]" for number in numbers), ""]
    lines += ["---", "", f"## {wording.NOTES_TITLE}", ""]
    for title, points in _notes(letter):
        lines += [f"### {title}", ""]
        lines += [f"- {escaped(text)}" + "".join(f"[^{number}]" for number in cited) for text, cited in points]
        lines.append("")
    lines += [f"### {wording.SOURCES_TITLE}", ""]
    lines += [f"[^{note.number}]: {escaped(footnote_words(note))}{_address(note)}" for note in letter.footnotes]
    return "\n".join(lines) + "\n"


def plain_text(letter: Letter) -> str:
    """Everything as plain text, for the terminal."""
    lines = [f"{text} {marks(numbers)}".rstrip() + "\n" for text, numbers in _sent(letter)]
    lines += [f"--- {wording.NOTES_TITLE} ---\n"]
    for title, points in _notes(letter):
        lines += [title, *(f"- {text} {marks(cited)}".rstrip() for text, cited in points), ""]
    lines += [wording.SOURCES_TITLE, *(f"[{note.number}] {footnote_line(note)}" for note in letter.footnotes)]
    return "\n".join(lines)


def word(letter: Letter) -> bytes:
    """A .docx file: the letter on its own pages, then the notes."""
    import docx

    document: Document = docx.Document()
    document.core_properties.title = letter.title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(letter.subject, level=1)
    for text, numbers in _sent(letter)[1:]:
        _marked(document.add_paragraph(text), numbers)
    document.add_page_break()
    document.add_heading(wording.NOTES_TITLE, level=1)
    for title, points in _notes(letter):
        document.add_heading(title, level=2)
        for text, numbers in points:
            _marked(document.add_paragraph(text, style="List Bullet"), numbers)
    document.add_heading(wording.SOURCES_TITLE, level=2)
    for note in letter.footnotes:
        document.add_paragraph(f"[{note.number}] {footnote_line(note)}")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: nothing a person types becomes a link, an image or a tag."""
    return STARTS_LIST.sub(r"\1\\\2\3", SPECIAL.sub(r"\\\1", text))


def _address(note: Footnote) -> str:
    return f" <{note.url}>" if note.url else ""


def _marked(paragraph: "WordParagraph", numbers: Iterable[int]) -> None:
    run = paragraph.add_run(marks(numbers))
    run.font.superscript = True


def _sent(letter: Letter) -> list[tuple[str, tuple[int, ...]]]:
    """The subject and then the paragraphs, each with its sources, inside a greeting and a close where it is a letter."""
    body = [(_paragraph(each), each.sources) for each in letter.paragraphs]
    if not letter.frame:
        return [(letter.subject, ()), *body]
    date, *rest = body
    return [(letter.subject, ()), date, (wording.DEAR, ()), *rest, (wording.YOURS, ()), (wording.SIGNED, ())]


def _paragraph(paragraph: Paragraph) -> str:
    return f"{paragraph.heading}: {paragraph.text}" if paragraph.heading else paragraph.text


def _notes(letter: Letter) -> Iterator[tuple[str, list[tuple[str, tuple[int, ...]]]]]:
    """Title and points of each part of the notes; a part without points is left out."""
    missing = [(_missing(each), each.sources) for each in letter.missing]
    nothing: list[tuple[str, tuple[int, ...]]] = [(wording.NOTHING_MISSING, ())] if letter.complete else []
    yield wording.MISSING_TITLE, [*nothing, *missing]
    yield wording.ELEMENTS_TITLE, [(_element(each), each.sources) for each in letter.elements if each.required]
    dates = [(" ".join((each.text, *each.limits)), each.sources) for each in letter.dates]
    parts = (
        (wording.WARNINGS_TITLE, _pairs(letter.warnings)),
        (wording.DATES_TITLE, dates),
        (wording.CHECKLIST_TITLE, _pairs(letter.checklist)),
        (letter.refused_title, _pairs(letter.refused)),
        (wording.CONFIRM_TITLE, [(text, ()) for text in letter.confirm]),
    )
    yield from ((title, points) for title, points in parts if points)


def _pairs(points: Iterable[Point]) -> list[tuple[str, tuple[int, ...]]]:
    return [(point.text, point.sources) for point in points]


def _missing(element: Element) -> str:
    kind = wording.MUST if element.required else wording.BETTER
    return f"{kind}: {element.name}. {element.ask or ''}".rstrip()


def _element(element: Element) -> str:
    clause = f" ({element.clause})" if element.clause else ""
    return f"{wording.HAS if element.present else wording.HAS_NOT}: {element.name}{clause}"
