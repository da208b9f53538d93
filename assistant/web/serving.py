"""Serves until stopped. Little is imported here, so that the port is open at once; the assistant loads behind it."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette

from assistant import wording
from assistant.settings import Settings
from assistant.web.api.logs import start_logging
from assistant.web.doorway import Doorway

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

SHUTDOWN_SECONDS = 25
"""How long answers in progress may take after the server was asked to stop."""


def serve(settings: Settings, load_assistant: "Callable[[Settings], Assistant] | None" = None) -> None:
    """Serve until stopped; the assistant loads meanwhile. Raises what keeps it from loading."""

    def load() -> Starlette:
        from assistant import loading

        with loading.collected_once():
            from assistant.web.server import create_app

            app = create_app((load_assistant or loading.load_assistant)(settings))
        print(f"{wording.NAME} is ready: http://{settings.host}:{settings.port}{settings.root_path}", flush=True)
        return app

    def stop() -> None:
        server.should_exit = True

    start_logging()
    doorway = Doorway(load, settings.root_path.rstrip("/"), stop)
    _leave_in_order(doorway)
    server = uvicorn.Server(
        uvicorn.Config(
            doorway.app(),
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
    )
    print("Loading the models", flush=True)
    server.run()
    if doorway.fault is not None:
        raise doorway.fault


def _leave_in_order(doorway: Doorway) -> None:
    """End with 0 and clean up after SIGTERM: uvicorn raises the signal again when it has finished.

    A load that still goes on is not waited for; there is nothing to lose yet.
    """

    def leave(*_: object) -> None:
        if doorway.loaded:
            sys.exit(0)
        os._exit(0)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
