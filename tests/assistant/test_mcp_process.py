"""`python -m assistant mcp` as a process of its own, spoken to over its standard input and output."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from knowledge_base.build import build_index
from knowledge_base.embeddings import SentenceTransformerEmbedder
from tests.fakes import corpus
from tests.repository import ROOT

pytestmark = [pytest.mark.real_embedder, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def test_a_program_can_start_it_ask_search_and_read(tmp_path: Path) -> None:
    build_index(corpus(), SentenceTransformerEmbedder(), tmp_path / "index")
    environment = {**os.environ, "CAREER_ASSISTANT_DATA_DIR": str(tmp_path)}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant", "mcp"], env=environment, cwd=str(ROOT)
    )

    async def conversation() -> list[Any]:
        with (tmp_path / "log").open("w") as log:
            async with stdio_client(command, errlog=log) as streams, ClientSession(*streams) as session:
                told = await session.initialize()
                asked = await session.call_tool(
                    "ask", {"question": "When must my employer decide on flexible working?"}
                )
                found = await session.call_tool("search", {"words": "keeping-in-touch days", "limit": 1})
                guide = await session.call_tool("read_guide", {"guide": "maternity"})
                planned = await session.call_tool("plan", {"answers": {"baby_due_date": "2027-03-14"}})
        return [told, *(each.structured_content for each in (asked, found, guide, planned))]

    told, asked, found, guide, planned = asyncio.run(conversation())
    assert "citations" in told.instructions
    assert asked["status"] == "answered"
    assert asked["sentences"][0]["text"].startswith("Your employer must decide")
    assert found["result"][0]["section"] == "maternity#keeping-in-touch"
    assert guide["guide"] == "maternity"
    assert planned["fields"]["earliest_leave_start"] == "2026-12-27"
    assert "Traceback" not in (tmp_path / "log").read_text()
