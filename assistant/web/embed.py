"""The embed page: the whole conversation as plain HTML, for frames on the sites of networks.

With JavaScript the page talks to `/api/v1`; without it, the form loads `/embed/ask`. Only the
sites that a network names may frame the page; its address says which network, topic and host.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant import wording
from assistant.contrast import ACCENT, HEX, ON_DARK, ON_LIGHT, STRONG, mixed, readable
from assistant.models import Answer, AnswerSentence, Question, Turn
from assistant.networks import Network
from assistant.offering import tools
from assistant.web.api.asking import Desk
from assistant.web.api.problems import ProblemError, log_fault, waiting
from assistant.web.api.service import Service
from assistant.web.embed_form import Asked, Place, Reply
from assistant.web.security import scripted_policy
from assistant.web.templating import PHONE, Site
from assistant.web.transcript import KEEPS_DRAFT, NOT_USED
from assistant.wording import accessibility, pages
from assistant.wording import embed as says
from knowledge_base.models import Employer, Nation

LEAVE_FOR = "https://www.bbc.co.uk/weather"
"""Where the quick exit goes: a page that nobody wonders about. The widget's file holds a copy."""
REMEMBERED = 6
"""Earlier questions that go with a new one."""
FIRST_QUESTIONS = 4


def embed_router(service: Service, site: Site) -> APIRouter:
    """Routes of the embed page."""
    page = EmbedPage(service, site)
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/embed")
    def embed(place: Annotated[Place, Query()]) -> HTMLResponse:
        return page.show(place)

    @router.post("/embed/ask")
    async def ask(asked: Annotated[Asked, Form()], request: Request) -> HTMLResponse:
        address = request.client.host if request.client else "unknown"
        return page.show(asked, await page.reply(asked, address))

    @router.get("/accessibility")
    def statement() -> HTMLResponse:
        reviewed = date.fromisoformat(accessibility.REVIEWED)
        return site.page("accessibility.html", says=accessibility, reviewed=reviewed)

    @router.get("/embed/accent.css")
    def accent(colour: str = "") -> Response:
        css = accent_css(f"#{colour}") if HEX.fullmatch(f"#{colour}") else ""
        return Response(css, media_type="text/css", headers={"Cache-Control": "public, max-age=86400"})

    return router


class EmbedPage:
    """Renders the page for a place, with the answer of a form when there is one."""

    def __init__(self, service: Service, site: Site) -> None:
        self._assistant = service.assistant
        self._site = site
        self._networks = service.networks
        self._limits = service.limits
        self._desk = Desk(service)

    def show(self, place: Place, reply: Reply | None = None) -> HTMLResponse:
        network = self._networks.get(place.network)
        if place.network and network is None:
            return self._site.page("not_found.html", 404)
        allowed = self._networks.allowed(place.network)
        host = place.host if place.host in allowed else ""
        page = self._site.page(
            "embed.html",
            reply.status if reply else HTTPStatus.OK,
            says=says,
            place=place,
            network=network,
            host=host,
            framed=bool(host) or place.preview,
            accent=self._accent(place, network),
            questions=self._questions(place, network),
            words=self._words(place, network, host),
            reply=reply,
            paragraphs=paragraphs(reply.answer) if reply and reply.answer else [],
            filled={tool.tool: tool.path for tool in reply.tools} if reply else {},
            leave_for=LEAVE_FOR,
            limit=self._assistant.settings.max_question_chars,
        )
        page.headers["Content-Security-Policy"] = scripted_policy(("'self'",) if place.preview else allowed)
        page.headers["Cache-Control"] = "no-store"
        return page

    async def reply(self, asked: Asked, address: str) -> Reply:
        """The answer to the form, or what is wrong with it; `address` is whom the limits count."""
        text = (asked.example or asked.question).strip()
        if not text:
            return Reply(asked, error=wording.NO_QUESTION)
        network = self._networks.get(asked.network)
        question = Question(
            text=text,
            history=tuple(Turn(role="user", text=earlier) for earlier in asked.earlier[-REMEMBERED:]),
            nation=Nation(asked.nation) if asked.nation in set(Nation) else None,
            employer=Employer(asked.employer) if asked.employer in pages.EMPLOYERS else None,
            network=network.id if network else None,
        )
        try:
            answer = await self._answer(question, address)
        except ProblemError as problem:
            return Reply(asked, error=f"{problem.details.detail} {problem.details.next}", status=problem.status)
        if answer.status in NOT_USED:
            return Reply(asked, answer, error=answer.message)
        return Reply(asked, answer, tools=tools(question, answer))

    async def _answer(self, question: Question, address: str) -> Answer:
        """The answer. Raises ProblemError when too much is asked or something is broken."""
        if wait := await self._limits.ask(None, address):
            raise ProblemError("rate-limited", wait=waiting(wait))
        paused = await self._desk.admit(question.network)
        try:
            return paused or await self._desk.ask(question)
        except Exception as error:
            log_fault(error)
            raise ProblemError("fault") from None

    def _accent(self, place: Place, network: Network | None) -> str:
        """Six digits for the colour sheet; empty for our own colour."""
        chosen = f"#{place.accent}" if HEX.fullmatch(f"#{place.accent}") else network.accent if network else ACCENT
        return "" if chosen.lower() == ACCENT else chosen.removeprefix("#")

    def _questions(self, place: Place, network: Network | None) -> Sequence[str]:
        """The topic's questions, else the network's, else our own."""
        guides = [d for d in self._assistant.knowledge_base.get().corpus.documents if d.topic == place.topic]
        first = [section.asks[0] for guide in guides for section in guide.sections[:1] if section.asks]
        if place.topic and first:
            return [text[:1].upper() + text[1:] for text in first[:FIRST_QUESTIONS]]
        if network and network.suggested_questions:
            return network.suggested_questions
        return [question for _, question in wording.EXAMPLES]

    def _words(self, place: Place, network: Network | None, host: str) -> dict[str, object]:
        """What the page's script needs to know."""
        return {
            **says.SCRIPT,
            "warning": wording.AI_WARNING,
            "notUsed": wording.NOT_USED,
            "verdicts": pages.VERDICTS,
            "badges": pages.BADGES,
            "keepsDraft": sorted(status.value for status in KEEPS_DRAFT),
            "notUsedWhen": sorted(status.value for status in NOT_USED),
            "phones": PHONE.pattern,
            "limit": self._assistant.settings.max_question_chars,
            "remembered": REMEMBERED,
            "root": self._site.root,
            "network": network.id if network else None,
            "topic": place.topic or None,
            "host": host,
            "preview": place.preview,
        }


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together, under the title of their part when they begin one."""

    title: str
    sentences: tuple[AnswerSentence, ...]


def paragraphs(answer: Answer) -> list[Paragraph]:
    """The answer's sentences by paragraph and part."""
    groups: list[list[AnswerSentence]] = []
    for sentence in answer.sentences:
        if not groups or sentence.starts_group or sentence.part != groups[-1][-1].part:
            groups.append([])
        groups[-1].append(sentence)
    told: set[int] = set()
    found = []
    for group in groups:
        part = group[0].part
        titled = len(answer.parts) > 1 and part < len(answer.parts) and part not in told
        found.append(Paragraph(answer.parts[part] if titled else "", tuple(group)))
        told.add(part)
    return found


def accent_css(colour: str) -> str:
    """The colour's variables for light and dark mode, each changed until text can be read in it."""
    light, dark = (_variables(colour, grounds, share) for grounds, share in ((ON_LIGHT, 0.08), (ON_DARK, 0.12)))
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _variables(colour: str, grounds: Sequence[str], share: float) -> str:
    """The accent, a stronger one, and a tint: that share of the accent on the card, the first of the grounds."""
    accent = readable(colour, grounds)
    tint = mixed(accent, grounds[0], share)
    return f"--accent:{accent};--accent-strong:{readable(colour, grounds, STRONG)};--tint:{tint}"
