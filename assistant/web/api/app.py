"""The API as an application of its own, mounted at `/api/v1`: its errors and its description end here."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant import wording
from assistant.web.api.asking import Desk, ask_router
from assistant.web.api.feedback import feedback_router
from assistant.web.api.handlers import add_problem_handlers
from assistant.web.api.planning import planning_router
from assistant.web.api.problems import MEDIA_TYPE, STATUSES, ProblemDetails, ProblemError
from assistant.web.api.reading import reading_router
from assistant.web.api.service import Service
from assistant.web.api.shapes import StreamSentence
from assistant.wording.api import ABOUT, PROBLEMS

PLACE = "/api/v1"
COMMON_PROBLEMS = ("malformed", "rate-limited", "fault")
BODY_PROBLEMS = ("too-large", "media-type")
OF_PATH: dict[str, tuple[str, ...]] = {
    "/ask": (*BODY_PROBLEMS, "network-unknown", "network-limited", "busy", "not-ready"),
    "/feedback": (*BODY_PROBLEMS, "network-unknown", "personal-data", "not-saved", "not-ready"),
    **dict.fromkeys(("/plan", "/letter", "/schemes", "/eligibility"), BODY_PROBLEMS),
    "/guides/{guide_id}": ("not-found", "not-ready"),
    "/sources/{source_id}": ("not-found", "not-ready"),
    "/search": ("not-ready",),
}
"""Path → the problems that it can answer with, beside the common ones."""


def create_api(service: Service) -> FastAPI:
    """The API around one assistant."""
    api = FastAPI(
        title=f"{wording.NAME} API",
        version="1",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        root_path_in_servers=False,
    )
    add_problem_handlers(api)
    api.include_router(ask_router(Desk(service)))
    api.include_router(feedback_router(service.assistant, service.networks, service.store))
    api.include_router(reading_router(service.assistant))
    api.include_router(planning_router())
    api.openapi = lambda: api.openapi_schema or _described(api, service.root)  # type: ignore[method-assign]
    return api


def _described(api: FastAPI, root: str) -> dict[str, Any]:
    """The OpenAPI description, with every problem as a response of its own."""
    described = get_openapi(
        title=api.title, version=api.version, description=ABOUT, routes=api.routes, servers=[{"url": root + PLACE}]
    )
    parts = described["components"]
    parts["schemas"]["ProblemDetails"] = ProblemDetails.model_json_schema()
    parts["schemas"]["StreamSentence"] = StreamSentence.model_json_schema(ref_template="#/components/schemas/{model}")
    parts["schemas"] |= parts["schemas"]["StreamSentence"].pop("$defs", {})
    parts["responses"] = {name: _problem(name) for name in PROBLEMS}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            operation["responses"] = {
                **{code: answer for code, answer in operation["responses"].items() if code == "200"},
                **_responses((*COMMON_PROBLEMS, *OF_PATH[path])),
            }
    api.openapi_schema = described
    return described


def _problem(name: str) -> dict[str, Any]:
    """A problem with its example; one that says how long to wait has the header for it."""
    problem = ProblemError(name, limit=64, wait="20 seconds", kinds="a phone number")
    described: dict[str, Any] = {
        "description": problem.details.title,
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/ProblemDetails"},
                "example": problem.details.model_dump(),
            }
        },
    }
    if STATUSES[name] in {429, 503}:
        described["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
    return described


def _responses(names: tuple[str, ...]) -> dict[str, Any]:
    """Status code → the problem, or one that stands for several of the same status."""
    found: dict[str, Any] = {}
    for name in names:
        code = str(int(STATUSES[name]))
        if code not in found:
            found[code] = _problem(name)
        else:
            content = found[code]["content"][MEDIA_TYPE]
            examples = content.setdefault("examples", {})
            if first := content.pop("example", None):
                examples[first["type"].rpartition("/")[2]] = {"value": first}
            examples[name] = {"value": _problem(name)["content"][MEDIA_TYPE]["example"]}
    return found
