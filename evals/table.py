"""A run as a table in the terminal: gates first, then every figure."""

from io import StringIO

from rich.console import Console
from rich.table import Table

from evals.record import Figure, Gate, Run

MARKS = {True: "passed", False: "FAILED", None: "not measured"}
WIDTH = 150


def table(run: Run) -> str:
    """Plain text; the order of the gates is that of thresholds.toml."""
    console = Console(width=WIDTH, file=StringIO(), record=True)
    console.print(_figures(run))
    console.print(_gates(run))
    for why in run.skipped:
        console.print(f"Skipped: {why}")
    failed = sum(gate.passed is False for gate in run.gates)
    console.print(
        f"{len(run.gates)} gates, {failed} failed, {sum(gate.passed is None for gate in run.gates)} not measured"
    )
    return console.export_text()


def _gates(run: Run) -> Table:
    made = Table("Gate", "Figure", "Value", "Bar", "Result", title=f"Gates of {run.id}")
    for gate in run.gates:
        made.add_row(gate.name, gate.figure, _number(gate.value), _bar(gate), MARKS[gate.passed])
    return made


def _figures(run: Run) -> Table:
    made = Table("Figure", "Value", "95 % interval", "Scored", "Unscored", "What it says", title="Figures")
    for one in run.figures:
        made.add_row(one.name, _number(one.value), _interval(one), str(one.scored), str(one.unscored), one.title)
    return made


def _interval(figure: Figure) -> str:
    return "" if figure.low is None or figure.high is None else f"{figure.low:.3f} to {figure.high:.3f}"


def _bar(gate: Gate) -> str:
    bars = [(gate.at_least, "at least"), (gate.at_most, "at most")]
    return ", ".join(f"{word} {bar:g}" for bar, word in bars if bar is not None)


def _number(value: float | None) -> str:
    return "unscored" if value is None else f"{value:.3f}"
