"""Blocks of a document → its parts: heading path, paragraphs, sentences; long parts are cut at paragraph bounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from knowledge_base.lists import FULL_STOP, Line, completed, is_sentence, list_lines
from knowledge_base.models import Frozen
from knowledge_base.readers.blocks import Block, BlockKind
from knowledge_base.readers.characters import words_in
from knowledge_base.readers.joining import WEB, repaired
from knowledge_base.segmenter import leans, sentences

MAX_WORDS = 250
MIN_WORDS = 40
MAX_RUN = 3
"""Most sentences that travel with the one before them."""
INTRODUCES = (":", "-", "–", "—")
"""Ends of a sentence that leads into a list; where no list follows, it is left out."""
MIN_UNENDED_WORDS = 8
"""A paragraph without a full stop is kept from this length, in words; shorter ones are labels."""
CONTENTS = re.compile(r"^(?:table of )?contents(?: page)?$|^in this (?:report|document|guide|section)$", re.IGNORECASE)
REFERENCES = re.compile(r"^(?:references?|bibliography|further reading|works cited|sources|endnotes)\b", re.IGNORECASE)
CONTINUED = re.compile(r"[\s.…(\[–—-]*\bcont(?:['’]?d|inued)?\b\.?[)\]]*$", re.IGNORECASE)
CHAPTER = re.compile(r"^(?:(?:chapter|part)\s+\w+\b|\d{1,2}\s?/\s)", re.IGNORECASE)

ENUMERATOR = re.compile(r"^(?:\([a-z]\)|0\d\b|\d{1,2}\s?/)")
"""Numbers of headings that stand side by side."""


class Part(Frozen):
    """One section-to-be."""

    path: tuple[str, ...]
    """Headings from the highest to its own; empty before the first heading."""
    anchor: str | None = None
    page: int | None = None
    paragraphs: tuple[tuple[Line, ...], ...]
    number: int = 1
    of: int = 1
    """It is the `number`th of `of` pieces of one long section."""

    levels: tuple[int, ...] = ()
    """Of the headings in the path."""

    @property
    def label(self) -> str:
        """The path in words; where the document skips levels, only its first and last heading."""
        steady = all(deeper == level + 1 for level, deeper in pairwise(self.levels))
        return " › ".join(self.path if steady or len(self.path) < 3 else (self.path[0], self.path[-1]))

    @property
    def words(self) -> int:
        return sum(_words(paragraph) for paragraph in self.paragraphs)


class _Place(Frozen):
    """Where the walk through the headings stands."""

    levels: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    anchor: str | None = None


def parts_of(blocks: Iterable[Block], title: str = "") -> list[Part]:
    """The parts in the document's order; without headings, one for each page."""
    whole = repaired(blocks)
    headed = any(block.kind is BlockKind.HEADING and key(block.text) != key(title) for block in whole)
    found: list[Part] = []
    for place, body in _sections(whole, title):
        pages = [list(group) for _, group in groupby(body, key=lambda block: block.page)] if not headed else [body]
        for page in pages:
            paragraphs = tuple(_paragraphs(page, place.titles))
            if paragraphs:
                start = paragraphs[0][0].page
                part = Part(
                    path=place.titles, levels=place.levels, anchor=place.anchor, page=start, paragraphs=paragraphs
                )
                found += _cut(part)
    return found


def key(title: str) -> str:
    """A heading without case, punctuation and spaces."""
    return re.sub(r"[\W_]+", "", title.lower())


def _sections(blocks: Sequence[Block], title: str) -> Iterator[tuple[_Place, list[Block]]]:
    """Each heading path with the blocks right under it; tables of contents are left out."""
    place, body, skipping = _Place(), list[Block](), False
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            body += [] if skipping else [block]
            continue
        heading = CONTINUED.sub("", block.text).strip(" :") or block.text
        skipping = bool(CONTENTS.match(heading))
        if place.titles and key(place.titles[-1]) == key(heading):
            continue
        yield place, body
        body = []
        place = _Place() if key(heading) == key(title) else _moved(place, heading, block)
    yield place, body


def _moved(place: _Place, heading: str, block: Block) -> _Place:
    """The place after a heading; one that repeats an open heading returns to it, a numbered chapter opens anew."""
    titles, levels = place.titles, place.levels
    for depth, title in enumerate(titles):
        if key(title) == key(heading):
            return _Place(levels=levels[: depth + 1], titles=titles[: depth + 1], anchor=block.anchor)
    level = 0 if CHAPTER.match(heading) else block.level
    kept = next((depth for depth, known in enumerate(levels) if known >= level), len(levels))
    alike = (depth for depth, title in enumerate(titles) if _form(title) and _form(title) == _form(heading))
    if (sibling := next(alike, kept)) < kept:
        kept, level = sibling, levels[sibling]
    return _Place(levels=(*levels[:kept], level), titles=(*titles[:kept], heading), anchor=block.anchor)


def _form(heading: str) -> str:
    """How a heading is numbered, such as "(a)", "0#" or "#/"; empty when it is not."""
    match = ENUMERATOR.match(heading)
    return re.sub(r"[1-9]", "#", re.sub(r"[a-z]", "a", match[0].strip())) if match else ""


def _paragraphs(blocks: Sequence[Block], path: Sequence[str]) -> Iterator[tuple[Line, ...]]:
    """The sentences of a section by paragraph; a list joins the paragraph that leads into it."""
    whole = any(REFERENCES.match(title) for title in path)
    lead: list[Line] = []
    heading = path[-1] if path else ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = list(group)
        if kind is BlockKind.ITEM and not whole:
            yield tuple(_list(run, lead, "" if lead else heading))
            lead, heading = [], ""
            continue
        for block in run:
            lines = list(_lines(block, whole=whole))
            if lead and lines:
                yield tuple(lead)
                lines[0] = lines[0].model_copy(update={"leans": lines[0].leans or lead[-1].text.endswith(INTRODUCES)})
            lead = lines or lead
            heading = "" if lines else heading
    if lead and lead[-1].text.endswith(INTRODUCES):
        lead.pop()
    if lead:
        yield tuple(lead)


def _list(items: Sequence[Block], lead: list[Line], heading: str) -> Iterator[Line]:
    """The sentences before a list, then the list; its introduction is the end of the paragraph or the heading."""
    intro = lead[-1] if lead and lead[-1].text.endswith(INTRODUCES) else None
    yield from lead[:-1] if intro else lead
    if intro:
        for position, line in enumerate(list_lines(intro.text, items, page=intro.page)):
            yield line.model_copy(update={"leans": intro.leans}) if position == 0 else line
        return
    short = not any(is_sentence(item.text) for item in items)
    yield from list_lines(heading if short else "", items, page=items[0].page)


def _lines(block: Block, *, whole: bool) -> Iterator[Line]:
    """The sentences of one paragraph or row; labels, addresses and lone words are left out."""
    if WEB.match(block.text) or words_in(block.text) < 3:
        return
    if whole or block.kind is BlockKind.ROW:
        yield Line(text=completed(block.text), page=block.page)
        return
    offset = 0
    found = sentences(block.text)
    for position, text in enumerate(found):
        offset = max(block.text.find(text[:20], offset), offset)
        last = position == len(found) - 1
        if not (last and _is_label(text)):
            ended = text if text.endswith(INTRODUCES) and last else completed(text)
            yield Line(text=ended, page=block.page_at(offset), leans=leans(text))
        offset += len(text)


def _is_label(text: str) -> bool:
    return not FULL_STOP.search(text) and not text.endswith(INTRODUCES) and words_in(text) < MIN_UNENDED_WORDS


def _words(lines: Sequence[Line]) -> int:
    return sum(words_in(line.text) for line in lines)


def _cut(part: Part) -> list[Part]:
    """The part, or its pieces of about the same length when it is too long for one."""
    pieces = max(1, -(-part.words // MAX_WORDS))
    if pieces == 1:
        return [part]
    target, groups, room = part.words / pieces, [list[tuple[Line, ...]]()], 0.0
    for paragraph in _bounded(part.paragraphs, target):
        size = _words(paragraph)
        if groups[-1] and room + size / 2 > target and len(groups) < 2 * pieces:
            groups.append([])
            room = 0.0
        groups[-1].append(paragraph)
        room += size
    if len(groups) > 1 and sum(map(_words, groups[-1])) < MIN_WORDS:
        tail = groups.pop()
        groups[-1] += tail
    return [
        part.model_copy(
            update={"paragraphs": tuple(group), "number": number, "of": len(groups), "page": group[0][0].page}
        )
        for number, group in enumerate(groups, start=1)
    ]


def _bounded(paragraphs: Sequence[tuple[Line, ...]], target: float) -> Iterator[tuple[Line, ...]]:
    """Paragraphs, the longest of them cut between sentences that do not lean."""
    for paragraph in paragraphs:
        start = 0
        for position in range(1, len(paragraph)):
            if _words(paragraph[start:position]) > target and not paragraph[position].leans:
                yield paragraph[start:position]
                start = position
        yield paragraph[start:]


def travelling(paragraphs: Sequence[Sequence[Line]]) -> list[bool]:
    """For each sentence, whether it travels with the one before: it leans, is not first, and the run is short."""
    marks: list[bool] = []
    run = 0
    for line in (line for paragraph in paragraphs for line in paragraph):
        run = run + 1 if line.leans and marks and run < MAX_RUN else 0
        marks.append(run > 0)
    return marks
