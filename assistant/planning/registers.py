"""How much updating or practice a register asks for, by the time away (`registers.toml`)."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from assistant.planning.engine import moved
from assistant.planning.inputs import Register
from knowledge_base.models import Frozen, NonEmpty

REGISTERS = Path(__file__).with_name("registers.toml")


class RegisterStep(Frozen):
    """What one register asks for from a number of years away."""

    id: NonEmpty
    regulator: Register
    says: NonEmpty
    years_from: int | None = None
    """None: it does not depend on the time away."""
    more_than: bool = False
    """It begins on the day after that many years, not on it."""
    days: int | None = None
    hours_a_day: int | None = None
    practice_hours: int | None = None
    learning_hours: int | None = None
    sources: tuple[NonEmpty, ...] = Field(min_length=1)
    facts: tuple[NonEmpty, ...] = ()
    checked: date

    def begins(self, left: date) -> date:
        """The first day on which the step holds for someone who left then."""
        return moved(left, years=self.years_from or 0, days=int(self.more_than))


@lru_cache(maxsize=1)
def register_steps() -> tuple[RegisterStep, ...]:
    tables = tomllib.loads(REGISTERS.read_text(encoding="utf-8"))
    return tuple(RegisterStep.model_validate({"id": name, **table}) for name, table in tables.items())


def asked_for(regulator: Register, left: date | None, applying: date | None) -> RegisterStep | None:
    """The step that holds on the day of applying; None where a date it needs is missing or we hold none."""
    steps = [step for step in register_steps() if step.regulator == regulator]
    if fixed := [step for step in steps if step.years_from is None]:
        return fixed[0]
    if left is None or applying is None:
        return None
    return max(
        (step for step in steps if step.begins(left) <= applying), key=lambda step: step.years_from or 0, default=None
    )
