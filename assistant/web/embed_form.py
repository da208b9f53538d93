"""What the address and the form of the embed page say, and what comes back for a form."""

from dataclasses import dataclass
from http import HTTPStatus

from pydantic import ConfigDict

from assistant.models import Answer
from assistant.offer import Offer
from assistant.web.transcript import KEEPS_DRAFT, NOT_USED
from knowledge_base.models import Frozen


class Place(Frozen):
    """What the address of the page says about where it is shown."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    network: str | None = None
    topic: str = ""
    """A topic of the guides, for the questions to begin with."""
    host: str = ""
    """Origin of the page that the widget is on."""
    accent: str = ""
    """Six hexadecimal digits, for a colour other than the network's."""
    preview: bool = False
    """Shown on our own page about the widget."""


class Asked(Place):
    """The form of the page, for browsers that run no script."""

    question: str = ""
    example: str = ""
    """An example question whose button was chosen."""
    earlier: tuple[str, ...] = ()
    nation: str = ""
    employer: str = ""


@dataclass(frozen=True)
class Reply:
    """What the page shows after a form was sent."""

    asked: Asked
    answer: Answer | None = None
    error: str = ""
    tools: tuple[Offer, ...] = ()
    """The planning tools with what was said filled in."""
    status: int = HTTPStatus.OK

    @property
    def text(self) -> str:
        return (self.asked.example or self.asked.question).strip()

    @property
    def draft(self) -> str:
        """What goes back into the question box."""
        return self.asked.question if self.answer is None or self.answer.status in KEEPS_DRAFT else ""

    @property
    def used(self) -> bool:
        return self.answer is not None and self.answer.status not in NOT_USED
