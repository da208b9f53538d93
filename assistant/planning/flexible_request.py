"""The answers for a flexible-working request, and what follows from them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import model_validator

from assistant.planning.engine import moved
from assistant.planning.footnotes import on_day
from assistant.planning.letter_answers import Answers, Line, Lines, known, plain, texts_of, yes_no
from assistant.wording import letters as wording
from assistant.wording import listed
from knowledge_base.models import Employer, Nation

RULES_SINCE = date(2024, 4, 6)
"""The present rules on what a request in Great Britain must say began on this day."""
REQUESTS = {Nation.NI: 1}
"""Legal requests in any 12 months; 2 elsewhere."""
Right = Literal["statutory", "section_33", "both", "policy"]


class FlexibleWorking(Answers):
    """A request to change hours, times or place of work."""

    right: Right | None = None
    """Under which right to ask; None chooses: all that the person seems to have."""
    request_date: date | None = None
    current: Line | None = None
    pattern: Line | None = None
    changes: tuple[Literal["hours", "times", "place"], ...] = ()
    start_date: date | None = None
    trial_until: date | None = None
    asked_before: bool | None = None
    """Whether an earlier legal request was made to this employer."""
    earlier_requests: tuple[date, ...] = ()
    request_still_open: bool | None = None
    effect: Line | None = None
    solutions: Lines = ()
    reason: Line | None = None
    reason_kind: Literal["childcare", "caring", "disability", "other"] | None = None
    employee: bool | None = None
    """False for agency and bank-only workers."""
    service_start: date | None = None

    @model_validator(mode="after")
    def _possible(self) -> "FlexibleWorking":
        if self.request_date and self.request_date < RULES_SINCE:
            raise ValueError(wording.BEFORE_RULES.format(field="request_date", day=on_day(RULES_SINCE)))
        for name, earlier, later in (
            ("start_date", self.request_date, self.start_date),
            ("trial_until", self.start_date, self.trial_until),
            ("service_start", self.service_start, self.request_date),
            *(("earlier_requests", day, self.request_date) for day in self.earlier_requests),
        ):
            if earlier and later and earlier > later:
                raise ValueError(wording.WRONG_ORDER[name])
        if self.asked_before is False and self.earlier_requests:
            raise ValueError(wording.ASKED_OR_NOT)
        if self.right in {"section_33", "both"} and not self._has_section_33:
            raise ValueError(wording.NO_SECTION_33)
        return self

    @property
    def _has_section_33(self) -> bool:
        return self.employer == Employer.NHS_AFC and self.nation in {Nation.ENGLAND, Nation.WALES}

    @property
    def chosen_right(self) -> Right:
        if self.employee is False or self.employer == Employer.NHS_BANK or self._too_new:
            return "policy" if not (self._has_section_33 and self.employee is not False) else "section_33"
        return self.right or ("both" if self._has_section_33 else "statutory")

    @property
    def _too_new(self) -> bool:
        """In Northern Ireland 26 weeks of service come first."""
        if self.nation != Nation.NI or not self.service_start or not self.request_date:
            return False
        return self.request_date < moved(self.service_start, weeks=26)

    @property
    def _within_a_year(self) -> int:
        """Earlier requests in the 12 months that end on the day of this one; a year old to the day no longer counts."""
        if self.request_date is None:
            return 0
        since = moved(self.request_date, months=-12)
        return sum(day > since for day in self.earlier_requests)

    @property
    def facts(self) -> dict[str, str]:
        return {
            "right": self.chosen_right,
            "trial": yes_no(self.trial_until is not None),
            "asked_before": yes_no(bool(self.earlier_requests) or self.asked_before),
            "over_limit": yes_no(self._within_a_year >= REQUESTS.get(self.nation, 2)),
            "still_open": yes_no(self.request_still_open),
            "reason_kind": self.reason_kind or "unknown",
            "worker": yes_no(self.employee is False or self.employer == Employer.NHS_BANK),
            "status_known": yes_no(self.employee is not None or self.employer == Employer.NHS_BANK),
            "employer_known": yes_no(self.employer is not None),
            "too_new": yes_no(self._too_new),
            "service_known": yes_no(self.service_start is not None),
            "place": yes_no("place" in self.changes),
            "solutions": yes_no(bool(self.solutions)),
        }

    @property
    def values(self) -> dict[str, str]:
        days = {"request_date": self.request_date, "start_date": self.start_date, "trial_until": self.trial_until}
        texts = {"current": self.current, "pattern": self.pattern, "effect": self.effect, "reason": self.reason}
        return {
            **texts_of(texts),
            **{name: on_day(day) for name, day in days.items() if day},
            **({"changes": listed(tuple(wording.CHANGES[each] for each in self.changes))} if self.changes else {}),
            **({"solutions": "; ".join(map(plain, self.solutions))} if self.solutions else {}),
            **(
                {"earlier_requests": listed(tuple(map(on_day, sorted(self.earlier_requests))))}
                if self.earlier_requests
                else {}
            ),
        }

    @property
    def dates(self) -> Mapping[str, date]:
        return known(request_date=self.request_date, service_start=self.service_start)

    def has(self, field: str) -> bool:
        """Earlier requests are told when there were none, or when each has its date."""
        if field == "earlier":
            return self.asked_before is False or bool(self.earlier_requests)
        return super().has(field)
