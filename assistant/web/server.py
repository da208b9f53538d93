"""The web app: FastAPI with the guide pages, and the chat page mounted at `/`."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from assistant import wording
from assistant.network_desk import NetworkDesk, rebuild_index
from assistant.networks import NetworkFolder, Networks
from assistant.pipeline import Assistant
from assistant.web.api.app import PLACE, create_api
from assistant.web.api.doors import Doors
from assistant.web.api.health import health_router
from assistant.web.api.service import Service
from assistant.web.api.watch import Watch
from assistant.web.chat_page import mount_chat_page
from assistant.web.embed import embed_router
from assistant.web.evidence import evidence_router
from assistant.web.guide_pages import guide_router
from assistant.web.insights_page import insights_router
from assistant.web.network_page import network_router
from assistant.web.planning_pages import planning_router
from assistant.web.security import Prefix, SecurityHeaders
from assistant.web.shell import ChatShell, script_words
from assistant.web.templating import Site
from assistant.web.widget import widget_router

STATIC = Path(__file__).parent / "static"
COMPRESS_FROM_BYTES = 1000
REPORT = Path(__file__).parents[2] / "evals" / "results" / "report.html"
"""Where the evaluation leaves its report. Only the file is used, never its code."""


def create_app(assistant: Assistant, networks: Networks | None = None, report: Path = REPORT) -> FastAPI:
    """All routes and middleware around one assistant; without `networks` and `report`, those that ship with it."""
    site = Site(assistant)
    networks = networks or NetworkFolder(assistant.settings.networks)
    service = Service(assistant, networks)
    app = FastAPI(
        title=wording.NAME,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=service.lifespan,
    )
    app.add_middleware(ChatShell, site=site, words=script_words(assistant.settings.max_question_chars, site.root))
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESS_FROM_BYTES)
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(Doors, limits=service.limits)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Watch, metrics=service.metrics)
    app.add_middleware(Prefix, root=site.root)
    # Not /static: Gradio serves its own files there.
    app.mount("/site", StaticFiles(directory=STATIC), name="site")
    app.include_router(guide_router(assistant, site))
    app.include_router(planning_router(site))
    app.include_router(embed_router(service, site))
    app.include_router(widget_router(site, networks))
    app.include_router(evidence_router(site, report))
    app.mount(PLACE, create_api(service))
    app.include_router(health_router(service))
    app.include_router(insights_router(service, site))
    app.include_router(network_router(service, site, NetworkDesk(assistant.settings, rebuild_index)))
    _small_routes(app, site)
    return mount_chat_page(app, assistant)


def _small_routes(app: FastAPI, site: Site) -> None:
    @app.get("/favicon.ico", include_in_schema=False)
    def favicon() -> FileResponse:
        return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")

    @app.get("/manifest.json", include_in_schema=False)
    def manifest() -> JSONResponse:
        return JSONResponse({"name": wording.NAME, "start_url": f"{site.root}/", "display": "browser"})

    @app.get("/robots.txt", include_in_schema=False)
    def robots() -> PlainTextResponse:
        return PlainTextResponse("User-agent: *\nDisallow: /gradio_api/\n")
