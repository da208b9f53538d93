"""What a run found, as lines of a card."""

from evals.record import Figure, Gate, Run
from evals.report import words
from evals.report.numbers import interval, limit, shown


def verdict(run: Run) -> str:
    """How many limits held, in a sentence or two."""
    if not run.gates:
        return words.VERDICT_NONE
    passed = sum(gate.passed is True for gate in run.gates)
    failed = sum(gate.passed is False for gate in run.gates)
    unmeasured = len(run.gates) - passed - failed
    told = words.VERDICT_SOME if failed or unmeasured else words.VERDICT_ALL
    sentences = [told.format(passed=passed, total=len(run.gates), failed=failed)]
    if unmeasured:
        sentences.append(words.VERDICT_OPEN.format(open=unmeasured))
    return " ".join(sentences)


def gate_lines(run: Run) -> tuple[str, ...]:
    """One for each limit: what, measured, likely range, limit and outcome."""
    figures = {figure.name: figure for figure in run.figures}
    return tuple(_gate_line(gate, figures.get(gate.figure)) for gate in run.gates)


def _gate_line(gate: Gate, figure: Figure | None) -> str:
    unit = figure.unit if figure else "share"
    parts = [f"{figure.title if figure else gate.name}: {shown(gate.value, unit)}"]
    if figure and (around := interval(figure.low, figure.high, unit)):
        parts.append(f"likely {around}")
    parts.append(f"limit {limit(gate, unit)}")
    split = f" [{words.SPLIT_SHORT[figure.split].lower()}]" if figure else ""
    return f"{', '.join(parts)}: {words.RESULT[gate.passed].lower()}{split}"


def acceptance_lines(run: Run) -> tuple[str, ...]:
    """Figures on questions that were kept back: the ones to expect from new questions."""
    return tuple(
        f"{figure.title}: {shown(figure.value, figure.unit)}"
        + (f", likely {around}" if (around := interval(figure.low, figure.high, figure.unit)) else "")
        for figure in run.figures
        if figure.split == "acceptance"
    )


def left_out(run: Run) -> tuple[str, ...]:
    """What was skipped, and figures that have no value."""
    return (*run.skipped, *(_unscored(figure) for figure in run.figures if figure.unscored and figure.value is None))


def partly_left_out(run: Run) -> tuple[str, ...]:
    """Figures that rest on fewer samples than were asked."""
    return tuple(_unscored(figure) for figure in run.figures if figure.unscored and figure.value is not None)


def _unscored(figure: Figure) -> str:
    return words.SKIPPED_UNSCORED.format(
        title=f"{figure.title} ({words.SPLIT_SHORT[figure.split].lower()})",
        unscored=figure.unscored,
        all=figure.scored + figure.unscored,
    )
