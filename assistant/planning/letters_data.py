"""letters.toml: what each kind of letter must contain, its paragraphs, and the points to go with it, as data."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.planning.conditions import Conditional
from knowledge_base.models import Frozen, Nation, NonEmpty

FILE = Path(__file__).parent / "letters.toml"
Sources = tuple[NonEmpty, ...]


class Cited(Conditional):
    """A line with what it rests on."""

    sources: Sources = Field(min_length=1)
    sources_ni: Sources = ()
    """In place of `sources` in Northern Ireland, where the law is another."""

    def cited(self, nation: Nation | None) -> Sources:
        return self.sources_ni if nation == Nation.NI and self.sources_ni else self.sources


class ElementRule(Cited):
    """Something that the letter has to say, or had better say."""

    id: NonEmpty
    name: NonEmpty
    field: NonEmpty | None = None
    """The answer that it needs; None where the letter always has it."""
    required: bool = True
    """False: it helps, and no source demands it."""
    ask: NonEmpty | None = None
    """How to ask for the answer."""
    clause: NonEmpty | None = None
    """The place in the law or handbook."""


class ParagraphRule(Cited):
    """A paragraph; `{name}` stands for an answer or a computed date."""

    element: NonEmpty | None = None
    heading: NonEmpty | None = None
    text: NonEmpty
    gap: NonEmpty | None = None
    """Shown in its place when an answer is missing; without it the paragraph is left out."""


class DateRule(Conditional):
    """A field of rules.toml to work out."""

    field: NonEmpty


class PointRule(Cited):
    """A point for the person who writes, which is not sent."""

    group: Literal["warning", "checklist", "refused"]
    text: NonEmpty


class Template(Frozen):
    """One kind of letter."""

    title: NonEmpty
    subject: NonEmpty
    refused_title: NonEmpty
    frame: bool = True
    """Whether it is a letter with greeting and close, not an agenda."""
    date: tuple[DateRule, ...]
    element: tuple[ElementRule, ...]
    paragraph: tuple[ParagraphRule, ...]
    point: tuple[PointRule, ...]


@lru_cache(maxsize=1)
def templates() -> dict[str, Template]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {kind: Template.model_validate(table) for kind, table in tables.items()}
