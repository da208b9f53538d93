"""What every kind of letter asks, and the small steps from an answer to words."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledge_base.models import Employer, Frozen, Nation

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Lines = Annotated[tuple[Line, ...], Field(max_length=20)]


class Answers(Frozen):
    """What every kind asks. No names: the letter leaves room for them."""

    nation: Nation
    employer: Employer | None = None

    @property
    def facts(self) -> dict[str, str]:
        """What follows from the answers, as words for the conditions."""
        return {}

    @property
    def values(self) -> dict[str, str]:
        """What paragraphs can show."""
        return {}

    @property
    def dates(self) -> Mapping[str, date]:
        """Anchors for the rules."""
        return {}

    def has(self, field: str) -> bool:
        """Whether the answer is there."""
        return getattr(self, field) not in (None, ())


def yes_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[value]


def plain(text: str) -> str:
    """One line without a full stop at its end, since the sentence around it brings its own."""
    return " ".join(text.split()).rstrip(".;")


def texts_of(texts: Mapping[str, str | None]) -> dict[str, str]:
    return {name: plain(text) for name, text in texts.items() if text}


def known(**days: date | None) -> dict[str, date]:
    return {name: day for name, day in days.items() if day}
