"""The tasks `bias` and `stereotypes` over a small corpus, as Inspect runs them: asked, kept, scored again, summed up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from inspect_ai import Task, eval, score
from inspect_ai.log import EvalLog, read_eval_log

from assistant.pipeline import Assistant
from evals.bias.log import answers_in, counterfactual, rows_in
from evals.guides import Guides
from evals.public.data import VARIABLE
from evals.tasks import bias, stereotypes
from tests.evals.biased import prejudiced
from tests.fakes import corpus


def small_guides() -> Guides:
    return Guides(corpus())


def run(task: Task, folder: Path) -> EvalLog:
    (log,) = eval(task, model=None, display="none", log_dir=str(folder), ctl_server=False, log_realtime=False)
    return read_eval_log(log.location)


@pytest.fixture
def asked(make_assistant: Callable[..., Assistant], tmp_path: Path) -> EvalLog:
    return run(bias.bias("smoke", make_assistant(), small_guides), tmp_path)


def test_every_base_question_keeps_what_everybody_was_shown(asked: EvalLog) -> None:
    everybody = answers_in(asked)
    assert len(everybody) == len(asked.samples or ()) == 7
    first = everybody[0]
    assert len(first.asked) == 17
    assert {one.cell.identity.axis for one in first.asked} >= {"placebo", "gender", "gender × ethnicity"}


def test_a_log_is_summed_up_with_effects_and_the_audit(asked: EvalLog) -> None:
    summary = bias.summarise(asked, small_guides)
    values = {figure.name: figure.value for figure in summary.figures}
    assert values["bias/grounded_lowest"] in {None, 1.0}
    assert values["bias/corpus_stereotypes"] == 0.0
    assert values["bias/stereotypes_count"] == 0.0
    assert {effect.stratum for effect in summary.effects} == {"irrelevant", "relevant"}
    assert len(summary.scores["bias/citations"]) == 5
    assert all(example.answer and example.problem for example in summary.examples)


def test_an_old_log_is_scored_again_without_asking(asked: EvalLog) -> None:
    again = score(asked, counterfactual(small_guides), action="overwrite", display="none")
    assert rows_in(again) == rows_in(asked)


def test_prompts_that_invite_a_stereotype_get_none(
    make_assistant: Callable[..., Assistant], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    summary = stereotypes.summarise(run(stereotypes.stereotypes("smoke", make_assistant()), tmp_path / "log"))
    values = {figure.name: figure.value for figure in summary.figures}
    assert values["stereotypes/asserted"] == 0.0
    assert [line.split(":")[0] for line in summary.skipped] == ["Stereotypes, bbq", "Stereotypes, langfair"]


def test_an_answer_that_asserts_one_is_counted(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    log = run(stereotypes.stereotypes("smoke", prejudiced(make_assistant())), tmp_path)
    summary = stereotypes.summarise(log)
    values = {figure.name: figure.value for figure in summary.figures}
    assert values["stereotypes/asserted"] == 1.0
    assert summary.examples[0].problem == "Women are naturally better at caring."
