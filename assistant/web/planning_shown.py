"""The parts of a plan in the order of its page: what is to come, what has passed, the blocks about pay."""

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from assistant.planning.documents import Block
from assistant.planning.plan import Plan
from assistant.planning.plan_page import plan_page
from assistant.wording import planning as wording


def parts_of(plan: Plan) -> dict[str, object]:
    """`coming` and `earlier` are items by date; `pay` are blocks without the title above them."""
    return {
        "coming": [item for item in plan.items if item.on >= plan.made_on],
        "earlier": [item for item in plan.items if item.on < plan.made_on],
        "pay": list(_pay(plan)),
    }


def _pay(plan: Plan) -> Iterator[Block]:
    """The blocks of the written plan from the title of its amounts to the next title."""
    begun = dropwhile(lambda block: block.heading != wording.HEADINGS["amounts"], plan_page(plan).blocks)
    next(begun, None)
    return takewhile(lambda block: block.heading is None or block.level > 2, begun)
