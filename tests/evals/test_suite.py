"""The tasks end to end over a small corpus: every gate names a figure that its task makes, and runs are put together."""

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from evals.bias.corpus import audit
from evals.bias.figures import all_effects, figures
from evals.gates import load_thresholds
from evals.guides import Guides
from evals.record import Figure, Gate, Run, Summary, Task
from evals.run import TASKS, answered, combined
from evals.samples import Scale
from evals.table import table
from tests.evals.made_up import FIRST, figure
from tests.fakes import corpus

WHOLE: tuple[Task, ...] = ("safety", "freshness")
"""Their gates are on parts that a few samples may miss; the others are asked a few."""

PUBLIC = "/public"
"""Ending of figures on published data, which is not here; the same figure on our own data is."""


def small_guides() -> Guides:
    return Guides(corpus())


def summary_of(task: Task, assistant: Assistant, logs: Path) -> Summary:
    module = import_module(f"evals.tasks.{task}")
    scale: Scale = "usual" if task in WHOLE else "smoke"
    given = {"scale": scale, "assistant": assistant, "guides": small_guides}
    make, sum_up = getattr(module, task), module.summarise
    log = answered(make(**{name: given[name] for name in inspect.signature(make).parameters}), logs, display="none")
    found: Summary = sum_up(log, small_guides) if "guides" in inspect.signature(sum_up).parameters else sum_up(log)
    return found


def held_to(task: Task) -> list[str]:
    return [one.figure for one in load_thresholds() if one.figure.split("/", maxsplit=1)[0] == task]


@pytest.mark.parametrize("task", [task for task in TASKS if task != "bias"])
def test_every_gate_names_a_figure_that_its_task_makes(
    task: Task, make_assistant: Callable[..., Assistant], tmp_path: Path
) -> None:
    made = {one.name: one for one in summary_of(task, make_assistant(), tmp_path).figures}
    wanted = held_to(task)
    assert wanted
    assert [name for name in wanted if name.removesuffix(PUBLIC) not in made] == []
    assert all(one.task == task for one in made.values())
    assert all(one.value is not None or one.scored == 0 for one in made.values()), "nothing scored is no value"


def test_every_gate_on_bias_names_a_figure_of_its_cells_or_of_the_guides() -> None:
    of_guides, _, _ = audit(corpus())
    made = {one.name for one in (*figures([], all_effects([])), *of_guides)}
    assert held_to("bias")
    assert set(held_to("bias")) <= made


def test_summaries_are_put_together_in_their_order() -> None:
    first = Summary(figures=(figure("answers/passed"),), scores={"answers/passed": {"a": 1.0}}, skipped=("one",))
    second = Summary(figures=(figure("safety/crisis"),), scores={"safety/crisis": {"b": 0.0}}, skipped=("two",))
    both = combined([first, second])
    assert [one.name for one in both.figures] == ["answers/passed", "safety/crisis"]
    assert both.scores == {"answers/passed": {"a": 1.0}, "safety/crisis": {"b": 0.0}}
    assert both.skipped == ("one", "two")


def test_the_table_says_which_gates_failed() -> None:
    gates = (
        Gate(name="told", figure="answers/passed", at_least=0.9, reason="Because.", value=0.5, passed=False),
        Gate(name="heard", figure="safety/crisis", at_least=0.9, reason="Because.", value=None, passed=None),
    )
    found: tuple[Figure, ...] = (figure("answers/passed", 0.5),)
    shown = table(Run(id="made-up", made=FIRST, configuration={}, figures=found, gates=gates))
    assert "FAILED" in shown
    assert "2 gates, 1 failed, 1 not measured" in shown
