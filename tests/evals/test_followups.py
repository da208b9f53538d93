"""The follow-up benchmark: the data, the ranks by hand, the systems."""

import json
from pathlib import Path

import numpy as np
import pytest

from evals.followups import (
    DIALOGUES,
    FILES,
    SYSTEMS,
    Turned,
    cast,
    cast_table,
    fused,
    load_dialogues,
    main,
    reciprocal_ranks,
)
from tests.fakes import HashingEmbedder

TURNS = [
    Turned(earlier=(), raw="What is throat cancer?", resolved="What is throat cancer?"),
    Turned(earlier=("What is throat cancer?",), raw="Is it treatable?", resolved="Is throat cancer treatable?"),
]


def test_turns_are_read_with_their_history(tmp_path: Path) -> None:
    first = [{"number": 1, "turn": [{"number": 1, "raw_utterance": "A?"}, {"number": 2, "raw_utterance": "B?"}]}]
    second = [{"number": 2, "turn": [{"raw_utterance": "C?", "manual_rewritten_utterance": "C c?"}]}]
    for year, topics in (("2019", first), ("2020", second)):
        (tmp_path / FILES[year]).write_text(json.dumps(topics), encoding="utf-8")
    resolved = tmp_path / "2019_evaluation_topics_annotated_resolved_v1.0.tsv"
    resolved.write_text("1_1\tA?\n1_2\tB b?\n", encoding="utf-8")
    assert cast(tmp_path) == {
        "2019": [Turned(earlier=(), raw="A?", resolved="A?"), Turned(earlier=("A?",), raw="B?", resolved="B b?")],
        "2020": [Turned(earlier=(), raw="C?", resolved="C c?")],
    }


def test_ranks_by_hand() -> None:
    scores = np.array([[0.9, 0.1, 0.2], [0.9, 0.5, 0.1], [0.3, 0.3, 0.3]])
    np.testing.assert_allclose(reciprocal_ranks(scores), [1, 1 / 2, 1])
    np.testing.assert_allclose(fused(scores[:1]), [[1 / 61, 1 / 63, 1 / 62]])


def test_ours_is_few_texts_and_holds_the_topic() -> None:
    ways = SYSTEMS["ours"](TURNS[1])
    assert 1 < len(ways) <= 4
    assert any("throat cancer" in text for text, _ in ways)


def test_the_table_has_every_system() -> None:
    table = cast_table({"2019": TURNS}, HashingEmbedder())
    assert len(table) == 2 + len(SYSTEMS)
    assert "| ours | 1.000 | 1.000 | 1.000 |" in table[-1]


def test_dialogues_are_whole() -> None:
    development, held_out = (load_dialogues(name) for name in DIALOGUES.values())
    assert len(development) == 64
    assert len(held_out) >= 30
    assert not {d.turns for d in development} & {d.turns for d in held_out}
    assert all(d.facts and len(d.turns) >= 2 for d in (*development, *held_out))


def test_without_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    assert main([]) == 0
    assert "Skipped: no CAsT" in capsys.readouterr().out
