"""Templates of the pages and answers, and the filters they use. Everything is escaped unless it is ours."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant import wording
from assistant.models import Answer, AnswerSentence, Quote
from assistant.pipeline import Assistant
from assistant.places import anchor, page_path
from assistant.planning.engine import spoken
from assistant.wording import chat, pages, planning_pages
from assistant.wording.generating import model_notice
from knowledge_base.models import Nation

PHONE = re.compile(r"\b(?:999|111|116 123|18001|0\d[\d ]{8,12}\d)\b")
NATION_NAMES = {Nation.NI: "Northern Ireland"}


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def callable_numbers(text: str) -> Markup:
    """Product text with its telephone numbers as links."""
    linked = PHONE.sub(lambda found: f'<a href="tel:{found[0].replace(" ", "")}">{found[0]}</a>', str(escape(text)))
    return Markup(linked)


def nation_name(nation: Nation) -> str:
    return NATION_NAMES.get(nation, str(nation))


def passages(answer: Answer, sentence: AnswerSentence) -> list[Quote]:
    """The guide sentences that an answer's sentence rests on."""
    quotes = {quote.sentence_id: quote for citation in answer.citations for quote in citation.quotes}
    return [quotes[i] for i in sentence.sentence_ids if i in quotes]


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "long_date": long_date,
    "spoken": spoken,
    "anchor": anchor,
    "page_path": page_path,
    "nation": nation_name,
    "phones": callable_numbers,
    "host": lambda url: urlsplit(url).hostname or url,
}
TEMPLATES.globals |= {
    "wording": wording,
    "chat": chat,
    "pages": pages,
    "planning": planning_pages,
    "passages": passages,
}


class Site:
    """Renders whole pages: the frame around them needs the path prefix and the age of the content."""

    def __init__(self, assistant: Assistant) -> None:
        self._knowledge_base = assistant.knowledge_base
        self._settings = assistant.settings
        self.root = assistant.settings.root_path.rstrip("/")

    def render(self, template: str, **values: object) -> str:
        knowledge_base = self._knowledge_base.get()
        return TEMPLATES.get_template(template).render(
            root=self.root,
            built=knowledge_base.manifest.built_at.date(),
            checked=max((source.checked for source in knowledge_base.sources.values()), default=None),
            owner=self._settings.content_owner,
            contact=self._settings.content_contact,
            model_notice=model_notice(self._settings),
            traces=pages.traces(self._settings.store_questions_days),
            **values,
        )

    def page(self, template: str, status_code: int = 200, **values: object) -> HTMLResponse:
        return HTMLResponse(self.render(template, **values), status_code)
