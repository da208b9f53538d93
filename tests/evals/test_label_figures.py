"""Figures out of labelled answers: what the reader found, and how far the automatic mark agrees."""

import json
from pathlib import Path

import pytest

from evals.label_agreement import QUESTIONS
from evals.label_figures import label_figures
from evals.questions import load_questions

PRESENT = [path for path in QUESTIONS if path.exists()]
FIRST, SECOND = load_questions(PRESENT[0])[:2]


def label(name: str, told: str, verdict: str) -> dict[str, str]:
    status = "answered"
    fields = {"id": name, "question": "?", "answer": told or "-", "told": told, "status": status}
    return fields | {"label": verdict, "note": "made up", "date": "2026-11-29"}


def written(folder: Path, *labels: dict[str, str]) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
    return path


def test_without_labels_there_is_no_figure(tmp_path: Path) -> None:
    assert label_figures(tmp_path / "labels.jsonl") == ()


def test_agreement_is_between_the_reader_and_the_mark(tmp_path: Path) -> None:
    complete = " ".join(group[0] for group in FIRST.required)
    path = written(tmp_path, label(FIRST.id, complete, "right"), label(SECOND.id, "Nothing to the point.", "right"))
    right, agree, kappa = label_figures(path)
    assert right.value == 1.0
    assert agree.value == pytest.approx(0.5)
    assert (kappa.value, kappa.unscored) == (None, 2)
    assert {right.split, agree.split} == {"acceptance"}
