"""Every guide as a page of its own: `/guides`, `/guides?q=words` and `/guides/<id>#section`.

Each sentence has the element id `<section>--<n>`, so a citation opens at the very sentence and
the style sheet marks it (`:target`).
"""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from assistant.pipeline import Assistant
from assistant.web.templating import Site
from knowledge_base.models import Document, Section, Source
from knowledge_base.reader import KnowledgeBase

RESULTS = 12
MAX_QUERY_CHARS = 200


def guide_router(assistant: Assistant, site: Site) -> APIRouter:
    """Routes of the guide pages; they read the build that serves."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/guides")
    def index(q: str = "") -> HTMLResponse:
        knowledge_base = assistant.knowledge_base.get()
        query = q.strip()[:MAX_QUERY_CHARS]
        return site.page(
            "guides.html", query=query, found=search(knowledge_base, query), topics=by_topic(knowledge_base)
        )

    @router.get("/guides/{guide_id}")
    def guide(guide_id: str) -> HTMLResponse:
        knowledge_base = assistant.knowledge_base.get()
        for document in knowledge_base.corpus.documents:
            if document.id == guide_id:
                cited = {section.id: cited_sources(section, knowledge_base) for section in document.sections}
                return site.page("guide.html", guide=document, cited=cited)
        return site.page("not_found.html", 404)

    return router


def search(knowledge_base: KnowledgeBase, query: str) -> list[Section]:
    """Sections that share words with the query, best first."""
    ranked = knowledge_base.keywords.scores(query)[:RESULTS] if query else []
    return [knowledge_base.sections[section_id] for section_id, _ in ranked]


def by_topic(knowledge_base: KnowledgeBase) -> dict[str, list[Document]]:
    """Guides under the name of their topic, in the corpus's order."""
    topics: dict[str, list[Document]] = {}
    for document in knowledge_base.corpus.documents:
        topics.setdefault(document.topic.replace("-", " ").capitalize(), []).append(document)
    return topics


def cited_sources(section: Section, knowledge_base: KnowledgeBase) -> dict[str, tuple[int, Source]]:
    """Source id → (number on the page, source), numbered from 1 in each section by first use."""
    ids = dict.fromkeys(source for sentence in section.sentences for source in sentence.sources)
    return {source: (number, knowledge_base.sources[source]) for number, source in enumerate(ids, start=1)}
