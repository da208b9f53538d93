"""Real server processes over a small corpus, and the shipped reverse proxy in front of them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from knowledge_base.build import build_index
from tests.fakes import HashingEmbedder, corpus
from tests.repository import ROOT
from tests.servers import free_port

START_SECONDS = 300


@dataclass
class Server:
    """A process that serves."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    """What the process wrote to standard error."""

    def status(self, path: str) -> int:
        """The status of an answer, 0 when nothing listens. Without httpx, which is heavy for asking again and again."""
        try:
            with urlopen(self.url + path, timeout=5) as response:
                return int(response.status)
        except HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait(self, path: str, status: int = 200) -> None:
        end = time.monotonic() + START_SECONDS
        while self.status(path) != status:
            ended = self.process.poll() is not None
            if ended or time.monotonic() > end:
                self.stop()
                pytest.fail(f"{path} never said {status}: {self.log.read_text(encoding='utf-8')[-2000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose index the small server reads."""
    folder = tmp_path_factory.mktemp("data")
    build_index(corpus(), HashingEmbedder(), folder / "index")
    return folder


def start(data: Path, **settings: str) -> Server:
    """`tests.deploy.small_server` as a process of its own."""
    port = free_port()
    chosen = {f"CAREER_ASSISTANT_{name.upper()}": value for name, value in settings.items()}
    environment = {
        **os.environ,
        "CAREER_ASSISTANT_DATA_DIR": str(data),
        "CAREER_ASSISTANT_PORT": str(port),
        **chosen,
    }
    log = data / f"{port}.log"
    command = [sys.executable, "-m", "tests.deploy.small_server"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=file)
    return Server(f"http://127.0.0.1:{port}{settings.get('root_path', '')}", process, log)


@pytest.fixture(scope="module")
def two_servers(small_index: Path) -> Iterator[tuple[Server, Server]]:
    database = f"sqlite:///{small_index / 'shared.sqlite3'}"
    shared = {"database_url": database, "visitor_limit": "100000/minute", "address_limit": "100000/minute"}
    servers = start(small_index, **shared), start(small_index, **shared)
    try:
        for server in servers:
            server.wait("/readyz")
        yield servers
    finally:
        for server in servers:
            server.stop()


@contextmanager
def proxied(folder: Path, *servers: Server) -> Iterator[Server]:
    """The shipped nginx.conf, with the addresses of these servers in place of those of the containers."""
    program = shutil.which("nginx")
    if program is None:
        pytest.skip("nginx is not installed; install the package nginx to test the reverse proxy")
    port = free_port()
    hosts = [urlsplit(server.url).netloc for server in servers]
    apps = "\n".join(f"server {host} max_fails=2 fail_timeout=5s;" for host in hosts)
    shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    ours = re.sub(r"server app:7860 [^\n]*", apps, shipped).replace("listen 8080", f"listen 127.0.0.1:{port}")
    ours = re.sub(r"(?m)^( *\w+_path|pid) \S+/(nginx\S*);", rf"\1 {folder}/\2;", ours)
    ours = ours.replace("include mime.types;", "").replace("/dev/stdout", str(folder / "access.log"))
    (folder / "nginx.conf").write_text(ours, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    log = folder / "error.log"
    with log.open("wb") as file:
        process = subprocess.Popen(command, stderr=file)
    root = urlsplit(servers[0].url).path
    server = Server(f"http://127.0.0.1:{port}{root}", process, log)
    server.wait("/readyz")
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def proxy(two_servers: tuple[Server, Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with proxied(tmp_path_factory.mktemp("proxy"), *two_servers) as server:
        yield server


@pytest.fixture
def access_log(proxy: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return max(tmp_path_factory.getbasetemp().glob("proxy*/access.log"))
