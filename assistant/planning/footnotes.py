"""Ids of sources.toml → numbered footnotes with publisher, title, address and the day they were checked."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from assistant.errors import PlanningError
from assistant.wording import CHECKED, PUBLISHED
from knowledge_base.models import Frozen, Source
from knowledge_base.settings import HERE


class Footnote(Frozen):
    """One source, as a reader sees it. Numbers start at 1."""

    number: int
    id: str
    publisher: str
    title: str
    part: str | None = None
    url: str | None = None
    published: str | None = None
    checked: date


class Footnotes:
    """Gives every source its number, in the order of first use; a source keeps its number."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def cite(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the sources. Raises PlanningError for an id that sources.toml does not hold."""
        numbers = []
        for source_id in ids:
            if source_id not in known_sources():
                raise PlanningError(f"The source '{source_id}' is not in sources.toml. Add it there or mend the id.")
            if source_id not in self._ids:
                self._ids.append(source_id)
            numbers.append(self._ids.index(source_id) + 1)
        return tuple(sorted(set(numbers)))

    def listed(self) -> tuple[Footnote, ...]:
        """All sources cited so far, by number."""
        return tuple(_footnote(number, known_sources()[source_id]) for number, source_id in enumerate(self._ids, 1))


@lru_cache(maxsize=1)
def known_sources() -> Mapping[str, Source]:
    """Every entry of sources.toml by its id."""
    from knowledge_base.loaders import load_sources

    return MappingProxyType(load_sources(HERE / "sources.toml"))


def _footnote(number: int, source: Source) -> Footnote:
    return Footnote(
        number=number,
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        part=source.part,
        url=str(source.url) if source.url else None,
        published=source.published,
        checked=source.checked,
    )


def on_day(day: date) -> str:
    """6 April 2026"""
    return f"{day.day} {day:%B %Y}"


def marks(numbers: Iterable[int]) -> str:
    """[1][2]"""
    return "".join(f"[{number}]" for number in numbers)


def footnote_line(note: Footnote) -> str:
    """Publisher: title, part. Published. Checked. Address."""
    return footnote_words(note) + (f"; {note.url}" if note.url else "")


def footnote_words(note: Footnote) -> str:
    """The footnote without its address."""
    title = f"{note.publisher}: {note.title}" + (f", {note.part}" if note.part else "")
    told = [title, *([f"{PUBLISHED} {note.published}"] if note.published else []), f"{CHECKED} {on_day(note.checked)}"]
    return "; ".join(told)


def footnote_lines(notes: Iterable[Footnote], used: Collection[int] | None = None) -> list[str]:
    """A line for every footnote, or for those used."""
    return [f"[{note.number}] {footnote_line(note)}" for note in notes if used is None or note.number in used]
