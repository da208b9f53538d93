"""`python -m assistant network`: make, check, list, pause and open."""

from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.networks import NetworkFolder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAREER_ASSISTANT_NETWORKS_DIR", str(tmp_path / "networks"))
    monkeypatch.setenv("CAREER_ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "networks"


def test_a_network_from_new_to_paused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", "new", "riverside", "--name", "Riverside women"]) == 0
    assert main(["network", "check"]) == 0
    assert main(["network", "pause", "riverside"]) == 0
    assert main(["network", "list"]) == 0
    told = capsys.readouterr().out
    assert "No site may show it" in told
    assert "Riverside women; paused; 0 sites" in told
    network = NetworkFolder(folder).get("riverside")
    assert network is not None
    assert not network.active
    assert main(["network", "open", "riverside"]) == 0
    assert (NetworkFolder(folder).get("riverside") or network).active


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "Not A Name", "--name", "X"], "lower-case letters"),
        (["pause", "nobody"], "There is no network"),
        (["check", "nobody"], "network list"),
        (["token", "nobody"], "There is no network"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_faults_name_the_next_step(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_documents_without_a_date_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["network", "new", "riverside", "--name", "Riverside"])
    (folder / "riverside" / "documents").mkdir()
    (folder / "riverside" / "documents" / "rules.txt").write_text("The lunch is on Monday.", encoding="utf-8")
    assert main(["network", "check", "riverside"]) == 2
    assert "documents_checked" in capsys.readouterr().err


def test_a_broken_file_is_named_and_the_others_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("riverside", "hillside"):
        main(["network", "new", name, "--name", name.title()])
    (folder / "riverside" / "network.toml").write_text("name =", encoding="utf-8")
    assert main(["network", "check"]) == 2
    assert "riverside/network.toml cannot be read" in capsys.readouterr().err
    assert main(["network", "check", "hillside"]) == 0
    assert main(["network", "list"]) == 0
    told = capsys.readouterr().out
    assert "Hillside; open" in told
    assert "network check riverside" in told
    assert main(["network", "pause", "riverside"]) == 2
    assert "cannot be read" in capsys.readouterr().err
