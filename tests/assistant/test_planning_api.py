"""The planning tools for programs: over the API and over MCP, with problems that name the field."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client

from assistant.mcp_server import create_server
from assistant.pipeline import Assistant
from assistant.web.api.planning import PLAN, SEARCH, WISH
from tests.assistant.served import client_of, small_assistant

LETTER = {"kind": "flexible-working", "answers": {"nation": "England", "request_date": "2026-12-01"}}
CHECK = {"check": "smp", "answers": {"nation": "England", "due_date": "2027-03-10"}}
BAD: list[tuple[str, dict[str, Any], str]] = [
    ("/plan", {**PLAN, "intended_return": "2027-01-01"}, "intended_return"),
    ("/plan", {"nation": "France"}, "nation"),
    ("/letter", {"kind": "flexible-working", "answers": {}}, "nation"),
    ("/letter", {"kind": "poem", "answers": {}}, "poem"),
    ("/letter", {"answers": {}}, "kind"),
    ("/schemes", {"years_away": 100}, "years_away"),
    ("/schemes", {"age": 40}, "age"),
    ("/schemes", {"roles": "all"}, "roles"),
    ("/eligibility", {"check": "luck"}, "luck"),
    ("/eligibility", {"check": "smp", "answers": {"due_date": "later"}}, "due_date"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(small_assistant(tmp_path_factory.mktemp("planning"))) as started:
        yield started


def sent(client: TestClient, path: str, body: object) -> dict[str, Any]:
    reply = client.post(f"/api/v1{path}", json=body)
    assert reply.status_code == 200, reply.text
    assert reply.headers["Cache-Control"] == "no-store"
    found: dict[str, Any] = reply.json()
    return found


def test_a_plan_has_fields_items_and_sources(client: TestClient) -> None:
    plan = sent(client, "/plan", PLAN)
    assert plan["fields"]["return_notice_deadline_nhs"] == "2027-11-08"
    assert all(item["rule"] and item["notes"] and item["confirm"] for item in plan["items"])


def test_a_letter_has_its_texts_and_what_is_missing(client: TestClient) -> None:
    letter = sent(client, "/letter", LETTER)
    assert letter["copy_text"].startswith("Flexible working request")
    assert not letter["complete"]
    assert {"pattern"} <= {one["field"] for one in letter["missing"]}


def test_schemes_or_roles(client: TestClient) -> None:
    assert sent(client, "/schemes", SEARCH)["results"]
    assert all(len(role["steps"]) == 3 for role in sent(client, "/schemes", WISH)["roles"])


def test_a_check_says_what_it_did_not_check(client: TestClient) -> None:
    checked = sent(client, "/eligibility", CHECK)
    assert (checked["verdict"], checked["complete"]) == ("ask", False)
    assert checked["not_checked"]


@pytest.mark.parametrize(("path", "body", "named"), BAD)
def test_a_problem_names_the_field(client: TestClient, path: str, body: object, named: str) -> None:
    reply = client.post(f"/api/v1{path}", json=body)
    assert reply.status_code == 422
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert named in reply.json()["detail"]


def test_the_description_has_examples(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    for path in ("/plan", "/letter", "/schemes", "/eligibility"):
        assert set(described["paths"][path]["post"]["responses"]) >= {"200", "413", "415", "422", "429"}
    body = described["paths"]["/plan"]["post"]["requestBody"]["content"]["application/json"]
    assert body["schema"]["examples"] == [PLAN]


def over_mcp(tool: str, **arguments: object) -> Any:
    def never() -> Assistant:
        raise AssertionError("planning needs no assistant")

    async def through_the_client() -> Any:
        async with Client(create_server(never)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(through_the_client())


def test_the_tools_answer_over_mcp() -> None:
    assert over_mcp("plan", answers=PLAN).structured_content["fields"]["leave_start"] == "2027-03-01"
    assert over_mcp("letter", **LETTER).structured_content["kind"] == "flexible-working"
    assert over_mcp("schemes", answers=WISH).structured_content["roles"]
    assert over_mcp("eligibility", check="smp").structured_content["next_question"]["id"] == "nation"


def test_a_tool_tells_what_is_wrong() -> None:
    told = over_mcp("plan", answers={"baby_due_date": "soon"})
    assert told.is_error
    assert "baby_due_date" in told.content[0].text
