"""What stands before every route: the size of a body, its format, how often one may ask, and API headers."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api.limits import Limits
from assistant.web.api.problems import ProblemError, waiting

API = "/api/"
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
API_BODY = 64
"""Largest body of an API request, in KB."""
PAGE_BODY = 1024
"""Largest body of any other request, in KB: the chat page sends its whole conversation."""
UPLOAD_BODY = 21 * 1024
"""Largest body on the page of a network's lead, in KB: a document and its details."""
UPLOADS = "/network"
ASKING = (
    "/api/v1/",
    "/gradio_api/queue/join",
    "/gradio_api/call/",
    "/gradio_api/run/",
    "/my-dates",
    "/my-letter",
    "/find-a-scheme",
    "/am-i-eligible",
    "/insights",
    "/network",
)
"""Beginnings of the paths that cost work when something is sent there; the embed page counts for itself."""
VISITOR = "x-visitor"
MAX_VISITOR = 64
"""Longest token of a visitor, in characters; of a longer one only this much counts."""


class Doors:
    """ASGI middleware. A request that may not pass gets problem details; a form in a browser gets them as a page."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(API):
            send = _with_api_headers(send)
        try:
            if scope["method"] == "POST":
                await self._may_ask(scope)
                receive = await _read(scope, receive)
        except ProblemError as problem:
            browser = "text/html" in Headers(scope=scope).get("accept", "")
            told = problem.page if browser and not scope["path"].startswith(API) else problem.response
            await told({"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _may_ask(self, scope: Scope) -> None:
        """Raises ProblemError when the visitor or the address has asked too often."""
        if not scope["path"].startswith(ASKING):
            return
        visitor = Headers(scope=scope).get(VISITOR, "").strip()[:MAX_VISITOR]
        address = scope["client"][0] if scope.get("client") else "unknown"
        if wait := await self._limits.ask(visitor or None, address):
            raise ProblemError("rate-limited", retry_after=wait, wait=waiting(wait))


async def _read(scope: Scope, receive: Receive) -> Receive:
    """The body, read whole and within its limit. Raises ProblemError when it is too large or not JSON."""
    headers = Headers(scope=scope)
    is_api = scope["path"].startswith(API)
    limit = API_BODY if is_api else UPLOAD_BODY if scope["path"] == UPLOADS else PAGE_BODY
    if is_api and headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError("media-type")
    if int(headers.get("content-length") or 0) > limit * 1024:
        raise ProblemError("too-large", limit=limit)
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return _replayed(message, receive)
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit * 1024:
            raise ProblemError("too-large", limit=limit)
    return _replayed({"type": "http.request", "body": bytes(body), "more_body": False}, receive)


def _replayed(first: Message, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """The message that was read already, then what comes after it."""
    messages = [first]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


def _with_api_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = API_POLICY
            headers.setdefault("Cache-Control", "no-store")
            if message["status"] == HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
                headers["Accept-Post"] = "application/json"
        await send(message)

    return with_headers
