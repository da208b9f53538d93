"""The files of the repository, as the tests about it see them."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_OURS = {"data", "build", "logs", "test-artefacts", "node_modules", "__pycache__"}
"""Folders that tools fill; so are those whose name begins with a dot, all but .ci."""
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".jsonl", ".html", ".css", ".js", ".svg", ".example", ""}
PACKAGES = ("assistant", "knowledge_base", "prompts", "evals")


def files(*folders: str) -> Iterator[Path]:
    """Text files below the folders, or of the whole repository."""
    for start in folders or (".",):
        for folder, names, members in os.walk(ROOT / start):
            names[:] = sorted(name for name in names if _ours(name))
            yield from (path for path in (Path(folder, member) for member in sorted(members)) if _is_text(path))


def python_files(*folders: str) -> list[Path]:
    return [path for path in files(*folders) if path.suffix == ".py"]


def documentation() -> list[Path]:
    """The Markdown that speaks of the project; guides and results are content."""
    top = [ROOT / name for name in ("CHANGELOG.md", "SECURITY.md")]
    return [*top, *(path for path in files() if path.name == "README.md")]


def shown(path: Path) -> str:
    """The path for people, from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def _ours(folder: str) -> bool:
    return folder == ".ci" or not (folder in NOT_OURS or folder.startswith(".") or folder.endswith(".egg-info"))


def _is_text(path: Path) -> bool:
    return path.suffix in TEXT and (path.suffix != "" or path.name in {"Makefile", "LICENSE", "run"})
