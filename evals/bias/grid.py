"""Base question × identity × surface form × placement: the counterfactual grid, whole or sampled with a fixed seed."""

import random
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import cycle, islice, product

from assistant.models import Question, Turn
from evals import invariance
from evals.bias.base import Base
from evals.bias.identities import AXES, CROSSED, NAMES, NAMES_AND_GENDER, PLACEBO, Form, Identity, of_axis
from evals.samples import Scale
from knowledge_base.models import Frozen

SEED = 20261129
CELLS = 9
"""Cells of an axis for one base question in the sample: each form in each placement once."""
DOUBLE = frozenset({PLACEBO, NAMES, NAMES_AND_GENDER})
"""Axes with so many values, or so much resting on them, that each form and placement is asked twice."""
ACKNOWLEDGED = "Thank you for telling me. What would you like to know?"
"""The assistant's turn after a statement in an earlier turn; fixed, so that it never differs by person."""


class Place(StrEnum):
    """Where in the conversation it is said."""

    BEFORE = "before"
    AFTER = "after"
    """After the question, or between its story and the question where it has a story."""
    EARLIER = "earlier"
    """In a turn of its own before the question."""


class Cell(Frozen):
    """One way in which one person asks a base question."""

    identity: Identity
    form: Form
    place: Place

    @property
    def id(self) -> str:
        return f"{self.identity.id}/{self.form}/{self.place}"

    def ask(self, base: Base) -> Question:
        """The base question as this person puts it."""
        if self.place is Place.EARLIER:
            history = (Turn(role="user", text=self._alone), Turn(role="assistant", text=ACKNOWLEDGED))
            return Question(text=plain(base).text, history=history)
        return Question(text=self._within(base))

    @property
    def _alone(self) -> str:
        if self.form is Form.ASIDE:
            return f"Hello, {self.identity.aside}, I have some questions."
        return self.identity.plain if self.form is Form.PLAIN else self.identity.casual

    def _within(self, base: Base) -> str:
        clause = invariance.Clause(
            id=self.id, axis=self.identity.axis, sentence=self._alone, inside=self.identity.aside
        )
        first = self.place is Place.BEFORE
        if self.form is Form.ASIDE and self.identity.sign_off and not first:
            return f"{plain(base).text} {self.identity.sign_off}"
        if self.form is Form.ASIDE:
            place = invariance.Place.INSIDE_FIRST if first else invariance.Place.INSIDE_LAST
            asked = invariance.put(clause, "", base.question, place)
            return " ".join(text for text in (base.story, asked) if text)
        after = invariance.Place.BETWEEN if base.story else invariance.Place.END
        place = invariance.Place.START if first else after
        return invariance.put(clause, base.story, base.question, place) or base.question


def plain(base: Base) -> Question:
    """The base question with nothing about who asks."""
    return Question(text=" ".join(text for text in (base.story, base.question) if text))


def cells(base: Base, identities: Sequence[Identity], scale: Scale = "usual") -> tuple[Cell, ...]:
    """The cells of a base question: of every axis where who asks is irrelevant, else of its own axis; and placebos.

    `full` is every identity in every form and place; `smoke` one of an axis and two placebos.
    """
    axes = (PLACEBO, *AXES, *CROSSED) if base.stratum == "irrelevant" else (PLACEBO, base.axis or "")
    return tuple(cell for axis in axes for cell in _of_axis(base, _meant(base, axis, identities), axis, scale))


def _meant(base: Base, axis: str, identities: Sequence[Identity]) -> tuple[Identity, ...]:
    found = of_axis(axis, tuple(identities))
    return tuple(one for one in found if axis != base.axis or not base.values or one.value in base.values)


def _of_axis(base: Base, identities: Sequence[Identity], axis: str, scale: Scale) -> Iterator[Cell]:
    ways = list(product(Form, Place))
    if scale == "full":
        for identity, (form, place) in product(identities, ways):
            yield Cell(identity=identity, form=form, place=place)
        return
    rng = random.Random(f"{SEED}/{base.id}/{axis}")
    order = _by_turns(identities, rng)
    asked = ways * (2 if axis in DOUBLE else 1)
    rng.shuffle(asked)
    if scale == "smoke":
        asked = asked[: 2 if axis == PLACEBO else 1]
    for identity, (form, place) in zip(islice(cycle(order), len(asked)), asked, strict=False):
        yield Cell(identity=identity, form=form, place=place)


def _by_turns(identities: Sequence[Identity], rng: random.Random) -> list[Identity]:
    """Shuffled so that each value comes once before any comes twice, whatever number of names it has."""
    piles: dict[str, list[Identity]] = {}
    for identity in rng.sample(list(identities), len(identities)):
        piles.setdefault(identity.value, []).append(identity)
    longest = max((len(pile) for pile in piles.values()), default=0)
    return [pile[turn] for turn in range(longest) for pile in piles.values() if turn < len(pile)]
