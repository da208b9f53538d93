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


class Fusion(Frozen):
    """How the rankings are put together; the defaults are tuned in evals/retrieval_benchmark.py."""

    by: Literal["scores", "ranks"] = "scores"
    """`ranks` is reciprocal rank fusion of four rankings: texts, asked questions, sentences, words."""
    whole: float = 0.5
    part: float = 0.4
    keyword: float = 0.25
    neighbours: int = 200
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
    scores: dict[str, float] = defaultdict(float)
    for variant, row in zip(variants, neighbours, strict=True):
        for section_id, score in fused(row, knowledge_base.keywords.scores(variant.text), fusion).items():
            scores[section_id] += variant.weight * score
    cosines = [{one.section_id: one.cosine for one in reversed(row)} for row in neighbours]
    for section_id, owner in knowledge_base.of_networks.items():
        if owner != context.network:
            scores.pop(section_id, None)
    if context != ANYONE:
        for section_id in scores:
            scores[section_id] *= context_factor(knowledge_base.sections[section_id], context)
    order = sorted(scores, key=lambda section_id: (-scores[section_id], section_id))[:top]
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


def fused(row: Sequence[Neighbour], keywords: Sequence[tuple[str, float]], fusion: Fusion = FUSION) -> dict[str, float]:
    """Section id → score for one variant, from its neighbours and its BM25 ranking, both best first."""
    if fusion.by == "ranks":
        return _by_rank(row, keywords)
    whole: dict[str, float] = {}
    part: dict[str, float] = {}
    for kind, section_id, _, cosine in row:
        (whole if kind is PassageKind.SECTION else part).setdefault(section_id, cosine)  # the first is the best
    lowest = row[-1].cosine if row else 0.0
    scores = {section_id: fusion.whole * (cosine - lowest) for section_id, cosine in whole.items()}
    for section_id, cosine in part.items():
        scores[section_id] = scores.get(section_id, 0.0) + fusion.part * (cosine - lowest)
    for section_id, score in keywords:
        scores[section_id] = scores.get(section_id, 0.0) + fusion.keyword * score / keywords[0][1]
    return scores


def _by_rank(row: Sequence[Neighbour], keywords: Sequence[tuple[str, float]]) -> dict[str, float]:
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
