"""Every guide as a page of its own: `/guides` and `/guides/<id>#section`.

Each sentence has the element id `<section>-<n>`, so a citation opens at the very sentence and
the style sheet marks it (`:target`).
"""

from datetime import date
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant import wording
from assistant.pipeline import Assistant
from knowledge_base.models import Document, Sentence

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
NATION_NAMES = {"NI": "Northern Ireland"}


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def anchor(sentence: Sentence) -> str:
    """`guide#section/3` → `section-3`."""
    return sentence.id.split("#")[1].replace("/", "-")


def page_path(section_or_sentence_id: str) -> str:
    """The path of the guide page, opening at a section or a sentence."""
    guide, _, place = section_or_sentence_id.partition("#")
    return f"/guides/{guide}#{place.replace('/', '-')}"


TEMPLATES.filters["long_date"] = long_date
TEMPLATES.filters["anchor"] = anchor
TEMPLATES.filters["nation"] = lambda nation: NATION_NAMES.get(nation, str(nation))
TEMPLATES.globals["wording"] = wording


def guide_router(assistant: Assistant) -> APIRouter:
    """Routes of the guide pages; they read the build that serves."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/guides")
    def index(request: Request) -> HTMLResponse:
        corpus = assistant.knowledge_base.get().corpus
        topics: dict[str, list[Document]] = {}
        for document in corpus.documents:
            topics.setdefault(document.topic.replace("-", " ").capitalize(), []).append(document)
        return _page(request, "guides.html", topics=topics)

    @router.get("/guides/{guide_id}")
    def guide(request: Request, guide_id: str) -> HTMLResponse:
        knowledge_base = assistant.knowledge_base.get()
        for document in knowledge_base.corpus.documents:
            if document.id == guide_id:
                return _page(request, "guide.html", guide=document, sources=knowledge_base.sources)
        raise HTTPException(status_code=404, detail=f"There is no guide '{guide_id}'. See /guides for all guides.")

    return router


def _page(request: Request, template: str, **values: object) -> HTMLResponse:
    root = str(request.scope.get("root_path", "")).rstrip("/")
    return HTMLResponse(TEMPLATES.get_template(template).render(root=root, **values))
