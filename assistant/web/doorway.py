"""The server's front: it answers /healthz from the first moment, and everything else once the assistant is loaded."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html import escape

import anyio
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.api.problems import ProblemError
from assistant.web.security import Prefix, SecurityHeaders
from assistant.wording.api import PROBLEMS

RETRY_SECONDS = 5
PAGE = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="refresh" content="{seconds}">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>{detail}</p></main></body></html>"
)


class Doorway:
    """ASGI app. Loads the real app in a thread; a fault of that is kept in `fault`, and `on_fault` is called."""

    def __init__(self, load: Callable[[], Starlette], root: str, on_fault: Callable[[], None]) -> None:
        self._load = load
        self._on_fault = on_fault
        self._inner: ASGIApp | None = None
        self._stopping = anyio.Event()
        self._waiting = SecurityHeaders(Prefix(_starting, root))
        self.fault: Exception | None = None

    def app(self) -> Starlette:
        return Starlette(routes=[Mount("/", app=self)], lifespan=self._lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self._inner or self._waiting)(scope, receive, send)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._serve)
            yield
            self._stopping.set()
            if self._inner is None:
                tasks.cancel_scope.cancel()

    async def _serve(self) -> None:
        """Load the app, then keep its own lifespan open until the server stops."""
        try:
            app = await anyio.to_thread.run_sync(self._load, abandon_on_cancel=True)
        except Exception as fault:
            self.fault = fault
            self._on_fault()
            return
        async with app.router.lifespan_context(app):
            self._inner = app
            await self._stopping.wait()


async def _starting(scope: Scope, receive: Receive, send: Send) -> None:
    """What is served while the assistant loads."""
    if scope["type"] != "http":
        return
    problem = ProblemError("not-ready", retry_after=RETRY_SECONDS)
    response = problem.response({"Cache-Control": "no-store"})
    if scope["path"] == "/healthz":
        response = JSONResponse({"status": "ok"})
    elif "text/html" in Headers(scope=scope).get("accept", ""):
        title, detail, _ = PROBLEMS["not-ready"]
        page = PAGE.format(title=escape(title), detail=escape(detail), seconds=RETRY_SECONDS)
        headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
        await HTMLResponse(page, problem.status, headers)(scope, receive, send)
        return
    await response(scope, receive, send)
