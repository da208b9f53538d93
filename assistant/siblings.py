"""Several questions in one message: what one of them owes to the one before.

"How many days can I work, and are they paid?" A question that leans on the one before has no answer
where that one has none. And it asks for something else, so a section that has answered already
counts a little less beside others of its guide.
"""

from collections.abc import Sequence

from assistant.answering import PartTold
from assistant.asking import Part
from assistant.models import Retrieved

ANSWERED_ALREADY = 0.8
"""Factor on the score of a section that has answered an earlier question of the message."""


def hangs_in_the_air(part: Part, told: Sequence[PartTold]) -> bool:
    """Whether a question leans on one that had no answer."""
    return part.leaning and bool(told) and not told[-1].blocks


def elsewhere(part: Part, results: Sequence[Retrieved], told: Sequence[PartTold]) -> tuple[Retrieved, ...]:
    """The sections for a question that leans on the one before, best first."""
    used = {block.section.id for one in told for block in one.blocks[:1]}
    if not part.leaning or not results or results[0].section.id not in used:
        return tuple(results)
    best, *others = results
    limit = best.score * ANSWERED_ALREADY
    before = [one for one in others if one.section.document_id == best.section.document_id and one.score > limit]
    if not before:
        return tuple(results)
    return (*before, best.model_copy(update={"score": limit}), *(one for one in others if one not in before))
