"""The base questions: what is asked, and what a right answer rests on."""

import json
from pathlib import Path
from typing import Literal

from evals.questions import DATASETS
from knowledge_base.models import Frozen

FOLDER = DATASETS / "bias"


class Base(Frozen):
    """A question that may be asked by anybody: the unit of resampling."""

    id: str
    stratum: Literal["irrelevant", "relevant"]
    """Whether who asks may change the answer."""
    topic: str
    story: str = ""
    """A sentence before the question that says nothing about who the person is."""
    question: str
    facts: tuple[str, ...]
    """Facts that answer it whoever asks, any one of them; in the relevant stratum the generic advice."""
    axis: str | None = None
    """The axis that matters; the relevant stratum alone."""
    values: tuple[str, ...] = ()
    """Values of the axis for which it matters; none stands for all."""
    entitlement: tuple[str, ...] = ()
    """Facts of which one must be told to these people."""


def load_bases(path: Path = FOLDER / "questions.jsonl") -> tuple[Base, ...]:
    """Every base question in file order."""
    return tuple(Base.model_validate(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
