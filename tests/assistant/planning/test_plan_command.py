"""`plan` on the command line, and `inputs` in a batch."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import vobject

from assistant.__main__ import main
from assistant.batch import BatchLine, answer_batch, read_batch
from assistant.commands.plan import DATES, OTHERS
from assistant.pipeline import Assistant
from assistant.planning.inputs import Inputs

ARGUMENTS = ["plan", "--due", "2026-07-15", "--leave-start", "2026-06-29", "--return", "2027-03-01"]
ARGUMENTS += ["--nation", "England", "--employer", "nhs_afc"]
Make = Callable[..., Assistant]


def test_every_input_has_an_option() -> None:
    names = [name for name, *_ in (*DATES.values(), *OTHERS.values())]
    assert sorted(names) == sorted(Inputs.model_fields)


def test_a_plan_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ARGUMENTS) == 0
    printed = capsys.readouterr().out
    assert "Saturday 4 April 2026: Tell your employer about your leave" in printed
    assert "Confirm with HR before you rely on it. (Rule: leave-notice)" in printed


def test_a_plan_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS, "--weekly-pay", "700", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["fields"]["ordinary_leave_ends"] == "2026-12-27"
    assert plan["fields"]["smp_weekly_rate"] == 194.32
    assert all(item["rule"] and item["sources"] and item["notes"] for item in plan["items"])
    assert {source["number"] for source in plan["sources"]} >= {n for item in plan["items"] for n in item["notes"]}


def test_files_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = {kind: tmp_path / f"plan.{kind}" for kind in ("ics", "docx", "markdown", "html")}
    assert main([*ARGUMENTS, *(word for kind, path in paths.items() for word in (f"--{kind}", str(path)))]) == 0
    assert capsys.readouterr().out.count("Written: ") == 4
    assert vobject.readOne(paths["ics"].read_text(encoding="utf-8")).vevent_list
    assert docx.Document(str(paths["docx"])).paragraphs[0].text == "Your return-to-work plan"
    assert paths["markdown"].read_text(encoding="utf-8").startswith("# Your return-to-work plan\n")
    assert paths["html"].read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--return", "2026-07-01"], "Error: intended_return: it is not after the due date"),
        (["--return", "2027-08-03"], "Error: intended_return: maternity leave lasts 52 weeks at most"),
        (["--due", "2026-02-30"], "Error: baby_due_date: 2026-02-30 is not a date."),
        (["--nation", "France"], "Error: nation: France is not one of the choices."),
        (["--leave-start", "2026-04-25"], "Error: leave_start: it is before Sunday 26 April 2026"),
        (["--ics", "no/such/folder/plan.ics"], "cannot be written: No such file or directory. Choose another place."),
    ],
)
def test_bad_input_ends_with_2_and_the_next_step(
    more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ARGUMENTS, *more]) == 2
    assert told in capsys.readouterr().err


def asked(make_assistant: Make, **line: object) -> dict[str, object]:
    answer: dict[str, object] = json.loads(
        next(answer_batch(make_assistant(), [BatchLine.model_validate({"id": 1, **line})]))
    )
    return answer


def test_a_batch_line_with_inputs_gets_fields_beside_its_answer(make_assistant: Make) -> None:
    question = "How long can my employer take to decide on a flexible working request?"
    answer = asked(make_assistant, question=question, inputs={"request_date": "2026-12-01", "nation": "NI"})
    assert answer["status"] == "answered"
    assert answer["sentences"]
    assert answer["fields"] == {
        "flexible_decision_due": "2027-01-12",
        "flexible_meeting_due": "2026-12-29",
        "flexible_next_request_from": "2027-12-01",
    }
    assert isinstance(answer["plan"], dict)
    assert answer["plan"]["items"][0]["rule"] == "flexible-meeting-ni"


def test_inputs_alone_are_answered_with_the_plan(make_assistant: Make) -> None:
    answer = asked(make_assistant, inputs={"event_date": "2026-09-20"}, nation="England")
    assert (answer["status"], answer["made_by"]) == ("answered", "planner")
    assert "Saturday 19 December 2026" in str(answer["text"])
    assert answer["fields"] == {
        "acas_contact_by": "2026-12-19",
        "tribunal_deadline": "2026-12-19",
        "tribunal_deadline_redundancy_or_equal_pay": "2027-03-19",
    }


@pytest.mark.parametrize("inputs", [{"leave_start": "2026-02-30"}, "text", [1]])
def test_bad_inputs_spoil_their_own_plan_alone(make_assistant: Make, inputs: object) -> None:
    alone = asked(make_assistant, inputs=inputs)
    assert (alone["status"], alone["fields"]) == ("clarify", {})
    assert isinstance(alone["plan"], dict)
    assert alone["plan"]["problem"] == alone["message"]
    beside = asked(make_assistant, inputs=inputs, question="Can I work keeping-in-touch days during maternity leave?")
    assert beside["sentences"]
    assert beside["fields"] == {}


def test_a_line_without_inputs_has_no_plan(make_assistant: Make) -> None:
    answer = asked(make_assistant, question="How many keeping-in-touch days can I work?")
    assert (answer["fields"], answer["plan"]) == ({}, None)


def test_inputs_are_read_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"id": 1, "inputs": {"event_date": "2026-09-20"}}\n', encoding="utf-8")
    (line,) = read_batch(path)
    assert line.inputs == {"event_date": "2026-09-20"}
