"""The server's front: it answers /healthz from the first moment, and everything else once the assistant is loaded."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.api.problems import ProblemError
from assistant.web.security import Prefix, SecurityHeaders

RETRY_SECONDS = 5


class Doorway:
    """ASGI app. Loads the real app in a thread; a fault of that is kept in `fault`, and `on_fault` is called."""

    def __init__(self, load: Callable[[], Starlette], root: str, on_fault: Callable[[], None]) -> None:
        self._load = load
        self._on_fault = on_fault
        self._inner: ASGIApp | None = None
        self._stopping = anyio.Event()
        self._waiting = SecurityHeaders(Prefix(_starting, root))
        self.fault: Exception | None = None

    @property
    def loaded(self) -> bool:
        return self._inner is not None

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
    headers = {"Cache-Control": "no-store"}
    response: Response = problem.response(headers)
    if scope["path"] == "/healthz":
        response = JSONResponse({"status": "ok"})
    elif "text/html" in Headers(scope=scope).get("accept", ""):
        response = problem.page(headers, again=RETRY_SECONDS)
    await response(scope, receive, send)
