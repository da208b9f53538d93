"""A draft as text to copy, as Markdown with footnotes, and as a page for Word or print. Only the first part is sent."""

import re
from collections.abc import Iterable, Iterator

from assistant.planning.documents import Block, Page
from assistant.planning.footnotes import Footnote, footnote_line, footnote_words, marks
from assistant.planning.letters import Element, Letter, Paragraph, Point
from assistant.wording import letters as wording

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
Told = tuple[str, tuple[int, ...]]
"""A sentence or more, with the numbers of its sources."""


def copy_text(letter: Letter) -> str:
    """The letter alone, without footnote marks: what is sent."""
    return "\n\n".join([letter.subject, *(text for text, _ in _sent(letter))])


def letter_page(letter: Letter) -> Page:
    """The letter, then on a new page the notes and the sources."""
    blocks = [Block(text=_marked(told)) for told in _sent(letter)]
    blocks.append(Block(heading=wording.NOTES_TITLE, new_page=True))
    for title, points in _notes(letter):
        blocks += [Block(heading=title, level=3), Block(points=tuple(map(_marked, points)))]
    sources = tuple(f"[{note.number}] {footnote_line(note)}" for note in letter.footnotes)
    blocks += [Block(heading=wording.SOURCES_TITLE, level=3), Block(points=sources)]
    return Page(title=letter.subject, blocks=tuple(blocks))


def markdown(letter: Letter) -> str:
    """As the page, with Markdown's own footnotes."""
    lines = [f"# {escaped(letter.subject)}", ""]
    for told in _sent(letter):
        lines += [_footnoted(told), ""]
    lines += ["---", "", f"## {wording.NOTES_TITLE}", ""]
    for title, points in _notes(letter):
        lines += [f"### {title}", "", *(f"- {_footnoted(told)}" for told in points), ""]
    lines += [f"### {wording.SOURCES_TITLE}", ""]
    lines += [f"[^{note.number}]: {escaped(footnote_words(note))}{_address(note)}" for note in letter.footnotes]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: nothing a person types becomes a link, an image or a tag."""
    return SPECIAL.sub(r"\\\1", text)


def _sent(letter: Letter) -> list[Told]:
    """The paragraphs, each with its sources; in a letter the date comes first, then greeting, body and close."""
    body: list[Told] = [(_paragraph(each), each.sources) for each in letter.paragraphs]
    if not letter.frame:
        return body
    return [body[0], (wording.DEAR, ()), *body[1:], (wording.YOURS, ()), (wording.SIGNED, ())]


def _notes(letter: Letter) -> Iterator[tuple[str, list[Told]]]:
    """Title and points of each part of the notes; a part without points is left out."""
    nothing: list[Told] = [(wording.NOTHING_MISSING, ())] if letter.complete else []
    missing: list[Told] = [(_missing(each), each.sources) for each in letter.missing]
    must: list[Told] = [(_element(each), each.sources) for each in letter.elements if each.required]
    dates: list[Told] = [(" ".join((each.text, *each.limits)), each.sources) for each in letter.dates]
    confirm: list[Told] = [(text, ()) for text in letter.confirm]
    parts = (
        (wording.MISSING_TITLE, [*nothing, *missing]),
        (wording.ELEMENTS_TITLE, must),
        (wording.WARNINGS_TITLE, _pairs(letter.warnings)),
        (wording.DATES_TITLE, dates),
        (wording.CHECKLIST_TITLE, _pairs(letter.checklist)),
        (letter.refused_title, _pairs(letter.refused)),
        (wording.CONFIRM_TITLE, confirm),
    )
    yield from ((title, points) for title, points in parts if points)


def _marked(told: Told) -> str:
    text, numbers = told
    return f"{text} {marks(numbers)}".rstrip()


def _footnoted(told: Told) -> str:
    text, numbers = told
    return escaped(text) + "".join(f"[^{number}]" for number in numbers)


def _address(note: Footnote) -> str:
    return f" <{note.url}>" if note.url else ""


def _paragraph(paragraph: Paragraph) -> str:
    return f"{paragraph.heading}: {paragraph.text}" if paragraph.heading else paragraph.text


def _pairs(points: Iterable[Point]) -> list[Told]:
    return [(point.text, point.sources) for point in points]


def _missing(element: Element) -> str:
    kind = wording.MUST if element.required else wording.BETTER
    return f"{kind}: {element.name}. {element.ask or ''}".rstrip()


def _element(element: Element) -> str:
    clause = f" ({element.clause})" if element.clause else ""
    return f"{wording.HAS if element.present else wording.HAS_NOT}: {element.name}{clause}"
