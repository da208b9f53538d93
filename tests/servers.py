"""A real PostgreSQL and a real Redis on the loopback address, thrown away after the tests."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps PostgreSQL's programs, outside the path."""
REDIS_SECRET = "a-secret-of-redis"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def program(name: str, package: str) -> str:
    """The path of a program. Skips the test when it is not installed."""
    places = [str(path) for path in sorted(DEBIAN.glob("*/bin"), reverse=True)]
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(places) or None)
    if found is None:
        pytest.skip(f"{name} is not installed; install the package {package} to test with it")
    return found


class Postgres:
    """A cluster that can be stopped and started again; it will not run as root."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        self._port = free_port()
        self._control = program("pg_ctl", "postgresql")
        self.url = f"postgresql://tester@127.0.0.1:{self._port}/postgres"
        shutil.chown(folder, self._user)
        self._run(
            program("initdb", "postgresql"), "-D", self._data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync"
        )
        self.start()

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run(self._control, "-D", self._data, "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self) -> None:
        self._run(self._control, "-D", self._data, "-m", "immediate", "-w", "stop")

    def _run(self, *command: str) -> None:
        environment = {**os.environ, "LC_ALL": "C"}
        quiet = subprocess.DEVNULL
        subprocess.run(
            command, user=self._user, cwd=self._folder, env=environment, check=True, stdout=quiet, timeout=60
        )


@contextmanager
def postgres() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="cluster"))
    cluster = Postgres(folder)
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


class RedisServer:
    """A server with a password that can be stopped and started again; what it counted is gone then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._program = program("redis-server", "redis-server")
        self.url = f"redis://:{REDIS_SECRET}@127.0.0.1:{self._port}/0"
        self.start()

    def start(self) -> None:
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--dir", str(self._folder), "--save", ""]
        command = [self._program, *options, "--appendonly", "no", "--requirepass", REDIS_SECRET]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def redis(folder: Path) -> Iterator[RedisServer]:
    server = RedisServer(folder)
    try:
        yield server
    finally:
        server.stop()
