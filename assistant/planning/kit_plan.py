"""The answers for a plan of keeping-in-touch days, and what follows from them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from assistant.planning.engine import moved
from assistant.planning.footnotes import on_day
from assistant.planning.letter_answers import Answers, Line, known, plain, texts_of, yes_no
from assistant.wording import letters as wording
from knowledge_base.models import Frozen

KIT_DAYS = {"shared_parental": 20}
"""Days of work in leave for each parent; 10 in maternity and adoption leave."""


class KitDay(Frozen):
    """One day of work in leave."""

    on: date
    work: Line | None = None
    hours: float | None = Field(default=None, gt=0, le=24)


class KitPlan(Answers):
    """Days of work in leave, to agree with the manager."""

    leave: Literal["maternity", "adoption", "shared_parental"] = "maternity"
    request_date: date | None = None
    leave_start: date | None = None
    birth_date: date | None = None
    return_date: date | None = None
    days: Annotated[tuple[KitDay, ...], Field(max_length=30)] = ()
    used: int = Field(default=0, ge=0, le=20)
    pay: Line | None = None
    contact: Line | None = None

    @model_validator(mode="after")
    def _possible(self) -> "KitPlan":
        days = [day.on for day in self.days]
        if len(days) != len(set(days)):
            raise ValueError(wording.SAME_DAY)
        if self.used + len(days) > self.most:
            raise ValueError(wording.TOO_MANY_DAYS.format(most=self.most, left=max(0, self.most - self.used)))
        if self.leave_start and self.return_date and self.return_date <= self.leave_start:
            raise ValueError(wording.WRONG_ORDER["return_date"])
        for day in days:
            if self.leave_start and day < self.leave_start:
                raise ValueError(wording.DAY_BEFORE_LEAVE.format(day=on_day(day)))
            if self.return_date and day >= self.return_date:
                raise ValueError(wording.DAY_AFTER_LEAVE.format(day=on_day(day)))
            if self.leave == "maternity" and self.birth_date and 0 <= (day - self.birth_date).days < 14:
                free = on_day(moved(self.birth_date, weeks=2))
                raise ValueError(wording.DAY_TOO_SOON.format(day=on_day(day), free=free))
        return self

    @property
    def most(self) -> int:
        return KIT_DAYS.get(self.leave, 10)

    @property
    def facts(self) -> dict[str, str]:
        return {
            "leave": self.leave,
            "birth_known": yes_no(self.birth_date is not None),
            "pay": yes_no(self.pay is not None),
        }

    @property
    def values(self) -> dict[str, str]:
        return {
            **texts_of({"pay": self.pay, "contact": self.contact}),
            **({"request_date": on_day(self.request_date)} if self.request_date else {}),
            **({"days": "; ".join(map(_kit_day, sorted(self.days, key=lambda day: day.on)))} if self.days else {}),
            "days_name": wording.DAYS_NAME[self.leave],
            "leave_name": wording.LEAVE_NAME[self.leave],
            "most": str(self.most),
            **({"left": str(self.most - self.used - len(self.days))} if self.days else {}),
            "used": str(self.used),
        }

    @property
    def dates(self) -> Mapping[str, date]:
        return known(leave_start=self.leave_start, birth_date=self.birth_date, return_date=self.return_date)

    def has(self, field: str) -> bool:
        """The work and the hours are told when every day has them."""
        if field in {"work", "hours"}:
            return bool(self.days) and all(getattr(day, field) for day in self.days)
        return super().has(field)


def _kit_day(day: KitDay) -> str:
    told = [on_day(day.on)]
    if day.hours is not None:
        told.append(wording.HOURS.format(hours=f"{day.hours:g}"))
    if day.work:
        told.append(plain(day.work))
    return ", ".join(told)
