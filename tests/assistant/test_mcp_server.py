"""The tools for other programs, through the client of the same SDK."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from mcp import Client

from assistant.mcp_server import Loading, create_server
from assistant.pipeline import Assistant
from tests.assistant.served import ASKED

Make = Callable[..., Assistant]


def call(assistant: Callable[[], Assistant], tool: str, **arguments: object) -> Any:
    async def through_the_client() -> Any:
        async with Client(create_server(assistant)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(through_the_client())


def test_tools_that_only_read_are_offered(make_assistant: Make) -> None:
    async def tools() -> Any:
        async with Client(create_server(make_assistant)) as client:
            return (await client.list_tools()).tools

    offered = asyncio.run(tools())
    assert [tool.name for tool in offered] == [
        "ask",
        "search",
        "read_guide",
        "plan",
        "letter",
        "schemes",
        "eligibility",
    ]
    assert all(tool.annotations.read_only_hint and tool.description for tool in offered)


def test_ask_gives_sentences_with_citations(make_assistant: Make) -> None:
    assistant = make_assistant()
    told = call(lambda: assistant, "ask", question=ASKED, nation="England").structured_content
    assert (told["status"], told["nation"]) == ("answered", "England")
    assert told["sentences"][0]["citations"] == [1]
    assert told["citations"][0]["quote_urls"] == [
        "/guides/flexible-working#decision-time--1",
        "/guides/flexible-working#decision-time--2",
    ]
    assert "retrieved" not in told


def test_ask_takes_earlier_questions(make_assistant: Make) -> None:
    assistant = make_assistant()
    told = call(lambda: assistant, "ask", question="Are they paid?", earlier=["Can I work keeping-in-touch days?"])
    assert "Pay for keeping-in-touch days" in told.structured_content["text"]


def test_search_then_read_the_guide(make_assistant: Make) -> None:
    assistant = make_assistant()
    found = call(lambda: assistant, "search", words="keeping-in-touch days", limit=1).structured_content["result"]
    assert [one["section"] for one in found] == ["maternity#keeping-in-touch"]
    guide = call(lambda: assistant, "read_guide", guide=found[0]["guide"]).structured_content
    assert [part["id"] for part in guide["sections"]] == ["maternity#keeping-in-touch", "maternity#pay-rate"]
    cited = {i for part in guide["sections"] for sentence in part["sentences"] for i in sentence["sources"]}
    assert cited == {source["id"] for source in guide["sources"]}


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("read_guide", {"guide": "../../etc/passwd"}, "There is no guide"),
        ("ask", {"question": ASKED, "nation": "France"}, "'England', 'Scotland', 'Wales' or 'NI'"),
    ],
)
def test_a_wrong_argument_is_told_what_to_do(
    make_assistant: Make, tool: str, arguments: dict[str, str], told: str
) -> None:
    result = call(make_assistant, tool, **arguments)
    assert result.is_error
    assert told in result.content[0].text


def test_what_keeps_the_assistant_from_loading_is_raised_at_each_use() -> None:
    def broken() -> Assistant:
        raise LookupError("no index")

    loading = Loading(broken)
    for _ in range(2):
        with pytest.raises(LookupError, match="no index"):
            loading.get()
