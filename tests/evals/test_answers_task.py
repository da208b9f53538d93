"""The task `answers` over a small corpus: answers are kept in the log, scored from it, and summed up."""

from collections.abc import Callable
from pathlib import Path

from inspect_ai import Task, eval, score
from inspect_ai.dataset import MemoryDataset
from inspect_ai.log import EvalLog, read_eval_log

from assistant.models import AnswerStatus
from assistant.pipeline import Assistant
from evals.guides import Guides
from evals.samples import Line, as_samples
from evals.scorers.facts import facts
from evals.solver import answer_in, asked
from evals.tasks.answers import summarise
from tests.fakes import corpus

QUESTION: Line = {
    "id": "q-1",
    "split": "development",
    "question": "How many keeping-in-touch days can I work during maternity leave?",
    "audience": "returners",
    "style": "plain",
    "nation": None,
    "employer": None,
    "facts": [],
    "required": [["10"], ["keeping-in-touch"]],
    "forbidden": [],
}
STALE = QUESTION | {"id": "q-2", "forbidden": ["10 keeping-in-touch days"]}
OUTSIDE = QUESTION | {"id": "q-3", "question": "Who won the football on Saturday?", "split": "acceptance"}


def small_guides() -> Guides:
    return Guides(corpus())


def run(assistant: Assistant, folder: Path, *lines: Line) -> EvalLog:
    dataset: MemoryDataset = as_samples(lines)
    of = Task(name="answers", dataset=dataset, solver=asked(assistant), scorer=facts(small_guides))
    (log,) = eval(of, model=None, display="none", log_dir=str(folder), ctl_server=False, log_realtime=False)
    return log


def test_whole_answer_is_kept_in_the_log(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    log = read_eval_log(run(make_assistant(), tmp_path, QUESTION).location)
    assert log.samples is not None
    answer = answer_in(log.samples[0].store)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations[0].quotes[0].text == "You can work up to 10 keeping-in-touch days during maternity leave."


def test_summary_tells_what_passed_by_split(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    summary = summarise(run(make_assistant(), tmp_path, QUESTION, STALE, OUTSIDE))
    values = {figure.name: figure.value for figure in summary.figures}
    assert values["answers/passed"] == 0.5
    assert values["answers/stale"] == 0.5
    assert values["answers/required_recall"] == 1.0
    assert values["answers/answered/acceptance"] == 0.0
    assert summary.scores["answers/passed"] == {"q-1": 1.0, "q-2": 0.0}
    assert [example.sample for example in summary.examples] == ["q-2"], "acceptance samples are not shown"
    assert "10 keeping-in-touch days" in summary.examples[0].problem


def test_an_old_log_is_scored_again_without_asking(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    log = run(make_assistant(), tmp_path, QUESTION)
    again = score(read_eval_log(log.location), facts(small_guides), action="overwrite", display="none")
    assert summarise(again).figures == summarise(log).figures
