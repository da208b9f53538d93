"""The service under load: `python -m evals.load` (`make load`).

Starts a real server over the built index, measures one person alone, then 50 and 200 people who
wait 5 to 15 seconds between messages, then the most that it can do, then memory over many asks.
Writes evals/results/load.md with `--write`. The limits of a visitor and of an address are
raised: here everybody has the same address, and some ask without a pause.
"""

import argparse
import csv
import os
import platform
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import httpx
import numpy as np

from evals.questions import load_questions

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "results" / "load.md"
PEOPLE = (50, 200)
ALONE = 40
ASKERS = 4
SAMPLES = 20
RESIDENT = re.compile(r"^process_resident_memory_bytes (\S+)$", re.MULTILINE)


class Run(NamedTuple):
    """What locust found, over all kinds of request or one."""

    name: str
    requests: int
    errors: int
    median: float
    p95: float
    """Seconds."""
    rate: float
    """Requests a second."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=PEOPLE, help="people at once, a run each (50 200)")
    parser.add_argument("--seconds", type=int, default=60, help="length of each run (60)")
    parser.add_argument("--asks", type=int, default=10_000, help="questions over which memory is watched (10,000)")
    parser.add_argument(
        "--memory-seconds", type=int, default=480, help="stop watching memory after so long, and say how far it came"
    )
    parser.add_argument("--write", action="store_true", help=f"write the table to {RESULTS.name}")
    options = parser.parse_args()
    start = time.monotonic()
    with served() as url:
        with httpx.Client(base_url=url, timeout=60) as client:
            _ask(client, load_questions()[0].question)
        first = time.monotonic() - start
        report = measure(url, options)
    report += f"\nFrom a second start, with nothing new to embed, to the first answer: {first:.1f} seconds.\n"
    report += f"The whole took {time.monotonic() - start:.0f} seconds.\n"
    print(report)
    if options.write:
        RESULTS.write_text(report, encoding="utf-8")


@contextmanager
def served() -> Iterator[str]:
    """A real server process on a free port, over the index that is brought up to date as `make run` does it."""
    subprocess.run([sys.executable, "-m", "knowledge_base", "build"], cwd=ROOT, check=True)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "CAREER_ASSISTANT_PORT": str(port),
            "CAREER_ASSISTANT_ADDRESS_LIMIT": "1000000/minute",
            "CAREER_ASSISTANT_VISITOR_LIMIT": "100000/minute",
            "CAREER_ASSISTANT_DATABASE_URL": f"sqlite:///{folder}/load.sqlite3",
        }
        with (Path(folder) / "server.log").open("wb") as log:
            process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stderr=log)
        try:
            yield _ready(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(timeout=40)


def measure(url: str, options: argparse.Namespace) -> str:
    single = alone(url)
    runs = [run for people in options.people for run in crowd(url, people, options.seconds)]
    most = crowd(url, 16, min(30, options.seconds), "Hurry")[-1]
    memory = watch_memory(url, options.asks, options.memory_seconds)
    return table(single, runs, most, memory)


def alone(url: str) -> float:
    """Median seconds of an answer for one person with nobody else there."""
    texts = [question.question for question in load_questions()][:ALONE]
    with httpx.Client(base_url=url, timeout=30) as client:
        for text in texts[:5]:
            _ask(client, text)
        return statistics.median(_ask(client, text) for text in texts)


def crowd(url: str, people: int, seconds: int, kind: str = "Person") -> list[Run]:
    """What locust found, by kind of request; the last is over all of them."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "locust", "-f", str(Path(__file__).parent / "locustfile.py"), kind]
        command += ["--headless", "--host", url, "--users", str(people), "--spawn-rate", str(max(5, people // 8))]
        command += ["--run-time", f"{seconds}s", "--stop-timeout", "20", "--csv", f"{folder}/run", "--only-summary"]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if not Path(folder, "run_stats.csv").exists():
            raise SystemExit(f"The people could not ask. Their program said: {done.stderr[-800:]}")
        with (Path(folder) / "run_stats.csv").open(encoding="utf-8", newline="") as file:
            return [_run(people, row) for row in csv.DictReader(file)]


def watch_memory(url: str, asks: int, seconds: float) -> list[tuple[int, float]]:
    """(questions asked, resident MiB of the server), sampled on the way; fewer questions when the time is over."""
    texts = [question.question for question in load_questions()]
    points = []
    step = max(1, asks // SAMPLES)
    end = time.monotonic() + seconds
    with httpx.Client(base_url=url, timeout=60) as client, ThreadPoolExecutor(ASKERS) as pool:
        for done in range(0, asks + 1, step):
            points.append((done, _resident(client)))
            if done >= asks or time.monotonic() > end:
                break
            list(pool.map(lambda n: _ask(client, texts[n % len(texts)]), range(done, done + step)))
    return points


def table(single: float, runs: list[Run], most: Run, memory: list[tuple[int, float]]) -> str:
    """Markdown, with the machine's description."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    lines = ["# Load", "", f"Measured {datetime.now(UTC):%Y-%m-%d} with `make load` on {machine}.", ""]
    lines += ["The people who ask run on the same machine and take a share of its cores.", ""]
    lines += [f"One person alone: median {single * 1000:.0f} ms.", ""]
    lines += ["| People | Requests | Errors | Median s | 95th percentile s | Ratio to one person | A second |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- |", *(_row(run, single) for run in runs), ""]
    lines += [f"Without pauses: {most.rate:.1f} requests a second, {most.errors} errors.", ""]
    lines += [
        f"Memory over {memory[-1][0]:,} questions: {memory[0][1]:.0f} MiB at first, {memory[-1][1]:.0f} MiB at the end."
    ]
    slopes = f"{slope(memory[len(memory) // 4 :]):.2f}, over the last half {slope(memory[len(memory) // 2 :]):.2f}"
    lines += [f"Slope in MiB for each 1,000 questions: after the first quarter {slopes}.", ""]
    return "\n".join(lines)


def slope(points: list[tuple[int, float]]) -> float:
    """MiB for each 1,000 questions, by least squares; not a number for fewer than two points."""
    if len(points) < 2:
        return float("nan")
    asked, resident = np.array(points).T
    return float(np.polyfit(asked, resident, 1)[0]) * 1000


def _row(run: Run, single: float) -> str:
    figures = f"{run.requests} | {run.errors} | {run.median:.3f} | {run.p95:.3f} | {run.p95 / single:.1f}"
    return f"| {run.name} | {figures} | {run.rate:.1f} |"


def _run(people: int, row: dict[str, str]) -> Run:
    name = row["Name"] if row["Name"] != "Aggregated" else "all"
    return Run(
        name=f"{people}, {name}",
        requests=int(row["Request Count"]),
        errors=int(row["Failure Count"]),
        median=float(row["Median Response Time"]) / 1000,
        p95=float(row["95%"]) / 1000,
        rate=float(row["Requests/s"]),
    )


def _ask(client: httpx.Client, text: str) -> float:
    start = time.perf_counter()
    client.post("/api/v1/ask", json={"turns": [{"role": "user", "text": text}]}).raise_for_status()
    return time.perf_counter() - start


def _resident(client: httpx.Client) -> float:
    found = RESIDENT.search(client.get("/metrics").text)
    return float(found[1]) / 2**20 if found else float("nan")


def _ready(url: str, process: "subprocess.Popen[bytes]") -> str:
    """The address, once the server is ready. Raises SystemExit when it ends."""
    with httpx.Client(timeout=5) as client:
        while process.poll() is None:
            with suppress(httpx.HTTPError):
                if client.get(f"{url}/readyz").status_code == 200:
                    return url
            time.sleep(0.3)
    raise SystemExit("The server did not start. Run `make index`.")


if __name__ == "__main__":
    main()
