"""A record as parts of fields, and the same as Markdown."""

from collections.abc import Iterator
from typing import Literal

from knowledge_base.models import Frozen

By = Literal["product", "run", "deployer"]
TO_FILL_IN = "To be filled in by the organisation that deploys the assistant."


class Field(Frozen):
    """One thing that the form asks for."""

    number: str = ""
    """As the form numbers it, if it does."""
    name: str
    lines: tuple[str, ...] = ()
    """One line is a paragraph; several are a list."""
    by: By = "product"
    """Where it comes from: true in the code, measured in the run, or known only to the one who deploys it."""

    @property
    def heading(self) -> str:
        return f"{self.number} {self.name}".strip()


class Part(Frozen):
    title: str
    fields: tuple[Field, ...]


class Card(Frozen):
    id: str
    title: str
    says: tuple[str, ...]
    """What it is and how to read it."""
    parts: tuple[Part, ...]

    def to_fill_in(self) -> tuple[Field, ...]:
        return tuple(field for part in self.parts for field in part.fields if field.by == "deployer")


def deployer(number: str, name: str, hint: str) -> Field:
    """A field that nobody here can fill in, with what belongs there."""
    return Field(number=number, name=name, lines=(f"{TO_FILL_IN} {hint}",), by="deployer")


def markdown(card: Card) -> str:
    return "\n".join(_lines(card)).rstrip() + "\n"


def _lines(card: Card) -> Iterator[str]:
    yield from (f"# {card.title}", "", *card.says)
    for part in card.parts:
        yield from ("", f"## {part.title}")
        for field in part.fields:
            yield from ("", f"### {field.heading}", "")
            yield from (f"- {line}" for line in field.lines) if len(field.lines) > 1 else field.lines
