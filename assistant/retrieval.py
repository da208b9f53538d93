"""Question variants → sections, best first.

Scores are fused, not ranks: Bruch, Gai and Ingber (2023, "An analysis of fusion functions for
hybrid retrieval") find a weighted sum of normalised scores ahead of reciprocal rank fusion, and so
did evals/results/conditionalqa_retrieval.md, where both are measured. CAREER_ASSISTANT_FUSION=ranks
gives reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). By default a section's score for
one variant is

    whole · cosine of its text + part · best cosine of its asked questions and sentences
    + keyword · BM25 / best BM25

Cosines count from the lowest one looked up, so a passage that was not found counts 0.
All variants are embedded in one batch and looked up in one query of the collection.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import ConfigDict

from assistant.context import Context
from assistant.models import Retrieved, WayFit
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.index import Neighbour
from knowledge_base.models import Employer, Frozen, PassageKind, Section
from knowledge_base.reader import KnowledgeBase

OTHER_NATION = 0.35
"""Factor on the score of a section that does not hold in the person's nation."""
OTHER_EMPLOYER = 0.6
OTHER_REGULATOR = 0.35
"""For a section about the register of another profession."""
OTHER_AUDIENCE = 0.95
"""For a section written for others; what it says still holds, so it counts only a little less."""


RANK_CONSTANT = 60
"""k of reciprocal rank fusion, as its authors chose it."""


FOUND = 1e-12
"""For having been found at all, so that the last of what was found stands before what was not."""


class Fusion(Frozen):
    """How the rankings are put together; the defaults are tuned in evals/retrieval_benchmark.py."""

    by: Literal["scores", "ranks"] = "scores"
    """`ranks` is reciprocal rank fusion of four rankings: texts, asked questions, sentences, words."""
    whole: float = 0.6
    part: float = 0.5
    keyword: float = 0.25
    neighbours: int = 340
    """Passages looked up for each variant."""


FUSION = Fusion()
ANYONE = Context()


class Variant(Frozen):
    """One way of putting the question, with its weight in the fusion."""

    text: str
    weight: float = 1.0


class Found(Frozen):
    """The ranked sections and the query vectors, so that nothing is embedded twice."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    results: tuple[Retrieved, ...]
    vectors: Vectors
    """Shape (variants, dimensions)."""


def retrieve(
    variants: Sequence[Variant],
    knowledge_base: KnowledgeBase,
    embedder: Embedder,
    *,
    context: Context = ANYONE,
    top: int = 8,
    fusion: Fusion = FUSION,
) -> Found:
    """The `top` sections for a question put in one or more ways.

    A network's own sections are found by a question asked in that network and by no other.
    """
    vectors = embedder.embed([variant.text for variant in variants])
    neighbours = knowledge_base.vectors.nearest(vectors, fusion.neighbours)
    total = np.zeros(len(knowledge_base.places), dtype=np.float64)
    for variant, row in zip(variants, neighbours, strict=True):
        total += variant.weight * fused(row, variant.text, knowledge_base, fusion)
    scores = _best(total, knowledge_base, context, top)
    order = sorted(scores, key=lambda section_id: (-scores[section_id], section_id))[:top]
    cosines = [{one.section_id: one.cosine for one in reversed(row)} for row in neighbours]
    fits = {i: _fits(i, variants, [near.get(i, 0.0) for near in cosines], knowledge_base) for i in order}
    results = tuple(
        Retrieved(
            section=knowledge_base.sections[i],
            score=scores[i],
            cosine=max(fit.cosine for fit in fits[i]),
            coverage=fits[i][0].coverage,
            ways=fits[i],
        )
        for i in order
    )
    return Found(results=results, vectors=vectors)


def fused(row: Sequence[Neighbour], text: str, knowledge_base: KnowledgeBase, fusion: Fusion = FUSION) -> np.ndarray:
    """Shape (sections,), in the order of the corpus: the score of each for one variant, from its neighbours, best
    first, and its words."""
    if fusion.by == "ranks":
        found = np.zeros(len(knowledge_base.places))
        for section_id, score in by_rank(row, knowledge_base.keywords.scores(text)).items():
            found[knowledge_base.places[section_id]] = score
        return found
    words = knowledge_base.keywords.weights(text)
    found = words * (fusion.keyword / (words.max() or 1.0))
    lowest = row[-1].cosine if row else 0.0
    seen: set[tuple[str, bool]] = set()
    for kind, section_id, _, cosine in row:
        key = section_id, kind is PassageKind.SECTION
        if key not in seen:  # the first is the best
            seen.add(key)
            weight = fusion.whole if key[1] else fusion.part
            found[knowledge_base.places[section_id]] += weight * (cosine - lowest) + FOUND
    return found


def _best(total: np.ndarray, knowledge_base: KnowledgeBase, context: Context, top: int) -> dict[str, float]:
    """Section id → score in the context, for the best `top` sections at least: the context makes no score higher."""
    scores: dict[str, float] = {}
    sections = knowledge_base.corpus.sections
    for place in np.argsort(-total, kind="stable").tolist():
        score = float(total[place])
        if score <= 0 or (len(scores) >= top and sorted(scores.values())[-top] > score):
            break
        section = sections[place]
        if section.network in {None, context.network}:
            scores[section.id] = score * (1.0 if context == ANYONE else context_factor(section, context))
    return scores


def _fits(
    section_id: str, variants: Sequence[Variant], cosines: Sequence[float], knowledge_base: KnowledgeBase
) -> tuple[WayFit, ...]:
    return tuple(
        WayFit(
            words=len(variant.text.split()),
            weight=variant.weight,
            cosine=cosine,
            coverage=knowledge_base.keywords.coverage(variant.text, section_id),
        )
        for variant, cosine in zip(variants, cosines, strict=True)
    )


def by_rank(row: Sequence[Neighbour], keywords: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Σ 1 / (k + rank) over the rankings that hold the section, times k, so that one first place is about 1."""
    rankings = [[found.section_id for found in row if found.kind is kind] for kind in PassageKind]
    scores: dict[str, float] = defaultdict(float)
    for ranking in (*rankings, [section_id for section_id, _ in keywords]):
        for rank, section_id in enumerate(dict.fromkeys(ranking), start=1):
            scores[section_id] += RANK_CONSTANT / (RANK_CONSTANT + rank)
    return scores


def context_factor(section: Section, context: Context) -> float:
    """How much a section counts for a person's nation, work and situation, 1 where it fits or nothing is known."""
    nation, employer, regulator, audience = context.nation, context.employer, context.regulator, context.audience
    factor = 1.0
    if nation is not None and nation not in section.nations:
        factor *= OTHER_NATION
    if employer is not None and Employer.ANY not in section.employers and employer not in section.employers:
        factor *= OTHER_EMPLOYER
    if regulator is not None and section.regulators and regulator not in section.regulators:
        factor *= OTHER_REGULATOR
    if audience is not None and section.audience and audience not in section.audience:
        factor *= OTHER_AUDIENCE
    return factor


def holds(section: Section, context: Context) -> bool:
    """Whether a section holds where the person is and works, whoever it was written for."""
    return context_factor(section, context.model_copy(update={"audience": None})) == 1
