"""The embedding model: the one expected, clear when it is not, and unit vectors."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.embeddings import PACKAGED_MODEL, PACKAGED_SHA256, SentenceTransformerEmbedder
from knowledge_base.errors import EmbeddingError
from knowledge_base.packing import rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shape of a sentence-transformers model, with weights that are none."""
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"not the official weights")
    return tmp_path


@pytest.fixture(scope="module")
def packaged() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def test_a_missing_model_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="Set CAREER_ASSISTANT_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(str(tmp_path / "none"))


def test_a_model_of_ones_own_is_named_by_its_weights(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(folder))
    embedder.verify()
    assert embedder.fingerprint.startswith(f"{folder.name}:")
    (folder / "model.safetensors").write_bytes(b"other weights")
    assert SentenceTransformerEmbedder(str(folder)).fingerprint != embedder.fingerprint


def test_wrong_weights_in_the_package_name_the_remedy(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(PACKAGED_MODEL)
    embedder.path = folder
    with pytest.raises(
        EmbeddingError, match=rf"not the official {PACKAGED_SHA256}.*Reinstall the package {PACKAGED_MODEL}"
    ):
        embedder.verify()


@pytest.mark.real_embedder
def test_the_packaged_weights_are_the_official_ones(packaged: SentenceTransformerEmbedder) -> None:
    packaged.verify()
    assert packaged.fingerprint == f"all-MiniLM-L6-v2:{PACKAGED_SHA256[:16]}"


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_texts_become_unit_vectors_whatever_their_batch(packaged: SentenceTransformerEmbedder) -> None:
    texts = ["maternity leave", "time off when a baby is born", "how to fix a washing machine", "x", "long " * 600]
    vectors = packaged.embed(texts)
    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert np.allclose(packaged.embed(texts[1:2])[0], vectors[1], atol=1e-5)


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_threads_embed_and_look_words_up_at_the_same_time(packaged: SentenceTransformerEmbedder) -> None:
    texts = ["leave", "time off when a baby is born", "pay and leave for people who adopt a child"]
    alone = packaged.embed(texts)

    def both(turn: int) -> bool:
        if turn % 2:
            return all(packaged.word_vectors(texts).shape == alone.shape for _ in range(20))
        return np.allclose(packaged.embed(texts), alone, atol=1e-5)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(both, range(200)))


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_texts_in_one_row_have_the_vectors_of_the_library(packaged: SentenceTransformerEmbedder) -> None:
    texts = ["leave", "", "time off when a baby is born", "pay " * 300, "leave", "I go back on Monday. " * 9]
    library = packaged._model.encode(texts, normalize_embeddings=True)
    assert np.allclose(packaged.embed(texts), library, atol=1e-5)
    assert packaged.embed([]).size == 0


def test_texts_share_as_many_rows_as_cost_least() -> None:
    assert rows([14, 9, 12]) == [[0, 2, 1]]
    assert rows([140, 60, 50, 25]) == [[0], [1, 2, 3]]
    assert rows([140, 20]) == [[0, 1]]
    assert rows([]) == []


@given(st.lists(st.integers(2, 256), min_size=1, max_size=20))
def test_each_text_stands_in_one_row(lengths: list[int]) -> None:
    assert sorted(text for row in rows(lengths) for text in row) == list(range(len(lengths)))
