"""The verifier's benchmark: figures by hand, loaders on small files, and the gates over our own edits and rewordings."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.verification import Verifier
from evals import verifier_baselines as baselines
from evals import verifier_contradictions as contradictions
from evals import verifier_metrics as metrics
from evals.verifier_benchmark import Listener, checked, compare, main
from evals.verifier_data import FILES, MTRAG, WICE, Judged, load
from evals.verifier_report import agreement, crossed, frozen, vetoes
from tests.fakes import HashingEmbedder

BEGIN_ROWS = "model_name\tdata_source\tknowledge\tmessage\tresponse\tbegin_label\n" + "".join(
    f"t5\twow\tThe {animal} has four legs.\thi\t{reply}\t{label}\n"
    for animal in ("cat", "dog", "cow", "fox", "elk", "hen")
    for reply, label in (
        (f"The {animal} has four legs.", "Fully attributable"),
        ("I like pizza a lot.", "Not fully attributable"),
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("data")
    for name in FILES:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(BEGIN_ROWS, encoding="utf-8")
    wice = [
        {"claim": f"A {word} is red.", "evidence": [f"Page {word}", f"A {word} is red."], "label": label}
        for word in ("car", "bus", "van", "bike", "tram")
        for label in ("supported", "partially_supported")
    ]
    (root / FILES[-2]).write_text("\n".join(map(json.dumps, wice)), encoding="utf-8")
    ratings = [{"a": {"value": "4"}, "b": {"value": "3"}}, {"a": {"value": "1"}, "b": {"value": "2"}}]
    mtrag = {
        "documents": [{"document_id": "d", "text": "Rain falls. Snow melts."}],
        "tasks": [
            {"task_id": "t", "contexts": [{"document_id": "d"}], "Answerability": ["ANSWERABLE"]},
            {"task_id": "s", "contexts": [{"document_id": "d"}], "Answerability": ["ANSWERABLE"]},
            {"task_id": "u", "contexts": [], "Answerability": ["UNANSWERABLE"]},
        ],
        "evaluations": [
            {"task_id": task, "model_id": model, "model_response": reply, "annotations": {"faithfulness": rating}}
            for task, model, reply, rating in (
                ("t", "one", "Rain falls.", ratings[0]),
                ("s", "two", "Cats fly.", ratings[1]),
                ("t", "reference", "Snow melts.", ratings[0]),
                ("u", "one", "Rain falls.", ratings[0]),
            )
        ],
    }
    (root / FILES[-1]).write_text(json.dumps(mtrag), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def sets(folder: Path) -> dict[str, list[Judged]]:
    return load(folder)


def test_labels_are_those_of_the_annotators(sets: dict[str, list[Judged]]) -> None:
    assert [sample.label for sample in sets["BEGIN-WoW"][:2]] == [1, 0]
    assert [sample.label for sample in sets[WICE][:2]] == [1, 0]
    assert [(sample.label, sample.evidence) for sample in sets[MTRAG]] == [
        (3.5, ("Rain falls.", "Snow melts.")),
        (1.5, ("Rain falls.", "Snow melts.")),
    ]


def test_figures_by_hand() -> None:
    scores, labels = np.array([0.9, 0.8, 0.3, 0.1]), np.array([1.0, 0.0, 1.0, 0.0])
    assert metrics.auroc(scores, labels) == 0.75
    assert metrics.balanced_accuracy(scores, labels, 0.2) == 0.75
    assert metrics.best_threshold(np.array([0.9, 0.7, 0.3]), np.array([1.0, 1.0, 0.0])) == pytest.approx(0.5)
    assert metrics.spearman(scores, np.zeros(4)) == 0
    assert metrics.balanced_of_votes(np.array([1, 0.5, 0, 0]), np.array([1.0, 1.0, 0.0, 0.0])) == 0.875


def test_an_interval_holds_the_value_and_draws_whole_sources() -> None:
    labels = np.tile([0.0, 1.0, 1.0], 20)
    scores = labels + np.random.default_rng(1).normal(size=60)
    figure = metrics.with_interval(metrics.auroc, scores, labels, [str(i // 2) for i in range(60)])
    assert figure.low <= figure.value <= figure.high
    assert figure.low < figure.high


def test_baselines_by_hand() -> None:
    samples = [
        Judged(claim="red car", evidence=("A red car.", "Blue."), label=1, source="a"),
        Judged(claim="a very long claim about boats", evidence=("Blue.",), label=0, source="b"),
    ]
    assert baselines.unigram_coverage(samples).tolist() == [1, 0]
    assert baselines.rouge_l_precision(samples).tolist() == [1, 0]
    assert baselines.length_only(samples).tolist() == [-2, -6]
    assert baselines.always_unsupported(samples).tolist() == [0, 0]
    assert baselines.bm25_best_sentence(samples)[0] > baselines.bm25_best_sentence(samples)[1] == 0
    assert np.argmax(baselines.minilm_cosine(samples, HashingEmbedder())) == 0


def test_a_listener_leaves_the_score_to_the_words(sets: dict[str, list[Judged]]) -> None:
    listener = Listener()
    assert checked(Verifier(listener), sets[MTRAG]) == checked(Verifier(), sets[MTRAG])
    assert {"Rain falls.", "Cats fly."} & set(listener.texts) == {"Rain falls."}


def test_the_tables_have_a_row_for_each_system(sets: dict[str, list[Judged]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "RESAMPLES", 20)
    rows, supports = compare(sets, HashingEmbedder())
    for table in (agreement(rows, sets), frozen(rows, sets), crossed(rows, sets)):
        assert len(table) == 2 + 2 + len(rows) + 1
    assert "| Ours, by words | 1.000 (1.000 to 1.000) |" in "\n".join(agreement(rows, sets))
    assert "| any | " in "\n".join(vetoes(supports, sets))


def test_without_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    monkeypatch.setattr("evals.verifier_benchmark.SentenceTransformerEmbedder", HashingEmbedder)
    assert main(["--cache", str(tmp_path)]) == 0
    assert "Skipped: no BEGIN, WiCE and MTRAG data" in capsys.readouterr().out


def test_the_sets_are_large_enough_and_every_rewording_is_one() -> None:
    edits, paraphrases = contradictions.edits(), contradictions.paraphrases()
    assert len({sample.claim for sample in edits}) == len(edits) >= 300
    assert len({sample.sentence_id for sample in paraphrases}) == len(paraphrases) >= 300
    assert {"number", "date", "unit", "negation", "modality", "nation", "entity"} <= {sample.kind for sample in edits}
    assert [sample.id for sample in paraphrases if contradictions.changed_share(sample) < 0.3] == []


def test_changed_words_are_caught_and_rewordings_left_alone() -> None:
    caught = contradictions.alarms(contradictions.judge(Verifier(), contradictions.edits()))
    false = contradictions.alarms(contradictions.judge(Verifier(), contradictions.paraphrases()))
    assert caught.value >= 0.95
    assert false.value <= 0.03


def test_pairs_that_were_only_counted() -> None:
    pairs = [sample for sample in contradictions.pairs() if sample.half == "last"]
    found = contradictions.judge(Verifier(), pairs)
    changed = [outcome for outcome in found if outcome.sample.kind != contradictions.FAITHFUL]
    faithful = [outcome for outcome in found if outcome.sample.kind == contradictions.FAITHFUL]
    assert len({sample.sentence_id for sample in pairs}) == len(changed) == len(faithful) == 30
    assert contradictions.passed(changed, "supported").count == 0
    assert contradictions.alarms(changed).value >= 0.5
    assert contradictions.alarms(faithful).value <= 0.03
