"""Speed and memory, as ratios within one run: `python -m evals.benchmark` (`make bench`).

Prints a Markdown table and writes it to evals/results/benchmark.md with `--write`.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.questions import DATASETS, load_questions
from knowledge_base.build import build_index
from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.reader import LiveKnowledgeBase
from knowledge_base.whole import whole_corpus

Result = TypeVar("Result")
RESULTS = Path(__file__).parent / "results" / "benchmark.md"
DISCLOSURES = DATASETS / "disclosure_questions.jsonl"
ROUNDS = 3
ASKERS = 8
PLAIN = (
    "When does my manager have to answer my flexible working request?",
    "How many keeping in touch days can I work?",
    "How much is statutory maternity pay?",
    "Which data jobs are there in the NHS?",
    "How do I get back on the nursing register?",
    "What is the starting pay of band 5?",
    "Can I get help with childcare costs?",
    "Who can mentor me in digital health?",
)
"""Questions of one sentence: put in one way, embedded once."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write the table to {RESULTS.name}")
    options = parser.parse_args()
    table = measure()
    print(table)
    if options.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(table, encoding="utf-8")


def measure() -> str:
    """Run every measurement over a fresh index and return the table."""
    embedder = SentenceTransformerEmbedder()
    embedder.embed(["warm up"])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        corpus = whole_corpus(settings)
        first, manifest = timed(lambda: build_index(corpus, embedder, settings.index_dir))
        second, again = timed(lambda: build_index(corpus, embedder, settings.index_dir))
        embedder.serve_many()
        assistant = Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder)
        stories = [q.question for q in load_questions() if q.style == "story"][:8]
        told = [json.loads(line)["question"] for line in DISCLOSURES.read_text(encoding="utf-8").splitlines()][:8]
        rows = [
            ("Sections and passages", f"{manifest.sections}, {manifest.passages}"),
            ("First build", f"{first:.1f} s, {manifest.embedded} passages embedded"),
            ("Second build", f"{second:.2f} s, {again.embedded} passages embedded"),
            ("Build: passages a second", f"{manifest.passages / first:.0f}"),
            *latency("One plain question", assistant, embedder, PLAIN),
            *latency("A question after a statement, put in several ways", assistant, embedder, told),
            *latency("A story with a question in it", assistant, embedder, stories),
            *throughput(assistant),
            ("Peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"),
        ]
    return report(rows)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def latency(
    name: str, assistant: Assistant, embedder: SentenceTransformerEmbedder, questions: Sequence[str]
) -> list[tuple[str, str]]:
    """Median seconds of an answer, and its ratio to one bare embedding of the same question, taken in turns.

    Bare is one call of sentence-transformers; our own row of texts is a little quicker, so its ratio stands beside it.
    """
    asks: list[float] = []
    bare: list[float] = []
    row: list[float] = []
    for text in questions:
        assistant.ask(Question(text=text))
    for _ in range(ROUNDS * 4):
        for text in questions:
            bare.append(timed(lambda text=text: embedder.encode([text]))[0])  # type: ignore[misc]
            row.append(timed(lambda text=text: embedder.embed([text]))[0])  # type: ignore[misc]
            asks.append(timed(lambda text=text: assistant.ask(Question(text=text)))[0])  # type: ignore[misc]
    return [
        (f"{name}: median answer", f"{statistics.median(asks) * 1000:.1f} ms"),
        (f"{name}: ratio to one bare embedding of it", f"{ratio(asks, bare):.2f}"),
        (f"{name}: ratio to its embedding in our row", f"{ratio(asks, row):.2f}"),
    ]


def ratio(seconds: Sequence[float], others: Sequence[float]) -> float:
    """Median of the ratios of what ran in turns."""
    return statistics.median(one / other for one, other in zip(seconds, others, strict=True))


def throughput(assistant: Assistant) -> list[tuple[str, str]]:
    """Answers a second with one asker and with eight, and their ratio."""
    work = [Question(text=text) for text in PLAIN] * ROUNDS
    one, _ = timed(lambda: [assistant.ask(question) for question in work])
    with ThreadPoolExecutor(ASKERS) as pool:
        many, _ = timed(lambda: list(pool.map(assistant.ask, work * 2)))
    single, eight = len(work) / one, 2 * len(work) / many
    return [
        ("One asker", f"{single:.0f} answers a second"),
        (f"{ASKERS} askers at once", f"{eight:.0f} answers a second ({eight / single:.2f} times one asker)"),
    ]


def report(rows: Sequence[tuple[str, str]]) -> str:
    """Markdown with the machine's description."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    lines = ["# Speed and memory", "", f"Measured {datetime.now(UTC):%Y-%m-%d} with `make bench` on {machine}.", ""]
    lines += ["| What | Figure |", "| --- | --- |", *(f"| {name} | {figure} |" for name, figure in rows), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
