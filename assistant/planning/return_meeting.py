"""The answers for the agenda of a return meeting, and what follows from them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import model_validator

from assistant.planning.engine import moved
from assistant.planning.footnotes import on_day
from assistant.planning.letter_answers import Answers, Line, Lines, known, plain, texts_of, yes_no
from assistant.wording import letters as wording


class ReturnMeeting(Answers):
    """The talk with the manager before going back."""

    leave: Literal["maternity", "adoption", "shared_parental", "sickness", "other"] = "maternity"
    meeting_date: date | None = None
    return_date: date | None = None
    leave_start: date | None = None
    birth_date: date | None = None
    pattern: Line | None = None
    annual_leave: Line | None = None
    training: Line | None = None
    support: Line | None = None
    topics: Lines = ()
    feeding: bool | None = None
    """Whether the person is breastfeeding or will express milk at work."""
    registered: bool | None = None
    """Whether the job needs a professional registration."""

    @model_validator(mode="after")
    def _possible(self) -> "ReturnMeeting":
        pairs = (
            ("meeting_date", self.meeting_date, self.return_date),
            ("return_date", self.leave_start, self.return_date),
            ("birth_date", self.birth_date, self.return_date),
        )
        for name, earlier, later in pairs:
            if earlier and later and earlier >= later:
                raise ValueError(wording.WRONG_ORDER[name])
        return self

    @property
    def _early(self) -> bool:
        """Whether the return may come before the full 52 weeks; yes where the start of leave is not known."""
        if self.leave_start is None or self.return_date is None:
            return True
        return self.return_date < moved(self.leave_start, weeks=52)

    @property
    def facts(self) -> dict[str, str]:
        return {
            "leave": self.leave,
            "early": yes_no(self._early),
            "feeding": yes_no(self.feeding),
            "registered": yes_no(self.registered),
            "pattern": yes_no(self.pattern is not None),
        }

    @property
    def values(self) -> dict[str, str]:
        days = {"meeting_date": self.meeting_date, "return_date": self.return_date}
        texts = {
            "pattern": self.pattern,
            "annual_leave": self.annual_leave,
            "training": self.training,
            "support": self.support,
            "topics": "; ".join(map(plain, self.topics)) or None,
        }
        return {**texts_of(texts), **{name: on_day(day) for name, day in days.items() if day}}

    @property
    def dates(self) -> Mapping[str, date]:
        return known(leave_start=self.leave_start, birth_date=self.birth_date, return_date=self.return_date)
