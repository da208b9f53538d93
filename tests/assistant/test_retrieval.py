"""Question in, sections out: fusion of several ways, nation and employer, one batch and one query."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from assistant.context import Context
from assistant.retrieval import Found, Variant, by_rank, context_factor, retrieve
from knowledge_base.embeddings import Vectors
from knowledge_base.index import Neighbour
from knowledge_base.models import Employer, Nation, PassageKind, Section
from tests.assistant.memory import MemoryVectors, memory
from tests.fakes import GB, HashingEmbedder, section, six_sections

ASKS = ("zebra", "tomato", "umbrella")
BRITAIN = section("rule#gb", ["Flexible working needs no service."], ASKS, nations=GB)
ULSTER = section("rule#ni", ["Flexible working needs long service."], ASKS, nations=(Nation.NI,))
TRUST = section("pay#trust", ["Night shifts are paid at a higher rate."], ASKS, employers=(Employer.NHS_AFC,))
SURGERY = section("pay#surgery", ["Night shifts are paid at an agreed rate."], ASKS, employers=(Employer.GP_PRACTICE,))


class CountingEmbedder(HashingEmbedder):
    """Counts its batches."""

    batches = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.batches += 1
        return super().embed(texts)


def ranked(found: Found) -> list[str]:
    return [result.section.id for result in found.results]


def test_the_section_that_answers_comes_first() -> None:
    found = retrieve([Variant(text="How many keeping-in-touch days can I work?")], memory(), HashingEmbedder())
    assert ranked(found)[0] == "maternity#keeping-in-touch"
    scores = [result.score for result in found.results]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= result.coverage <= 1 and -1 <= result.cosine <= 1.0001 for result in found.results)


def test_top_limits_the_results_and_sections_never_repeat() -> None:
    found = retrieve([Variant(text="working leave pay")], memory(), HashingEmbedder(), top=3)
    assert len(found.results) == len(set(ranked(found))) == 3


@pytest.mark.parametrize(("nation", "first"), [(Nation.NI, "rule#ni"), (Nation.WALES, "rule#gb")])
def test_sections_that_hold_in_the_nation_come_first(nation: Nation, first: str) -> None:
    found = retrieve(
        [Variant(text="flexible working service")],
        memory(BRITAIN, ULSTER),
        HashingEmbedder(),
        context=Context(nation=nation),
    )
    assert ranked(found)[0] == first
    assert len(found.results) == 2


@pytest.mark.parametrize(
    ("employer", "first"), [(Employer.NHS_AFC, "pay#trust"), (Employer.GP_PRACTICE, "pay#surgery")]
)
def test_sections_for_the_employer_come_first(employer: Employer, first: str) -> None:
    found = retrieve(
        [Variant(text="night shifts rate")],
        memory(TRUST, SURGERY),
        HashingEmbedder(),
        context=Context(employer=employer),
    )
    assert ranked(found)[0] == first


@pytest.mark.parametrize(
    ("part", "nation", "employer", "fits"),
    [
        (BRITAIN, None, None, True),
        (BRITAIN, Nation.WALES, Employer.OTHER, True),
        (BRITAIN, Nation.NI, None, False),
        (TRUST, None, Employer.NHS_AFC, True),
        (TRUST, None, Employer.OTHER, False),
    ],
)
def test_a_section_counts_in_full_only_where_it_fits(
    part: Section, nation: Nation | None, employer: Employer | None, fits: bool
) -> None:
    factor = context_factor(part, Context(nation=nation, employer=employer))
    assert (factor == 1) is fits
    assert 0 < factor <= 1


def test_misfits_of_nation_and_employer_add_up() -> None:
    both = TRUST.model_copy(update={"nations": (Nation.NI,)})
    factor = context_factor(both, Context(nation=Nation.WALES, employer=Employer.OTHER))
    alone = Context(nation=Nation.WALES), Context(employer=Employer.OTHER)
    assert factor < min(context_factor(both, context) for context in alone)


def test_several_ways_are_fused_by_weight() -> None:
    analyst, shuri = "what does a data analyst do", "network for women of colour"
    knowledge_base = memory()
    for light, heavy, first in ((analyst, shuri, "networks#shuri"), (shuri, analyst, "roles#data-analyst")):
        found = retrieve([Variant(text=light, weight=0.5), Variant(text=heavy)], knowledge_base, HashingEmbedder())
        assert ranked(found)[0] == first
        assert set(ranked(found)[:2]) == {"networks#shuri", "roles#data-analyst"}


def test_all_ways_share_one_batch_and_one_query() -> None:
    knowledge_base = memory(*six_sections())
    embedder = CountingEmbedder()
    texts = ["keeping in touch", "days in leave", "training day"]
    found = retrieve([Variant(text=text) for text in texts], knowledge_base, embedder)
    assert embedder.batches == 1
    assert cast(MemoryVectors, knowledge_base.vectors).queries == 1
    assert np.array_equal(found.vectors, HashingEmbedder().embed(texts))


def test_a_question_of_unknown_words_still_ranks() -> None:
    found = retrieve([Variant(text="qqqq wwww")], memory(), HashingEmbedder())
    assert len(found.results) == 6
    assert all(result.coverage == 0 for result in found.results)


def test_reciprocal_rank_fusion_on_request() -> None:
    row = [
        Neighbour(PassageKind.SECTION, "a#x", "section:a#x", 0.9),
        Neighbour(PassageKind.ASK, "b#y", "ask:b#y/1", 0.7),
        Neighbour(PassageKind.ASK, "b#y", "ask:b#y/2", 0.6),
        Neighbour(PassageKind.ASK, "a#x", "ask:a#x/1", 0.5),
    ]
    scores = by_rank(row, [("b#y", 4.0)])
    assert scores == pytest.approx({"a#x": 60 / 61 + 60 / 62, "b#y": 60 / 61 + 60 / 61})
