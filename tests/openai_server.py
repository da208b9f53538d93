"""An OpenAI-compatible server on the loopback address, for the HTTP path of a language model."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.llm_fakes import pieces


class OpenAIServer:
    """Streams one reply; first it fails with the statuses it is told to."""

    def __init__(self, reply: str, failures: list[int] | None = None, finish: str = "stop", pause: float = 0.0) -> None:
        self.failures = failures or []
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.url = ""
        self._reply = reply
        self._finish = finish
        self._pause = pause

    async def complete(self, request: Request) -> Response:
        self.requests.append(await request.json())
        self.keys.append(request.headers.get("authorization", ""))
        if self.failures:
            status = self.failures.pop(0)
            return JSONResponse({"error": {"message": "no"}}, status, headers={"Retry-After": "0"})
        return StreamingResponse(self._events(), media_type="text/event-stream")

    def _events(self) -> Iterator[str]:
        for piece in pieces(self._reply, 7):
            yield _event({"content": piece}, None)
        time.sleep(self._pause)
        yield _event({}, self._finish)
        yield "data: [DONE]\n\n"


def _event(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"


@contextmanager
def serving(fake: OpenAIServer) -> Iterator[OpenAIServer]:
    """The server while the block runs."""
    app = Starlette(routes=[Route("/v1/chat/completions", fake.complete, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    fake.url = f"http://127.0.0.1:{port}/v1"
    try:
        yield fake
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=5)
