"""`/insights`: the gap report of a network as a page with charts, behind the token of that network.

The token goes in the body of a form, so that it is in no address, history or log. Without
CAREER_ASSISTANT_INSIGHTS_SECRET there is no such page.
"""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse
from pydantic import ConfigDict, Field

from assistant.errors import StorageError
from assistant.storage.report import FEWEST, MAIN, Share, insights, opens
from assistant.storage.tables import NO_NETWORK
from assistant.terminal_insights import feedback_line, lists
from assistant.web.api.service import Service
from assistant.web.templating import Site
from assistant.wording import insights as says
from knowledge_base.models import Frozen

WIDTH = 240
"""Length of the longest bar of a chart, in pixels."""


class Wanted(Frozen):
    """What the form of the page sends."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    network: str = Field(default="", max_length=64)
    token: str = Field(default="", max_length=200)
    days: int = Field(default=90, ge=1, le=400)


class Chart(Frozen):
    """A list of the report, with the length of a bar for each row."""

    title: str
    heading: str
    rows: tuple[tuple[str, int, int], ...]
    """Name, count, length of the bar in pixels."""


def insights_router(service: Service, site: Site) -> APIRouter:
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
    secret = service.assistant.settings.insights_secret.get_secret_value()

    @router.get("/insights")
    def form() -> HTMLResponse:
        return show(site, Wanted()) if secret else site.page("not_found.html", 404)

    @router.post("/insights")
    def report(wanted: Annotated[Wanted, Form()]) -> HTMLResponse:
        if not secret:
            return site.page("not_found.html", 404)
        network = NO_NETWORK if wanted.network.strip() in {"", MAIN} else wanted.network.strip()
        if not opens(wanted.token, secret, network):
            return show(site, wanted, error=says.WRONG_TOKEN, status=HTTPStatus.FORBIDDEN)
        try:
            service.recorder.flush()
            found = insights(service.store, network, wanted.days, date.today())
        except StorageError:
            return show(site, wanted, error=says.AWAY, status=HTTPStatus.SERVICE_UNAVAILABLE)
        charts = [chart(title, heading, shares) for title, heading, shares in lists(found) if shares]
        return show(site, wanted, report=found, charts=charts, feedback=feedback_line(found))

    return router


def show(site: Site, wanted: Wanted, status: int = HTTPStatus.OK, **values: object) -> HTMLResponse:
    """The form, with an error or the report below it."""
    page = {"says": says, "wanted": wanted, "fewest": FEWEST, "report": None, "charts": [], "error": "", "feedback": ""}
    response = site.page("insights.html", status, **(page | values))
    response.headers["Cache-Control"] = "no-store"
    return response


def chart(title: str, heading: str, shares: tuple[Share, ...]) -> Chart:
    longest = max(share.count for share in shares)
    rows = tuple((s.name, s.count, max(1, round(WIDTH * s.count / longest))) for s in shares)
    return Chart(title=title, heading=heading, rows=rows)
