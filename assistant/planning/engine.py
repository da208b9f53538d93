"""The counting: a rule and a person's dates → a date. See `rules.py` for how to use it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import SA, SU, relativedelta

from assistant.errors import PlanningError
from assistant.planning.rules import Rule, load_rules
from knowledge_base.models import Employer, Frozen, Nation

FIRST_YEAR, LAST_YEAR = 1950, 2150


class Dated(Frozen):
    """A rule's date for one person."""

    rule: Rule
    on: date
    start: date | None = None
    """The first day, where `on` is the last day of a stretch."""
    anchor: date
    cautious: bool = False
    """The source speaks of another nation than the person's."""

    @property
    def sentence(self) -> str:
        """What to tell the person, with the dates in words."""
        return filled(self.rule.says, self.on, self.start)

    @property
    def limits(self) -> tuple[str, ...]:
        return tuple(filled(text, self.on, self.start) for text in self.rule.limits)


class Dates:
    """The dates of one person: those given, and those that rules add. Later rules count from earlier ones."""

    def __init__(
        self,
        given: Mapping[str, date],
        nation: Nation | None = None,
        employer: Employer | None = None,
        rules: tuple[Rule, ...] | None = None,
    ) -> None:
        self._known: dict[str, date] = {str(name): day for name, day in given.items()}
        self._dated: dict[str, Dated] = {}
        for rule in load_rules() if rules is None else rules:
            if rule.field not in self._dated and (dated := self._apply(rule, nation, employer)) is not None:
                self._dated[rule.field] = dated
                self._known.setdefault(rule.field, dated.on)

    def __iter__(self) -> Iterator[Dated]:
        return iter(self._dated.values())

    def find(self, field: str) -> Dated | None:
        """The date of a field with its rule, or None when no rule applies or its anchor is not known."""
        return self._dated.get(field)

    def get(self, name: str) -> date | None:
        """The date of an anchor or a field."""
        return self._known.get(name)

    def _apply(self, rule: Rule, nation: Nation | None, employer: Employer | None) -> Dated | None:
        anchor = self._known.get(rule.anchor)
        event = anchor if rule.valid_by is None else self._known.get(rule.valid_by)
        start = None if rule.start is None else self._known.get(rule.start)
        if anchor is None or event is None or (rule.start is not None and start is None):
            return None
        if not rule.holds(nation, employer, event):
            return None
        return Dated(rule=rule, on=counted(rule, anchor), start=start, anchor=anchor, cautious=rule.cautious(nation))


def counted(rule: Rule, anchor: date) -> date:
    """The rule's date. A month end that does not exist becomes the last day of that month.

    Raises PlanningError for an anchor so far away that no calendar reaches it.
    """
    if not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        raise PlanningError(f"{anchor.isoformat()} is not a year we can count from. Give a date near today.")
    offset = rule.offset
    day = moved(anchor, years=offset.years, months=offset.months, weeks=offset.weeks, days=offset.days)
    if rule.counting == "inclusive":
        day -= timedelta(days=offset.sign)
    return snapped(day, rule.snap)


def snapped(day: date, to: str | None) -> date:
    """The day itself, or the Sunday that begins its week, or the Saturday that ends it."""
    if to == "week_start":
        return day + relativedelta(weekday=SU(-1))
    if to == "week_end":
        return day + relativedelta(weekday=SA(1))
    return day


@lru_cache(maxsize=64)
def first_sunday_of_april(year: int) -> date:
    """When the weekly rates of statutory family pay change."""
    return date(year, 4, 1) + relativedelta(weekday=SU(1))


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another; 0 when end is not after start."""
    if end <= start:
        return 0
    gone = relativedelta(end, start)
    return gone.years * 12 + gone.months


def moved(day: date, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> date:
    """The day so much later, or earlier where negative; a month end that does not exist becomes the last day."""
    return day + relativedelta(years=years, months=months, weeks=weeks, days=days)


def spoken(day: date) -> str:
    """The date as people say it: Monday 6 April 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def filled(text: str, on: date, start: date | None) -> str:
    """The text with its dates in words."""
    return text.replace("{date}", spoken(on)).replace("{start}", spoken(start or on))
