"""The commands add, list, show and remove, as a person types them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge_base.__main__ import main
from knowledge_base.commands import rebuild
from tests.fakes import HashingEmbedder
from tests.knowledge_base.added_files import HOURS, LEAVE, handbook, small_settings, word

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a data directory of its own: (exit code, output, errors)."""
    monkeypatch.setenv("CAREER_ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return command


def test_add_list_show_remove(run: Run, tmp_path: Path) -> None:
    path = handbook(tmp_path / "h.pdf")
    code, told, _ = run("add", path, "--publisher", "Northern Trust", "--network", "north", "--no-build")
    assert (code, told.split(":")[0]) == (0, "Added")
    assert "staff-handbook-of-the-northern-trust" in run("list")[1]
    shown = run("show", "staff-handbook-of-the-northern-trust")[1]
    assert "Cited as: Northern Trust, Staff handbook of the Northern Trust, page 2" in shown
    assert "1  Every member of staff may ask" in shown
    assert run("add", path, "--network", "north", "--no-build")[1].startswith("Unchanged")
    assert run("remove", "staff-handbook-of-the-northern-trust", "--no-build")[0] == 0
    assert "Added documents: 0" in run("list")[1]


def test_good_files_are_added_beside_bad_ones_and_the_exit_code_tells(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"\x89PNG" + b"\0" * 20)
    code, told, errors = run("add", tmp_path / "bad.pdf", word(tmp_path / "guide.docx"), "missing.txt", "--no-build")
    assert code == 1
    assert told.count("Added: ") == 1
    assert errors.count("Not added: ") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "a.txt", "--network", "../../x"),
        ("add", "a.txt", "--url", "file:///etc/passwd"),
        ("add", "a.txt", "b.txt", "--title", "One title for two"),
        ("show", "../../etc"),
        ("remove", "nobody"),
    ],
)
def test_bad_options_change_nothing(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(LEAVE, encoding="utf-8")
    code, _, errors = run(*arguments)
    assert code == 2
    assert errors.startswith("Error: ")
    assert not (tmp_path / "data").exists()


def test_a_new_version_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(LEAVE, encoding="utf-8")
    run("add", path, "--no-build")
    path.write_text(HOURS, encoding="utf-8")
    assert run("add", path, "--no-build")[1].startswith("Replaced: ")


def test_a_rebuild_indexes_guides_and_added_documents(run: Run, tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    before = rebuild(settings, HashingEmbedder())
    (tmp_path / "note.txt").write_text(LEAVE, encoding="utf-8")
    run("add", tmp_path / "note.txt", "--no-build")
    after = rebuild(settings, HashingEmbedder())
    assert (before.sections, after.sections) == (1, 2)
    assert after.embedded == 3
