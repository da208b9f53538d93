"""Datasets → Inspect samples. A sample's metadata is its line of the dataset, with the split it belongs to."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessage, ChatMessageUser

from evals.questions import DATASETS

ACCEPTANCE = DATASETS / "acceptance"
"""Questions that were used for nothing but the final figures; each task takes its file when it is there."""
SMOKE = 6
"""Samples of a split, or of each set of a task, in the smoke run."""

Scale = Literal["smoke", "usual", "full"]
"""How much is asked: a fixed handful, what `make eval` asks, or everything."""
Line = dict[str, Any]
T = TypeVar("T")


def lines(path: Path) -> list[Line]:
    """The objects of a JSON Lines file; none when there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


QUESTIONS = ("questions_dev.jsonl", "fresh_dev.jsonl"), "questions.jsonl"
UNANSWERABLE = ("unanswerable_dev.jsonl",), "unanswerable.jsonl"
DIALOGUES = ("dialogues_dev.jsonl",), "dialogues.jsonl"


def splits(development: Sequence[str], acceptance: str = "") -> list[Line]:
    """The lines of the development files and of the acceptance file, each with its `split`; files may be missing."""
    known = [line | {"split": "development"} for name in development for line in lines(DATASETS / name)]
    kept_back = lines(ACCEPTANCE / acceptance) if acceptance else []
    return [*known, *(line | {"split": "acceptance"} for line in kept_back)]


def as_samples(of: Sequence[Line], scale: Scale = "usual") -> MemoryDataset:
    """Samples whose input is the line's `question` or `text`, or its `turns` as messages."""
    kept = [line for group in _groups(of).values() for line in thinned(group, scale)]
    return MemoryDataset([Sample(id=line["id"], input=_input(line), metadata=line) for line in kept])


def thinned(items: Sequence[T], scale: Scale) -> Sequence[T]:
    """All of them, or in the smoke run some spread evenly over the whole."""
    if scale != "smoke" or len(items) <= SMOKE:
        return items
    return [items[index * len(items) // SMOKE] for index in range(SMOKE)]


def _groups(of: Sequence[Line]) -> dict[tuple[str, str], list[Line]]:
    """By split, and by set where a task has several."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in of:
        found.setdefault((line["split"], line.get("set", "")), []).append(line)
    return found


def _input(line: Line) -> str | list[ChatMessage]:
    if "turns" in line:
        return [ChatMessageUser(content=turn) for turn in line["turns"]]
    text: str = line["question"] if "question" in line else line["text"]
    return text
