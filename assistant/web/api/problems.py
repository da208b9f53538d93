"""Errors as problem details (RFC 9457): `type`, `title`, `status`, `detail` and `next`, the next step."""

import logging
from collections.abc import Mapping
from html import escape
from http import HTTPStatus

from pydantic import Field
from starlette.responses import HTMLResponse, JSONResponse

from assistant.wording import api as wording
from knowledge_base.models import Frozen

LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
PAGE = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{again}'
    '<meta name="viewport" content="width=device-width"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>{detail}</p><p>{next}</p></main></body></html>"
)
STATUSES: dict[str, HTTPStatus] = {
    "malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not-found": HTTPStatus.NOT_FOUND,
    "method": HTTPStatus.METHOD_NOT_ALLOWED,
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "media-type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "rate-limited": HTTPStatus.TOO_MANY_REQUESTS,
    "network-limited": HTTPStatus.TOO_MANY_REQUESTS,
    "network-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "not-ready": HTTPStatus.SERVICE_UNAVAILABLE,
    "not-saved": HTTPStatus.SERVICE_UNAVAILABLE,
    "personal-data": HTTPStatus.UNPROCESSABLE_ENTITY,
    "fault": HTTPStatus.INTERNAL_SERVER_ERROR,
}


class ProblemDetails(Frozen):
    """What a client gets when a request cannot be served."""

    type: str = Field(description="Where this kind of problem is described.")
    title: str
    status: int
    detail: str
    next: str = Field(description="What the person can do.")


class ProblemError(Exception):
    """A request that cannot be served; `name` is a key of wording.api.PROBLEMS."""

    def __init__(self, name: str, *, detail: str = "", retry_after: int | None = None, **values: object) -> None:
        super().__init__(name)
        self.name = name
        self.status = STATUSES[name]
        title, told, then = wording.PROBLEMS[name]
        self.details = ProblemDetails(
            type=f"openapi.json#/components/responses/{name}",
            title=title,
            status=self.status,
            detail=detail or told.format(**values),
            next=then.format(**values),
        )
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}

    def response(self, headers: Mapping[str, str] | None = None) -> JSONResponse:
        everything = {**(headers or {}), **self.headers}
        return JSONResponse(self.details.model_dump(), self.status, everything, media_type=MEDIA_TYPE)

    def page(self, headers: Mapping[str, str] | None = None, again: int | None = None) -> HTMLResponse:
        """The same for people who sent a form; `again` loads the page anew after so many seconds."""
        told = {name: escape(getattr(self.details, name)) for name in ("title", "detail", "next")}
        meta = "" if again is None else f'<meta http-equiv="refresh" content="{again}">'
        return HTMLResponse(PAGE.format(again=meta, **told), self.status, {**(headers or {}), **self.headers})


def waiting(seconds: int) -> str:
    """A time to wait, for people; rounded up."""
    if seconds < 60:
        return wording.SECONDS.format(n=max(2, seconds))
    if seconds < 5400:
        return wording.MINUTES.format(n=max(2, -(-seconds // 60)))
    return wording.HOURS.format(n=-(-seconds // 3600))


def log_fault(error: BaseException) -> None:
    """Kind and place of a fault; its message and values are left out, because they can hold a person's words."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place is not None else "unknown"
    LOG.error("fault", extra={"kind": type(error).__name__, "where": where})
