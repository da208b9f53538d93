"""Response headers, by route: deny by default, no other host, no framing by other sites.

Gradio writes style attributes and style elements, so the chat page allows inline styles. Its two
inline scripts are allowed by their hashes. No page allows eval.
"""

import base64
import hashlib
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMMON = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
WIDGET_FILES = "/widget/"
FOR_EVERY_SITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""The widget's files are public and the same for everybody; any site may load them."""
NOBODY = "'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'"
)


def chat_policy(script_hashes: Iterable[str]) -> str:
    """The policy of the chat page, with the hashes of its inline scripts."""
    return (
        f"default-src 'none'; script-src 'self' {' '.join(script_hashes)}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
    )


def scripted_policy(ancestors: Iterable[str] = ("'self'",), frames: str = "'none'") -> str:
    """The policy of a page with our own scripts: files from here only, and no way to turn text into markup.

    `ancestors` are the origins that may frame the page; none at all means that nobody may.
    """
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"frame-src {frames}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        f"frame-ancestors {' '.join(ancestors) or NOBODY}; require-trusted-types-for 'script'; trusted-types {NOBODY}"
    )


def evidence_policy(style: str) -> str:
    """The policy of the report: as other plain pages, with one style sheet inside it and pictures inside it."""
    own = f"style-src 'self' {style}; img-src 'self' data:; "
    return PAGE_POLICY.replace("style-src 'self'; img-src 'self'; ", own)


def inline_hash(text: str) -> str:
    """The source expression of a policy that allows exactly this inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def frame_options(policy: str) -> str | None:
    """X-Frame-Options for old browsers, saying what `frame-ancestors` says; it cannot name other sites."""
    ancestors = policy.partition("frame-ancestors ")[2].partition(";")[0].strip()
    return {"'self'": "SAMEORIGIN", NOBODY: "DENY"}.get(ancestors)


class SecurityHeaders:
    """ASGI middleware that sets the headers on every response; a route may bring its own policy."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in COMMON.items():
                    headers[name] = value
                policy = headers.setdefault("Content-Security-Policy", PAGE_POLICY)
                options = frame_options(policy)
                if options is None:
                    del headers["X-Frame-Options"]
                else:
                    headers["X-Frame-Options"] = options
                if scope["path"].startswith(WIDGET_FILES):
                    headers.update(FOR_EVERY_SITE)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class Prefix:
    """ASGI middleware for a proxy that passes its path prefix on: the app itself lives at `/`."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if self._root and (path == self._root or path.startswith(f"{self._root}/")):
            scope = {**scope, "path": path.removeprefix(self._root) or "/"}
        await self._app(scope, receive, send)
