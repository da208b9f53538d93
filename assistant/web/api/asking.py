"""POST /ask: a conversation in, an answer out; as JSON, or as events when `Accept` names text/event-stream.

Answering is work for the processor, so it happens in worker threads: at most `concurrency` at a
time, with `queue_size` waiting. Nothing is kept between requests.
"""

import json
import secrets
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.batch import as_json
from assistant.models import Answer, AnswerSentence, AnswerStatus, Question, Turn
from assistant.networks import Network, Networks
from assistant.offering import tools
from assistant.pipeline import Assistant
from assistant.places import page_path
from assistant.web.api.problems import ProblemError, log_fault
from assistant.web.api.service import Service
from assistant.web.api.shapes import AnswerOut, AskBody
from assistant.web.transcript import NOT_USED
from assistant.wording import MESSAGES
from knowledge_base.models import Section

STREAM = "text/event-stream"
BUSY_SECONDS = 5
PING_SECONDS = 15
DRAIN_SECONDS = 20
"""How long an answer that is being told may still take after the server was asked to stop, in seconds."""
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "model": AnswerOut,
        "description": "The answer. As events: `status`, a `sentence` for each sentence, then `done` or `error`.",
        "content": {STREAM: {"schema": {"type": "string"}}},
    }
}


class Desk:
    """Takes questions to the assistant in worker threads."""

    def __init__(self, service: Service) -> None:
        self.assistant = service.assistant
        self.root = service.root
        self._networks = service.networks
        self._limits = service.limits
        self._threads = service.threads

    async def admit(self, network_id: str | None) -> Answer | None:
        """None when the question may be asked, or the answer of a paused network. Raises ProblemError."""
        network = known_network(self.assistant, self._networks, network_id)
        if network is not None and not network.active:
            return Answer(status=AnswerStatus.PAUSED, message=MESSAGES[AnswerStatus.PAUSED])
        if self._threads.statistics().tasks_waiting >= self.assistant.settings.queue_size:
            raise ProblemError("busy", retry_after=BUSY_SECONDS)
        if network is not None and (wait := await self._limits.network(network.id, network.daily_limit)):
            raise ProblemError("network-limited", retry_after=wait)
        return None

    async def ask(self, question: Question) -> Answer:
        return await anyio.to_thread.run_sync(self.assistant.ask, question, limiter=self._threads)

    async def stream(self, question: Question) -> AsyncIterator[AnswerSentence | Answer]:
        """The sentences, then the answer; leaving early stops the work after its current step."""
        told = self.assistant.stream(question)
        while (item := await anyio.to_thread.run_sync(_next, told, limiter=self._threads)) is not None:
            yield item


def known_network(assistant: Assistant, networks: Networks, network_id: str | None) -> Network | None:
    """The network's settings, None where it has none. Raises ProblemError when nothing is known of it."""
    if network_id is None:
        return None
    network = networks.get(network_id)
    if network is None and all(
        network_id != section.network for section in assistant.knowledge_base.get().corpus.sections
    ):
        raise ProblemError("network-unknown")
    return network


def ask_router(desk: Desk) -> APIRouter:
    router = APIRouter(tags=["ask"])

    @router.post("/ask", responses=ANSWERS)
    async def ask(body: AskBody, request: Request) -> Response:
        """Answer the last turn of the conversation from the guides."""
        question = question_of(body)
        answer = await desk.admit(body.network)
        if STREAM in request.headers.get("accept", ""):
            events = _events(desk, question, answer)
            return EventSourceResponse(events, ping=PING_SECONDS, shutdown_grace_period=DRAIN_SECONDS)
        try:
            answer = answer or await desk.ask(question)
        except Exception as error:
            log_fault(error)
            raise ProblemError("fault") from None
        return JSONResponse(_whole(question, answer, desk.root))

    return router


def question_of(body: AskBody) -> Question:
    """The pipeline's question: the last turn, with the earlier ones as its history."""
    *earlier, last = body.turns
    return Question(
        text=last.text,
        history=tuple(Turn(role=turn.role, text=turn.text) for turn in earlier),
        nation=body.nation,
        employer=body.employer,
        network=body.network,
    )


async def _events(desk: Desk, question: Question, ready: Answer | None) -> AsyncIterator[ServerSentEvent]:
    yield _event("status", {"state": "working"})
    if ready is not None:
        yield _event("done", _whole(question, ready, desk.root))
        return
    sections = desk.assistant.knowledge_base.get().sections
    try:
        async for item in desk.stream(question):
            if isinstance(item, Answer):
                yield _event("done", _whole(question, item, desk.root))
            else:
                yield _event("sentence", _sentence(item, sections, desk.root))
    except Exception as error:
        log_fault(error)
        yield _event("error", ProblemError("fault").details.model_dump())


def _event(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False), event=name)


def _whole(question: Question, answer: Answer, root: str) -> dict[str, Any]:
    filled = () if answer.status in NOT_USED else tools(question, answer)
    return {
        "answer_id": secrets.token_urlsafe(12),
        **as_json(answer, root),
        "tools": [tool.model_dump(mode="json") | {"path": root + tool.path} for tool in filled],
    }


def _sentence(sentence: AnswerSentence, sections: dict[str, Section], root: str) -> dict[str, Any]:
    """A sentence with what its markers need: the citation list itself comes with the whole answer."""
    return {
        "text": sentence.text,
        "part": sentence.part,
        "starts_group": sentence.starts_group,
        "verdict": sentence.verdict.value,
        "score": sentence.score,
        "citations": list(_markers(sentence, sections, root)),
    }


def _markers(sentence: AnswerSentence, sections: dict[str, Section], root: str) -> Iterator[dict[str, Any]]:
    """Citation numbers go with the sections of the cited sentences, in their order."""
    first = {sentence_id.partition("/")[0]: sentence_id for sentence_id in reversed(sentence.sentence_ids)}
    homes = list(dict.fromkeys(sentence_id.partition("/")[0] for sentence_id in sentence.sentence_ids))
    for number, home in zip(sentence.citations, homes, strict=False):
        title = f"{sections[home].document_title}: {sections[home].title}" if home in sections else home
        yield {"number": number, "title": title, "url": root + page_path(first[home])}


def _next(told: Iterator[AnswerSentence | Answer]) -> AnswerSentence | Answer | None:
    return next(told, None)
