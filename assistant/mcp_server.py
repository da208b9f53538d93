"""Ask, search and read guides as tools of the Model Context Protocol. The only importer of its SDK.

It speaks over standard input and output, so nothing else may print there. The tools need no
network and keep nothing.
"""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import anyio
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import BaseModel

from assistant import wording
from assistant.batch import as_json
from assistant.errors import PlanningError
from assistant.models import Question, Turn
from assistant.pipeline import Assistant
from assistant.places import guide_of, page_path
from assistant.wording import mcp as says
from knowledge_base.models import Employer, Nation

READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
FOR_EVALUATORS = frozenset({"retrieved", "timings"})
"""Fields of an answer that tell a program nothing."""
MAX_RESULTS = 20


class Loading:
    """The assistant, loaded in the background from the start; `get` waits for it. Raises what kept it from loading."""

    def __init__(self, load: Callable[[], Assistant]) -> None:
        self._load = load
        self._done = threading.Event()
        self._assistant: Assistant | None = None
        self._fault: Exception | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def get(self) -> Assistant:
        self._done.wait()
        if self._assistant is None:
            raise self._fault or RuntimeError("the assistant could not be loaded")
        return self._assistant

    def _run(self) -> None:
        try:
            self._assistant = self._load()
        except Exception as fault:
            self._fault = fault
        finally:
            self._done.set()


def create_server(assistant: Callable[[], Assistant]) -> MCPServer[Any]:
    """A server whose tools wait for the assistant when they are first used."""
    server: MCPServer[Any] = MCPServer(wording.NAME, instructions=says.INSTRUCTIONS)

    @server.tool(description=says.ASK, annotations=READS)
    async def ask(
        question: str,
        earlier: list[str] | None = None,
        nation: Nation | None = None,
        employer: Employer | None = None,
        network: str | None = None,
    ) -> dict[str, Any]:
        asked = Question(
            text=question,
            history=tuple(Turn(role="user", text=text) for text in earlier or ()),
            nation=nation,
            employer=employer,
            network=network,
        )
        answer = as_json(await anyio.to_thread.run_sync(lambda: assistant().ask(asked)))
        return {name: value for name, value in answer.items() if name not in FOR_EVALUATORS}

    @server.tool(description=says.SEARCH, annotations=READS)
    async def search(words: str, nation: Nation | None = None, network: str | None = None, limit: int = 8) -> list[Any]:
        top = max(1, min(limit, MAX_RESULTS))
        found = await anyio.to_thread.run_sync(lambda: assistant().search(words, nation, network, top))
        return [
            {
                "section": one.section.id,
                "guide": one.section.document_id,
                "title": f"{one.section.document_title}: {one.section.title}",
                "text": one.section.text,
                "nations": [holds.value for holds in one.section.nations],
                "url": page_path(one.section.id),
            }
            for one in found
        ]

    @server.tool(description=says.READ_GUIDE, annotations=READS)
    async def read_guide(guide: str, network: str | None = None) -> dict[str, Any]:
        return await anyio.to_thread.run_sync(lambda: _guide(assistant(), guide, network))

    _add_planning(server)
    return server


def _add_planning(server: MCPServer[Any]) -> None:
    """The four planning tools; they need no index. Each raises ToolError that names the field and the next step."""
    from assistant.planning import tools

    async def told(make: Callable[..., BaseModel], *given: object) -> dict[str, Any]:
        try:
            made = await anyio.to_thread.run_sync(make, *given)
        except PlanningError as error:
            raise ToolError(str(error)) from None
        return made.model_dump(mode="json")

    @server.tool(description=says.PLAN, annotations=READS)
    async def plan(answers: dict[str, Any]) -> dict[str, Any]:
        return await told(tools.plan_of, answers, date.today())

    @server.tool(description=says.LETTER, annotations=READS)
    async def letter(kind: str, answers: dict[str, Any]) -> dict[str, Any]:
        return await told(tools.letter_of, kind, answers)

    @server.tool(description=says.SCHEMES, annotations=READS)
    async def schemes(answers: dict[str, Any]) -> dict[str, Any]:
        return await told(tools.schemes_of, answers)

    @server.tool(description=says.ELIGIBILITY, annotations=READS)
    async def eligibility(check: str, answers: dict[str, Any] | None = None) -> dict[str, Any]:
        return await told(tools.eligibility_of, check, answers or {})


def _guide(assistant: Assistant, guide: str, network: str | None) -> dict[str, Any]:
    """Raises ToolError when there is no such guide."""
    knowledge_base = assistant.knowledge_base.get()
    document = guide_of(knowledge_base.corpus, guide, network)
    if document is None:
        raise ToolError(says.NO_GUIDE.format(guide=repr(guide)))
    cited = {i for section in document.sections for sentence in section.sentences for i in sentence.sources}
    sections = document.model_dump(
        mode="json", include={"sections": {"__all__": {"id", "title", "nations", "sentences"}}}
    )
    sources = [knowledge_base.sources[i].model_dump(mode="json") for i in sorted(cited) if i in knowledge_base.sources]
    return {"guide": document.id, "title": document.title, "summary": document.summary, **sections, "sources": sources}
