"""Questions in people's own words: the set and its figures."""

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.models import Answer, AnswerSentence, AnswerStatus, Verdict
from evals.own_words import NOT_TO_ANSWER, SETS, OwnWords, Rested, figures, load_own_words, main
from knowledge_base import coverage


def message(kind: str = "answerable") -> OwnWords:
    return OwnWords(
        id="ow-0", turns=("wot now",), kind=kind, nation=None, employer=None, facts=("FW-01",), expects=(), must_not=()
    )


def rested(*sections: str, kind: str = "answerable", status: AnswerStatus = AnswerStatus.ANSWERED) -> Rested:
    sentences = tuple(
        AnswerSentence(text="Told.", citations=(1,), sentence_ids=(f"{section}/1",), verdict=Verdict.QUOTED)
        for section in sections
    )
    answer = Answer(status=status, sentences=sentences)
    return Rested(message=message(kind), answer=answer, gold=frozenset({"guide#gold"}))


def test_an_answer_is_judged_by_where_its_sentences_are_from() -> None:
    found = figures(
        [
            rested("guide#gold", "guide#other"),
            rested("guide#other", "guide#gold"),
            rested("guide#other"),
            rested(status=AnswerStatus.NO_SOURCES),
            rested("guide#other", kind="unanswerable"),
            rested(kind="out_of_scope", status=AnswerStatus.OUT_OF_SCOPE),
        ]
    )
    assert found["Messages"] == 4
    assert found["Answered"] == 0.75
    assert found["First sentence from a gold section"] == 0.25
    assert found["Any sentence from a gold section"] == 0.5
    assert abs(found["Told sentences that are from a gold section"] - 1 / 3) < 1e-9
    assert found["Of these held back"] == 0.5


@pytest.mark.parametrize(
    ("name", "count", "conversations"), [("first", 140, 23), ("second", 46, 5), ("heldout", 44, 4)]
)
def test_the_sets_are_whole(name: str, count: int, conversations: int) -> None:
    messages = load_own_words(SETS[name])
    assert len({one.id for one in messages}) == len(messages) == count
    assert Counter(len(one.turns) > 1 for one in messages)[True] == conversations
    assert all(one.expects for one in messages)
    folder = Path(coverage.__file__).parent
    known = set(json.loads((folder / "coverage-map.json").read_text(encoding="utf-8")))
    known |= set(coverage.load_coverage(folder / "coverage.toml").left_out)
    assert all(fact in known for one in messages if one.kind not in NOT_TO_ANSWER for fact in one.facts)


def test_what_is_held_out_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--failures", "--set", "heldout"])
    assert "Take --set second" in capsys.readouterr().err
