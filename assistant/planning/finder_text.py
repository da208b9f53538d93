"""What the finder found, as plain text for the terminal."""

from collections.abc import Iterator

from assistant.planning.finder import Found, Result
from assistant.planning.footnotes import footnote_lines, marks, on_day
from assistant.planning.pathways import Pathway, Pathways
from assistant.wording import finder as wording


def found_text(found: Found, limit: int) -> str:
    """The best results in full, then the closed and the rest in a line each, then the sources of what is shown."""
    good = [result for result in found.results if result.fit in {"fits", "may_fit"}]
    lines = [f"{wording.TITLE_FITTING}: {len(good)}", ""]
    for result in good[:limit]:
        lines += [*_result(result), ""]
    if len(good) > limit:
        lines += [wording.MORE.format(count=len(good) - limit), ""]
    for title, fit in ((wording.TITLE_NOT, "does_not_fit"), (wording.TITLE_CLOSED, "closed")):
        rest = [result for result in found.results if result.fit == fit]
        lines += [f"{title}: {len(rest)}", *(f"- {result.name}. {_against(result)}" for result in rest), ""]
    used = {number for result in good[:limit] for number in result.sources}
    return "\n".join([*lines, *found.notes, "", *footnote_lines(found.footnotes, used)])


def pathways_text(found: Pathways, limit: int) -> str:
    lines: list[str] = []
    for role in found.roles[:limit]:
        lines += [*_role(role), ""]
    if len(found.roles) > limit:
        lines += [wording.MORE.format(count=len(found.roles) - limit), ""]
    cited = [number for role in found.roles[:limit] for step in role.steps for number in step.sources]
    used = {*cited, *(number for role in found.roles[:limit] for number in role.sources)}
    return "\n".join([*lines, *found.notes, "", *footnote_lines(found.footnotes, used)])


def _result(result: Result) -> Iterator[str]:
    yield f"{result.name} {marks(result.sources)}".rstrip()
    yield f"  {result.fit_text}."
    yield f"  {result.what}"
    yield f"  {wording.WHO_FOR}: {result.who_for}"
    for name, value in result.takes.items():
        yield f"  {wording.TAKES_NAMES[name]}: {value}"
    status = wording.STATUS_ON.format(
        status=result.status_text, day=on_day(result.status_date), note=result.status_note
    )
    yield f"  {status}"
    for reason in result.reasons:
        yield f"  {wording.WHY}: {reason.text}"
    if result.url:
        yield f"  {result.url}"


def _against(result: Result) -> str:
    return next((reason.text for reason in result.reasons if reason.verdict == "no"), result.fit_text)


def _role(role: Pathway) -> Iterator[str]:
    yield f"{role.name} {marks(role.sources)}".rstrip()
    yield f"  {role.fit_text}. {role.work}"
    yield f"  {' '.join(role.needs)}"
    if role.band:
        yield f"  {role.band}. {role.band_note or ''}".rstrip()
    yield f"  {wording.WAYS_IN}:"
    yield from (f"  - {way}" for way in role.ways_in)
    yield f"  {wording.NEXT_STEPS}:"
    yield from (f"  {number}. {step.text} {marks(step.sources)}".rstrip() for number, step in enumerate(role.steps, 1))
