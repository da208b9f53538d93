"""Forms of the planning pages: fields, what was given, and which field a problem is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from starlette.datastructures import ImmutableMultiDict

from knowledge_base.models import Frozen

Kind = Literal["date", "text", "number", "lines", "choice", "radio", "many"]
MAX_CHARS = 4000
"""Longest value of a field that is read."""
Given = Mapping[str, tuple[str, ...]]
"""Field → its values; more than one for boxes to tick."""


class FormField(Frozen):
    """One question of a form."""

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    choices: Mapping[str, str] = {}
    optional: bool = True
    """A list of choices begins with "not said"."""
    unsure: str = ""
    """Value of a box for people who are not sure; empty without such a box."""


class Group(Frozen):
    """Fields under one title; a folded group opens when it holds an answer or a problem."""

    title: str
    fields: tuple[FormField, ...]
    folded: bool = False


@dataclass(frozen=True)
class Form:
    """A form with what was given and what is wrong with it."""

    groups: tuple[Group, ...]
    given: Given = field(default_factory=dict)
    problem: str = ""
    """In the words of the page; empty when nothing is wrong."""
    wrong: str = ""
    """The field that the problem is about; empty when none."""

    @property
    def fields(self) -> tuple[FormField, ...]:
        return tuple(each for group in self.groups for each in group.fields)

    def text(self, name: str) -> str:
        return next(iter(self.given.get(name, ())), "")

    def opened(self, group: Group) -> bool:
        return not group.folded or any(each.name == self.wrong or self.given.get(each.name) for each in group.fields)

    def refused(self, message: str) -> "Form":
        """The form with a problem, told with the labels of fields and choices in place of their names."""
        labels = {each.name: each.label for each in self.fields}
        told, wrong = in_words(message, labels)
        choices = {word: text for each in self.fields for word, text in each.choices.items() if "_" in word}
        for word, text in choices.items():
            told = re.sub(rf"\b{re.escape(word)}\b", lambda _, text=text: f"“{text}”", told)  # type: ignore[misc]
        return Form(self.groups, self.given, told, wrong)


def read(values: ImmutableMultiDict[str, object], names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The values of these fields that are text and not empty."""
    texts = {name: tuple(str(value).strip()[:MAX_CHARS] for value in values.getlist(name)) for name in names}
    return {name: kept for name, found in texts.items() if (kept := tuple(text for text in found if text))}


def in_words(message: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """The message with labels in place of field names, and the field it names first (empty where it names none).

    A name stands in quotes, begins the message, or can be told by its underscore.
    """
    if not labels:
        return message, ""
    every = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    joined = "|".join(sorted((name for name in labels if "_" in name), key=len, reverse=True)) or "_"
    pattern = re.compile(rf"'({every})(?:\.[\w.]+)?'|\b({joined})\b|^({every})\b")
    first = pattern.search(message)
    if first is None:
        return message, ""
    return pattern.sub(lambda hit: f"“{labels[_name(hit)]}”", message), _name(first)


def _name(hit: re.Match[str]) -> str:
    return next(group for group in hit.groups() if group)
