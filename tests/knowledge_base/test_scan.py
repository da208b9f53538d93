"""Passages held in memory are found as the collection finds them, exactly and in order."""

from pathlib import Path

import numpy as np

from knowledge_base.build import build_index, current_manifest, open_vectors
from knowledge_base.scan import Scan
from tests.fakes import HashingEmbedder, corpus


def test_the_nearest_come_first_and_no_more_than_there_are() -> None:
    scan = Scan({"east": np.array([1.0, 0.0]), "north": np.array([0.0, 1.0]), "north-east": np.array([0.6, 0.8])})
    rows = scan.nearest(np.array([[0.0, 1.0], [1.0, 0.0]]), 2)
    assert [[passage_id for passage_id, _ in row] for row in rows] == [["north", "north-east"], ["east", "north-east"]]
    assert rows[0][1][1] == 0.8
    assert len(scan.nearest(np.array([[0.0, 1.0]]), 9)[0]) == 3


def test_what_is_held_is_what_the_collection_finds(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    build_index(corpus(), embedder, tmp_path)
    manifest = current_manifest(tmp_path)
    assert manifest is not None
    vectors = open_vectors(tmp_path, manifest, embedder)
    queries = embedder.embed(["flexible working request", "keeping in touch days"])
    searched, everything = vectors.nearest(queries, 5), vectors.vectors()
    vectors.hold()
    for one, other in zip(searched, vectors.nearest(queries, 5), strict=True):
        assert np.allclose([found.cosine for found in one], [found.cosine for found in other], atol=1e-5)
        assert one[0].passage_id == other[0].passage_id
    assert vectors.vectors().keys() == everything.keys()
