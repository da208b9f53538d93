"""The retrieval benchmark's numbers as Markdown."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval import FUSION, Fusion
from evals.conditionalqa import NOT_WORK, SECTION_SENTENCES, WORK
from evals.peers import Haystack
from evals.retrieval_metrics import RESAMPLES, PerQuestion, difference
from knowledge_base.build import Manifest

SKIPPED = "peer skipped: not installed"
METRICS = ("nDCG@10", "Recall@5")
LIBRARIES = ("bm25s", "PyStemmer", "chromadb", "sentence-transformers", "torch", "numpy", "scipy", "ir-measures")


class Condition(StrEnum):
    QUESTION = "question alone"
    SCENARIO = "scenario and question"


class Row(NamedTuple):
    """A system in one variant, with a value for each question."""

    family: str
    variant: str
    values: dict[Condition, PerQuestion]


def report(
    rows: Sequence[Row],
    pages: Sequence[str],
    half: NDArray[np.bool_],
    manifest: Manifest,
    seconds: float,
    peer: Haystack | None,
) -> str:
    """The whole results file. `pages` holds the gold page of each question; ours is the last row."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    haystack = f"Haystack {peer.version}" if peer else f"Haystack: {SKIPPED}"
    return "\n".join(
        [
            "# Search quality on GOV.UK pages (ConditionalQA, train)",
            "",
            f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.retrieval_benchmark --write`.",
            "",
            f"- Questions: {len(pages)} about work, on {len(set(pages))} pages. Ours holds {manifest.sections} sections "
            f"and {manifest.passages} passages of all pages; a page longer than {SECTION_SENTENCES} sentences is split.",
            f"- Rule of selection: the page's address matches `{WORK.pattern}` and not `{NOT_WORK.pattern}`, and the "
            "question has evidence. The ids are in `datasets/conditionalqa_work_ids.json`.",
            f"- Embedder of every system: {manifest.embedder}. Ours: {FUSION!r}.",
            f"- {libraries}, {haystack}, Python {platform.python_version()}.",
            f"- Ours takes {1000 * seconds:.1f} ms a question beside the embedding (median).",
            "",
            "## Every system",
            "",
            *_systems(rows),
            "",
            "Each question has one gold page, so Hit@5 equals Recall@5. BM25, MiniLM and RRF (k = 60) rank whole pages, "
            "or the same sections as ours, each with its page's title.",
            "",
            "## Ours minus the best variant of each peer",
            "",
            f"95 % intervals by paired percentile bootstrap, {RESAMPLES:,} draws of questions, then of pages. "
            "The best variant is chosen for each metric and condition apart.",
            "",
            *_differences(rows, pages),
            "",
            "## Halves of the pages",
            "",
            "nDCG@10 of ours and of the best peer variant on each half, the pages parted by a hash of their id.",
            "",
            *_halves(rows, half),
            "",
        ]
    )


def _systems(rows: Sequence[Row]) -> list[str]:
    heads = [f"{metric}, {condition}" for condition in Condition for metric in METRICS]
    lines = ["| System | " + " | ".join(heads) + " |", "| --- |" + " --- |" * len(heads)]
    for row in rows:
        cells = [f"{row.values[condition][metric].mean():.3f}" for condition in Condition for metric in METRICS]
        lines.append(f"| {row.family}: {row.variant} | " + " | ".join(cells) + " |")
    return lines


def _best(rows: Sequence[Row], condition: Condition, metric: str) -> Row:
    return max(rows, key=lambda row: float(row.values[condition][metric].mean()))


def _differences(rows: Sequence[Row], pages: Sequence[str]) -> list[str]:
    ours, peers = rows[-1], rows[:-1]
    lines = ["| Peer | Condition | Metric | Best variant | Ours minus peer |", "| --- |" + " --- |" * 4]
    for family in dict.fromkeys(row.family for row in peers):
        for condition in Condition:
            for metric in METRICS:
                best = _best([row for row in peers if row.family == family], condition, metric)
                gap = difference(ours.values[condition][metric], best.values[condition][metric], pages)
                lines.append(f"| {family} | {condition} | {metric} | {best.variant} | {gap} |")
    return lines


def _halves(rows: Sequence[Row], half: NDArray[np.bool_]) -> list[str]:
    lines = ["| Half | Condition | Ours | Best peer |", "| --- | --- | --- | --- |"]
    for name, chosen in (("first", ~half), ("second", half)):
        for condition in Condition:
            means = [float(row.values[condition]["nDCG@10"][chosen].mean()) for row in rows]
            lines.append(
                f"| {name} ({chosen.sum()} questions) | {condition} | {means[-1]:.3f} | {max(means[:-1]):.3f} |"
            )
    return lines


def sweep_table(results: Sequence[tuple[Fusion, dict[Condition, PerQuestion]]], half: NDArray[np.bool_]) -> str:
    """Ours with each setting: nDCG@10 on all questions and on each half, and Recall@5."""
    heads = [
        f"{head}, {condition}"
        for condition in Condition
        for head in ("nDCG@10", "first half", "second half", "Recall@5")
    ]
    lines = [
        "| whole | part | keyword | neighbours | " + " | ".join(heads) + " |",
        "| --- |" * 4 + " --- |" * len(heads),
    ]
    for fusion, values in results:
        cells = [f"{fusion.whole:g}", f"{fusion.part:g}", f"{fusion.keyword:g}", str(fusion.neighbours)]
        for condition in Condition:
            gain = values[condition]["nDCG@10"]
            means = (gain.mean(), gain[~half].mean(), gain[half].mean(), values[condition]["Recall@5"].mean())
            cells += [f"{mean:.3f}" for mean in means]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
