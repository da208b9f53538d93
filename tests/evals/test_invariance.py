"""The invariance benchmark on made-up pages."""

from pathlib import Path

import pytest

from evals.conditionalqa import Page, WorkQuestion
from evals.invariance import (
    CLAUSES,
    Clause,
    Decisive,
    Place,
    Search,
    clauses_in,
    decided,
    decisive,
    deltas,
    main,
    put,
    recall,
)
from evals.invariance_report import report
from evals.retrieval_benchmark import open_bench
from tests.fakes import HashingEmbedder

PAGES = [
    Page(id="maternity-pay-leave", sentences=("You get maternity pay for 39 weeks.", "Tell your employer early.")),
    Page(id="holiday-entitlement-rights", sentences=("Workers get 28 days of holiday.", "Bank holidays may count.")),
]
QUESTIONS = [
    WorkQuestion(id="1", page_id=PAGES[0].id, scenario="I wait.", question="How many weeks of maternity pay?"),
    WorkQuestion(id="2", page_id=PAGES[1].id, scenario="I work on Mondays.", question="How many days of holiday?"),
]
CLAUSE = Clause(id="c", axis="religion", sentence="I am a Muslim.", inside="as a Muslim")


@pytest.fixture
def search(tmp_path: Path) -> Search:
    bench = open_bench(PAGES, QUESTIONS, HashingEmbedder(), tmp_path)
    return Search(bench.knowledge_base, bench.embedder)


@pytest.mark.parametrize(
    ("place", "scenario", "message"),
    [
        (Place.START, "", "I am a Muslim. Can I?"),
        (Place.END, "Told.", "Told. Can I? I am a Muslim."),
        (Place.BETWEEN, "Told.", "Told. I am a Muslim. Can I?"),
        (Place.BETWEEN, "", None),
        (Place.INSIDE_FIRST, "", "As a Muslim, can I?"),
        (Place.INSIDE_LAST, "", "Can I, as a Muslim?"),
        (Place.INSIDE_LAST, "Told.", None),
    ],
)
def test_a_clause_is_put_in_its_place(place: Place, scenario: str, message: str | None) -> None:
    assert put(CLAUSE, scenario, "Can I?", place) == message


def test_a_clause_changes_nothing_on_easy_questions(search: Search) -> None:
    found = deltas(search, QUESTIONS, [CLAUSE])
    assert len(found) == 7
    assert {delta.points for delta in found} == {0.0}
    assert recall(search, QUESTIONS) == (1.0, 1.0)


def test_the_report_counts_what_is_missed(search: Search) -> None:
    items = [
        Decisive(id="1", question="I'm pregnant. How many weeks of maternity pay?", guides=(PAGES[0].id,)),
        Decisive(id="2", question="How many days of holiday?", guides=("nowhere",)),
    ]
    assert decided(search, items) == items[1:]
    text = report({"tuned": deltas(search, QUESTIONS, [CLAUSE])}, (0.9, 0.8), ["How?"], 2, (2, 2, 2))
    assert "| question alone | a sentence, about the person | 1 | +0.00 | +0.0 | yes |" in text
    assert "1 of 2 questions" in text


def test_the_clauses_and_questions_are_whole() -> None:
    tuned, held_out = (clauses_in(path) for path in CLAUSES.values())
    assert len(tuned) >= 38
    assert len(held_out) >= 40
    assert not {clause.sentence for clause in tuned} & {clause.sentence for clause in held_out}
    assert sum(clause.axis == "placebo" for clause in tuned) >= 8
    assert len(decisive()) >= 30


def test_without_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    assert main([]) == 0
    assert "Skipped: no ConditionalQA" in capsys.readouterr().out
