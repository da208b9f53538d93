"""Question variants → sections, best first.

Dense rankings over three kinds of passage and a BM25 ranking are fused by reciprocal rank
(Cormack, Clarke and Büttcher, 2009): score = Σ weight / (RANK_CONSTANT + rank).
All variants are embedded in one batch and looked up in one query of the collection.
"""

from collections import defaultdict
from collections.abc import Sequence

from assistant.models import Retrieved
from knowledge_base.embeddings import Embedder, Vectors
from knowledge_base.index import Neighbour
from knowledge_base.models import Employer, Frozen, Nation, PassageKind, Section
from knowledge_base.reader import KnowledgeBase

NEIGHBOURS = 200
"""Passages looked up for each variant."""
RANK_CONSTANT = 10
"""Smaller than the usual 60 because rankings over a few hundred sections are short."""
DEPTH = 40
"""Sections of each ranking that take part in the fusion."""
WEIGHTS = {PassageKind.SECTION: 1.0, PassageKind.ASK: 1.0, PassageKind.SENTENCE: 1.0}
KEYWORD_WEIGHT = 1.0
OTHER_NATION = 0.35
"""Factor on the score of a section that does not hold in the person's nation."""
OTHER_EMPLOYER = 0.6


class Variant(Frozen):
    """One way of putting the question, with its weight in the fusion."""

    text: str
    weight: float = 1.0


class Found(Frozen):
    """The ranked sections and the query vectors, so that nothing is embedded twice."""

    model_config = {"arbitrary_types_allowed": True, "frozen": True}

    results: tuple[Retrieved, ...]
    vectors: Vectors
    """Shape (variants, dimensions)."""


def retrieve(
    variants: Sequence[Variant],
    knowledge_base: KnowledgeBase,
    embedder: Embedder,
    *,
    nation: Nation | None = None,
    employer: Employer | None = None,
    top: int = 8,
) -> Found:
    """The `top` sections for a question put in one or more ways."""
    vectors = embedder.embed([variant.text for variant in variants])
    neighbours = knowledge_base.vectors.nearest(vectors, NEIGHBOURS)
    scores: dict[str, float] = defaultdict(float)
    cosines: dict[str, float] = defaultdict(float)
    for variant, row in zip(variants, neighbours, strict=True):
        for kind, ranking in dense_rankings(row).items():
            _add(scores, ranking, variant.weight * WEIGHTS[kind])
        keywords = [section_id for section_id, _ in knowledge_base.keywords.scores(variant.text)[:DEPTH]]
        _add(scores, keywords, variant.weight * KEYWORD_WEIGHT)
        for neighbour in row:
            cosines[neighbour.section_id] = max(cosines[neighbour.section_id], neighbour.cosine)
    for section_id in scores:
        scores[section_id] *= context_factor(knowledge_base.sections[section_id], nation, employer)
    order = sorted(scores, key=lambda section_id: (-scores[section_id], section_id))[:top]
    coverage = {i: knowledge_base.keywords.coverage(variants[0].text, i) for i in order}
    results = tuple(
        Retrieved(section=knowledge_base.sections[i], score=scores[i], cosine=cosines[i], coverage=coverage[i])
        for i in order
    )
    return Found(results=results, vectors=vectors)


def dense_rankings(row: Sequence[Neighbour]) -> dict[PassageKind, list[str]]:
    """For each passage kind the section ids by their best passage, nearest first."""
    rankings: dict[PassageKind, dict[str, None]] = {kind: {} for kind in PassageKind}
    for neighbour in row:
        rankings[neighbour.kind].setdefault(neighbour.section_id)
    return {kind: list(ranking)[:DEPTH] for kind, ranking in rankings.items()}


def context_factor(section: Section, nation: Nation | None, employer: Employer | None) -> float:
    """How much a section counts for a person's nation and employer, 1 where it fits or nothing is known."""
    factor = 1.0
    if nation is not None and nation not in section.nations:
        factor *= OTHER_NATION
    if employer is not None and Employer.ANY not in section.employers and employer not in section.employers:
        factor *= OTHER_EMPLOYER
    return factor


def _add(scores: dict[str, float], ranking: Sequence[str], weight: float) -> None:
    for rank, section_id in enumerate(ranking, start=1):
        scores[section_id] += weight / (RANK_CONSTANT + rank)
