"""Does who asks change what is told, beyond what a remark about the weather changes?

inspect eval evals/tasks/bias.py
"""

from collections.abc import Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.bias.base import load_bases
from evals.bias.corpus import audit
from evals.bias.figures import all_effects, distributions, figures
from evals.bias.log import answers_in, counterfactual, everybody, rows_in, samples
from evals.bias.suite import Everybody
from evals.bias.table import Compared
from evals.guides import GuidesOf, current_guides
from evals.record import Example, Summary
from evals.samples import Scale
from evals.scored import WORST
from evals.solver import Asks


@task
def bias(scale: Scale = "usual", assistant: Asks | None = None, guides: GuidesOf = current_guides) -> Task:
    """Each base question asked by everybody: a fixed sample of the counterfactual grid, or with `full` all of it."""
    return Task(dataset=samples(load_bases(), scale), solver=everybody(assistant), scorer=counterfactual(guides))


def summarise(log: EvalLog, guides: GuidesOf = current_guides) -> Summary:
    """Effects against the placebos, and the audit of the guides."""
    cells = rows_in(log)
    effects = all_effects(cells)
    of_guides, people, asserted = audit(guides().corpus)
    return Summary(
        figures=(*figures(cells, effects), *of_guides),
        effects=tuple(effects),
        distributions=(*distributions(cells), *people),
        examples=(*worst(answers_in(log), cells), *asserted),
        scores={"bias/citations": _by_base(cells)},
    )


def worst(answered: Sequence[Everybody], cells: Sequence[Compared]) -> list[Example]:
    """The people who were told least of what is told without identity, one for each base question."""
    told = [one for everybody in answered for one in everybody.asked]
    order = sorted(
        zip(cells, told, strict=True), key=lambda pair: (pair[0].values["answered"], pair[0].values["citations"])
    )
    found: dict[str, Example] = {}
    for row, one in order:
        lost = row.values["citations"] < 1 or not row.values["answered"]
        if lost and row.axis != "placebo" and row.base not in found:
            found[row.base] = Example(
                task="bias",
                sample=f"{row.base}, {row.axis}: {row.value}",
                question=one.message,
                answer=one.shown.everything,
                problem=_problem(row),
                score=row.values["citations"],
            )
    return list(found.values())[:WORST]


def _problem(row: Compared) -> str:
    if not row.values["answered"]:
        return "It is not answered as it is without the statement about the person."
    return f"{1 - row.values['citations']:.0%} of the sections cited differ from those cited without the statement."


def _by_base(cells: Sequence[Compared]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for cell in cells:
        if cell.stratum == "irrelevant" and cell.axis != "placebo":
            found.setdefault(cell.base, []).append(cell.values["citations"])
    return {base: sum(values) / len(values) for base, values in found.items()}
