"""Labels of a reader beside automatic marks."""

from datetime import date

import pytest
from pydantic import ValidationError

from assistant.models import AnswerStatus
from evals.label_agreement import (
    QUESTIONS,
    Label,
    Verdict,
    agreement,
    judged,
    load_labels,
    main,
    report,
)
from evals.questions import DevQuestion, load_questions

QUESTION = DevQuestion(
    id="acc-900",
    question="How long is it?",
    audience="returners",
    style="plain",
    facts=("FAM-02",),
    required=(("two weeks", "2 weeks"),),
    forbidden=("four weeks",),
)


def labelled(verdict: Verdict, told: str, status: AnswerStatus = AnswerStatus.ANSWERED) -> Label:
    return Label(
        id=QUESTION.id,
        question=QUESTION.question,
        answer=told or "I do not have that.",
        told=told,
        status=status,
        label=verdict,
        note="As the fact says.",
        date=date(2026, 11, 29),
    )


ALIKE = [labelled(Verdict.RIGHT, "Up to two weeks."), labelled(Verdict.WRONG, "Up to four weeks.")]
UNLIKE = [labelled(Verdict.OMISSION, "Two weeks."), labelled(Verdict.RIGHT, "A fortnight.")]


def test_the_mark_is_of_the_answer_that_was_read() -> None:
    both = [*ALIKE, labelled(Verdict.ABSTAINED_WRONG, "Two weeks.", AnswerStatus.NO_SOURCES)]
    assert [item.passed for item in judged(both, {QUESTION.id: QUESTION})] == [True, False, False]


def test_a_label_without_its_question_is_a_fault() -> None:
    with pytest.raises(KeyError):
        judged(ALIKE, {})


def test_agreement_beyond_chance() -> None:
    found = agreement(judged(ALIKE, {QUESTION.id: QUESTION}))
    assert (found.agreed, found.of, found.kappa) == (2, 2, 1.0)
    assert 0 < found.low < found.high <= 1
    assert agreement(judged(UNLIKE, {QUESTION.id: QUESTION})).kappa == -1.0


def test_kappa_is_not_defined_where_nothing_varies() -> None:
    assert agreement(judged(ALIKE[:1], {QUESTION.id: QUESTION})).kappa is None


def test_the_report_counts_labels_and_names_both_kinds_of_disagreement() -> None:
    text = report(judged([*ALIKE, *UNLIKE], {QUESTION.id: QUESTION}))
    assert "| right | 1 | 1 |" in text
    assert "| omission | 1 | 0 |" in text
    assert "| all | 2 | 2 | 2 of 4 |" in text
    passed, failed = text.split("## Good to the reader, failed automatically")
    assert "`acc-900` (omission)" in passed
    assert "`acc-900` (right)" in failed


def test_a_label_needs_a_reason() -> None:
    with pytest.raises(ValidationError):
        Label.model_validate(ALIKE[0].model_dump() | {"note": ""})


def test_a_hundred_answers_were_read_and_each_has_its_question() -> None:
    labels = load_labels()
    asked = {question.id: question.question for path in QUESTIONS for question in load_questions(path)}
    assert len({label.id for label in labels}) == len(labels) == 100
    assert all(asked[label.id] == label.question for label in labels)


def test_the_command_prints_the_agreement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Cohen's kappa" in capsys.readouterr().out
