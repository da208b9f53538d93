"""Gradio's page inside ours.

Gradio's own index page carries inline scripts, calls to the parent frame, social media tags and
`lang="en"`. This middleware takes from it the two settings scripts and the links to its files,
and renders them in the frame that every page of the site has. The policy then names the exact
hashes of the two settings scripts, so that no other inline script can run.
"""

import re
from http import HTTPStatus

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.embed import LEAVE_FOR
from assistant.web.security import chat_policy, inline_hash
from assistant.web.templating import Site
from assistant.wording import chat

SETTINGS = re.compile(r"<script>(window\.gradio_(?:config|api_info) = .*?)</script>", re.DOTALL)
MODULE = re.compile(r'<script type="module" crossorigin src="\./assets/([\w.-]+\.js)"></script>')
STYLE = re.compile(r'<link rel="stylesheet" crossorigin href="\./assets/([\w.-]+\.css)">')


class ChatShell:
    """ASGI middleware around the mounted Gradio app."""

    def __init__(self, app: ASGIApp, site: Site, words: dict[str, object]) -> None:
        self._app = app
        self._site = site
        self._words = words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _wants_page(scope):
            await self._app(scope, receive, send)
            return
        status, headers, body = await _response(self._app, scope, receive)
        if status == HTTPStatus.NOT_FOUND and scope["method"] == "GET":
            await self._site.page("not_found.html", 404)(scope, receive, send)
        elif status == HTTPStatus.OK and scope["path"] in {"", "/"}:
            await self._chat_page(body.decode())(scope, receive, send)
        else:
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    def _chat_page(self, page: str) -> HTMLResponse:
        """The chat page. Raises LookupError when Gradio's page is not built as expected."""
        scripts = SETTINGS.findall(page)
        module, style = MODULE.search(page), STYLE.search(page)
        if len(scripts) != 2 or module is None or style is None:
            raise LookupError("Gradio's page has changed. Compare it with assistant/web/shell.py.")
        assets = Markup(f"{self._site.root}/assets/")
        rendered = self._site.render(
            "chat.html",
            gradio_settings=[Markup(script) for script in scripts],
            gradio_script=Markup('<script type="module" src="{}"></script>').format(assets + module[1]),
            gradio_style=Markup('<link rel="stylesheet" href="{}">').format(assets + style[1]),
            words=self._words,
            leave_for=LEAVE_FOR,
        )
        policy = chat_policy(inline_hash(script) for script in scripts)
        return HTMLResponse(rendered, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})


def script_words(max_question_chars: int, root: str = "") -> dict[str, object]:
    """What the page's script needs to know."""
    return {**chat.SCRIPT, "limit": max_question_chars, "root": root, "tools": chat.ANSWER_SCRIPT}


def _wants_page(scope: Scope) -> bool:
    return scope["method"] in {"GET", "HEAD"} and (
        scope["path"] in {"", "/"} or "text/html" in Headers(scope=scope).get("accept", "")
    )


async def _response(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Run the app and collect its response: status, headers, body."""
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, collect)
    return start["status"], start["headers"], bytes(body)
