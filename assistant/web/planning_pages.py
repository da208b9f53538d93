"""`/my-dates`, `/my-letter`, `/find-a-scheme` and `/am-i-eligible`: a form, and what follows from its answers.

A GET shows the form, with answers of the address filled in; a POST shows the result, or what is
wrong beside its field. Files are made from the same answers again. Nothing is kept.
"""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from urllib.parse import urlencode

import anyio
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import ImmutableMultiDict

from assistant.errors import PlanningError
from assistant.planning.eligibility import check, check_rule
from assistant.planning.eligibility_data import checks
from assistant.planning.finder import Search, checked, find
from assistant.planning.letter_documents import copy_text
from assistant.planning.letters import answers_for, draft
from assistant.planning.outcome import outcome
from assistant.planning.pathways import Wish, pathways
from assistant.web import planning_fields as fields
from assistant.web.planning_files import letter_file, plan_file
from assistant.web.planning_form import Form, Given, read
from assistant.web.planning_shown import parts_of
from assistant.web.templating import Site
from assistant.wording import eligibility as eligibility_says
from assistant.wording import finder as finder_says
from assistant.wording import letters as letters_say
from assistant.wording import planning as planning_says
from assistant.wording import planning_pages as says

FIRST_RESULTS = 10
"""Results that stand open; the others are folded."""
CARRIED = ("nation", "due_date", "birth_date", "return_date", "leave_start")
"""What an address says that goes on to the check that is chosen."""
FIRST_KIND = "flexible-working"
Sent = ImmutableMultiDict[str, object]
Show = Callable[[Sent, bool], Response]
"""(what was given, whether the form was sent) → the page or the file."""


def planning_router(site: Site, today: Callable[[], date] = date.today) -> APIRouter:
    """Routes of the four pages; `today` says from when dates have passed."""
    pages = PlanningPages(site, today)
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
    shown: dict[str, Show] = {
        "/my-dates": pages.dates,
        "/my-letter": pages.letter,
        "/find-a-scheme": pages.schemes,
        "/am-i-eligible": pages.eligibility,
    }
    for path, show in shown.items():
        router.add_api_route(path, _blank(show), methods=["GET"])
        router.add_api_route(path, _answered(show), methods=["POST"])
    for path in ("/my-dates", "/my-letter"):
        router.add_api_route(f"{path}/file", _answered(shown[path]), methods=["POST"])
    return router


def _blank(show: Show) -> Callable[[Request], Response]:
    def blank(request: Request) -> Response:
        return show(ImmutableMultiDict(request.query_params.multi_items()), False)

    return blank


def _answered(show: Show) -> Callable[[Request], object]:
    async def answered(request: Request) -> Response:
        return await anyio.to_thread.run_sync(show, await request.form(), True)

    return answered


class PlanningPages:
    """Renders each page for what was given."""

    def __init__(self, site: Site, today: Callable[[], date]) -> None:
        self._site = site
        self._today = today

    def dates(self, values: Sent, sent: bool) -> Response:
        groups = fields.plan_groups()
        form = Form(groups, read(values, (each.name for group in groups for each in group.fields)))
        made = outcome(fields.plan_values(form.given), self._today()) if sent else None
        if made is not None and made.problem:
            return self._page("plan.html", "dates", form.refused(made.problem), plan=None)
        plan = made.plan if made else None
        if plan is None:
            return self._page("plan.html", "dates", form, plan=None)
        file = plan_file(plan, str(values.get("format", "")))
        return file or self._page("plan.html", "dates", form, plan=plan, tells=planning_says, **parts_of(plan))

    def letter(self, values: Sent, sent: bool) -> Response:
        named = str(values.get("kind", ""))
        kind = named if named in fields.LETTERS else FIRST_KIND
        form = Form(fields.letter_groups(kind), read(values, fields.LETTERS[kind]))
        more: dict[str, object] = {"kind": kind, "letter": None, "text": "", "tells": letters_say}
        if sent:
            try:
                letter = draft(kind, answers_for(kind, fields.letter_values(form.given)))
            except PlanningError as error:
                return self._page("letter.html", "letter", form.refused(str(error)), **more)
            if file := letter_file(letter, str(values.get("format", ""))):
                return file
            more |= {"letter": letter, "text": copy_text(letter)}
        return self._page("letter.html", "letter", form, **more)

    def schemes(self, values: Sent, sent: bool) -> Response:
        form = Form(fields.search_groups(), read(values, fields.SEARCH))
        more: dict[str, object] = {"found": None, "roles": None, "tells": finder_says, "first": FIRST_RESULTS}
        if sent:
            try:
                more |= _search(form.given)
            except PlanningError as error:
                return self._page("schemes.html", "schemes", form.refused(str(error)), **more)
        return self._page("schemes.html", "schemes", form, **more)

    def eligibility(self, values: Sent, sent: bool) -> Response:
        more: dict[str, object] = {"checks": checks(), "judged": None, "sent": sent, "tells": eligibility_says}
        more["known"] = urlencode([(name, str(value)) for name, value in values.multi_items() if name in CARRIED])
        if (check_id := str(values.get("check", ""))) not in checks():
            return self._page("eligibility.html", "eligibility", Form(()), **more)
        given = read(values, fields.asked_by(check_rule(check_id)))
        try:
            result = check(check_id, fields.check_values(given))
        except PlanningError as error:
            form = Form(fields.every_question(check_rule(check_id)), given)
            more |= {"judged": check(check_id, {}), "sent": False}
            return self._page("eligibility.html", "eligibility", form.refused(str(error)), **more)
        more |= {"judged": result}
        return self._page("eligibility.html", "eligibility", Form(fields.check_groups(result), given), **more)

    def _page(self, template: str, tab: str, form: Form, **more: object) -> HTMLResponse:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.problem else HTTPStatus.OK
        page = self._site.page(template, status, tab=tab, form=form, says=says, **more)
        page.headers["Cache-Control"] = "no-store"
        return page


def _search(given: Given) -> dict[str, object]:
    """Roles or offers, as was chosen. Raises PlanningError."""
    values = fields.search_values(given)
    if given.get("look_for") == ("roles",):
        wish = {name: value for name, value in values.items() if name in fields.ROLE_FIELDS}
        return {"roles": pathways(checked(Wish, wish))}
    return {"found": find(checked(Search, {name: value for name, value in values.items() if name != "interest"}))}
