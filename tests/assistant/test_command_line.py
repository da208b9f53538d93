"""The command line: quick to help, clear about faults, and an answer as JSON."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.commands.choices import EMPLOYERS, NATIONS
from assistant.settings import Settings
from knowledge_base.build import build_index
from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.models import Employer, Nation
from tests.fakes import corpus

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "chromadb", "gradio", "sentence_transformers", "transformers", "pandas", "fastapi", "numpy")
LOADED = f"""
import contextlib, sys
from assistant.__main__ import COMMANDS, main
for command in ("", *(module.__name__.rpartition(".")[2] for module in COMMANDS)):
    with contextlib.suppress(SystemExit):
        main([command, "--help"] if command else ["--help"])
print("loaded:", [name for name in {HEAVY} if name in sys.modules])
"""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working directory of its own, with the data in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAREER_ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def seconds_of_help() -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "answer a question" in done.stdout
    return time.perf_counter() - start


def test_help_is_there_within_a_second() -> None:
    assert any(seconds_of_help() < 1 for _ in range(3))


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, check=True, capture_output=True, text=True)
    assert all(told in done.stdout for told in ("--batch FILE", "--ics", "--network"))
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_the_choices_are_those_of_the_models() -> None:
    assert set(NATIONS) == {nation.value for nation in Nation}
    assert set(EMPLOYERS) == {employer.value for employer in Employer} - {"any"}


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "one", "--batch", "file.jsonl"]])
def test_ask_needs_a_question_or_a_file(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert "give a question in quotes, or --batch FILE" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["ask", "one", "--nation", "France"], ["dance"], []])
def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: python -m assistant" in capsys.readouterr().err


def test_a_bad_batch_file_is_named_before_anything_heavy_is_loaded(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "bad.jsonl").write_text("nonsense\n", encoding="utf-8")
    assert main(["ask", "--batch", "bad.jsonl"]) == 2
    assert "Error: bad.jsonl:1:" in capsys.readouterr().err


def test_settings_are_printed_as_variables(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"CAREER_ASSISTANT_DATA_DIR={elsewhere / 'data'}" in lines
    assert len(lines) == len(Settings.model_fields)


def test_a_wrong_setting_is_named(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_PORT", "seven")
    assert main(["settings"]) == 2
    assert "Error: CAREER_ASSISTANT_PORT: " in capsys.readouterr().err


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_question_is_answered_as_json_and_a_missing_index_names_the_next_step(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["ask", "When must my employer decide on my flexible working request?", "--json", "--nation", "Wales"]
    assert main(question) == 2
    assert "make index" in capsys.readouterr().err
    build_index(corpus(), SentenceTransformerEmbedder(), elsewhere / "data" / "index")
    assert main(question) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert (
        answer["sentences"][0]["text"] == "Your employer must decide on a flexible working request within two months."
    )
    assert answer["citations"][0]["sources"][0]["publisher"] == "Acas"
    (elsewhere / "in.jsonl").write_text('{"id": "x", "question": "What does a data analyst do?"}\n', encoding="utf-8")
    assert main(["ask", "--batch", "in.jsonl", "--output", "out.jsonl"]) == 0
    (line,) = (elsewhere / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["id"] == "x"
