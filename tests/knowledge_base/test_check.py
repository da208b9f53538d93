"""The whole run: the repository's guides pass, a small corpus fails, and the command says which."""

from datetime import date
from pathlib import Path

import pytest

from knowledge_base.__main__ import main
from knowledge_base.check import Material, check_corpus, check_topics, summary
from knowledge_base.findings import Level
from knowledge_base.loaders import load_corpus
from knowledge_base.settings import HERE, KnowledgeBaseSettings
from tests.fakes import HashingEmbedder, corpus

SHARED = HERE.parents[1] / "shared"


def _material(tmp_path: Path, shared: Path) -> Material:
    return Material(
        package=HERE,
        facts=shared / "facts" / "facts.json",
        publications=shared / "sources",
        coded_words=shared / "data" / "gendercoded_words",
    )


def test_the_guides_pass_without_the_shared_folder(tmp_path: Path) -> None:
    settings = KnowledgeBaseSettings()
    guides = load_corpus(settings.documents, settings.sources)
    checked = check_corpus(guides, _material(tmp_path, tmp_path), today=date(2026, 11, 22))
    assert [finding for finding in checked.findings if finding.level is Level.ERROR] == []
    assert sum("not compared" in figure for figure in checked.figures) == 2


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not at hand")
def test_the_guides_carry_the_facts_in_their_own_words(tmp_path: Path) -> None:
    settings = KnowledgeBaseSettings()
    guides = load_corpus(settings.documents, settings.sources)
    checked = check_corpus(guides, _material(tmp_path, SHARED), today=date(2026, 11, 22))
    assert [finding for finding in checked.findings if finding.level is Level.ERROR] == []
    assert any(figure.startswith("Coverage, all topics") for figure in checked.figures)


def test_a_corpus_of_fakes_fails_many_gates(tmp_path: Path) -> None:
    material = Material(HERE, tmp_path / "facts.json", tmp_path, tmp_path, HashingEmbedder())
    checked = check_corpus(corpus(), material, today=date(2026, 11, 22))
    assert checked.failed
    told = " ".join(finding.message for finding in checked.findings)
    assert all(words in told for words in ("out of date for", "a section has 40 to 180", "when left out"))
    assert any("Leave-one-out" in figure for figure in checked.figures)
    assert summary(checked, 6).startswith("6 sections checked: ")


def test_a_topic_alone_is_checked_for_language_and_dates() -> None:
    checked = check_topics(corpus(), frozenset({"topic"}), today=date(2028, 1, 1), strict=True)
    assert any("review was due" in finding.message for finding in checked.findings if finding.level is Level.ERROR)
    assert check_topics(corpus(), frozenset({"other"}), today=date(2028, 1, 1)).findings == ()


def test_the_command_checks_one_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--only", "childcare", "--quiet"]) == 0
    assert "sections checked: 0 errors" in capsys.readouterr().out
