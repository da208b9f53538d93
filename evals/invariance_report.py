"""The invariance tables as Markdown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

WORST, MEAN = -2.0, 0.5
"""Points of Hit@5: the worst clause may lose so much, the mean over clauses may move so much."""


class Delta(NamedTuple):
    """Points of Hit@5 with a clause in a place, minus without."""

    axis: str
    clause: str
    place: str
    with_scenario: bool
    points: float


def report(
    found: Mapping[str, Sequence[Delta]],
    recall: tuple[float, float],
    missed: Sequence[str],
    decisive: int,
    samples: tuple[int, int, int],
) -> str:
    """The whole results file."""
    lines = [
        "# Who you are must not change what you find",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.invariance --write`: ConditionalQA work questions "
        f"(train, a fixed sample of {samples[0]}; {samples[1]} of them with the scenario, {samples[2]} with a clause "
        "inside the question), Hit@5 of the GOV.UK page with a clause about the person minus Hit@5 "
        "without it, in points. One question is worth "
        f"{100 / samples[0]:.1f}, {100 / samples[1]:.1f} and {100 / samples[2]:.1f} points. Held-out clauses were written after the tuning and are measured as they stand.",
    ]
    for name, deltas in found.items():
        lines += ["", f"## Clauses: {name}", "", *_summary(deltas), "", *_by_axis(deltas), "", *_worst(deltas)]
    apart, whole = recall
    lines += [
        "",
        "## True scenario",
        "",
        f"Recall@5 on all questions with their scenario: {apart:.3f} taken apart, {whole:.3f} as one text.",
        "",
        "## Where the disclosure decides",
        "",
        f"{decisive - len(missed)} of {decisive} questions about our own guides find the right guide among the first "
        "three.",
        *(f"- Missed: {question}" for question in missed),
        "",
    ]
    return "\n".join(lines)


def _sentence(delta: Delta) -> bool:
    return not delta.place.startswith("inside")


def _summary(deltas: Sequence[Delta]) -> list[str]:
    lines = ["| Message | Clause | Clauses | Mean | Worst | Within limits |", "| --- | --- | --- | --- | --- | --- |"]
    kinds: list[tuple[str, Callable[[Delta], bool]]] = [
        ("a sentence, about the person", lambda d: _sentence(d) and d.axis != "placebo"),
        ("a sentence, placebo", lambda d: _sentence(d) and d.axis == "placebo"),
        ("inside a sentence", lambda d: not _sentence(d)),
    ]
    for scenario in (False, True):
        for kind, chosen in kinds:
            points = [d.points for d in deltas if d.with_scenario == scenario and chosen(d)]
            if points:
                held = min(points) >= WORST and abs(np.mean(points)) <= MEAN
                message = "scenario and question" if scenario else "question alone"
                clauses = len({d.clause for d in deltas if d.with_scenario == scenario and chosen(d)})
                lines.append(
                    f"| {message} | {kind} | {clauses} | {np.mean(points):+.2f} | {min(points):+.1f} | "
                    f"{'yes' if held else 'no'} |"
                )
    return lines


def _by_axis(deltas: Sequence[Delta]) -> list[str]:
    lines = ["| Axis | Question alone: mean, worst | Scenario and question: mean, worst | Inside: mean, worst |"]
    lines.append("| --- | --- | --- | --- |")
    for axis in dict.fromkeys(delta.axis for delta in deltas):
        own = [delta for delta in deltas if delta.axis == axis]
        cells = [
            [d.points for d in own if _sentence(d) and not d.with_scenario],
            [d.points for d in own if _sentence(d) and d.with_scenario],
            [d.points for d in own if not _sentence(d)],
        ]
        shown = (f"{np.mean(points):+.2f}, {min(points):+.1f}" if points else "" for points in cells)
        lines.append(f"| {axis} | " + " | ".join(shown) + " |")
    return lines


def _worst(deltas: Sequence[Delta]) -> list[str]:
    worst = sorted(deltas, key=lambda delta: delta.points)[:8]
    return ["Worst:", ""] + [
        f"- {d.points:+.1f}: {d.clause} ({d.place}, {'with scenario' if d.with_scenario else 'question alone'})"
        for d in worst
    ]
