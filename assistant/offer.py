"""A planning tool that a question calls for, as it stands under an answer."""

from knowledge_base.models import Frozen


class Offer(Frozen):
    """A link to a tool."""

    tool: str
    """`dates`, `letter`, `schemes` or `eligibility`."""
    label: str
    path: str
    """Path of its page, with what the person said as query parameters."""
