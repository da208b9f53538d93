"""The guide format: what is read, and what is refused with file, line and remedy."""

from pathlib import Path

import pytest

from knowledge_base.errors import GuideError, SourceError
from knowledge_base.loaders import load_corpus, load_guide, load_sources
from knowledge_base.models import Nation
from tests.fakes import source

SOURCES = {"acas": source("acas"), "tuc": source("tuc")}
GUIDE = """---
id: deciding
title: Deciding on a request
summary: What happens after you ask.
audience: [returners]
review_by: 2027-04-06
---

## How long they have {#time}

```yaml
asks:
  - how long can they take
  - my boss is silent about my form
  - deadline for going part time
nations: [England, Scotland, Wales]
employers: [any]
valid_from: 2024-04-06
review_by: 2027-04-06
```

Your employer must decide within two months.[^acas][^tuc] {FW-07}
The two months include any appeal.[^acas] {limits FW-07 FW-08}

Ask for the decision in writing.[^tuc]
"""


def _guide(tmp_path: Path, text: str = GUIDE, name: str = "deciding") -> Path:
    folder = tmp_path / "flexible-working"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_guide_is_read_with_sources_limits_facts_and_lines(tmp_path: Path) -> None:
    guide = load_guide(_guide(tmp_path), SOURCES)
    section = guide.sections[0]
    first, second, third = section.sentences
    assert (guide.topic, section.id, section.title) == ("flexible-working", "deciding#time", "How long they have")
    assert section.nations == (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES)
    assert first.id == "deciding#time/1"
    assert first.text == "Your employer must decide within two months."
    assert first.sources == ("acas", "tuc")
    assert (first.limits, second.limits, third.limits) == (False, True, False)
    assert second.facts == ("FW-07", "FW-08")
    assert section.paragraphs == (2, 1)
    assert GUIDE.splitlines()[second.line - 1].startswith("The two months")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("[^acas][^tuc] {FW-07}", "", 22, "without a footnote"),
        ("[^acas][^tuc]", "[^nobody]", 22, "not in sources.toml"),
        ("{FW-07}", "{always}", 22, "unknown mark"),
        ("months.[^acas][^tuc] {FW-07}", "months.[^acas] Ask again.[^tuc]", 22, "one sentence a line"),
        ("two months.[^acas][^tuc] {FW-07}", "two months.[^acas] {limits}", 22, "first sentence"),
        (" {#time}", "", 9, "has no id"),
        ("  - deadline for going part time\n", "", 11, "asks"),
        ("[England, Scotland, Wales]", "[France]", 11, "nations"),
        ("valid_from: 2024-04-06\n", "", 11, "valid_from"),
        ("employers: [any]", "employers: [any", 11, "YAML"),
        ("Ask for", "- Ask for", 25, "whole sentences"),
        ("## How", "### How", 9, "level 3"),
        ("id: deciding", "id: other", 1, "file name"),
        ("---\nid", "id", 1, "front matter"),
    ],
)
def test_a_malformed_guide_names_file_line_and_remedy(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GUIDE
    path = _guide(tmp_path, GUIDE.replace(old, new, 1))
    with pytest.raises(GuideError) as caught:
        load_guide(path, SOURCES)
    message = str(caught.value)
    assert f"{path}:{line}:" in message
    assert says in message


def test_repeated_section_ids_are_refused(tmp_path: Path) -> None:
    body = GUIDE[GUIDE.index("## How") :]
    with pytest.raises(GuideError, match="used twice"):
        load_guide(_guide(tmp_path, GUIDE + "\n" + body), SOURCES)


def test_two_guides_with_one_id_are_refused(tmp_path: Path) -> None:
    _guide(tmp_path)
    other = tmp_path / "other-topic"
    other.mkdir()
    (other / "deciding.md").write_text(GUIDE, encoding="utf-8")
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '[acas]\npublisher="Acas"\ntitle="Code"\nchecked=2026-11-21\n[tuc]\npublisher="TUC"\ntitle="T"\nchecked=2026-11-21\n',
        encoding="utf-8",
    )
    with pytest.raises(GuideError, match="two guides"):
        load_corpus(tmp_path, sources)


def test_a_guide_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = _guide(tmp_path)
    path.write_bytes(b"---\nid: caf\xe9\n---\n")
    with pytest.raises(GuideError, match="UTF-8"):
        load_guide(path, SOURCES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[a]\npublisher = 'X'", "title"),
        ("[a", "Mend"),
        ("[a]\npublisher='X'\ntitle='Y'\nchecked=2026-11-21\nurl='not an address'", "url"),
    ],
)
def test_malformed_sources_name_the_entry(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=says):
        load_sources(path)
