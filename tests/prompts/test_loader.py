"""Prompts are files that hold what they declare; their content names their version."""

from pathlib import Path

import pytest

from prompts.loader import HERE, PromptError, load_prompt, read_prompt

NAMES = sorted(path.stem for path in HERE.glob("*.md") if path.stem != "README")
GOOD = "---\npurpose: Greets.\nplaceholders: [name]\n---\n\n# System\n\nBe kind.\n\n# User\n\nGreet ${name} for $$5.\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "greet.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_prompts_are_the_four_that_are_used() -> None:
    assert NAMES == ["answer", "judge", "rephrase", "route"]


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_is_whole_and_tells_that_its_data_is_no_order(name: str) -> None:
    prompt = load_prompt(name)
    system, user = prompt.messages({place: f"<<{place}>>" for place in prompt.placeholders})
    assert (system[0], user[0]) == ("system", "user")
    assert "data" in system[1]
    assert all(f"<<{place}>>" in system[1] + user[1] for place in prompt.placeholders)
    assert "http" not in system[1]


def test_values_are_not_read_for_placeholders(tmp_path: Path) -> None:
    prompt = read_prompt(written(tmp_path, GOOD))
    assert prompt.messages({"name": "${name} $x"})[1][1] == "Greet ${name} $x for $5."


def test_the_version_is_the_content(tmp_path: Path) -> None:
    first = read_prompt(written(tmp_path, GOOD))
    second = read_prompt(written(tmp_path, GOOD.replace("kind", "brief")))
    assert first.version.startswith("greet@")
    assert len(first.content_hash) == 12
    assert first.version != second.version
    assert read_prompt(written(tmp_path, GOOD)).version == first.version


@pytest.mark.parametrize("values", [{}, {"name": "Jo", "other": "x"}, {"nome": "Jo"}])
def test_a_missing_or_unknown_value_is_a_fault(tmp_path: Path, values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="prompt greet"):
        read_prompt(written(tmp_path, GOOD)).messages(values)


@pytest.mark.parametrize(
    ("old", "new", "tells"),
    [
        ("[name]", "[name, extra]", "extra. Declare"),
        ("[name]", "[]", "name. Declare"),
        ("$$5", "$5", "lone '\\$'"),
        ("# User", "# Person", "front matter, then"),
        ("purpose: Greets.", "purpose: [", "not YAML"),
        ("purpose: Greets.", "about: Greets.", "must hold"),
        ("[name]", "name", "must hold"),
    ],
)
def test_a_file_that_is_not_as_declared_is_named(tmp_path: Path, old: str, new: str, tells: str) -> None:
    with pytest.raises(PromptError, match=f"greet.md.*{tells}"):
        read_prompt(written(tmp_path, GOOD.replace(old, new)))


def test_a_prompt_that_is_not_there_is_named() -> None:
    with pytest.raises(PromptError, match=r"nothing\.md"):
        load_prompt("nothing")
