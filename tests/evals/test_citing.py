"""Each value of the scorer of citations goes wrong when, and only when, what it is about goes wrong."""

import pytest

from assistant.models import Answer, AnswerSentence, AnswerStatus, Citation, Quote, Verdict
from evals.guides import Guides
from evals.scorers.citing import VALUES, precise
from tests.fakes import corpus

GUIDES = Guides(corpus())
SECTION = GUIDES.sections["maternity#keeping-in-touch"]
FIRST, LIMIT, LAST = SECTION.sentences


def answer(*texts: str, sentences: tuple[str, ...] = (), quote: str = "", number: int = 1, source: str = "") -> Answer:
    """The given texts as told, resting on the section's sentences in turn; or with one thing put wrong."""
    rests_on = [FIRST, LIMIT, LAST][: len(texts)]
    quotes = tuple(Quote(sentence_id=one.id, text=quote or one.text, sources=one.sources) for one in rests_on)
    sources = tuple(GUIDES.corpus.sources[name] for name in ("acas-code", "tuc"))
    if source:
        sources = (sources[0].model_copy(update={"title": source}),)
    return Answer(
        status=AnswerStatus.ANSWERED,
        sentences=tuple(
            AnswerSentence(text=text, citations=(number,), sentence_ids=(one.id,), verdict=Verdict.SUPPORTED)
            for text, one in zip(texts, rests_on, strict=True)
        ),
        citations=(
            Citation(
                number=1,
                section_id=SECTION.id,
                guide=SECTION.document_id,
                guide_title=SECTION.document_title,
                section_title=SECTION.title,
                quotes=quotes,
                sources=sources,
                valid_from=SECTION.valid_from,
            ),
        ),
    )


RIGHT = answer(FIRST.text, LIMIT.text)
WRONG = {
    "citation_recall": answer("Your employer must pay for a nursery place near your home.", LIMIT.text),
    "citation_precision": answer("Your employer must pay for a nursery place near your home.", LIMIT.text),
    "unsupported": answer("Your employer must pay for a nursery place near your home.", LIMIT.text),
    "quote_exact": answer(FIRST.text, LIMIT.text, quote="You can work up to 10 keeping-in-touch days."),
    "number_fidelity": answer(FIRST.text.replace("10", "12"), LIMIT.text),
    "invented": answer(FIRST.text, LIMIT.text, number=2),
    "limit_omission": answer(FIRST.text),
}
GOOD = frozenset({"citation_recall", "citation_precision", "quote_exact", "number_fidelity"})


@pytest.mark.parametrize("metric", VALUES)
def test_a_right_answer_is_right_by_every_value(metric: str) -> None:
    assert set(VALUES[metric](RIGHT, GUIDES)) == {metric in GOOD}


@pytest.mark.parametrize("metric", VALUES)
def test_what_is_put_wrong_is_found(metric: str) -> None:
    assert (metric not in GOOD) in VALUES[metric](WRONG[metric], GUIDES)


def test_a_source_that_the_guides_do_not_have_is_invented() -> None:
    assert True in VALUES["invented"](answer(FIRST.text, source="A page that nobody wrote"), GUIDES)


def test_a_missing_limit_is_no_lack_of_support() -> None:
    assert VALUES["unsupported"](WRONG["limit_omission"], GUIDES) == [False]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ([["a b"]], [True]),
        ([["a"], ["b"]], [True, True]),
        ([["a b"], ["c"]], [True, False]),
        ([["a b"], ["a b"]], [True, True]),
        ([["c"], ["d"]], [False, False]),
    ],
    ids=["alone", "both needed", "one beside the point", "both enough", "no support"],
)
def test_precision_is_alces(cited: list[list[str]], expected: list[bool]) -> None:
    def holds(claim: str, passages: object) -> bool:
        return set(claim.split()) <= set(" ".join(passages).split())  # type: ignore[arg-type]

    assert precise("a b", cited, holds) == expected
