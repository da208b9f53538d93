"""POST /plan, /letter, /schemes and /eligibility: answers in, a plan, a draft, offers or a verdict out. Nothing is kept.

The models of `assistant.planning` are the shapes of what comes out.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

import anyio
from fastapi import APIRouter, Body
from pydantic import Field

from assistant.errors import PlanningError
from assistant.planning import tools
from assistant.planning.eligibility import Checked
from assistant.planning.eligibility_data import checks
from assistant.planning.finder import Found
from assistant.planning.flexible_request import FlexibleWorking
from assistant.planning.kit_plan import KitPlan
from assistant.planning.pathways import Pathways
from assistant.planning.plan import Plan
from assistant.planning.return_meeting import ReturnMeeting
from assistant.planning.tools import LetterOut
from assistant.web.api.problems import ProblemError
from knowledge_base.models import Frozen

Answers = dict[str, Any]
Made = TypeVar("Made")
PLAN = {
    "baby_due_date": "2027-03-14",
    "leave_start": "2027-03-01",
    "intended_return": "2027-12-06",
    "nation": "England",
    "employer": "nhs_afc",
}
SEARCH = {"nation": "Wales", "clinical": True, "years_away": 6}
WISH = {"roles": True, "interest": "ai", "degree": False}


class FlexibleWorkingBody(Frozen):
    """The answers for a flexible-working request."""

    kind: Literal["flexible-working"]
    answers: FlexibleWorking = Field(
        examples=[{"nation": "England", "request_date": "2026-12-01", "pattern": "Monday to Wednesday"}]
    )


class KitPlanBody(Frozen):
    """The answers for a plan of keeping-in-touch days."""

    kind: Literal["kit-plan"]
    answers: KitPlan = Field(examples=[{"nation": "Wales", "days": [{"on": "2027-02-01", "work": "Training"}]}])


class ReturnMeetingBody(Frozen):
    """The answers for the agenda of a return meeting."""

    kind: Literal["return-meeting"]
    answers: ReturnMeeting = Field(examples=[{"nation": "Scotland", "return_date": "2027-03-01"}])


LetterBody = Annotated[FlexibleWorkingBody | KitPlanBody | ReturnMeetingBody, Field(discriminator="kind")]


class EligibilityBody(Frozen):
    """A check and its answers; without answers the check tells its questions."""

    check: str = Field(examples=["smp"], json_schema_extra={"enum": [*sorted(checks())]})
    answers: Answers = Field(default_factory=dict, examples=[{"nation": "England", "due_date": "2027-03-10"}])


def planning_router() -> APIRouter:
    router = APIRouter(tags=["plan"])

    @router.post("/plan")
    async def plan(body: Annotated[Answers, Body(examples=[PLAN])]) -> Plan:
        """Dated items with rules and sources, pay, fields and what is missing."""
        return await _made(tools.plan_of, body, date.today())

    @router.post("/letter")
    async def letter(body: LetterBody) -> LetterOut:
        """A draft with its gaps, dates, notes and footnotes; `copy_text` is what is sent."""
        return await _made(tools.letter_from, body.kind, body.answers)

    @router.post("/schemes")
    async def schemes(body: Annotated[Answers, Body(examples=[SEARCH, WISH])]) -> Found | Pathways:
        """Schemes and networks, best first; with `roles` true, roles with ways in and next steps."""
        return await _made(tools.schemes_of, body)

    @router.post("/eligibility")
    async def eligibility(body: EligibilityBody) -> Checked:
        """Likely, unlikely or ask, with the clause behind each step and what was not checked."""
        return await _made(tools.eligibility_of, body.check, body.answers)

    return router


async def _made(make: Callable[..., Made], *given: object) -> Made:
    """What the tool makes, in a worker thread. Raises ProblemError that names the field."""
    try:
        return await anyio.to_thread.run_sync(make, *given)
    except PlanningError as error:
        raise ProblemError("malformed", detail=str(error)) from None
