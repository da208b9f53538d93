"""How well does our retrieval find the right GOV.UK page? ConditionalQA questions about work, ours and peers.

python -m evals.retrieval_benchmark            the tables
python -m evals.retrieval_benchmark --write    the tables, also into evals/results/
python -m evals.retrieval_benchmark --sweep    ours with other weights
"""

import argparse
import hashlib
import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np

from assistant.retrieval import FUSION, Fusion, Variant, retrieve
from evals import langchain_peer, peers
from evals.conditionalqa import VARIABLE, Page, WorkQuestion, corpus, data_folder, load, work_ids
from evals.embedding_cache import CachedEmbedder
from evals.retrieval_metrics import PerQuestion, per_question
from evals.retrieval_report import SKIPPED, Condition, Row, report, sweep_table
from knowledge_base.build import build_index
from knowledge_base.embeddings import SentenceTransformerEmbedder, TextEmbedder
from knowledge_base.reader import KnowledgeBase, LiveKnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

TOP = 100
"""Sections asked of ours; the metrics look at ten pages."""
TIMED = 200
"""Questions timed."""
RESULTS = Path(__file__).with_name("results") / "conditionalqa_retrieval.md"
OURS = {"Ours by ranks": Fusion(by="ranks"), "Ours": FUSION}
FAMILIES = ("BM25", "MiniLM", "RRF", "LangChain", "Haystack", *OURS)
SWEEP = tuple(
    Fusion(whole=whole, part=1 - whole, keyword=keyword, neighbours=neighbours)
    for whole, keyword, neighbours in itertools.product((0.4, 0.5, 0.6), (0.15, 0.25, 0.35), (200,))
)


class Bench(NamedTuple):
    """What every system searches and is asked."""

    pages: Sequence[Page]
    questions: Sequence[WorkQuestion]
    knowledge_base: KnowledgeBase
    embedder: TextEmbedder
    cache: Path

    @property
    def gold(self) -> list[str]:
        return [question.page_id for question in self.questions]

    def queries(self, condition: Condition) -> list[str]:
        """The question alone, or after its scenario."""
        if condition is Condition.QUESTION:
            return [question.question for question in self.questions]
        return [f"{question.scenario} {question.question}" for question in self.questions]


def open_bench(pages: Sequence[Page], questions: Sequence[WorkQuestion], embedder: TextEmbedder, cache: Path) -> Bench:
    """Index the pages as the product does; an unchanged index is not built again."""
    build_index(corpus(pages), embedder, cache / "index")
    knowledge_base = LiveKnowledgeBase(cache / "index", embedder).get()
    cached = CachedEmbedder(embedder, cache)
    bench = Bench(pages, questions, knowledge_base, cached, cache)
    cached.embed([text for condition in Condition for text in bench.queries(condition)])
    return bench


def ours(bench: Bench, condition: Condition, fusion: Fusion = FUSION) -> peers.Rankings:
    """Our rankings of pages: a page stands where its best section stands."""
    found = []
    for text in bench.queries(condition):
        results = retrieve([Variant(text=text)], bench.knowledge_base, bench.embedder, top=TOP, fusion=fusion).results
        found.append(list(dict.fromkeys(result.section.document_id for result in results)))
    return found


def ask_seconds(bench: Bench) -> float:
    """The median seconds of one retrieval as the product asks it, beside the embedding."""
    seconds = []
    for text in bench.queries(Condition.SCENARIO)[:TIMED]:
        start = time.perf_counter()
        retrieve([Variant(text=text)], bench.knowledge_base, bench.embedder)
        seconds.append(time.perf_counter() - start)
    return median(seconds)


def evaluate(bench: Bench, fusion: Fusion = FUSION) -> dict[Condition, PerQuestion]:
    """Ours with the given settings."""
    return {condition: per_question(ours(bench, condition, fusion), bench.gold) for condition in Condition}


def peer_rankings(
    bench: Bench, condition: Condition, peer: peers.Haystack | None
) -> dict[tuple[str, str], peers.Rankings]:
    """(family, variant) → rankings. Without Haystack its rows are missing."""
    queries = bench.queries(condition)
    vectors = bench.embedder.embed(queries)
    found: dict[tuple[str, str], peers.Rankings] = {}
    for name, units in (("pages", peers.page_units(bench.pages)), ("sections", peers.section_units(bench.pages))):
        dense = peers.cosine(units, vectors, bench.embedder)
        found["MiniLM", name] = peers.rankings(dense, units)
        for stop_words, words in (("en", ""), ("en_plus", ", long stop list")):
            keyword = peers.bm25(units, queries, "en" if stop_words == "en" else "en_plus")
            found["BM25", name + words] = peers.rankings(keyword, units)
            found["RRF", name + words] = peers.rankings(peers.reciprocal_rank_fusion(keyword, dense), units)
        if peer is not None:
            modes = peers.haystack(peer, units, queries, vectors, bench.embedder, bench.cache)
            found |= {("Haystack", f"{name}, {peers.HAYSTACK_MODES[mode]}"): rows for mode, rows in modes.items()}
    found["LangChain", "chunks of pages"] = langchain_peer.rankings(
        peers.page_units(bench.pages), vectors, bench.embedder
    )
    sections = bench.knowledge_base.corpus.sections
    sentences = np.concatenate([bench.knowledge_base.sentence_vectors(section) for section in sections])
    cosines = np.asarray(vectors @ sentences.T, dtype=np.float64)
    found["MiniLM", "best sentence"] = peers.rankings(cosines, peers.sentence_units(bench.pages))
    return found


def compare(bench: Bench, peer: peers.Haystack | None) -> list[Row]:
    """Every system in both conditions, ours last."""
    values: dict[tuple[str, str], dict[Condition, PerQuestion]] = {}
    for condition in Condition:
        for system, rankings in peer_rankings(bench, condition, peer).items():
            values.setdefault(system, {})[condition] = per_question(rankings, bench.gold)
        for family, fusion in OURS.items():
            rankings = ours(bench, condition, fusion)
            values.setdefault((family, "sections"), {})[condition] = per_question(rankings, bench.gold)
    order = sorted(values, key=lambda system: (FAMILIES.index(system[0]), system))
    return [Row(family, variant, values[family, variant]) for family, variant in order]


def second_half(pages: Sequence[str]) -> np.ndarray:
    """True for the questions about one half of the pages, chosen by a hash of the page's id."""
    return np.array([hashlib.sha256(page.encode()).digest()[0] % 2 == 1 for page in pages])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval_benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("--sweep", action="store_true", help="ours with other weights, on each half of the pages")
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None:
        print(f"Skipped: no ConditionalQA. Set {VARIABLE} to the folder that holds conditionalqa/train.json.")
        return 0
    pages, questions = load(folder)
    if [question.id for question in questions] != work_ids():
        print("The questions are not those of evals/datasets/conditionalqa_work_ids.json. Check the data's version.")
        return 1
    cache = KnowledgeBaseSettings().data_dir / "evals" / "conditionalqa"
    bench = open_bench(pages, questions, SentenceTransformerEmbedder(), cache)
    if options.sweep:
        print(sweep_table([(fusion, evaluate(bench, fusion)) for fusion in SWEEP], second_half(bench.gold)))
        return 0
    peer = peers.find_haystack()
    if peer is None:
        print(f"Haystack: {SKIPPED}. Set {peers.PEERS_PYTHON} to an interpreter that has it.", file=sys.stderr)
    rows, manifest = compare(bench, peer), bench.knowledge_base.manifest
    text = report(rows, bench.gold, second_half(bench.gold), manifest, ask_seconds(bench), peer)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
