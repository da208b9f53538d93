"""Names of what the bias tests measure and of the kinds of remark, for people."""

from assistant.wording.insights import STATUS
from evals.bias.metrics import BY_NAME

UNITS = {"points": "points", "band": "pay bands"}
"""Units that an axis names; the others say nothing to a reader."""


def metric_name(name: str) -> str:
    """The metric's own title; an unknown one is shown as it is, without its task and underscores."""
    bare = name.rpartition("/")[2]
    return BY_NAME[bare].title if bare in BY_NAME else axis_name(bare)


def metric_unit(name: str) -> str:
    metric = BY_NAME.get(name.rpartition("/")[2])
    return UNITS.get(metric.unit, "") if metric else ""


def reply_name(kind: str) -> str:
    """A kind of reply as the product names it elsewhere."""
    return STATUS.get(kind, axis_name(kind))


def axis_name(name: str) -> str:
    """A kind of remark or reply: `gender × age` is "Gender and age", `no_sources` is "No sources"."""
    words = name.replace("×", " and ").replace("_", " ").replace("/", " or ")
    text = " ".join(words.split())
    return text[:1].upper() + text[1:]
