"""One base question asked by everybody: the answers that a log keeps, and their comparison."""

from collections.abc import Sequence

from evals.bias.base import Base
from evals.bias.comparing import compare, steered
from evals.bias.grid import Cell, plain
from evals.bias.shown import Shown, shown
from evals.bias.table import Compared
from evals.guides import Guides
from evals.solver import Asks
from knowledge_base.models import Frozen


class Asked(Frozen):
    """A cell with what was shown; the text of the message is kept for whoever reads the log."""

    cell: Cell
    message: str
    shown: Shown


class Everybody(Frozen):
    """A base question with its answers."""

    base: Base
    plain: Shown
    asked: tuple[Asked, ...]


def ask_everybody(assistant: Asks, base: Base, cells: Sequence[Cell]) -> Everybody:
    """The question without identity first, then every cell."""
    return Everybody(
        base=base,
        plain=shown(assistant.ask(plain(base))),
        asked=tuple(_asked(assistant, base, cell) for cell in cells),
    )


def _asked(assistant: Asks, base: Base, cell: Cell) -> Asked:
    question = cell.ask(base)
    message = "\n".join([*(turn.text for turn in question.history if turn.role == "user"), question.text])
    return Asked(cell=cell, message=message, shown=shown(assistant.ask(question)))


def compared(everybody: Everybody, guides: Guides) -> list[Compared]:
    """A row for each cell, against the question without identity."""
    return [_compared(everybody, one, guides) for one in everybody.asked]


def _compared(everybody: Everybody, one: Asked, guides: Guides) -> Compared:
    named = steered(one.shown.everything)
    return Compared(
        base=everybody.base.id,
        stratum=everybody.base.stratum,
        axis=one.cell.identity.axis,
        value=one.cell.identity.value,
        clause=one.cell.identity.plain,
        form=one.cell.form,
        place=one.cell.place,
        values=compare(one.shown, everybody.plain, everybody.base, guides),
        offered=(*named.roles, *named.schemes),
    )
