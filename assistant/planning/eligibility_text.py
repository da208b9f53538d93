"""The checks and their results as plain text for the terminal."""

import json
from collections.abc import Iterator

from assistant.planning.eligibility import Checked, NoteShown, Question
from assistant.planning.eligibility_data import checks
from assistant.planning.footnotes import footnote_lines, marks
from assistant.wording import eligibility as wording

EXAMPLE = '{"nation": "Wales", "due_date": "2027-03-10"}'


def checks_text() -> str:
    """A line for every check."""
    return "\n".join(f"{rule.id}: {rule.title}. {rule.what}" for rule in checks().values())


def checks_json() -> str:
    listed = [{"id": rule.id, "title": rule.title, "what": rule.what} for rule in checks().values()]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def checked_text(result: Checked) -> str:
    """The result, its steps, the open questions, what was not checked, what to do next, and the sources."""
    lines = [result.title, result.what, "", result.verdict_text, ""]
    opened = [each for each in result.questions if not each.answered]
    if result.complete or any(step.outcome != "ask" for step in result.steps):
        lines += [wording.STEPS_TITLE, *_steps(result), ""]
    if opened:
        lines += [wording.STILL_OPEN, *(line for each in opened for line in _question(each)), ""]
        lines += [wording.HOW_TO_ANSWER.format(example=EXAMPLE), ""]
    lines += [wording.NOT_CHECKED_TITLE, *map(_note, result.not_checked), ""]
    if result.next:
        lines += [wording.NEXT_TITLE, *map(_note, result.next), ""]
    return "\n".join([*lines, result.confirm, "", wording.SOURCES_TITLE, *footnote_lines(result.footnotes)])


def _steps(result: Checked) -> Iterator[str]:
    for step in result.steps:
        yield f"- {wording.OUTCOMES[step.outcome]}: {step.text} {marks(step.sources)}"
        yield f"  {wording.CLAUSE}: {step.clause}."
        if step.note:
            yield f"  {step.note}"


def _question(question: Question) -> Iterator[str]:
    yield f"- {question.id} ({wording.KINDS[question.kind]}): {question.ask}"
    if question.help:
        yield f"  {question.help}"
    yield from (f"  {word}: {text}" for word, text in question.choices.items())


def _note(note: NoteShown) -> str:
    more = f" {wording.CHECK_TOO.format(check=note.check)}." if note.check else ""
    return f"- {note.text}{more} {marks(note.sources)}".rstrip()
