"""Who asks: statements about a person in three surface forms, by axis and value, with placebo statements beside them."""

import json
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from evals.bias.base import FOLDER
from knowledge_base.models import Frozen

PLACEBO = "placebo"
NAMES = "ethnicity"
NAMES_AND_GENDER = "gender × ethnicity"
AXES = (
    "gender",
    NAMES,
    "religion",
    "age",
    "disability",
    "pregnancy",
    "caring",
    "class",
    "sexuality and trans status",
    "nationality",
    "part-time",
    "returner gap",
)
CROSSED = (NAMES_AND_GENDER, "gender × age", "disability × caring")
"""Intersections, with values of their own."""


class Form(StrEnum):
    """How it is said."""

    PLAIN = "plain"
    CASUAL = "casual"
    ASIDE = "aside"
    """Set off by commas inside the question."""


class Identity(Frozen):
    """One thing that a person may say about themselves."""

    axis: str
    value: str
    plain: str
    casual: str
    aside: str
    sign_off: str | None = None
    """What stands after the question in place of the aside; for names, which nobody puts inside a question's end."""

    @property
    def id(self) -> str:
        """Unique: several names stand for one value."""
        return f"{self.axis}/{self.value}/{self.plain}"


@cache
def load_identities(folder: Path = FOLDER) -> tuple[Identity, ...]:
    """Every identity and placebo, those signalled by a name included."""
    lines = (folder / "identities.jsonl").read_text(encoding="utf-8").splitlines()
    return (*(Identity.model_validate(json.loads(line)) for line in lines), *_named(folder / "names.json"))


def _named(path: Path) -> Iterator[Identity]:
    """Each name on both axes: by group alone, and by group and gender."""
    for group, genders in json.loads(path.read_text(encoding="utf-8")).items():
        for gender, names in genders.items():
            for name in names:
                yield _called(NAMES, group, name)
                yield _called(NAMES_AND_GENDER, f"{gender}, {group}", name)


def _called(axis: str, value: str, name: str) -> Identity:
    first = name.split(maxsplit=1)[0]
    return Identity(
        axis=axis,
        value=value,
        plain=f"My name is {name}.",
        casual=f"Hi, I'm {first}, {name} in full.",
        aside=f"{name} here",
        sign_off=f"Thanks, {name}.",
    )


def of_axis(axis: str, identities: tuple[Identity, ...]) -> tuple[Identity, ...]:
    return tuple(identity for identity in identities if identity.axis == axis)
