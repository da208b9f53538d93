"""The suite with a language model: it drafts when one is connected, and a judging model is optional."""

from collections.abc import Callable
from pathlib import Path

import pytest
from inspect_ai import Task
from inspect_ai.log import EvalLog

from assistant.judging import ModelJudge
from assistant.llm import LanguageModel, Limits
from assistant.pipeline import Assistant
from assistant.verification import SecondOpinion
from evals.guides import Guides
from evals.run import answered
from evals.samples import as_samples
from evals.scored import Row, rows
from evals.scorers.citing import citing
from evals.scorers.judged import VARIABLE, judged
from evals.solver import asked
from tests.evals.test_answers_task import QUESTION
from tests.fakes import corpus
from tests.llm_fakes import citing as writing
from tests.llm_fakes import connected, saying

DRAFT = "You can work up to 10 keeping-in-touch days while on maternity leave."
INVENTED = "Your employer must pay for a nursery place near your home."


def small_guides() -> Guides:
    return Guides(corpus())


def judge_saying(word: str) -> SecondOpinion:
    return ModelJudge(LanguageModel(saying(word), "scripted:judge", Limits(timeout=5.0, retries=0)))


def run(assistant: Assistant, folder: Path, judge: SecondOpinion | None = None) -> EvalLog:
    scorers = [citing(small_guides), judged(judge)]
    return answered(Task(dataset=as_samples([QUESTION]), solver=asked(assistant), scorer=scorers), folder, "none")


def one(log: EvalLog, scorer: str) -> Row:
    (row,) = rows(log, scorer)
    return row


def test_a_model_drafts_and_its_sentences_are_checked(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    draft = writing((DRAFT, "up to 10 keeping-in-touch"), (INVENTED, "up to 10 keeping-in-touch"))
    row = one(run(connected(make_assistant(), draft), tmp_path), "citing")
    assert row.answer.drafting is not None
    assert row.answer.drafting.drafted == 2
    assert INVENTED not in row.answer.text
    assert row.values["citation_recall"] == 1.0
    assert row.values["invented"] == 0.0


def test_without_a_judge_the_sample_is_unscored_and_counted(
    make_assistant: Callable[..., Assistant], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    row = one(run(make_assistant(), tmp_path), "judged")
    assert row.values == {}
    assert row.unscored == {"judged_support"}
    assert VARIABLE in row.note


@pytest.mark.parametrize(("word", "value"), [("yes", 1.0), ("No.", 0.0)])
def test_a_judge_scores_each_sentence(
    make_assistant: Callable[..., Assistant], tmp_path: Path, word: str, value: float
) -> None:
    assert one(run(make_assistant(), tmp_path, judge_saying(word)), "judged").values == {"judged_support": value}


def test_a_judge_that_says_neither_leaves_it_unscored(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    assert one(run(make_assistant(), tmp_path, judge_saying("perhaps")), "judged").unscored == {"judged_support"}
