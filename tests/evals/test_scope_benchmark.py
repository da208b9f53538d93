"""Shares with their intervals, and the tables of the scope benchmark."""

import json
from pathlib import Path

import pytest

from assistant.models import AnswerStatus
from evals.scope_benchmark import Query, clinc_table, main, queries, report, share, work_table

OUT, UNKNOWN, ANSWERED = AnswerStatus.OUT_OF_SCOPE, AnswerStatus.NO_SOURCES, AnswerStatus.ANSWERED


def test_the_interval_is_wilsons() -> None:
    """Newcombe (1998), Table I: 81 of 263 has the interval 0.2553 to 0.3662."""
    found = share([True] * 81 + [False] * 182)
    assert found.low == pytest.approx(0.2553, abs=5e-5)
    assert found.high == pytest.approx(0.3662, abs=5e-5)
    assert found.text == "0.308 (0.255 to 0.366; 81 of 263)"


def test_all_splits_are_asked(tmp_path: Path) -> None:
    folder = tmp_path / "clinc150_oos"
    folder.mkdir()
    data = {"train": [["what is on", "weather"]], "oos_val": [["sing", "oos"]]}
    (folder / "data_train_val.json").write_text(json.dumps(data), encoding="utf-8")
    assert queries(tmp_path) == [Query(text="what is on", intent="weather"), Query(text="sing", intent="oos")]


def test_near_misses_and_talk_stand_apart() -> None:
    intents = ["weather", "oos", "payday", "greeting"]
    asked = [Query(text=intent, intent=intent) for intent in intents]
    lines = clinc_table(asked, [OUT, UNKNOWN, ANSWERED, AnswerStatus.GREETING])
    assert lines[2].startswith("| all | 0.500")
    assert lines[3].startswith("| outside: all but work and talk | 1.000")
    assert lines[5].startswith("| work, near misses | 0.000")
    assert lines[6].endswith("| greeting 1 |")


def test_unknown_is_not_called_out_of_scope() -> None:
    lines = work_table([OUT, UNKNOWN, ANSWERED, ANSWERED], [ANSWERED])
    assert lines[2].startswith("| question alone | 0.250")
    assert lines[3].startswith("| scenario and question | 0.000")


def test_the_report_says_how_many_were_asked() -> None:
    assert "a fixed sample of 1,200 queries" in report(["| x |"], 1200, whole=False)
    assert "all 18,200 queries" in report(["| x |"], 18200, whole=True)


def test_without_the_data_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    assert main([]) == 0
    assert "CAREER_ASSISTANT_EVAL_DATA" in capsys.readouterr().out
