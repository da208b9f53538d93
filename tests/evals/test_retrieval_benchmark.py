"""The retrieval benchmark on made-up pages: the data, the metrics by hand, the baselines, the run."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from assistant.retrieval import FUSION, Fusion, fused
from evals import peers
from evals.conditionalqa import Page, WorkQuestion, about_work, corpus, load, parts, work_ids
from evals.embedding_cache import CachedEmbedder
from evals.retrieval_benchmark import Bench, ask_seconds, compare, evaluate, main, open_bench, second_half
from evals.retrieval_metrics import difference, per_question
from evals.retrieval_report import Condition, report, sweep_table
from knowledge_base.index import Neighbour
from knowledge_base.models import PassageKind
from knowledge_base.reader import KnowledgeBase
from tests.fakes import HashingEmbedder

PAGES = [
    Page(id="maternity-pay-leave", sentences=("You get maternity pay for 39 weeks.", "Tell your employer early.")),
    Page(id="holiday-entitlement-rights", sentences=("Workers get 28 days of holiday.", "Bank holidays may count.")),
    Page(id="boat-licence", sentences=("A boat needs a licence.", "Anchors are heavy.")),
]
QUESTIONS = [
    WorkQuestion(id="1", page_id=PAGES[0].id, scenario="I am pregnant.", question="How many weeks of maternity pay?"),
    WorkQuestion(id="2", page_id=PAGES[1].id, scenario="I work on Mondays.", question="How many days of holiday?"),
]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return open_bench(PAGES, QUESTIONS, HashingEmbedder(), tmp_path)


def test_pages_are_rebuilt_from_evidence_in_order_without_tags_and_repeats(tmp_path: Path) -> None:
    work, visa = "https://x/flexible-working", "https://x/skilled-worker-visa"
    items = [
        {"id": "a", "url": work, "evidences": ["<p>One &amp; two.</p>"]},
        {"id": "b", "url": work, "evidences": ["<li>Three</li>", "<p>One &amp; two.</p>"]},
        {"id": "c", "url": work, "evidences": []},
        {"id": "d", "url": visa, "evidences": ["<h2>Visa</h2>"]},
    ]
    items = [{"scenario": "S", "question": "Q", **item} for item in items]
    (tmp_path / "train.json").write_text(json.dumps(items), encoding="utf-8")
    pages, questions = load(tmp_path)
    assert pages[0].sentences == ("One & two.", "Three")
    assert pages[0].text == "Flexible working. One & two. Three"
    assert [page.id for page in pages] == ["flexible-working", "skilled-worker-visa"]
    assert [question.id for question in questions] == ["a", "b"]


def test_the_rule_takes_work_and_leaves_out_visas_and_students() -> None:
    assert about_work("dismissal") == about_work("paye-settlement-agreements")
    assert about_work("dismissal")
    assert not about_work("seasonal-worker-visa")
    assert not about_work("social-work-bursaries")
    assert not about_work("how-to-vote")


def test_committed_ids_are_unique() -> None:
    ids = work_ids()
    assert len(ids) == len(set(ids)) == 514


@pytest.mark.parametrize(("sentences", "sizes"), [(1, [1]), (12, [12]), (13, [7, 6]), (25, [9, 9, 7])])
def test_long_pages_are_split_evenly(sentences: int, sizes: list[int]) -> None:
    page = Page(id="x", sentences=tuple(str(number) for number in range(sentences)))
    assert [len(part) for part in parts(page)] == sizes
    assert [len(section.sentences) for section in corpus([page]).sections] == sizes


def test_metrics_by_hand() -> None:
    rankings = [["a", "b"], ["x", "y", "a"], [*"tuvwxya"], ["x"]]
    values = per_question(rankings, ["a"] * 4)
    np.testing.assert_allclose(values["nDCG@10"], [1, 1 / np.log2(4), 1 / np.log2(8), 0])
    np.testing.assert_allclose(values["Recall@5"], [1, 1, 0, 0])
    np.testing.assert_allclose(values["Hit@5"], values["Recall@5"])


def test_difference_of_a_constant_gap_has_no_width() -> None:
    gap = difference(np.array([0.5, 0.75, 1.0]), np.array([0.25, 0.5, 0.75]), ["a", "a", "b"])
    assert gap.mean == pytest.approx(0.25)
    assert gap.by_question == gap.by_page == pytest.approx((0.25, 0.25))


def test_drawing_pages_is_wider_when_a_page_s_questions_go_together() -> None:
    ours = np.array([1.0] * 10 + [0.0] * 10)
    gap = difference(ours, 1 - ours, ["a"] * 10 + ["b"] * 10)
    assert gap.by_page == pytest.approx((-1, 1))
    assert gap.by_question[0] > -1


def test_fusion_by_hand() -> None:
    row = [
        Neighbour(PassageKind.SECTION, "a", "section:a", 0.9),
        Neighbour(PassageKind.ASK, "b", "ask:b/1", 0.7),
        Neighbour(PassageKind.SENTENCE, "a", "sentence:a/1", 0.6),
        Neighbour(PassageKind.SENTENCE, "b", "sentence:b/1", 0.5),
    ]
    words = SimpleNamespace(weights=lambda text: np.array([0.0, 4.0, 2.0] if text else [0.0] * 3))
    corpus = cast(KnowledgeBase, SimpleNamespace(places={"a": 0, "b": 1, "c": 2}, keywords=words))
    scores = fused(row, "b c", corpus, Fusion(whole=0.5, part=0.5, keyword=0.25))
    assert scores.tolist() == pytest.approx([0.5 * 0.4 + 0.5 * 0.1, 0.5 * 0.2 + 0.25, 0.125])
    assert fused([], "", corpus).tolist() == [0, 0, 0]


def test_reciprocal_rank_fusion_by_hand() -> None:
    fused_scores = peers.reciprocal_rank_fusion(np.array([[3.0, 0.0, 1.0]]), np.array([[0.1, 0.9, 0.5]]))
    np.testing.assert_allclose(fused_scores, [[1 / 61 + 1 / 63, 1 / 61, 1 / 62 + 1 / 62]])


def test_a_page_stands_where_its_best_unit_stands() -> None:
    units = [peers.Unit(page_id=page, text="x") for page in "aabc"]
    assert peers.rankings(np.array([[0.1, 0.9, 0.5, 0.0]]), units) == [["a", "b"]]


def test_bm25_finds_stems_and_scores_nothing_without_them() -> None:
    scores = peers.bm25(peers.page_units(PAGES), ["licences for boats", "zebra"])
    assert peers.rankings(scores, peers.page_units(PAGES)) == [["boat-licence"], []]


def test_the_cache_embeds_a_text_once(tmp_path: Path) -> None:
    inner = HashingEmbedder()
    first = CachedEmbedder(inner, tmp_path).embed(["holiday pay", "leave", "holiday pay"])
    again = CachedEmbedder(inner, tmp_path).embed(["holiday pay", "leave", "holiday pay"])
    assert len(inner.embedded) == 2
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(first, HashingEmbedder().embed(["holiday pay", "leave", "holiday pay"]))


def test_every_system_finds_the_page_of_an_easy_question(bench: Bench) -> None:
    rows = compare(bench, None)
    assert {row.family for row in rows} == {"BM25", "MiniLM", "RRF", "LangChain", "Ours by ranks", "Ours"}
    assert rows[-1].family == "Ours"
    for row in rows:
        assert row.values[Condition.QUESTION]["Hit@5"].mean() == 1, row.variant


def test_the_report_says_what_was_measured(bench: Bench) -> None:
    half = np.array([False, True])
    text = report(compare(bench, None), bench.gold, half, bench.knowledge_base.manifest, ask_seconds(bench), None)
    assert "peer skipped: not installed" in text
    assert "| Ours: sections | 1.000 | 1.000 | 1.000 | 1.000 |" in text
    assert "+0.000 (+0.000 to +0.000; by page +0.000 to +0.000)" in text


def test_a_sweep_has_a_line_for_each_setting(bench: Bench) -> None:
    settings = [FUSION, Fusion(keyword=0)]
    table = sweep_table([(setting, evaluate(bench, setting)) for setting in settings], np.array([False, True]))
    assert len(table.splitlines()) == 2 + len(settings)


def test_halves_part_by_page() -> None:
    chosen = second_half(["a", "b", "c", "d", "a", "b", "c", "d"])
    assert list(chosen[:4]) == list(chosen[4:])


def test_haystack_is_skipped_when_its_interpreter_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(peers.PEERS_PYTHON, "/nowhere/python")
    assert peers.find_haystack() is None


def test_without_data_it_says_so_and_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    assert main([]) == 0
    assert "Skipped: no ConditionalQA" in capsys.readouterr().out
