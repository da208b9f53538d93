"""Turns every error of an app into problem details."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.web.api.problems import ProblemError
from assistant.wording import api as wording

BY_STATUS = {HTTPStatus.NOT_FOUND: "not-found", HTTPStatus.METHOD_NOT_ALLOWED: "method"}
PYDANTIC_PREFIX = "Value error, "


def add_problem_handlers(app: FastAPI) -> None:
    """Every error of the app becomes problem details; a fault is logged without the request's text."""

    @app.exception_handler(ProblemError)
    async def problem(_: Request, error: ProblemError) -> JSONResponse:
        return error.response()

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        return ProblemError("malformed", detail=_told(error.errors())).response()

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        name = BY_STATUS.get(HTTPStatus(error.status_code), "fault" if error.status_code >= 500 else "malformed")
        return ProblemError(name).response(error.headers)

    @app.exception_handler(Exception)
    async def fault(_: Request, __: Exception) -> JSONResponse:
        return ProblemError("fault").response()


def _told(errors: Any) -> str:
    """Up to three faults of a request, each with its field; never what was sent."""
    lines = [
        wording.FIELD.format(field=".".join(map(str, e["loc"][1:])) or "body", reason=_reason(e["msg"]))
        for e in errors[:3]
    ]
    return " ".join(dict.fromkeys(lines))


def _reason(message: str) -> str:
    return message.removeprefix(PYDANTIC_PREFIX).rstrip(".")
