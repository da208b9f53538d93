"""Every gate can fail, names a figure that some task makes, and says why it is where it is."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from evals.gates import Threshold, gates, load_thresholds
from evals.record import Figure, Gate, Run, Task
from evals.run import TASKS
from tests.evals.made_up import FIRST

ALL = load_thresholds()
BEYOND = 0.01


def figure(name: str, value: float | None) -> Figure:
    task = name.split("/", maxsplit=1)[0]
    return Figure.model_validate({"name": name, "task": task, "title": "made up", "value": value, "scored": 1})


def run(found: Sequence[Gate]) -> Run:
    return Run(id="made-up", made=FIRST, configuration={}, figures=(), gates=tuple(found))


def held(threshold: Threshold, value: float | None) -> Gate:
    (gate,) = gates([threshold], [figure(threshold.figure, value)], [threshold.figure.split("/")[0]])
    return gate


def bar(threshold: Threshold) -> float:
    found = threshold.at_least if threshold.at_least is not None else threshold.at_most
    assert found is not None
    return found


@pytest.mark.parametrize("threshold", ALL, ids=lambda one: one.name)
def test_a_figure_beyond_the_bar_fails_its_gate_and_the_run(threshold: Threshold) -> None:
    beyond = [
        *([threshold.at_least - BEYOND] if threshold.at_least is not None else []),
        *([threshold.at_most + BEYOND] if threshold.at_most is not None else []),
    ]
    for value in beyond:
        gate = held(threshold, value)
        assert gate.passed is False
        assert not run([gate]).passed


@pytest.mark.parametrize("threshold", ALL, ids=lambda one: one.name)
def test_a_figure_at_the_bar_passes(threshold: Threshold) -> None:
    assert held(threshold, bar(threshold)).passed


@pytest.mark.parametrize("threshold", ALL, ids=lambda one: one.name)
def test_a_figure_without_a_value_is_neither_passed_nor_failed(threshold: Threshold) -> None:
    assert held(threshold, None).passed is None


@pytest.mark.parametrize("threshold", ALL, ids=lambda one: one.name)
def test_the_reason_is_one_that_a_reader_can_weigh(threshold: Threshold) -> None:
    assert len(threshold.reason.split()) >= 4
    assert threshold.reason.endswith(".")


def test_gates_of_tasks_that_did_not_run_are_left_out() -> None:
    assert {gate.figure.split("/")[0] for gate in gates(ALL, (), ["answers"])} == {"answers"}


def test_every_task_is_held_to_something_and_can_be_run() -> None:
    held_to: Mapping[str, int] = {task: sum(one.figure.startswith(f"{task}/") for one in ALL) for task in TASKS}
    assert [task for task, count in held_to.items() if not count] == []
    assert get_args(Task) == TASKS
    for task in TASKS:
        module = import_module(f"evals.tasks.{task}")
        assert callable(getattr(module, task))
        assert callable(module.summarise)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('[g]\nfigure = "answers/passed"\nreason = "No bar at all."', "needs at_least or at_most"),
        ('[g]\nfigure = "answers/passed"\nat_least = 0.9', "reason"),
        ('[g]\nfigure = "answers/passed"\nat_last = 0.9\nreason = "Misspelled."', "at_last"),
    ],
)
def test_a_table_that_would_never_fail_is_refused(tmp_path: Path, table: str, why: str) -> None:
    path = tmp_path / "thresholds.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ValidationError, match=why):
        load_thresholds(path)
