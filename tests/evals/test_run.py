"""The command of the suite: what it runs, what it says and how it ends."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evals.record import Gate, Run, Task
from evals.run import TASKS, main
from evals.samples import SMOKE, Scale, thinned
from knowledge_base.errors import MissingIndexError
from tests.evals.made_up import FIRST

Make = Callable[[Sequence[Task], Scale, Path], Run]


def ending(passed: bool | None, seen: list[object] | None = None) -> Make:
    """A run with one gate that ended so; what was asked for is noted."""
    value = None if passed is None else float(passed)
    gate = Gate(name="told", figure="answers/passed", at_least=1.0, reason="Because.", value=value, passed=passed)

    def make(tasks: Sequence[Task], scale: Scale, logs: Path) -> Run:
        if seen is not None:
            seen.extend([tuple(tasks), scale])
        return Run(id="made-up", made=FIRST, configuration={}, figures=(), gates=(gate,))

    return make


@pytest.mark.parametrize(("passed", "code"), [(True, 0), (False, 1), (None, 0)])
def test_the_command_fails_when_a_gate_does(passed: bool | None, code: int) -> None:
    assert main([], ending(passed)) == code


def test_a_suite_that_cannot_run_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    def make(tasks: Sequence[Task], scale: Scale, logs: Path) -> Run:
        raise MissingIndexError("There is no index. Run `make index`.")

    assert main([], make) == 2
    assert "Run `make index`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "tasks", "scale"),
    [([], TASKS, "usual"), (["--smoke"], TASKS, "smoke"), (["answers", "--full"], ("answers",), "full")],
)
def test_what_is_asked_for_is_what_runs(arguments: list[str], tasks: tuple[Task, ...], scale: Scale) -> None:
    seen: list[object] = []
    main(arguments, ending(True, seen))
    assert seen == [tasks, scale]


def test_a_task_that_is_none_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["answer"], ending(True))


def test_the_smoke_run_takes_some_from_all_over() -> None:
    few = thinned(range(600), "smoke")
    assert len(few) == SMOKE
    assert (few[0], max(few) > 400) == (0, True)
    assert list(thinned(range(600), "usual")) == list(range(600))
