"""What the documentation says is so: settings, commands, make targets, links, fields and statuses."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from assistant.batch import BatchLine, answer_batch
from assistant.models import AnswerStatus
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.repository import ROOT, documentation, python_files, shown

README = ROOT / "README.md"
PREFIX = "CAREER_ASSISTANT_"
PARSED = ("assistant", "knowledge_base")
"""Packages whose parser can be had without running anything."""
FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)([^#\n]*)(?:##\s*(.*))?$", re.MULTILINE)
PYTHON = ".venv/bin/python -m "


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path) -> list[str]:
    """The bodies of the fenced blocks."""
    return [found[2] for found in FENCE.findall(text(path))]


def prose(path: Path) -> str:
    return FENCE.sub("", text(path))


def rows(path: Path, heading: str) -> dict[str, list[str]]:
    """First cell, without backticks, → the other cells, of the table whose first heading is this."""
    found: dict[str, list[str]] = {}
    inside = False
    for line in text(path).splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == heading:
            inside = True
        elif inside and not set(cells[0]) <= set("- :"):
            found[cells[0].replace("`", "")] = cells[1:]
    return found


def defaults() -> dict[str, str]:
    """Variable → its default, as it is written in .env."""
    return {
        PREFIX + name.upper(): str(field.get_default(call_default_factory=False))
        for name, field in Settings.model_fields.items()
    }


def test_the_settings_table_is_the_settings() -> None:
    table = {name: cells[0].strip("`") for name, cells in rows(README, "Setting").items()}
    assert table == {name: default or "empty" for name, default in defaults().items()}


def test_every_setting_has_its_example() -> None:
    lines = text(ROOT / ".env.example").splitlines()
    assert all(line.startswith("#") or not line for line in lines)
    examples = dict(line.removeprefix("# ").split("=", 1) for line in lines if line.startswith(f"# {PREFIX}"))
    assert examples == defaults()
    for name, field in Settings.model_fields.items():
        place = lines.index(f"# {PREFIX}{name.upper()}={examples[PREFIX + name.upper()]}")
        assert lines[place - 1] == f"# {field.description}"


def test_the_examples_can_be_read_as_settings(tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.write_text(re.sub(rf"^# (?={PREFIX})", "", text(ROOT / ".env.example"), flags=re.MULTILINE), encoding="utf-8")
    assert Settings(_env_file=used) == Settings(_env_file=None)


def test_every_variable_of_the_code_is_documented() -> None:
    product = python_files("assistant", "knowledge_base", "evals")
    named = {found for path in product for found in re.findall(rf"{PREFIX}[A-Z]+(?:_[A-Z]+)*", text(path))}
    documented = {*rows(README, "Setting"), *rows(ROOT / "evals" / "README.md", "Variable")}
    assert named <= documented


def targets() -> dict[str, tuple[list[str], str]]:
    """Make target → (what it depends on, its line of help)."""
    found = TARGET.findall(text(ROOT / "Makefile"))
    return {name: (needs.split(), told.strip()) for name, needs, told in found}


def test_every_make_target_named_exists_and_has_help() -> None:
    spoken = {
        name
        for path in documentation()
        for block in [*blocks(path), *re.findall(r"`([^`\n]+)`", prose(path))]
        for name in re.findall(r"^make ([a-z][a-z-]*)", block, re.MULTILINE)
    }
    assert {"run", "test"} <= spoken
    known = targets()
    assert {name for name in spoken if name not in known or not known[name][1]} == set()


def test_a_target_without_help_is_a_step_of_one_that_has_it() -> None:
    known = targets()
    steps = {need for needs, told in known.values() if told for need in needs}
    called = set(re.findall(r"\$\(MAKE\) --no-print-directory ([a-z]+)", text(ROOT / "Makefile")))
    assert {name for name, (_, told) in known.items() if not told} <= steps | called


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_help_prints_every_public_target() -> None:
    printed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    told = dict(line.removeprefix("  make ").split(maxsplit=1) for line in printed.splitlines() if "  make " in line)
    assert told == {name: help_line for name, (_, help_line) in targets().items() if help_line}


def anchors(path: Path) -> set[str]:
    """The anchors of a Markdown file's headings, as code hosts make them."""
    plain = (re.sub(r"[`*]", "", heading).lower() for heading in HEADING.findall(prose(path)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("path", documentation(), ids=shown)
def test_every_link_leads_somewhere(path: Path) -> None:
    broken = []
    for link in LINK.findall(prose(path)):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        place, _, anchor = link.partition("#")
        goal = (path.parent / place).resolve() if place else path
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            broken.append(link)
    assert broken == []


def test_every_package_has_a_readme_with_decisions() -> None:
    for folder in ("assistant", "assistant/web", "knowledge_base", "prompts", "evals"):
        decisions = prose(ROOT / folder / "README.md").partition("\n## Decisions\n")[2]
        assert decisions, f"{folder}/README.md has no decisions"
        assert "\n## " not in decisions, f"{folder}/README.md does not end with its decisions"
        for decision in decisions.strip().split("\n\n"):
            assert re.match(r"\*\*20\d\d-\d\d-\d\d\. .+\.\*\* Decided: ", decision), decision
            for part in ("Because: ", "Instead of: ", "We would change our mind if: "):
                assert part in decision, decision


def commands() -> list[str]:
    """Every command of our own packages in a fenced block of a README."""
    lines = [line for path in documentation() for block in blocks(path) for line in block.splitlines()]
    started = (line.removeprefix(PYTHON) for line in lines if line.startswith(PYTHON))
    return list(dict.fromkeys(command for command in started if not command.startswith("pip ")))


@pytest.mark.parametrize("command", [c for c in commands() if c.split()[0] in PARSED])
def test_every_command_is_understood(command: str) -> None:
    module, *arguments = shlex.split(command, comments=True)
    parser: ArgumentParser = import_module(f"{module}.__main__")._parser()
    assert callable(parser.parse_args(arguments).run)


@pytest.mark.parametrize("module", sorted({c.split()[0] for c in commands() if c.split()[0] not in PARSED}))
def test_every_option_of_a_script_is_in_its_help(module: str) -> None:
    asked = [sys.executable, "-m", module, "--help"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    options = {word for c in commands() if c.split()[0] == module for word in c.split() if word.startswith("--")}
    assert {option for option in options if option not in told} == set()


def test_every_status_is_described() -> None:
    table = {name.rstrip(" *"): cells for name, cells in rows(ROOT / "assistant" / "README.md", "Status").items()}
    assert set(table) == {status.value for status in AnswerStatus}
    assert all(all(cells) for cells in table.values())


def test_the_fields_of_a_batch_are_described(make_assistant: Callable[..., Assistant]) -> None:
    assert set(rows(README, "Input field")) == set(BatchLine.model_fields)
    asked = BatchLine(id=1, question="How long can my employer take to decide on a flexible working request?")
    answer = json.loads(next(answer_batch(make_assistant(), [asked])))
    told = rows(README, "Output field")
    assert set(told) == set(answer)
    for field in ("sentences", "citations", "suggestions", "retrieved"):
        assert answer[field], f"the answer has no {field}"
        assert set(answer[field][0]) == set(re.findall(r"`(\w+)`", told[field][0])), field


def test_the_search_figures_are_those_of_the_results() -> None:
    quoted = prose(ROOT / "evals" / "README.md").partition("\n## Search quality")[2].partition("\n## ")[0]
    figures = re.findall(r"[+]?\b0\.\d+", quoted)
    results = text(ROOT / "evals" / "results" / "conditionalqa_retrieval.md")
    assert len(figures) > 20
    assert [figure for figure in figures if figure not in results] == []


def test_the_licence_is_whole() -> None:
    licence = text(ROOT / "LICENSE")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "Copyright 2026 Career assistant contributors" in licence


def test_the_screenshot_is_light() -> None:
    assert (ROOT / "assistant" / "web" / "static" / "screenshot.png").stat().st_size < 200_000
