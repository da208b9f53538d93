"""Claims that people have judged against a passage: BEGIN, WiCE and MTRAG, as their authors published them.

BEGIN (Dziri and others, 2022): replies of four dialogue models; supported means "Fully attributable".
WiCE (Kamoi and others, 2023): sentences of Wikipedia against the cited page; supported means
"supported", so a partly supported claim is not. MTRAG (Katsis and others, 2025): answers of two
language models to answerable questions, with the mean of the annotators' faithfulness ratings, 1 to 4.
"""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from evals.conditionalqa import FALLBACK, VARIABLE
from knowledge_base.models import Frozen
from knowledge_base.segmenter import sentences

BEGIN_SETS = {
    "begin_dev_wow.tsv": "BEGIN-WoW",
    "begin_dev_tc.tsv": "BEGIN-TopicalChat",
    "begin_dev_cmu.tsv": "BEGIN-CMU-DoG",
}
WICE = "WiCE"
MTRAG = "MTRAG"
ALL_SETS = frozenset({*BEGIN_SETS.values(), WICE, MTRAG})
FILES = (*(f"begin/{name}" for name in BEGIN_SETS), "wice/claim_dev.jsonl", "mtrag/mtrag_human_evaluations_subset.json")


class Judged(Frozen):
    """A claim, what it was judged against, and the judgement."""

    claim: str
    evidence: tuple[str, ...]
    """Sentences, in order."""
    label: float
    """1 or 0 for supported or not; for MTRAG the mean rating, 1 to 4."""
    source: str
    """What samples drawn together share: the passage, the page or the question."""


def data_folder() -> Path | None:
    """The folder in CAREER_ASSISTANT_EVAL_DATA, or ../shared/data when that is not set, if it holds any of the files."""
    folder = Path(os.environ.get(VARIABLE) or FALLBACK)
    return folder if any((folder / name).is_file() for name in FILES) else None


def load(folder: Path) -> dict[str, list[Judged]]:
    """Set name → its samples, for the sets whose file is there."""
    readers = {title: (_begin, f"begin/{name}") for name, title in BEGIN_SETS.items()}
    readers |= {WICE: (_wice, FILES[-2]), MTRAG: (_mtrag, FILES[-1])}
    return {title: list(read(folder / name)) for title, (read, name) in readers.items() if (folder / name).is_file()}


def _begin(path: Path) -> Iterator[Judged]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Judged(
                claim=row["response"],
                evidence=split(row["knowledge"]),
                label=float(row["begin_label"] == "Fully attributable"),
                source=row["knowledge"],
            )


def _wice(path: Path) -> Iterator[Judged]:
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield Judged(
            claim=item["claim"],
            evidence=tuple(item["evidence"]),
            label=float(item["label"] == "supported"),
            source=item["evidence"][0] + str(len(item["evidence"])),
        )


def _mtrag(path: Path) -> Iterator[Judged]:
    data = json.loads(path.read_text(encoding="utf-8"))
    texts = {item["document_id"]: item["text"] for item in data["documents"]}
    tasks = {item["task_id"]: item for item in data["tasks"] if "ANSWERABLE" in item["Answerability"]}
    for item in data["evaluations"]:
        task = tasks.get(item["task_id"])
        if task and item["model_id"] != "reference":
            passages = [texts[context["document_id"]] for context in task["contexts"]]
            ratings = item["annotations"]["faithfulness"].values()
            yield Judged(
                claim=item["model_response"],
                evidence=tuple(sentence for passage in passages for sentence in split(passage)),
                label=fmean(float(rating["value"]) for rating in ratings),
                source=item["task_id"],
            )


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text of several lines."""
    return tuple(sentence for line in text.splitlines() if line.strip() for sentence in sentences(line.strip()))
