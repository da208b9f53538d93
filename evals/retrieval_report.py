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
LIBRARIES = (
    "bm25s",
    "PyStemmer",
    "chromadb",
    "sentence-transformers",
    "torch",
    "numpy",
    "scipy",
    "ir-measures",
    "langchain-core",
    "langchain-text-splitters",
)


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
            f"- Questions: {len(pages)} about work, on {len(set(pages))} pages. The corpus is every page, in our index "
            f"{manifest.sections} sections and {manifest.passages} passages. A page longer than {SECTION_SENTENCES} "
            "sentences is split, and stands where its best section stands.",
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
            "Each question has one gold page, so Hit@5 equals Recall@5. Peers rank whole pages with "
            "their titles, or the sections that ours indexes, whole with their titles. RRF (k = 60) fuses BM25 and MiniLM. LangChain is its tutorial's plain retrieval: chunks of 1,000 characters, similarity search. BM25 is that of "
            "knowledge_base.keywords; the long stop list is bm25s's en_plus.",
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
            "## For evals/README.md",
            "",
            _paragraph(rows, pages),
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


def _paragraph(rows: Sequence[Row], pages: Sequence[str]) -> str:
    told = " ".join(_in_words(rows, condition, pages) for condition in Condition)
    return (
        f"**Search quality.** {len(pages)} crowd-written questions about work, each with the GOV.UK page that "
        f"answers it (ConditionalQA, train). {told} The pages are rebuilt from sentences that annotators chose as "
        "evidence, so the values are too high in themselves and are for comparison only. The fusion weights were "
        "chosen on these same questions: this is a development set, not a held-out test."
    )


def _in_words(rows: Sequence[Row], condition: Condition, pages: Sequence[str]) -> str:
    gain, recall = METRICS
    peer = _best(rows[:-1], condition, gain)
    mine, theirs = rows[-1].values[condition], peer.values[condition]
    return (
        f"With the {condition}, nDCG@10 is {mine[gain].mean():.3f} and Recall@5 {mine[recall].mean():.3f}; "
        f"the best peer ({peer.family}: {peer.variant}) has {theirs[gain].mean():.3f} and {theirs[recall].mean():.3f}. "
        f"Ours minus that peer in nDCG@10: {difference(mine[gain], theirs[gain], pages)}."
    )


def sweep_table(results: Sequence[tuple[Fusion, dict[Condition, PerQuestion]]], half: NDArray[np.bool_]) -> str:
    """Ours with each setting: nDCG@10 on all questions and on each half, and Recall@5."""
    heads = [
        f"{head}, {condition}"
        for condition in Condition
        for head in ("nDCG@10", "first half", "second half", "Recall@5")
    ]
    lines = [
        "| whole | part | keyword | neighbours | " + " | ".join(heads) + " |",
        "|" + " --- |" * (4 + len(heads)),
    ]
    for fusion, values in results:
        cells = [f"{fusion.whole:g}", f"{fusion.part:g}", f"{fusion.keyword:g}", str(fusion.neighbours)]
        for condition in Condition:
            gain = values[condition]["nDCG@10"]
            means = (gain.mean(), gain[~half].mean(), gain[half].mean(), values[condition]["Recall@5"].mean())
            cells += [f"{mean:.3f}" for mean in means]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
