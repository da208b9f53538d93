"""The table of requirements in assistant/web/README.md: complete, and every test that it names is there."""

import re

from tests.repository import ROOT

REQUIREMENTS = 66
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def rows() -> list[tuple[int, list[str]]]:
    """(number, names of tests or files) of each row."""
    text = (ROOT / "assistant" / "web" / "README.md").read_text(encoding="utf-8")
    return [(int(number), re.findall(r"`([^`]+)`", tests)) for number, _, _, tests in ROW.findall(text)]


def test_every_requirement_has_its_row() -> None:
    assert [number for number, _ in rows()] == list(range(1, REQUIREMENTS + 1))
    assert all(tests for _, tests in rows())


def test_every_test_that_is_named_is_there() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"^(?:async )?def (test_\w+)\(", sources, re.MULTILINE))
    named = {name for _, names in rows() for name in names}
    files = {name for name in named if name.endswith(".py")}
    assert named - files - known == set()
    assert {name for name in files if not (ROOT / name).is_file()} == set()
