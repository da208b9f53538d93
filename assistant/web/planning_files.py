"""Plans and letters as files to keep, made when they are asked for. Nothing is kept here."""

from collections.abc import Callable
from functools import partial

from fastapi import Response

from assistant.planning.calendar import to_calendar
from assistant.planning.documents import to_docx, to_markdown
from assistant.planning.letter_documents import letter_page, markdown
from assistant.planning.letters import Letter
from assistant.planning.plan import Plan
from assistant.planning.plan_page import plan_page

TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
Maker = Callable[[], bytes]


def plan_file(plan: Plan, wanted: str) -> Response | None:
    """The plan in a format of TYPES; None for any other."""
    makers: dict[str, Maker] = {
        "ics": partial(to_calendar, plan),
        "docx": lambda: to_docx(plan_page(plan)),
        "md": lambda: to_markdown(plan_page(plan)).encode(),
    }
    return _file(makers, "my-dates", wanted)


def letter_file(letter: Letter, wanted: str) -> Response | None:
    """The letter as docx or md; None for any other format."""
    makers: dict[str, Maker] = {
        "docx": lambda: to_docx(letter_page(letter)),
        "md": lambda: markdown(letter).encode(),
    }
    return _file(makers, letter.kind, wanted)


def _file(makers: dict[str, Maker], name: str, wanted: str) -> Response | None:
    if wanted not in makers:
        return None
    headers = {"Content-Disposition": f'attachment; filename="{name}.{wanted}"', "Cache-Control": "no-store"}
    return Response(makers[wanted](), media_type=TYPES[wanted], headers=headers)
