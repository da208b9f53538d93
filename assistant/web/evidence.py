"""`/evidence`: how the assistant is checked, as the evaluation reported it.

The report is a file that the evaluation writes. Its markup and its style sheet are put into the site's frame, and
the policy allows exactly that style sheet, by its hash, and pictures inside the page. It allows no script.
"""

import re
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from assistant.web.security import evidence_policy, inline_hash
from assistant.web.templating import Site
from assistant.wording import evidence as says

STYLE = re.compile(r'<style id="report-style">(.*?)</style>', re.DOTALL)
BODY = re.compile(r"<!-- report -->(.*?)<!-- /report -->", re.DOTALL)


class Report(NamedTuple):
    """The parts of a report's file."""

    style: str
    body: str


def evidence_router(site: Site, report: Path) -> APIRouter:
    """The route of the page; the file is read for each visit, so a new report needs no restart."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/evidence")
    def evidence() -> HTMLResponse:
        found = read_report(report)
        if found is None:
            return site.page("evidence.html", says=says, style="", body="")
        page = site.page("evidence.html", says=says, style=Markup(found.style), body=Markup(found.body))
        page.headers["Content-Security-Policy"] = evidence_policy(inline_hash(found.style))
        return page

    return router


def read_report(path: Path) -> Report | None:
    """None when there is no file, or when the file is no report."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    style, body = STYLE.search(text), BODY.search(text)
    return Report(style[1], body[1]) if style and body else None
