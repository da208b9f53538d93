"""The web app: FastAPI with the guide pages, and the chat page mounted at `/`."""

from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from assistant import wording
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.web.chat_page import mount_chat_page
from assistant.web.guide_pages import guide_router
from assistant.web.security import Prefix, SecurityHeaders
from assistant.web.shell import ChatShell, script_words
from assistant.web.templating import Site

STATIC = Path(__file__).parent / "static"


def create_app(assistant: Assistant) -> FastAPI:
    """All routes and middleware around one assistant."""
    site = Site(assistant)
    app = FastAPI(title=wording.NAME, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.add_middleware(ChatShell, site=site, words=script_words(assistant.settings.max_question_chars))
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Prefix, root=site.root)
    # Not /static: Gradio serves its own files there.
    app.mount("/site", StaticFiles(directory=STATIC), name="site")
    app.include_router(guide_router(assistant, site))
    _small_routes(app, assistant, site)
    return mount_chat_page(app, assistant)


def _small_routes(app: FastAPI, assistant: Assistant, site: Site) -> None:
    @app.get("/healthz", include_in_schema=False)
    def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok", "index": assistant.knowledge_base.get().manifest.name})

    @app.get("/favicon.ico", include_in_schema=False)
    def favicon() -> FileResponse:
        return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")

    @app.get("/manifest.json", include_in_schema=False)
    def manifest() -> JSONResponse:
        return JSONResponse({"name": wording.NAME, "start_url": f"{site.root}/", "display": "browser"})

    @app.get("/robots.txt", include_in_schema=False)
    def robots() -> PlainTextResponse:
        return PlainTextResponse("User-agent: *\nDisallow: /gradio_api/\n")


def serve(settings: Settings) -> None:
    """Load the assistant, print the address and serve until stopped."""
    from assistant.loading import load_assistant

    print("Loading the models", flush=True)
    app = create_app(load_assistant(settings))
    print(f"{wording.NAME} is ready: http://{settings.host}:{settings.port}{settings.root_path}", flush=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
