"""Sites that embed the assistant: one server, which a network allows as `localhost` and not as `127.0.0.1`."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assistant.networks import Network

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A network's site</title><link rel="icon" href="data:,">{head}</head>
<body><main><h1>A network's site</h1><p>Words of the site, and <a href="#more">a link</a>.</p>{body}</main></body></html>
"""


@dataclass
class HostSite:
    """A site whose pages a test writes: path → (page, headers)."""

    port: int
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    @property
    def allowed(self) -> str:
        """The origin that the network names."""
        return f"http://localhost:{self.port}"

    @property
    def unlisted(self) -> str:
        """The same pages under an origin that it does not name."""
        return f"http://127.0.0.1:{self.port}"

    def write(self, path: str, body: str, head: str = "", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (PAGE.format(head=head, body=body), named)


@contextmanager
def host_site() -> Iterator[HostSite]:
    """Serve pages on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page, headers = site.pages.get(self.path.partition("?")[0], ("", {}))
            self.send_response(200 if page else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the tests look at the browser's side."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = HostSite(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class FakeNetworks:
    """Networks that a test makes up."""

    def __init__(self, *networks: Network) -> None:
        self._networks = {network.id: network for network in networks}

    def get(self, network: str | None) -> Network | None:
        return self._networks.get(network or "")

    def all(self) -> tuple[Network, ...]:
        return tuple(self._networks.values())

    def allowed(self, network: str | None) -> tuple[str, ...]:
        found = self.get(network)
        return found.allowed_sites if found else ()
