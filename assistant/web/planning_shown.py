"""The parts of a plan in the order of its page: what is to come, what has passed, the blocks about pay."""

import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from markupsafe import Markup, escape

from assistant.planning.documents import Block
from assistant.planning.plan import Plan
from assistant.planning.plan_page import plan_page
from assistant.wording import planning as wording
from assistant.wording.planning_pages import SOURCE


def parts_of(plan: Plan) -> dict[str, object]:
    """`coming` and `earlier` are items by date; `pay` are blocks without the title above them."""
    return {
        "coming": [item for item in plan.items if item.on >= plan.made_on],
        "earlier": [item for item in plan.items if item.on < plan.made_on],
        "pay": list(_pay(plan)),
        "linked": linked,
    }


def linked(text: str) -> Markup:
    """Text whose [3] is a link to the third source."""
    link = rf'<a class="ref" href="#source-\1"><span class="hidden">{SOURCE} </span>\1</a>'
    return Markup(re.sub(r"\[(\d+)\]", link, str(escape(text))))


def _pay(plan: Plan) -> Iterator[Block]:
    """The blocks of the written plan from the title of its amounts to the next title."""
    begun = dropwhile(lambda block: block.heading != wording.HEADINGS["amounts"], plan_page(plan).blocks)
    next(begun, None)
    return takewhile(lambda block: block.heading is None or block.level > 2, begun)
