"""A plan for programs: the fields, the plan, or the problem with what was given. Never raises."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from assistant.errors import PlanningError
from assistant.planning.inputs import read_inputs
from assistant.planning.plan import Plan
from assistant.planning.timeline import plan
from knowledge_base.models import Employer, Frozen, Nation


class Outcome(Frozen):
    """What came of somebody's inputs."""

    fields: dict[str, str | float | int] = Field(default_factory=dict)
    plan: Plan | None = None
    problem: str | None = None
    """What cannot be used; begins with the field's name and a colon, and ends with what to do."""

    @property
    def as_json(self) -> dict[str, Any]:
        """The plan without its fields, or the problem, as plain data."""
        told = {} if self.plan is None else self.plan.model_dump(mode="json", exclude={"fields"})
        return {"problem": self.problem, **told}


def outcome(values: object, today: date, nation: Nation | None = None, employer: Employer | None = None) -> Outcome:
    """The outcome of inputs; nation and employer stand in where the inputs name none."""
    known = {"nation": nation, "employer": employer}
    if isinstance(values, Mapping):
        values = {name: value for name, value in known.items() if value is not None} | dict(values)
    try:
        inputs, ignored = read_inputs(values)
        made = plan(inputs, today, ignored)
    except PlanningError as error:
        return Outcome(problem=str(error))
    return Outcome(fields=made.fields, plan=made)
