"""A remark of a plan with the fields that rest on it."""

from knowledge_base.models import Frozen


class Finding(Frozen):
    """Something to tell, to compute, or both."""

    text: str = ""
    sources: tuple[str, ...] = ()
    fields: tuple[tuple[str, str | float | int], ...] = ()
