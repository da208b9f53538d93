"""Run the suite: ask, score, sum up, and hold the figures against the thresholds.

python -m evals.run                     every task
python -m evals.run answers safety      some of them
python -m evals.run --smoke             a few samples of each, in less than a minute
python -m evals.run --full              the whole counterfactual grid
python -m evals.run --write             also keep the run in evals/results/runs
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

from inspect_ai import eval as evaluate
from inspect_ai.log import EvalLog, read_eval_log

from assistant.errors import SettingsError
from evals.configuration import configuration
from evals.gates import Threshold, gates, load_thresholds
from evals.record import Run, Summary, Task, save
from evals.samples import Scale
from evals.solver import under_test
from evals.table import table
from knowledge_base.errors import KnowledgeBaseError

HERE = Path(__file__).parent
RUNS = HERE / "results" / "runs"
LOGS = Path("logs") / "evals"
"""Where the Inspect logs go, from the folder one starts in; git ignores it."""
TASKS: tuple[Task, ...] = get_args(Task)
AT_ONCE = 2
"""Samples asked at the same time, one a core; more only wait for each other."""

Report = Callable[[str], None]


def run(tasks: Sequence[Task], scale: Scale, logs: Path, say: Report = print) -> Run:
    """Ask and score every task in turn. Raises ValueError naming the task that did not finish."""
    made, start = datetime.now(UTC), time.perf_counter()
    under_test()
    gc.freeze()  # The assistant stays; collecting it again and again took a third of the time.
    found = [_summary(name, scale, logs, say, f"{place} of {len(tasks)}") for place, name in enumerate(tasks, start=1)]
    together = combined(found)
    return Run(
        **{name: getattr(together, name) for name in Summary.model_fields},
        id=f"{made:%Y-%m-%dT%H%MZ}",
        made=made,
        configuration={**configuration(scale), "seconds": round(time.perf_counter() - start)},
        gates=gates(_thresholds(scale), together.figures, tasks),
    )


def _thresholds(scale: Scale) -> Iterable[Threshold]:
    """In the smoke run only what must hold for every single answer: a dozen samples show no more."""
    return [one for one in load_thresholds() if one.smoke or scale != "smoke"]


def _summary(name: Task, scale: Scale, logs: Path, say: Report, place: str) -> Summary:
    module, start = import_module(f"evals.tasks.{name}"), time.perf_counter()
    say(f"\n{name}, {place}")
    log = answered(getattr(module, name)(scale=scale), logs)
    summary: Summary = module.summarise(log)
    say(f"{name}: {len(log.samples or ())} samples in {time.perf_counter() - start:.0f} s")
    return summary


def answered(task: Any, logs: Path, display: str | None = None) -> EvalLog:
    """The log of a task, read back from its file as any later reader finds it."""
    (log,) = evaluate(
        task,
        model=None,
        log_dir=str(logs),
        display=display or ("rich" if sys.stdout.isatty() else "plain"),  # type: ignore[arg-type]
        max_samples=AT_ONCE,
        log_realtime=False,
        ctl_server=False,
    )
    return read_eval_log(log.location)


def combined(summaries: Iterable[Summary]) -> Summary:
    """All that the tasks found, in their order."""
    of = list(summaries)
    together: dict[str, Any] = {
        name: tuple(item for summary in of for item in getattr(summary, name))
        for name in Summary.model_fields
        if name != "scores"
    }
    return Summary(**together, scores={name: kept for summary in of for name, kept in summary.scores.items()})


def main(arguments: list[str] | None = None, make: Callable[[Sequence[Task], Scale, Path], Run] = run) -> int:
    """0 when every gate holds, 1 when one fails, 2 when the suite could not run."""
    options = _parser().parse_args(arguments)
    scale: Scale = "smoke" if options.smoke else "full" if options.full else "usual"
    try:
        done = make(options.tasks or TASKS, scale, options.logs)
    except (KnowledgeBaseError, SettingsError, ValueError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    print(table(done))
    if options.write:
        print(f"Kept in {save(done, RUNS)}")
    print(f"Every sample: inspect view --log-dir {options.logs}")
    return 0 if done.passed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.run", description="Run the evaluation suite.")
    parser.add_argument("tasks", nargs="*", choices=[*TASKS, []], metavar="TASK", help=f"some of: {', '.join(TASKS)}")
    parser.add_argument("--smoke", action="store_true", help="a few samples of each task")
    parser.add_argument("--full", action="store_true", help="the whole counterfactual grid and all public prompts")
    parser.add_argument("--write", action="store_true", help=f"keep the run in {RUNS.relative_to(HERE.parent)}")
    parser.add_argument("--logs", type=Path, default=LOGS, help="folder of the Inspect logs (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
