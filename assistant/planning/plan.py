"""A plan as data: dated items, pay, remarks, what is missing, and the fields that programs read."""

from datetime import date

from assistant.planning.amounts import Pay
from assistant.planning.footnotes import Footnote
from assistant.planning.rules import Kind
from knowledge_base.models import Employer, Frozen, Nation


class Item(Frozen):
    """One date or stretch of dates with the rule it follows from."""

    rule: str
    """Id in rules.toml or terms.toml."""
    field: str
    group: str
    label: str
    kind: Kind
    on: date
    start: date | None = None
    """The first day, where `on` is the last day of a stretch."""
    sentence: str
    limits: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    """Remarks about this date: not confirmed, another nation, passed, not a working day."""
    confirm: str
    act_by: date | None = None
    """The last working day before a deadline that falls on no working day."""
    sources: tuple[str, ...]
    notes: tuple[int, ...] = ()
    """Numbers of the footnotes in Plan.sources."""


class Remark(Frozen):
    """Something worth knowing that has no date of its own."""

    text: str
    sources: tuple[str, ...]
    notes: tuple[int, ...] = ()


class Missing(Frozen):
    """A question whose answer would add to the plan."""

    field: str
    question: str
    adds: str


class Plan(Frozen):
    """Everything worked out for one person. Nothing of it is stored."""

    made_on: date
    nation: Nation | None
    employer: Employer | None
    items: tuple[Item, ...]
    """By date."""
    pay: tuple[Pay, ...]
    pay_notes: tuple[str, ...]
    """What the amounts assume."""
    remarks: tuple[Remark, ...]
    missing: tuple[Missing, ...]
    warnings: tuple[str, ...]
    fields: dict[str, str | float | int]
    """Name → ISO date, amount in pounds, count or yes/no; `README.md` lists the names."""
    sources: tuple[Footnote, ...]
