"""Do a person's planned dates and amounts match cases worked out by another reader, from the facts alone?

python -m evals.planning_cases          every case that differs, with both values
python -m evals.planning_cases --write  also the counts, into evals/results/

Fields that a case expects to be absent are null. A case with an `error_field` expects a message about that input.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from assistant.planning.outcome import outcome
from knowledge_base.models import Frozen, NonEmpty

HERE = Path(__file__).parent
CASES = HERE / "datasets" / "planning_cases.jsonl"
RESULTS = HERE / "results" / "planning_cases.md"
TODAY = date(2026, 11, 22)
"""The day on which every case is asked."""
FIRST_RUNS = ("matched", "case corrected", "product corrected")


class Case(Frozen):
    """One line of planning_cases.jsonl."""

    id: NonEmpty
    inputs: dict[str, Any]
    expect: dict[str, str | float | int | None] = Field(default_factory=dict)
    """Fields with their values; None where the field must not stand."""
    error_field: NonEmpty | None = None
    why: NonEmpty
    batch: Literal[1, 2, 3]
    """1 was written before its writer had read the rules; 2 after the first comparison, for what had no case; 3 by a
    third reader, who had read the rules but counted from the facts, for every nation, employer and edge."""
    first_run: Literal["matched", "case corrected", "product corrected"]


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    return tuple(Case.model_validate_json(line) for line in CASES.read_text(encoding="utf-8").splitlines())


def differences(case: Case) -> tuple[str, ...]:
    """What the plan says otherwise; empty when it agrees."""
    made = outcome(case.inputs, TODAY)
    if case.error_field is not None:
        named = (made.problem or "").startswith(f"{case.error_field}:")
        return () if named else (f"a problem with {case.error_field}, not {made.problem}",)
    if made.problem is not None:
        return (made.problem,)
    pairs = ((field, value, made.fields.get(field)) for field, value in case.expect.items())
    return tuple(f"{field}: {value} by hand, {told} in the plan" for field, value, told in pairs if value != told)


def report(all_cases: Sequence[Case], different: Iterable[str]) -> str:
    """The counts as Markdown. `different` are the ids of cases that differ now."""
    rows = [
        "# Worked planning cases",
        "",
        f"Measured {date.today().isoformat()} with `python -m evals.planning_cases --write`.",
        "",
        "| Batch | Cases | Matched first run | Case corrected | Product corrected | Match now |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    wrong = set(different)
    for batch in (1, 2, 3):
        chosen = [case for case in all_cases if case.batch == batch]
        runs: Counter[str] = Counter(case.first_run for case in chosen)
        counts = [str(runs[name]) for name in FIRST_RUNS]
        rows.append(f"| {batch} | {len(chosen)} | {' | '.join(counts)} | {sum(c.id not in wrong for c in chosen)} |")
    return "\n".join(rows) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.planning_cases", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write the counts to {RESULTS.name}")
    options = parser.parse_args(arguments)
    different = {case.id: found for case in cases() if (found := differences(case))}
    text = report(cases(), different)
    for name, found in different.items():
        print(f"{name}: {'; '.join(found)}")
    print(f"{len(cases()) - len(different)} of {len(cases())} cases match.")
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
