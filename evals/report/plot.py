"""What every plot is on the page: a picture, its words, and the same numbers as a table."""

from evals.report.drawing import Pictures
from knowledge_base.models import Frozen


class Table(Frozen):
    """The first cell of each row heads the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    """Columns that hold numbers, from 0; they are set to the right."""


class Plot(Frozen):
    """A picture that can also be read and heard."""

    id: str
    title: str
    says: str
    """What it shows, in a sentence or two."""
    note: str
    """How to read it."""
    alt: str
    pictures: Pictures
    table: Table
