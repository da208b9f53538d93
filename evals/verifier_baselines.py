"""What anyone would try first: a score for each claim from its words, its length or its embedding."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray
from rouge_score import rouge_scorer

from evals.verifier_data import Judged
from knowledge_base.embeddings import Embedder
from knowledge_base.keywords import stems_of

Scores = NDArray[np.float64]
NEAREST = 5
"""Evidence sentences, those with the best BM25 scores, among which the nearest embedding is looked for."""
CHUNK = 512
"""Texts embedded between two savings of the cache."""


def unigram_coverage(samples: Sequence[Judged]) -> Scores:
    """Share of the claim's different content stems that stand in the evidence."""
    return np.array([_coverage(*stems_of([sample.claim, " ".join(sample.evidence)])) for sample in samples])


def rouge_l_precision(samples: Sequence[Judged]) -> Scores:
    """Longest common subsequence of claim and whole evidence, as a share of the claim's tokens."""
    scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)
    return np.array([scorer.score(" ".join(s.evidence), s.claim)["rougeL"].precision for s in samples])


def bm25_best_sentence(samples: Sequence[Judged]) -> Scores:
    """Best BM25 score of an evidence sentence for the claim, by token of the claim."""
    return np.array([max(row, default=0.0) for row in _bm25(samples)])


def minilm_cosine(samples: Sequence[Judged], embedder: Embedder) -> Scores:
    """Best cosine between the whole claim and one of the NEAREST evidence sentences."""
    nearest = [
        [sample.evidence[i] for i in np.argsort(-np.array(row), kind="stable")[:NEAREST]] or [""]
        for sample, row in zip(samples, _bm25(samples), strict=True)
    ]
    texts = sorted({sample.claim for sample in samples} | {text for row in nearest for text in row}, key=len)
    vectors = {
        text: vector
        for start in range(0, len(texts), CHUNK)
        for text, vector in zip(texts[start : start + CHUNK], embedder.embed(texts[start : start + CHUNK]), strict=True)
    }
    return np.array(
        [
            max(float(vectors[sample.claim] @ vectors[text]) for text in row)
            for sample, row in zip(samples, nearest, strict=True)
        ]
    )


def length_only(samples: Sequence[Judged]) -> Scores:
    """Shorter claims score higher."""
    return np.array([-float(len(sample.claim.split())) for sample in samples])


def always_unsupported(samples: Sequence[Judged]) -> Scores:
    return np.zeros(len(samples))


BASELINES: dict[str, Callable[[Sequence[Judged]], Scores]] = {
    "Unigram coverage": unigram_coverage,
    "ROUGE-L precision": rouge_l_precision,
    "BM25 best sentence": bm25_best_sentence,
    "Length only": length_only,
    "Always unsupported": always_unsupported,
}
"""The baselines that need no embedder."""


def _coverage(claim: Sequence[str], evidence: Sequence[str]) -> float:
    return len(set(claim) & set(evidence)) / len(set(claim)) if claim else 0.0


def _bm25(samples: Sequence[Judged]) -> list[list[float]]:
    """For each sample the scores of its sentences; document frequencies are those of the whole set."""
    texts = list(dict.fromkeys(text for sample in samples for text in sample.evidence))
    place = {text: number for number, text in enumerate(texts)}
    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index(stems_of(texts), show_progress=False)
    rows = []
    for sample in samples:
        stems = stems_of([sample.claim])[0]
        known = [stem for stem in stems if stem in index.vocab_dict]
        scores = index.get_scores(known) if known else np.zeros(len(texts))
        rows.append([float(scores[place[text]]) / len(stems) if stems else 0.0 for text in sample.evidence])
    return rows
