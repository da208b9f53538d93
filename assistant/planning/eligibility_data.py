"""The checks of the folder `checks`: questions, steps and what is left unchecked, as data, one file a check."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from assistant.planning.conditions import Conditional
from knowledge_base.models import Frozen, NonEmpty

FOLDER = Path(__file__).parent / "checks"
NOT_SURE = "not_sure"
Sources = tuple[NonEmpty, ...]


class QuestionRule(Conditional):
    """One question. It is asked only where its conditions hold, so earlier answers decide which come next."""

    id: NonEmpty
    ask: NonEmpty
    kind: Literal["yes_no", "date", "money", "number", "choice"]
    choices: Mapping[str, str] = {}
    """Word → what the person reads, for a choice."""
    help: NonEmpty | None = None
    most: Decimal = Decimal(1_000_000)
    """The largest number or sum that is believed."""
    optional: bool = False
    """The result does not wait for it."""

    @model_validator(mode="after")
    def _choices_where_needed(self) -> "QuestionRule":
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices are for questions of the kind choice, and only for those")
        return self


class StepRule(Conditional):
    """One test of an answer, with the sentences for each outcome and the clause it rests on.

    `{limit}` and `{answer}` stand for the date, sum or number that was compared.
    """

    id: NonEmpty
    name: NonEmpty
    subject: NonEmpty
    """An answer, or a value that follows from answers (`eligibility_values.py`)."""
    test: Literal["yes", "no", "one_of", "at_least", "at_most", "by", "from", "tell"]
    """by and from compare dates and include the day; tell holds whatever the answer is."""
    words: tuple[NonEmpty, ...] = ()
    """For one_of."""
    limit: Decimal | NonEmpty | None = None
    """A number, or the name of a date or a number that follows from answers."""
    rate: NonEmpty | None = None
    """A series of rates.toml in place of the limit; `{word}` stands for an answer."""
    rate_on: NonEmpty | None = None
    """The date whose rate counts."""
    otherwise: tuple["Other", ...] = ()
    """More subjects of the same test; one that is met is enough."""
    passed: NonEmpty
    failed: NonEmpty = "-"
    on_fail: Literal["unlikely", "ask"] = "unlikely"
    gate: bool = False
    """When it is not met, the rest of the check does not hold, and nothing more is asked."""
    clause: NonEmpty
    sources: Sources = Field(min_length=1)
    guide: NonEmpty
    """`guide#section` of the knowledge base that says it."""


class Other(Frozen):
    """Another subject with its own limit."""

    subject: NonEmpty
    limit: Decimal | NonEmpty


class Note(Conditional):
    """Something that was not checked, or something to do next."""

    text: NonEmpty
    verdicts: tuple[Literal["likely", "unlikely", "ask"], ...] = ()
    """Shown for these verdicts; for all when empty."""
    check: NonEmpty | None = None
    """Another check to make."""
    sources: Sources = ()


class Order(Frozen):
    """Two dates of which the later cannot come first."""

    earlier: NonEmpty
    later: NonEmpty


class CheckRule(Frozen):
    """One check."""

    id: NonEmpty
    title: NonEmpty
    what: NonEmpty
    event: NonEmpty | None = None
    """The date that decides which law holds."""
    order: tuple[Order, ...] = ()
    question: tuple[QuestionRule, ...] = Field(min_length=1)
    step: tuple[StepRule, ...] = Field(min_length=1)
    not_checked: tuple[Note, ...] = Field(min_length=1)
    next: tuple[Note, ...] = ()


@lru_cache(maxsize=1)
def checks() -> dict[str, CheckRule]:
    """Every check by its id, in the order of their file names."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        rule = CheckRule.model_validate({"id": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))})
        found[rule.id] = rule
    return found
