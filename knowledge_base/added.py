"""People's own documents: parts of a file → Document, with one Source for each cited page or heading."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote, urldefrag

from pydantic import HttpUrl

from knowledge_base.details import Details
from knowledge_base.models import Document, Employer, Frozen, NonEmpty, Section, Sentence, Source
from knowledge_base.parts import Part, travelling
from knowledge_base.readers.formats import Format
from knowledge_base.shelf import Shelf

TOPIC = "added"
NO_PUBLISHER = "publisher not given"
MAX_SLUG = 60
OPENING = "opening"
"""The part of a document before its first heading."""


class Stated(Frozen):
    """What every section and source of one added document shares."""

    id: NonEmpty
    title: NonEmpty
    format: Format
    details: Details
    added: date


def slug(text: str) -> str:
    """Lower-case letters, digits and single hyphens; `document` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-") or "document"


def document_of(stated: Stated, parts: Sequence[Part]) -> tuple[Document, dict[str, Source]]:
    """The document and its sources; source ids begin with `added-<document id>-`."""
    sources: dict[str, Source] = {}
    names = _names(parts)
    sections = tuple(_section(stated, part, name, sources) for part, name in zip(parts, names, strict=True))
    document = Document(
        id=stated.id,
        title=stated.title,
        review_by=stated.details.review_by,
        topic=stated.details.network or TOPIC,
        sections=sections,
        network=stated.details.network,
    )
    return document, sources


def load_added(directory: Path) -> tuple[tuple[Document, ...], dict[str, Source]]:
    """Every added document below `directory`, with all their sources. Raises DocumentError."""
    stored = Shelf(directory).all()
    sources = {source.id: source for item in stored for source in item.sources.values()}
    return tuple(item.document for item in stored), sources


def _names(parts: Sequence[Part]) -> list[str]:
    """A name for each part, unique in the document: its last heading, or its page."""
    names: list[str] = []
    for part in parts:
        base = slug(part.path[-1]) if part.path else f"page-{part.page}" if part.page else OPENING
        count, name = 1, base
        while name in names:
            count += 1
            name = f"{base}-{count}"
        names.append(name)
    return names


def _section(stated: Stated, part: Part, name: str, sources: dict[str, Source]) -> Section:
    section_id = f"{stated.id}#{name}"
    marks = travelling(part.paragraphs)
    lines = [line for paragraph in part.paragraphs for line in paragraph]
    sentences = []
    for number, (line, travels) in enumerate(zip(lines, marks, strict=True), start=1):
        source = _source(stated, part, name, line.page)
        source = sources.setdefault(source.id, source)
        sentences.append(Sentence(id=f"{section_id}/{number}", text=line.text, sources=(source.id,), limits=travels))
    return Section(
        id=section_id,
        document_id=stated.id,
        document_title=stated.title,
        topic=stated.details.network or TOPIC,
        title=_title(stated, part),
        asks=(),
        nations=stated.details.nations,
        employers=(Employer.ANY,),
        valid_from=stated.added,
        review_by=stated.details.review_by,
        sentences=tuple(sentences),
        paragraphs=tuple(len(paragraph) for paragraph in part.paragraphs),
        network=stated.details.network,
    )


def _title(stated: Stated, part: Part) -> str:
    title = part.path[-1] if part.path else f"Page {part.page}" if part.page else stated.title
    return f"{title} ({part.number} of {part.of})" if part.of > 1 else title


def _source(stated: Stated, part: Part, name: str, page: int | None) -> Source:
    """The page where there are pages, else the heading."""
    own = f"p{page}" if page else name
    return Source(
        id=f"added-{stated.id}-{own}",
        publisher=stated.details.publisher or NO_PUBLISHER,
        title=stated.title,
        url=_address(stated, part, page),
        published=stated.details.published,
        checked=stated.added,
        part=f"page {page}" if page else part.label or OPENING,
    )


def _address(stated: Stated, part: Part, page: int | None) -> HttpUrl | None:
    """The stated address, opened at the page of a PDF or at the heading of a web page."""
    if stated.details.url is None:
        return None
    address = str(stated.details.url)
    if urldefrag(address).fragment:
        return stated.details.url
    if stated.format is Format.PDF and page:
        return HttpUrl(f"{address}#page={page}")
    if stated.format is Format.HTML and part.anchor:
        return HttpUrl(f"{address}#{part.anchor}")
    if stated.format is Format.HTML and part.path:
        return HttpUrl(f"{address}#:~:text={quote(part.path[-1], safe='').replace('-', '%2D')}")
    return stated.details.url
