"""Rules that turn one date into another, as data: `rules.toml`, one table a rule, keyed by the rule's id.

A rule says: count this far from that anchor, for these nations and employers, for events in this
period, because these sources say so. `engine.py` does the counting. To use them elsewhere:

    dates = Dates({Anchor.REQUEST: date(2026, 12, 1)}, nation=Nation.WALES)
    dated = dates.find("flexible_decision_due")   # Dated, or None when no rule applies
    dated.on, dated.sentence, dated.rule.sources

An anchor is a date the person gave (Anchor) or the field of a rule that stands earlier in the file.
Where two rules give the same field, the first that applies is used, so the better one stands first.
"""

import tomllib
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from assistant.errors import PlanningError
from knowledge_base.models import Employer, Frozen, Nation, NonEmpty

RULES = Path(__file__).with_name("rules.toml")
FieldName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Anchor(StrEnum):
    """Dates that a person gives, or that follow from several of them (`timeline.py`)."""

    DUE = "due_date"
    BIRTH = "birth_date"
    LEAVE_START = "leave_start"
    RETURN = "return_date"
    NEW_LEAVE_START = "earlier_leave_start"
    """The earlier of the old and the new leave start."""
    NEW_RETURN = "earlier_return"
    """The earlier of the old and the new return date."""
    NOTICE = "notice_given"
    SERVICE = "service_start"
    NHS_SERVICE = "nhs_service_start"
    REQUEST = "request_date"
    MEETING = "meeting_date"
    DECISION = "decision_date"
    EVENT = "event_date"
    CONCILIATION = "conciliation_start"
    CERTIFICATE = "certificate_date"
    SHARED_LEAVE = "shared_leave_start"
    LEFT_PRACTICE = "left_practice"
    REGISTER_APPLICATION = "register_application"


class Offset(Frozen):
    """How far to count; negative counts back."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def sign(self) -> int:
        return min(1, max(-1, min(self._parts) or max(self._parts)))

    @property
    def _parts(self) -> tuple[int, int, int, int]:
        return (self.years, self.months, self.weeks, self.days)

    @model_validator(mode="after")
    def _one_way(self) -> "Offset":
        if min(self._parts) < 0 < max(self._parts):
            raise ValueError("an offset counts one way: all parts positive or all negative")
        return self


class Kind(StrEnum):
    """What the date is for."""

    DEADLINE = "deadline"
    """Do it on this day at the latest."""
    FROM = "from"
    """Possible from this day on."""
    UNTIL = "until"
    """The last day of something."""
    DAY = "day"
    """It happens on this day."""
    TEST = "test"
    """A test looks back to this day; not for a calendar."""


class Rule(Frozen):
    """One counting rule with where it holds, when it holds and what it rests on."""

    id: NonEmpty
    field: FieldName
    group: Literal[
        "notice",
        "leave",
        "statutory_pay",
        "nhs_pay",
        "allowance",
        "contact",
        "return",
        "shared",
        "flexible",
        "redundancy",
        "childcare",
        "dispute",
        "register",
    ]
    label: NonEmpty
    """A few words: the heading of the date."""
    says: NonEmpty
    """What to tell the person; `{date}` and, for a range, `{start}` stand for dates."""
    limits: tuple[NonEmpty, ...] = ()
    """Sentences that narrow it, in the same form."""
    anchor: FieldName
    offset: Offset = Offset()
    counting: Literal["exclusive", "inclusive"] = "exclusive"
    """Inclusive: the anchor is day one, so 26 weeks from a Monday end on a Sunday."""
    snap: Literal["week_start", "week_end"] | None = None
    """After counting, move to the Sunday that begins the week or the Saturday that ends it."""
    start: FieldName | None = None
    """The field with the first day, where the rule's date is the last day of a stretch."""
    kind: Kind
    shown: bool = True
    """False: needed by other rules, but not worth a line of its own in a plan."""
    registers: tuple[str, ...] = ()
    """Only for people who named one of these registers; empty is for everyone."""
    nations: tuple[Nation, ...] = Field(min_length=1)
    caution_nations: tuple[Nation, ...] = ()
    """Nations for which it is shown with the remark that our source is about another nation."""
    employers: tuple[Employer, ...] = (Employer.ANY,)
    valid_from: date | None = None
    valid_until: date | None = None
    valid_by: FieldName | None = None
    """The date that decides between versions of the law; the anchor unless said otherwise."""
    confirmed: bool = True
    """False: no source was good enough to rely on; the person is told so."""
    sources: tuple[NonEmpty, ...] = Field(min_length=1)
    facts: tuple[NonEmpty, ...] = ()
    checked: date

    def holds(self, nation: Nation | None, employer: Employer | None, event: date) -> bool:
        """Whether the rule is the law or the contract for this person on the day that decides.

        Without a nation, only rules that hold in all of Great Britain do; without an employer, only those for any.
        """
        places = {*self.nations, *self.caution_nations}
        here = places >= GREAT_BRITAIN if nation is None else nation in places
        staff = Employer.ANY in self.employers or employer in self.employers
        begun = self.valid_from is None or event >= self.valid_from
        return here and staff and begun and (self.valid_until is None or event <= self.valid_until)

    def cautious(self, nation: Nation | None) -> bool:
        """Whether the source speaks of another nation than the person's."""
        return nation is not None and nation not in self.nations


GREAT_BRITAIN = frozenset({Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES})


@lru_cache(maxsize=4)
def load_rules(path: Path = RULES) -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises PlanningError naming the rule and what to mend."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PlanningError(f"{path}: {error}. Mend the TOML at that line.") from error
    rules: list[Rule] = []
    for rule_id, table in tables.items():
        try:
            rule = Rule.model_validate({"id": rule_id, **table})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise PlanningError(f"{path}: rule [{rule_id}], {where}: {first['msg']}. Mend that field.") from error
        _check_anchors(rule, {earlier.field for earlier in rules} | {anchor.value for anchor in Anchor}, path)
        rules.append(rule)
    return tuple(rules)


def _check_anchors(rule: Rule, known: set[str], path: Path) -> None:
    named = {name for name in (rule.anchor, rule.start, rule.valid_by) if name is not None}
    if unknown := named - known:
        raise PlanningError(
            f"{path}: rule [{rule.id}] counts from '{min(unknown)}', which is no anchor and no field of an "
            "earlier rule. Mend the name, or move the rule down."
        )
