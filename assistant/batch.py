"""Questions from a JSON Lines file → one JSON answer a line.

Each line is an object with `id` and either `question` or `turns` (the person's messages, played
in one conversation; the reply to the last is written), and optional `nation` and `employer`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError, model_validator

from assistant.errors import BatchError
from assistant.models import Answer, Citation, Question, Turn
from assistant.pipeline import Assistant
from knowledge_base.models import Employer, Frozen, Nation, Source


class BatchLine(Frozen):
    """One line of the file; unknown fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    question: str | None = None
    turns: tuple[str, ...] = Field(default=())
    nation: Nation | None = None
    employer: Employer | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "BatchLine":
        if (self.question is None) == (not self.turns):
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
            raise BatchError(f"{path}:{number}: {reason}. Each line needs an id and a question or turns.") from error


def answer_batch(assistant: Assistant, lines: Iterable[BatchLine]) -> Iterator[str]:
    """One JSON object a line, in order."""
    for line in lines:
        yield json.dumps({"id": line.id, **as_json(play(assistant, line))}, ensure_ascii=False)


def play(assistant: Assistant, line: BatchLine) -> Answer:
    """Ask the turns one after the other, each with those before it, and return the last answer."""
    history: list[Turn] = []
    messages = line.turns or (line.question or "",)
    for message in messages:
        question = Question(text=message, history=tuple(history), nation=line.nation, employer=line.employer)
        answer = assistant.ask(question)
        history += [Turn(role="user", text=message), Turn(role="assistant", text=answer.text)]
    return answer


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain data, with the fields that evaluators read."""
    return {
        "status": answer.status.value,
        "text": answer.text,
        "message": answer.message,
        "notes": list(answer.notes),
        "sentences": [sentence.model_dump(mode="json") for sentence in answer.sentences],
        "citations": [_citation(citation) for citation in answer.citations],
        "suggestions": [suggestion.model_dump(mode="json") for suggestion in answer.suggestions],
        "retrieved": [
            {"section": r.section.id, "score": r.score, "cosine": r.cosine, "coverage": r.coverage}
            for r in answer.retrieved
        ],
        "made_by": answer.made_by,
        "timings": answer.timings,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    sources = {source.id: source for source in citation.sources}
    return {
        "number": citation.number,
        "guide": citation.guide,
        "guide_title": citation.guide_title,
        "section": citation.section_id,
        "section_title": citation.section_title,
        "quotes": [quote.text for quote in citation.quotes],
        "quote_sources": [[sources[i].id for i in quote.sources] for quote in citation.quotes],
        **_source(citation.sources[0]),
        "sources": [_source(source) for source in citation.sources],
        "valid_from": citation.valid_from.isoformat(),
        "valid_until": citation.valid_until.isoformat() if citation.valid_until else None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "source": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "part": source.part,
        "url": str(source.url) if source.url else None,
        "published": source.published,
        "checked": source.checked.isoformat(),
    }
