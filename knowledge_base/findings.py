"""What a check found: an error fails the run, a warning does not."""

from collections.abc import Iterator
from enum import StrEnum

from knowledge_base.models import Frozen, Section, Sentence


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Finding(Frozen):
    """One thing to mend, and where."""

    level: Level
    where: str
    """`topic/guide:line` or the name of a file."""
    message: str


def at(section: Section, sentence: Sentence | None = None) -> str:
    """The place of a section or sentence as people find it in an editor."""
    line = sentence.line if sentence else section.line
    return f"{section.topic}/{section.document_id}.md:{line} (#{section.id.split('#')[-1]})"


def error(where: str, message: str) -> Finding:
    return Finding(level=Level.ERROR, where=where, message=message)


def warning(where: str, message: str) -> Finding:
    return Finding(level=Level.WARNING, where=where, message=message)


Findings = Iterator[Finding]
