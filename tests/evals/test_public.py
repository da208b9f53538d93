"""The run of all public benchmarks: which run, which are skipped, and what it says."""

from pathlib import Path

import pytest

from evals.public.__main__ import BENCHMARKS, Benchmark, chosen, main, run


def test_every_benchmark_has_a_main_and_a_name_of_its_own() -> None:
    assert len({benchmark.name for benchmark in BENCHMARKS}) == len(BENCHMARKS)
    folders = {folder for benchmark in BENCHMARKS for folder in benchmark.folders}
    assert folders == {
        "conditionalqa", "begin", "wice", "mtrag", "cast", "clinc150_oos", "bbq", "langfair", "bipia", "deepset_prompt_injections",
    }  # fmt: skip


@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda one: one.name)
def test_without_data_each_is_skipped_with_a_message(
    benchmark: Benchmark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    assert main([benchmark.name]) == 0
    told = capsys.readouterr().out
    assert f"Skipped {benchmark.name}: set CAREER_ASSISTANT_EVAL_DATA" in told
    assert all(folder in told for folder in benchmark.folders)


def test_one_that_goes_on_needs_one_of_its_folders(tmp_path: Path) -> None:
    both = Benchmark(name="x", module="x", folders=("a", "b"), title="X")
    assert both.missing(tmp_path) == ["a", "b"]
    (tmp_path / "a").mkdir()
    assert both.missing(tmp_path) == ["b"]
    assert both.model_copy(update={"goes_on": True}).missing(tmp_path) == []


def test_names_choose_in_the_order_of_the_table() -> None:
    assert [benchmark.name for benchmark in chosen(["injections", "retrieval"])] == ["retrieval", "injections"]
    assert chosen([]) == list(BENCHMARKS)
    with pytest.raises(SystemExit):
        main(["weather"])


def test_a_failure_is_told_and_the_others_still_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    for name, code in (("bad_bench", 1), ("good_bench", 0)):
        source = f"def main(arguments):\n    assert arguments == ['--write']\n    return {code}\n"
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    two = [Benchmark(name=name, module=name, folders=("a",), title=name) for name in ("bad_bench", "good_bench")]
    assert [outcome.split()[0] for outcome in run(two, tmp_path, ["--write"]).values()] == ["failed", "done"]


def test_the_list_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_ASSISTANT_EVAL_DATA", str(tmp_path))
    (tmp_path / "cast").mkdir()
    assert main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(BENCHMARKS)
    assert any(line.startswith("followups") and "ready" in line for line in lines)
    assert any(line.startswith("scope") and "needs clinc150_oos" in line for line in lines)
