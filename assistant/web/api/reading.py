"""GET /search, /guides/{id} and /sources/{id}: the guides themselves, without an answer."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Query
from pydantic import Field

from assistant.batch import source_as_json
from assistant.pipeline import Assistant
from assistant.places import guide_of, page_path
from assistant.web.api.problems import ProblemError
from assistant.web.api.shapes import NetworkId, SourceOut
from knowledge_base.models import Document, Frozen, Nation, Section
from knowledge_base.reader import KnowledgeBase

RESULTS = 8


class Place(Frozen):
    """A section of a guide and where to read it."""

    section: str
    guide_title: str
    section_title: str
    guide_url: str


class SearchResult(Place):
    text: str = Field(description="The section, whole.")
    nations: tuple[Nation, ...]
    score: float = Field(description="Comparable within one search only.")


class SearchResults(Frozen):
    results: tuple[SearchResult, ...]


class SourceUse(Frozen):
    """A source and the sections that rest on it."""

    source: SourceOut
    sections: tuple[Place, ...]


class GuideSentence(Frozen):
    text: str
    sources: tuple[str, ...]


class GuideSection(Frozen):
    section: str
    title: str
    url: str
    nations: tuple[Nation, ...]
    valid_from: str
    valid_until: str | None
    sentences: tuple[GuideSentence, ...]


class Guide(Frozen):
    guide: str
    title: str
    summary: str
    sections: tuple[GuideSection, ...]


def reading_router(assistant: Assistant) -> APIRouter:
    router = APIRouter(tags=["read"])
    root = assistant.settings.root_path.rstrip("/")

    @router.get("/search")
    async def search(
        q: Annotated[str, Query(min_length=1, max_length=400, examples=["keeping-in-touch days"])],
        nation: Nation | None = None,
        network: NetworkId | None = None,
        limit: Annotated[int, Query(ge=1, le=20)] = RESULTS,
    ) -> SearchResults:
        """Sections nearest to some words, best first."""
        found = await anyio.to_thread.run_sync(assistant.search, q, nation, network, limit)
        return SearchResults(
            results=tuple(
                SearchResult(
                    **place(one.section, root).model_dump(),
                    text=one.section.text,
                    nations=one.section.nations,
                    score=one.score,
                )
                for one in found
            )
        )

    @router.get("/guides/{guide_id}")
    def guide(guide_id: str, network: NetworkId | None = None) -> Guide:
        """A guide with its sections, sentences and the ids of their sources."""
        document = guide_of(assistant.knowledge_base.get().corpus, guide_id, network)
        if document is None:
            raise ProblemError("not-found")
        return whole_guide(document, root)

    @router.get("/sources/{source_id}")
    def source(source_id: str, network: NetworkId | None = None) -> SourceUse:
        """A publication that the guides rest on, and the sections that cite it."""
        found = source_use(assistant.knowledge_base.get(), source_id, network, root)
        if found is None:
            raise ProblemError("not-found")
        return found

    return router


def place(section: Section, root: str) -> Place:
    return Place(
        section=section.id,
        guide_title=section.document_title,
        section_title=section.title,
        guide_url=root + page_path(section.id),
    )


def whole_guide(document: Document, root: str) -> Guide:
    sections = tuple(
        GuideSection(
            section=section.id,
            title=section.title,
            url=root + page_path(section.id),
            nations=section.nations,
            valid_from=section.valid_from.isoformat(),
            valid_until=section.valid_until.isoformat() if section.valid_until else None,
            sentences=tuple(GuideSentence(text=s.text, sources=s.sources) for s in section.sentences),
        )
        for section in document.sections
    )
    return Guide(guide=document.id, title=document.title, summary=document.summary, sections=sections)


def source_use(knowledge_base: KnowledgeBase, source_id: str, network: str | None, root: str) -> SourceUse | None:
    """A source with the sections that may be seen; None when there is no such source or no such section."""
    found = knowledge_base.sources.get(source_id)
    sections = tuple(
        place(section, root)
        for section in knowledge_base.corpus.sections
        if section.network in {None, network} and any(source_id in s.sources for s in section.sentences)
    )
    if found is None or not sections:
        return None
    return SourceUse(source=SourceOut.model_validate(source_as_json(found)), sections=sections)
