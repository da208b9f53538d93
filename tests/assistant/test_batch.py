"""JSON lines in, JSON lines out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.batch import BatchLine, answer_batch, as_json, play, read_batch
from assistant.errors import BatchError
from assistant.models import Question
from assistant.pipeline import Assistant
from knowledge_base.models import Employer, Nation

Make = Callable[..., Assistant]
TOUCH = "How many keeping-in-touch days can I work during maternity leave?"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "questions.jsonl"
    path.write_bytes(text.encode(encoding))
    return path


def test_lines_are_read_in_order_and_blank_ones_and_other_fields_skipped(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": "one", "facts": ["FW-01"], "nation": "NI", "employer": "nhs_bank"}),
        "",
        json.dumps({"id": 7, "turns": ["one", "two"]}),
    ]
    first, second = read_batch(written(tmp_path, "\n".join(lines) + "\n"))
    assert first == BatchLine(id="a", question="one", nation=Nation.NI, employer=Employer.NHS_BANK)
    assert second == BatchLine(id=7, turns=("one", "two"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ('{"id": 1, "question": "one"}\r\n{"id": 2, "question": "two"}\r\n', "utf-8"),
        ('{"id": 1, "question": "one"}\n{"id": 2, "question": "two"}', "utf-8-sig"),
        ('{"id": 1, "question": "one\u2028more\u0085"}\n{"id": 2, "question": "two"}', "utf-8"),
    ],
)
def test_files_of_other_systems_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    assert [line.id for line in read_batch(written(tmp_path, text, encoding))] == [1, 2]


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        '{"question": "no id"}',
        '{"id": 1}',
        '{"id": 1, "question": "one", "turns": ["two"]}',
        '{"id": 1, "turns": []}',
        '{"id": 1, "question": "one", "nation": "France"}',
        "[1, 2]",
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    path = written(tmp_path, f'{{"id": 1, "question": "one"}}\n\n{bad}\n')
    with pytest.raises(BatchError, match=r"questions\.jsonl:3: .*Each line needs an id"):
        list(read_batch(path))


@pytest.mark.parametrize("content", [None, b"\xff\xfe{}"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "questions.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BatchError, match=r"questions\.jsonl cannot be read"):
        list(read_batch(path))


def test_answers_are_one_json_object_a_line(make_assistant: Make) -> None:
    lines = [BatchLine(id="a", question=TOUCH), BatchLine(id=2, question="Hello\n")]
    first, second = answer_batch(make_assistant(), lines)
    assert "\n" not in first + second
    answer = json.loads(first)
    assert (answer["id"], answer["status"], answer["made_by"]) == ("a", "answered", "composer")
    (citation,) = answer["citations"]
    assert citation["quotes"] == [sentence["text"] for sentence in answer["sentences"]]
    assert citation["quote_sources"][0] == [source["source"] for source in citation["sources"]] == ["acas-code", "tuc"]
    assert citation["source"] == "acas-code"
    assert citation["checked"] == "2026-11-21"
    assert answer["retrieved"][0]["section"] == citation["section"] == "maternity#keeping-in-touch"
    assert json.loads(second)["id"] == 2
    assert json.loads(second)["status"] == "greeting"


def test_turns_are_played_as_one_conversation(make_assistant: Make) -> None:
    assistant = make_assistant()
    follow_up = "what about Northern Ireland?"
    before = "Do I need weeks of service before a flexible working request?"
    answer = play(assistant, BatchLine(id=1, turns=(before, follow_up)))
    assert answer.nation is Nation.NI
    assert answer.citations[0].section_id == "flexible-working#northern-ireland"
    assert assistant.ask(Question(text=follow_up)).citations == ()


def test_the_chosen_nation_and_employer_are_passed_on(make_assistant: Make) -> None:
    answer = play(make_assistant(), BatchLine(id=1, question=TOUCH, nation=Nation.WALES, employer=Employer.NHS_BANK))
    assert (answer.nation, answer.employer) == (Nation.WALES, Employer.NHS_BANK)


def test_an_answer_as_json_is_plain_data(make_assistant: Make) -> None:
    answer = make_assistant().ask(Question(text=TOUCH))
    data = as_json(answer)
    assert json.loads(json.dumps(data)) == data
    assert data["text"] == answer.text
    assert data["citations"][0]["valid_until"] is None
