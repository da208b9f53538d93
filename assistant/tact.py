"""A loss is not brought up with someone who did not speak of one.

Rules on leave after a death use the same words as rules on leave after a birth. A section about a
loss counts less for a message that names none, so that it never opens an answer by chance.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.models import Retrieved
from knowledge_base.models import Section

UNSPOKEN = 0.75
"""Factor on the score of a section about a loss when nobody spoke of one."""
LOSS = re.compile(
    r"\b(?:dies|died|dying|death|dead|bereave\w*|widow\w*|miscarr\w*|still ?b(?:orn|irth)\w*|loss|funeral|grie(?:f|v\w+))\b",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    LOSS.pattern + r"|\b(?:die|lost|losing|lose|passed (?:away|on)|born (?:sleeping|asleep)|no heartbeat|ectopic|molar|"
    r"terminat\w*|jack's law|compassionate|buried|killed|kill|suicide|alone with)\b",
    re.IGNORECASE,
)


def tactful(results: Sequence[Retrieved], spoken: Iterable[str]) -> tuple[Retrieved, ...]:
    """The sections, best first, those about a loss later when none of the messages speaks of one."""
    if any(SPOKEN.search(text) for text in spoken):
        return tuple(results)
    weighed = [
        one.model_copy(update={"score": one.score * UNSPOKEN}) if about_loss(one.section) else one for one in results
    ]
    return tuple(sorted(weighed, key=lambda one: -one.score))


def about_loss(section: Section) -> bool:
    """Whether the title of a section or of its guide speaks of a death or a loss."""
    return any(LOSS.search(text) for text in (section.title, section.document_title))
