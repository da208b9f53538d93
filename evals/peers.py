"""Baselines for retrieval over the same texts and the same embedder.

A baseline scores **units** (whole pages, or the sections that ours indexes). Units are ranked,
and a page stands where its best unit stands. Haystack runs in an interpreter of its own.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from evals.conditionalqa import Page, corpus
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.models import Frozen

StopWords = Literal["en", "en_plus"]
Scores = NDArray[np.float64]
"""Shape (queries, units)."""
Rankings = list[list[str]]
"""For each query the page ids, best first."""
RANK_CONSTANT = 60
PEERS_PYTHON = "CAREER_ASSISTANT_PEERS_PYTHON"
HAYSTACK_SCRIPT = Path(__file__).with_name("haystack_peer.py")
HAYSTACK_MODES = {"reciprocal_rank_fusion": "RRF", "distribution_based_rank_fusion": "score distributions"}


class Unit(Frozen):
    """A text that is ranked, and the page it belongs to."""

    page_id: str
    text: str


def page_units(pages: Sequence[Page]) -> list[Unit]:
    return [Unit(page_id=page.id, text=page.text) for page in pages]


def section_units(pages: Sequence[Page]) -> list[Unit]:
    """The sections that ours indexes, whole, with their titles."""
    return [
        Unit(page_id=section.document_id, text=f"{section.document_title}. {section.title}. {section.text}")
        for section in corpus(pages).sections
    ]


def sentence_units(pages: Sequence[Page]) -> list[Unit]:
    return [Unit(page_id=page.id, text=sentence) for page in pages for sentence in page.sentences]


def bm25(units: Sequence[Unit], queries: Sequence[str], stop_words: StopWords = "en") -> Scores:
    """BM25 as knowledge_base.keywords has it: k1 = 1.2, b = 0.75, Snowball's English stems."""
    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: Sequence[str]) -> list[list[str]]:
        found: list[list[str]] = bm25s.tokenize(
            list(texts), stopwords=stop_words, stemmer=stemmer, return_ids=False, show_progress=False
        )
        return found

    model = bm25s.BM25(k1=1.2, b=0.75)
    model.index(tokens([unit.text for unit in units]), show_progress=False)
    scores = np.zeros((len(queries), len(units)))
    for row, words in enumerate(tokens(queries)):
        if known := [word for word in words if word in model.vocab_dict]:
            scores[row] = model.get_scores(known)
    return scores


def cosine(units: Sequence[Unit], queries: Vectors, embedder: Embedder) -> Scores:
    """Cosines with all-MiniLM-L6-v2, which reads the first 256 tokens of a text."""
    return np.asarray(queries @ embedder.embed([unit.text for unit in units]).T, dtype=np.float64)


def reciprocal_rank_fusion(keyword: Scores, dense: Scores) -> Scores:
    """Σ 1 / (60 + rank); a unit without any of the query's words has no rank in the keyword list."""
    return np.where(keyword > 0, 1 / (RANK_CONSTANT + ranks(keyword)), 0) + 1 / (RANK_CONSTANT + ranks(dense))


def ranks(scores: Scores) -> NDArray[np.int64]:
    """1 for the highest score of each row; ties in the order of the units."""
    order = np.argsort(-scores, axis=1, kind="stable")
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return found


def rankings(scores: Scores, units: Sequence[Unit]) -> Rankings:
    """Page ids by their best unit; units that score 0 are not found."""
    order = np.argsort(-scores, axis=1, kind="stable")
    return [
        list(dict.fromkeys(units[unit].page_id for unit in row if scores[query, unit] > 0))
        for query, row in enumerate(order)
    ]


class Haystack(Frozen):
    """An interpreter that has Haystack."""

    python: str
    version: str


def find_haystack() -> Haystack | None:
    """Looks in the interpreter CAREER_ASSISTANT_PEERS_PYTHON names, else in this one."""
    python = os.environ.get(PEERS_PYTHON, sys.executable)
    ask = "from importlib.metadata import version; print(version('haystack-ai'))"
    try:
        found = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return Haystack(python=python, version=found.stdout.strip()) if found.returncode == 0 else None


def haystack(
    peer: Haystack, units: Sequence[Unit], queries: Sequence[str], vectors: Vectors, embedder: Embedder, cache: Path
) -> dict[str, Rankings]:
    """For each of its ways of joining, its rankings; remembered in `cache`."""
    request = json.dumps(
        {
            "units": [unit.text for unit in units],
            "unit_vectors": embedder.embed([unit.text for unit in units]).tolist(),
            "queries": list(queries),
            "query_vectors": vectors.tolist(),
            "modes": list(HAYSTACK_MODES),
        }
    )
    digest = hashlib.sha256((request + HAYSTACK_SCRIPT.read_text(encoding="utf-8") + peer.version).encode()).hexdigest()
    stored = cache / f"haystack-{digest[:16]}.json"
    if not stored.exists():
        done = subprocess.run(
            [peer.python, HAYSTACK_SCRIPT], input=request, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"Haystack failed. Run {peer.python} {HAYSTACK_SCRIPT} by hand.\n{done.stderr[-2000:]}")
        cache.mkdir(parents=True, exist_ok=True)
        stored.write_text(done.stdout, encoding="utf-8")
    answer: dict[str, list[list[int]]] = json.loads(stored.read_text(encoding="utf-8"))
    return {
        mode: [list(dict.fromkeys(units[unit].page_id for unit in row)) for row in rows]
        for mode, rows in answer.items()
    }
