"""Builds: carried vectors, atomic swap, interruption, hot reload."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge_base.build import build_index, current_manifest, current_name
from knowledge_base.embeddings import Vectors
from knowledge_base.errors import MissingIndexError
from knowledge_base.models import Corpus
from knowledge_base.reader import LiveKnowledgeBase
from tests.fakes import HashingEmbedder, corpus, section, six_sections


class InterruptedEmbedder(HashingEmbedder):
    """Fails at the first text, like a process that is stopped."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise KeyboardInterrupt


def _changed() -> Corpus:
    new = section("roles#data-analyst", ["A data analyst also cleans data.", "Many analysts start without a degree."])
    return corpus(*(new if old.id == new.id else old for old in six_sections()))


def test_second_build_embeds_nothing(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    first = build_index(corpus(), embedder, tmp_path)
    count = len(embedder.embedded)
    second = build_index(corpus(), embedder, tmp_path)
    assert first.embedded == count > 0
    assert second.embedded == 0
    assert len(embedder.embedded) == count
    assert second.name == first.name


def test_changed_section_embeds_only_its_new_texts(tmp_path: Path) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    embedder = HashingEmbedder()
    manifest = build_index(_changed(), embedder, tmp_path)
    assert 0 < manifest.embedded < manifest.passages / 2
    assert any("cleans data" in text for text in embedder.embedded)
    assert not any("keeping-in-touch" in text for text in embedder.embedded)


def test_another_embedder_embeds_everything(tmp_path: Path) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    manifest = build_index(corpus(), HashingEmbedder("hashing:2"), tmp_path)
    assert manifest.embedded > 0
    assert manifest.embedder == "hashing:2"


def test_interrupted_build_leaves_the_old_one_serving(tmp_path: Path) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    live = LiveKnowledgeBase(tmp_path, HashingEmbedder())
    before = current_name(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build_index(_changed(), InterruptedEmbedder(), tmp_path)
    assert current_name(tmp_path) == before
    assert live.get().manifest.name == before
    assert live.get().vectors.nearest(HashingEmbedder().embed(["analyst"]), 3)


@pytest.mark.parametrize("missing", ["manifest.json", "corpus.json"])
def test_half_built_directory_is_never_served(tmp_path: Path, missing: str) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    live = LiveKnowledgeBase(tmp_path, HashingEmbedder())
    old = live.get().manifest.name
    new = build_index(_changed(), HashingEmbedder(), tmp_path).name
    (tmp_path / "builds" / new / missing).unlink()
    assert live.get().manifest.name == old


def test_running_reader_picks_up_a_new_build(tmp_path: Path) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    live = LiveKnowledgeBase(tmp_path, HashingEmbedder())
    held = live.get()
    build_index(_changed(), HashingEmbedder(), tmp_path)
    assert "cleans data" in live.get().sections["roles#data-analyst"].text
    assert "cleans data" not in held.sections["roles#data-analyst"].text
    assert held.vectors.size == held.manifest.passages


def test_old_builds_are_removed_but_not_the_last_three(tmp_path: Path) -> None:
    for number in range(5):
        extra = section("extra#one", [f"Sentence number {number} of the extra section."])
        build_index(corpus(*six_sections(), extra), HashingEmbedder(), tmp_path)
    assert len(list((tmp_path / "builds").iterdir())) == 3
    assert current_manifest(tmp_path) is not None


def test_reading_with_another_embedder_names_the_next_step(tmp_path: Path) -> None:
    build_index(corpus(), HashingEmbedder(), tmp_path)
    with pytest.raises(MissingIndexError, match="make index"):
        LiveKnowledgeBase(tmp_path, HashingEmbedder("hashing:2"))


def test_no_index_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(MissingIndexError, match="make index"):
        LiveKnowledgeBase(tmp_path, HashingEmbedder())
