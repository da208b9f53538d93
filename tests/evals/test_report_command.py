"""The command: which runs it reads, what it writes, and what it says when it cannot."""

from pathlib import Path

import pytest

from evals.record import save
from evals.report.__main__ import main
from tests.evals import made_up


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with two runs; the newer one has no plots, which take time."""
    folder = tmp_path / "runs"
    bare = {"effects": (), "reliability": (), "confusion": (), "distributions": (), "gates": ()}
    save(made_up.run(days=2, **bare), folder)
    save(made_up.run(days=1, **bare), folder)
    return folder


def test_the_newest_run_is_reported_with_its_cards_beside_the_page(kept: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "page.html"
    assert main(["--output", str(page)], kept) == 0
    assert "Measured on 3 January 2030." in page.read_text(encoding="utf-8")
    assert (page.parent / "model_card.md").read_text(encoding="utf-8").startswith("# Model card\n")
    assert "2030-01-03T0900Z" in (page.parent / "transparency_record.md").read_text(encoding="utf-8")


def test_a_named_run_is_reported_in_place_of_those_kept(kept: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main([str(kept / "2030-01-02T0900Z.json"), "--output", str(page)], kept) == 0
    assert "Measured on 2 January 2030." in page.read_text(encoding="utf-8")


def test_two_runs_are_compared(kept: Path, tmp_path: Path) -> None:
    old, new, page = kept / "2030-01-02T0900Z.json", kept / "2030-01-03T0900Z.json", tmp_path / "comparison.html"
    assert main(["--compare", str(old), str(new), "--output", str(page)]) == 0
    assert "Before: run of 2030-01-02T0900Z. After: run of 2030-01-03T0900Z." in page.read_text(encoding="utf-8")
    assert not (tmp_path / "model_card.md").exists()


def test_without_a_run_it_names_the_next_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path) == 2
    assert main([str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().err.count("Run `make eval` first.") == 2


def test_a_file_that_is_no_run_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "odd.json").write_text('{"id": 3}', encoding="utf-8")
    assert main([str(tmp_path / "odd.json")]) == 2
    assert "not a run of the evaluation" in capsys.readouterr().err
