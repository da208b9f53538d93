"""Questions from a JSON Lines file → one JSON answer a line.

Each line is an object with `id` and either `question` or `turns` (the person's messages, played
in one conversation; the reply to the last is written), and optional `nation` and `employer`. With
`inputs` (a person's dates and pay) it also gets `fields` and `plan`; then it needs no question.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError, model_validator

from assistant.errors import BatchError
from assistant.models import Answer, AnswerStatus, Citation, ContactLine, Question, Turn
from assistant.pipeline import Assistant
from assistant.places import page_path
from assistant.planning.documents import to_text
from assistant.planning.outcome import Outcome, outcome
from assistant.planning.plan_page import plan_page
from knowledge_base.models import Employer, Frozen, Nation, Source


class BatchLine(Frozen):
    """One line of the file; unknown fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    question: str | None = None
    turns: tuple[str, ...] = Field(default=())
    nation: Nation | None = None
    employer: Employer | None = None
    inputs: Any = None
    """Names and values for a plan; `assistant.planning.inputs` lists them. A bad one spoils only its own plan."""

    @model_validator(mode="after")
    def _one_of(self) -> "BatchLine":
        if self.question is not None and self.turns:
            raise ValueError("give either 'question' or 'turns'")
        if self.question is None and not self.turns and self.inputs is None:
            raise ValueError("give either 'question' or 'turns'")
        return self


def read_batch(path: Path) -> Iterator[BatchLine]:
    """The lines in order, blank ones skipped. Raises BatchError naming the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # splitlines() would cut at U+2028 inside a text
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(f"{path} cannot be read: {error}. Give a UTF-8 file of JSON lines.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield BatchLine.model_validate_json(line)
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            raise BatchError(
                f"{path}:{number}: {reason}. Each line needs an id, and a question, turns or inputs."
            ) from error


def answer_batch(assistant: Assistant, lines: Iterable[BatchLine]) -> Iterator[str]:
    """One JSON object a line, in order."""
    for line in lines:
        planned = None if line.inputs is None else outcome(line.inputs, date.today(), line.nation, line.employer)
        asked = line.question is not None or line.turns
        answer = play(assistant, line) if asked or planned is None else told(planned)
        worked_out = {"fields": planned.fields if planned else {}, "plan": planned.as_json if planned else None}
        yield json.dumps({"id": line.id, **as_json(answer), **worked_out}, ensure_ascii=False)


def told(planned: Outcome) -> Answer:
    """The answer to inputs without a question: the plan in words, or what cannot be used."""
    if planned.plan is None:
        return Answer(status=AnswerStatus.CLARIFY, message=planned.problem or "", made_by="planner")
    return Answer(status=AnswerStatus.ANSWERED, message=to_text(plan_page(planned.plan)).strip(), made_by="planner")


def play(assistant: Assistant, line: BatchLine) -> Answer:
    """Ask the turns one after the other, each with those before it, and return the last answer."""
    history: list[Turn] = []
    messages = line.turns or (line.question or "",)
    for message in messages:
        question = Question(text=message, history=tuple(history), nation=line.nation, employer=line.employer)
        answer = assistant.ask(question)
        history += [Turn(role="user", text=message), Turn(role="assistant", text=answer.text)]
    return answer


def as_json(answer: Answer, root: str = "") -> dict[str, Any]:
    """The answer as plain data; paths of guide pages begin with `root`."""
    return {
        "status": answer.status.value,
        "text": answer.text,
        "message": answer.message,
        "lead_in": answer.lead_in,
        "urgent": answer.urgent,
        "contacts": [_contact(line) for line in answer.contacts],
        "parts": list(answer.parts),
        "nation": answer.nation.value if answer.nation else None,
        "employer": answer.employer.value if answer.employer else None,
        "notes": list(answer.notes),
        "sentences": [sentence.model_dump(mode="json") for sentence in answer.sentences],
        "citations": [_citation(citation, root) for citation in answer.citations],
        "suggestions": [suggestion.model_dump(mode="json") for suggestion in answer.suggestions],
        "offers": [offer.model_dump(mode="json") | {"path": root + offer.path} for offer in answer.offers],
        "retrieved": [
            {"section": r.section.id, "score": r.score, "cosine": r.cosine, "coverage": r.coverage}
            for r in answer.retrieved
        ],
        "made_by": answer.made_by,
        "prompt": answer.prompt,
        "drafting": answer.drafting.model_dump(mode="json") if answer.drafting else None,
        "timings": answer.timings,
    }


def _contact(line: ContactLine) -> dict[str, str | None]:
    return {
        "name": line.name,
        "what_for": line.what_for,
        "phone": line.phone,
        "tel": line.dial,
        "text": line.text,
        "url": line.url,
        "hours": line.hours,
        "caution": line.caution,
    }


def _citation(citation: Citation, root: str) -> dict[str, Any]:
    sources = {source.id: source for source in citation.sources}
    return {
        "number": citation.number,
        "guide": citation.guide,
        "guide_title": citation.guide_title,
        "section": citation.section_id,
        "section_title": citation.section_title,
        "guide_url": root + page_path(citation.section_id),
        "quotes": [quote.text for quote in citation.quotes],
        "quote_urls": [root + page_path(quote.sentence_id) for quote in citation.quotes],
        "quote_sources": [[sources[i].id for i in quote.sources] for quote in citation.quotes],
        **source_as_json(citation.sources[0]),
        "sources": [source_as_json(source) for source in citation.sources],
        "valid_from": citation.valid_from.isoformat(),
        "valid_until": citation.valid_until.isoformat() if citation.valid_until else None,
    }


def source_as_json(source: Source) -> dict[str, Any]:
    return {
        "source": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "part": source.part,
        "url": str(source.url) if source.url else None,
        "published": source.published,
        "checked": source.checked.isoformat(),
    }
