"""Markdown guides and sources.toml → Corpus.

The Markdown is read with markdown-it-py; what this file adds are the house marks at the
end of a line: footnotes `[^source-id]` and braces `{limits FW-07}`.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import ValidationError

from knowledge_base.errors import GuideError, SourceError
from knowledge_base.models import (
    Corpus,
    Document,
    FrontMatter,
    Section,
    SectionMetadata,
    Sentence,
    Source,
)

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one in C where PyYAML was built with it."""
HEADING = re.compile(r"^(?P<title>.+?)\s*\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
LINE = re.compile(r"^(?P<text>.+?)(?P<notes>(?:\[\^[^\]\s]+\])*)\s*(?:\{(?P<marks>[^{}]*)\})?\s*$")
NOTE = re.compile(r"\[\^([^\]\s]+)\]")
FACT = re.compile(r"^[A-Z]+-\d+[a-z]?$")
Metadata = TypeVar("Metadata", FrontMatter, SectionMetadata)


def load_corpus(documents: Path, sources: Path, only: frozenset[str] = frozenset()) -> Corpus:
    """Read every guide below `documents`; `only` names topic folders (empty: all).

    Raises GuideError or SourceError, naming file, line and what to mend.
    """
    known = load_sources(sources)
    paths = [path for path in sorted(documents.glob("*/*.md")) if not only or path.parent.name in only]
    guides = tuple(load_guide(path, known) for path in paths)
    seen: dict[str, Document] = {}
    for guide in guides:
        if guide.id in seen:
            raise GuideError(f"{documents}: two guides have the id '{guide.id}'. Rename one of the files and its id.")
        seen[guide.id] = guide
    return Corpus(documents=guides, sources=known)


def load_sources(path: Path) -> dict[str, Source]:
    """Read sources.toml. Raises SourceError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: {error}. Mend the file at that place.") from error
    known: dict[str, Source] = {}
    for source_id, table in tables.items():
        try:
            known[source_id] = Source.model_validate({"id": source_id, **table})
        except (ValidationError, TypeError) as error:
            reason = _first(error) if isinstance(error, ValidationError) else str(error)
            raise SourceError(f"{path}: source [{source_id}]: {reason}. Mend that entry.") from error
    return known


def load_guide(path: Path, sources: dict[str, Source]) -> Document:
    """Read one guide. Raises GuideError with file, line and what to do."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GuideError(f"{path}: not UTF-8 ({error}). Save the file as UTF-8.") from error
    tokens = MarkdownIt("commonmark").use(front_matter_plugin).parse(text)
    front = _front_matter(path, tokens)
    sections = tuple(_section(path, front, heading, body, sources) for heading, body in _split(path, tokens))
    if not sections:
        raise GuideError(f"{path}: no sections. Add a heading '## Title {{#section-id}}'.")
    ids = [section.id for section in sections]
    for section in sections:
        if ids.count(section.id) > 1:
            raise _fault(path, section.line, f"the section id '{section.id}' is used twice", "Change one of them.")
    return Document(
        id=front.id,
        title=front.title,
        summary=front.summary,
        audience=front.audience,
        review_by=front.review_by,
        topic=path.parent.name,
        sections=sections,
    )


def _front_matter(path: Path, tokens: list[Token]) -> FrontMatter:
    if not tokens or tokens[0].type != "front_matter":
        raise _fault(
            path, 1, "no front matter", "Start the file with '---' and id, title, summary, audience, review_by."
        )
    front = _validated(path, 1, FrontMatter, _yaml(path, 1, tokens[0].content))
    if front.id != path.stem:
        raise _fault(path, 1, f"id '{front.id}' is not the file name", f"Use id: {path.stem}, or rename the file.")
    return front


def _split(path: Path, tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each level-2 heading (its inline token) with the block tokens under it."""
    heading: Token | None = None
    body: list[Token] = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.tag != "h2":
                raise _fault(
                    path, _line(token), f"a heading of level {token.tag[1:]}", "Use only '## Title {#section-id}'."
                )
            if heading is not None:
                yield heading, body
            heading, body = tokens[position + 1], []
        elif token.type in {"fence", "inline"} and token is not heading:
            if heading is None:
                raise _fault(
                    path,
                    _line(token),
                    "text before the first section",
                    "Move it under a '## Title {#section-id}' heading.",
                )
            body.append(token)
        elif token.type in {
            "bullet_list_open",
            "ordered_list_open",
            "blockquote_open",
            "code_block",
            "html_block",
            "hr",
        }:
            raise _fault(
                path, _line(token), "a list, quote, rule or code in a guide", "Write whole sentences, one a line."
            )
    if heading is not None:
        yield heading, body


def _section(path: Path, front: FrontMatter, heading: Token, body: list[Token], sources: dict[str, Source]) -> Section:
    line = _line(heading)
    match = HEADING.match(heading.content)
    if match is None:
        raise _fault(path, line, f"heading '{heading.content}' has no id", "Write '## Title {#section-id}'.")
    if not body or body[0].type != "fence" or body[0].info.strip() != "yaml":
        raise _fault(
            path,
            line,
            "no metadata under the heading",
            "Add a ```yaml fence with asks, nations, employers, valid_from, review_by.",
        )
    metadata = _validated(path, _line(body[0]), SectionMetadata, _yaml(path, _line(body[0]), body[0].content))
    section_id = f"{front.id}#{match['id']}"
    sentences: list[Sentence] = []
    paragraphs: list[int] = []
    for block in body[1:]:
        if block.type == "fence":
            raise _fault(path, _line(block), "a second fence in the section", "Keep one YAML fence, under the heading.")
        lines = block.content.splitlines()
        for offset, text in enumerate(lines):
            number = f"{section_id}/{len(sentences) + 1}"
            sentences.append(_sentence(path, _line(block) + offset, number, text, sources))
        paragraphs.append(len(lines))
    if not sentences:
        raise _fault(path, line, "a section without sentences", "Write one sentence a line under the metadata.")
    if sentences[0].limits:
        raise _fault(
            path, sentences[0].line, "the first sentence is marked {limits}", "Put the sentence it limits before it."
        )
    return Section(
        id=section_id,
        document_id=front.id,
        document_title=front.title,
        topic=path.parent.name,
        title=match["title"],
        audience=front.audience,
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        line=line,
        **metadata.model_dump(),
    )


def _sentence(path: Path, line: int, number: str, raw: str, sources: dict[str, Source]) -> Sentence:
    match = LINE.match(raw.strip())
    notes = tuple(NOTE.findall(match["notes"])) if match else ()
    if match is None or not notes:
        raise _fault(
            path,
            line,
            "a sentence without a footnote",
            "End it with [^source-id] from sources.toml, and one sentence a line.",
        )
    for note in notes:
        if note not in sources:
            raise _fault(path, line, f"footnote '{note}' is not in sources.toml", "Add the source or mend the id.")
    text = match["text"].strip()
    if "[^" in text or "{" in text:
        raise _fault(
            path, line, "marks inside a sentence", "Put one sentence a line, with its footnotes and braces at the end."
        )
    marks = (match["marks"] or "").replace(",", " ").split()
    for mark in marks:
        if mark != "limits" and not FACT.match(mark):
            raise _fault(path, line, f"unknown mark '{mark}'", "Use {limits} and fact ids such as FW-07.")
    return Sentence(
        id=number,
        text=text,
        sources=notes,
        limits="limits" in marks,
        facts=tuple(mark for mark in marks if mark != "limits"),
        line=line,
    )


def _yaml(path: Path, line: int, text: str) -> Any:
    try:
        return yaml.load(text, Loader=LOADER)  # a safe loader either way
    except yaml.YAMLError as error:
        raise _fault(
            path, line, f"the YAML cannot be read ({error})", "Mend it; quote values that hold a colon."
        ) from error


def _validated(path: Path, line: int, model: type[Metadata], values: Any) -> Metadata:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise _fault(
            path, line, _first(error), "Mend that field; README.md of this folder lists the allowed values."
        ) from error


def _first(error: ValidationError) -> str:
    detail = error.errors()[0]
    where = ".".join(str(part) for part in detail["loc"]) or "the block"
    return f"{where}: {detail['msg']}"


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _fault(path: Path, line: int, what: str, remedy: str) -> GuideError:
    return GuideError(f"{path}:{line}: {what}. {remedy}")
