"""One log line and one count for each request: method, route, status, milliseconds. Never an address or a text."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api.metrics import Metrics

LOG = logging.getLogger("assistant.requests")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked every few seconds by machines: counted, not logged."""


class Watch:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, seen)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            route, seconds = route_of(scope), time.perf_counter() - start
            self._metrics.served(method, route, status, seconds)
            if route not in QUIET:
                told = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000)}
                LOG.info("request", extra=told)


def route_of(scope: Scope) -> str:
    """The pattern of the route that served, such as `/guides/{guide_id}`; `none` when there was none."""
    pattern = getattr(scope.get("route"), "path", None)
    if pattern is None:
        return "none" if scope.get("endpoint") is None else str(scope.get("root_path") or "/")
    return f"{scope.get('root_path', '')}{pattern}"
