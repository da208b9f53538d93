"""Vectors on a real Chroma server, started with `chroma run` on the loopback address."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base.build import BUILDS_KEPT, build_index
from knowledge_base.errors import MissingIndexError
from knowledge_base.reader import LiveKnowledgeBase
from knowledge_base.settings import ChromaServer, KnowledgeBaseSettings
from tests.fakes import HashingEmbedder, corpus, section, six_sections

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    program = shutil.which("chroma", path=str(Path(sys.executable).parent)) or shutil.which("chroma")
    if program is None:
        pytest.skip("the command chroma is not installed")
    port = free_port()
    folder = tmp_path_factory.mktemp("chroma")
    command = [program, "run", "--path", str(folder / "db"), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield ChromaServer(f"http://127.0.0.1:{port}")
    process.kill()
    process.wait()


def test_the_server_finds_what_the_folder_finds(server: ChromaServer, tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    build_index(corpus(), embedder, tmp_path / "there", server=server)
    build_index(corpus(), embedder, tmp_path / "here")
    there = LiveKnowledgeBase(tmp_path / "there", embedder, server).get()
    here = LiveKnowledgeBase(tmp_path / "here", embedder).get()
    query = embedder.embed(["keeping-in-touch days in maternity leave"])
    found, expected = (base.vectors.nearest(query, 5)[0] for base in (there, here))
    assert [one.passage_id for one in found] == [one.passage_id for one in expected]
    assert [one.cosine for one in found] == pytest.approx([one.cosine for one in expected], abs=1e-5)
    assert not (tmp_path / "there" / "builds" / there.manifest.name / "chroma").exists()


def test_a_new_build_is_swapped_in_and_old_ones_leave_the_server(server: ChromaServer, tmp_path: Path) -> None:
    from knowledge_base.index import VectorIndex

    embedder = HashingEmbedder()
    first = build_index(corpus(), embedder, tmp_path, server=server)
    live = LiveKnowledgeBase(tmp_path, embedder, server)
    for number in range(BUILDS_KEPT):
        extra = section("extra#part", [f"Sentence number {number}."])
        manifest = build_index(corpus(*six_sections(), extra), embedder, tmp_path, server=server)
        assert manifest.embedded < 10, "vectors were not carried over"
        assert live.get().manifest.name == manifest.name
    with pytest.raises(MissingIndexError):
        VectorIndex.open(server, first.collection)


def test_a_server_that_lost_its_vectors_gets_them_again(server: ChromaServer, tmp_path: Path) -> None:
    from knowledge_base.index import VectorIndex

    embedder = HashingEmbedder()
    first = build_index(corpus(), embedder, tmp_path, server=server)
    assert build_index(corpus(), embedder, tmp_path, server=server).name == first.name
    VectorIndex.remove(server, first.collection)
    again = build_index(corpus(), embedder, tmp_path, server=server)
    assert again.name != first.name
    assert LiveKnowledgeBase(tmp_path, embedder, server).get().vectors.size == first.passages


def test_a_server_that_is_away_is_named_with_the_next_step(tmp_path: Path) -> None:
    away = ChromaServer(f"http://127.0.0.1:{free_port()}", token="a-secret")
    with pytest.raises(MissingIndexError, match="CAREER_ASSISTANT_CHROMA_URL") as told:
        build_index(corpus(), HashingEmbedder(), tmp_path, server=away)
    assert "a-secret" not in str(told.value)
    assert "a-secret" not in repr(away)


@pytest.mark.parametrize("wrong", ["host:8000", "ftp://host", "file:///data"])
def test_an_address_of_another_kind_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="http://host:8000"):
        KnowledgeBaseSettings(chroma_url=wrong, _env_file=None)
