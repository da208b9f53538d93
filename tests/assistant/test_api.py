"""The API: answers as JSON and as events, feedback, reading, and its own description."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.models import Answer, AnswerSentence, AnswerStatus, Question
from assistant.networks import Network
from assistant.pipeline import Assistant
from assistant.web.api.app import OF_PATH
from assistant.web.api.shapes import AnswerOut, StreamSentence
from assistant.wording import MESSAGES
from tests.assistant.served import ASKED, UNKNOWN, client_of, conversation, events, small_assistant
from tests.fakes import section, six_sections

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
PRIVATE = section("handbook#parking", ["Our network meets in the car park."], network="alpha")
ALPHA = Network(id="alpha", name="Alpha", daily_limit=1000)
PAUSED = Network(id="paused", name="Paused", active=False)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    assistant = small_assistant(tmp_path_factory.mktemp("api"), *six_sections(), PRIVATE, root_path="/assistant")
    with client_of(assistant, ALPHA, PAUSED) as started:
        yield started


def test_an_answer_has_every_described_field_and_no_other(client: TestClient) -> None:
    told = client.post("/api/v1/ask", json=conversation(ASKED)).json()
    answer = AnswerOut.model_validate(told)
    assert set(told) == set(AnswerOut.model_fields)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations[0].guide_url == "/assistant/guides/flexible-working#decision-time"
    assert answer.citations[0].quote_urls[0] == "/assistant/guides/flexible-working#decision-time--1"
    assert len(answer.citations[0].quote_urls) == len(answer.citations[0].quotes)


def test_every_link_of_an_answer_opens_its_sentence(client: TestClient) -> None:
    told = client.post("/api/v1/ask", json=conversation(ASKED)).json()
    for quote, url in zip(told["citations"][0]["quotes"], told["citations"][0]["quote_urls"], strict=True):
        path, _, anchor = url.partition("#")
        page = client.get(path).text
        assert f'id="{anchor}"' in page
        assert quote in page


def test_each_answer_has_an_id_of_its_own(client: TestClient) -> None:
    ids = {client.post("/api/v1/ask", json=conversation(ASKED)).json()["answer_id"] for _ in range(3)}
    assert len(ids) == 3


def test_a_stream_says_that_it_works_then_tells_the_sentences_then_the_answer(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json=conversation(ASKED), headers={"accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    told = events(response.text)
    assert [name for name, _ in told] == ["status", "sentence", "sentence", "done"]
    assert json.loads(told[0][1]) == {"state": "working"}
    first = StreamSentence.model_validate_json(told[1][1])
    assert (first.citations[0].number, first.citations[0].title) == (1, "Flexible working: Decision time")
    assert first.citations[0].url == "/assistant/guides/flexible-working#decision-time--1"
    whole = AnswerOut.model_validate_json(told[-1][1])
    assert [s.text for s in whole.sentences] == [json.loads(data)["text"] for name, data in told if name == "sentence"]


def test_a_conversation_is_read_from_the_request_alone(client: TestClient) -> None:
    """Stateless: the same request gives the same answer whatever was asked before it."""
    body = conversation("Can I work keeping-in-touch days?", "Are they paid?")
    first = client.post("/api/v1/ask", json=body).json()
    client.post("/api/v1/ask", json=conversation("What does a data analyst do?"))
    again = client.post("/api/v1/ask", json=body).json()
    changing = {"answer_id", "timings"}
    assert {k: v for k, v in first.items() if k not in changing} == {
        k: v for k, v in again.items() if k not in changing
    }


@pytest.mark.parametrize(("text", "status"), [("", "clarify"), ("x" * 2001, "too_long"), ("hello", "greeting")])
def test_what_a_person_can_meet_is_a_status_and_no_error(client: TestClient, text: str, status: str) -> None:
    response = client.post("/api/v1/ask", json=conversation(text))
    assert (response.status_code, response.json()["status"]) == (200, status)


def test_helplines_come_as_fields(client: TestClient) -> None:
    told = client.post("/api/v1/ask", json=conversation("I want to kill myself")).json()
    assert told["urgent"] is True
    assert any(contact["tel"] == "116123" for contact in told["contacts"])


def test_a_networks_own_document_is_read_in_that_network_alone(client: TestClient) -> None:
    asked = "Where does our network meet, in the car park?"
    inside = client.post("/api/v1/ask", json=conversation(asked, network="alpha")).json()
    outside = client.post("/api/v1/ask", json=conversation(asked)).json()
    assert "handbook#parking" in {found["section"] for found in inside["retrieved"]}
    assert "handbook#parking" not in json.dumps(outside)
    assert client.get("/api/v1/guides/handbook").status_code == 404
    assert client.get("/api/v1/guides/handbook", params={"network": "alpha"}).status_code == 200


def test_a_paused_network_says_so(client: TestClient) -> None:
    told = client.post("/api/v1/ask", json=conversation(ASKED, network="paused")).json()
    assert (told["status"], told["message"]) == ("paused", MESSAGES[AnswerStatus.PAUSED])
    streamed = client.post(
        "/api/v1/ask", json=conversation(ASKED, network="paused"), headers={"accept": "text/event-stream"}
    )
    assert [name for name, _ in events(streamed.text)] == ["status", "done"]


def test_an_unknown_network_is_named_as_the_fault(client: TestClient) -> None:
    for path, body in (("ask", conversation(ASKED, network="nobody")), ("feedback", {"answer_id": "a" * 16})):
        response = client.post(
            f"/api/v1/{path}", json={**body, "network": "nobody", "useful": True} if path == "feedback" else body
        )
        assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (422, "network-unknown")


def test_search_finds_by_words_and_meaning_and_says_where_to_read(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "keeping-in-touch days", "limit": 2}).json()["results"]
    assert (len(found), found[0]["section"]) == (2, "maternity#keeping-in-touch")
    assert found[0]["guide_url"] == "/assistant/guides/maternity#keeping-in-touch"


def test_a_guide_and_a_source_can_be_read(client: TestClient) -> None:
    guide = client.get("/api/v1/guides/maternity").json()
    assert [part["section"] for part in guide["sections"]] == ["maternity#keeping-in-touch", "maternity#pay-rate"]
    use = client.get("/api/v1/sources/acas-code").json()
    assert use["source"]["publisher"] == "Acas"
    assert "maternity#pay-rate" in {place["section"] for place in use["sections"]}
    assert "handbook#parking" not in {place["section"] for place in use["sections"]}
    assert client.get("/api/v1/sources/nothing").json()["title"] == "There is nothing here"


def test_feedback_is_kept_changed_and_taken_back(client: TestClient) -> None:
    body = {"answer_id": "Jx2vKq0aW9rT4mZc", "useful": False, "reason": "The date was missing.", "topic": "maternity"}
    assert client.post("/api/v1/feedback", json=body).json() == {"saved": True}
    assert client.post("/api/v1/feedback", json=body | {"useful": True}).json() == {"saved": True}
    assert client.post("/api/v1/feedback", json=body | {"useful": None}).json() == {"saved": False}


def test_feedback_with_personal_details_is_not_kept(client: TestClient) -> None:
    body = {"answer_id": "Jx2vKq0aW9rT4mZd", "useful": False, "reason": "Write to jo@example.org about it."}
    response = client.post("/api/v1/feedback", json=body)
    assert response.status_code == 422
    assert "an e-mail address" in response.json()["detail"]
    assert "jo@example.org" not in response.text


def test_a_fault_is_told_without_its_cause(client: TestClient, tmp_path: object) -> None:
    class Broken(Assistant):
        def ask(self, question: Question) -> Answer:
            raise RuntimeError(f"cannot answer {question.text}")

        def stream(self, question: Question) -> Iterator[AnswerSentence | Answer]:
            yield from ()
            raise RuntimeError(question.text)

    whole = small_assistant(tmp_path)  # type: ignore[arg-type]
    whole.__class__ = Broken
    with client_of(whole) as broken:
        response = broken.post("/api/v1/ask", json=conversation(UNKNOWN))
        assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
        assert UNKNOWN not in response.text
        told = broken.post("/api/v1/ask", json=conversation(UNKNOWN), headers={"accept": "text/event-stream"})
        assert [name for name, _ in events(told.text)] == ["status", "error"]
        assert UNKNOWN not in told.text


def test_the_description_names_every_path_with_examples_and_problems(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert set(told["paths"]) == set(OF_PATH)
    assert told["servers"] == [{"url": "/assistant/api/v1"}]
    assert told["components"]["schemas"]["AskBody"]["examples"][0]["turns"][0]["role"] == "user"
    for path, operations in told["paths"].items():
        for operation in operations.values():
            assert {"200", "422", "429", "500"} <= set(operation["responses"]), path
            assert operation["description"], path
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(told)))
    assert named <= set(told["components"]["schemas"])


def test_every_problem_leads_to_its_description(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    problem = client.post("/api/v1/ask", json={}).json()
    pointer = problem["type"].partition("#/")[2].split("/")
    place = told
    for key in pointer:
        place = place[key]
    assert place["description"] == problem["title"]


@pytest.mark.parametrize("make", [dict, lambda: {"turns": []}, lambda: conversation(ASKED, nation="France")])
def test_a_malformed_request_is_told_what_to_change(client: TestClient, make: Callable[[], dict[str, object]]) -> None:
    response = client.post("/api/v1/ask", json=make())
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    assert set(response.json()) == {"type", "title", "status", "detail", "next"}
    assert re.match(r"(turns|nation): ", response.json()["detail"])
