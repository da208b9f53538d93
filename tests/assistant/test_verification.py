"""The verdict on a claim: its score, its grounds and who may lower it."""

from collections.abc import Sequence

import pytest

from assistant.verification import Evidence, Support, Verifier
from knowledge_base.models import Nation
from tests.fakes import GB, UK, HashingEmbedder

DECISION = "Your employer must decide on a flexible working request within two months."
APPEAL = "The two months include any appeal."
DAYS = "You can work up to 10 keeping-in-touch days during maternity leave."


def evidence(*texts: str, nations: Sequence[Nation] = ()) -> list[Evidence]:
    return [Evidence(id=str(number), text=text, nations=tuple(nations)) for number, text in enumerate(texts)]


def check(claim: str, *texts: str, nations: Sequence[Nation] = ()) -> Support:
    return Verifier().check(claim, evidence(*texts, nations=nations))


class Judge:
    """A second opinion that always says the same."""

    def __init__(self, probability: float | None) -> None:
        self.probability = probability
        self.asked = 0

    def supports(self, claim: str, evidence: Sequence[Evidence]) -> float | None:
        self.asked += 1
        return self.probability


@pytest.mark.parametrize("text", [DECISION, APPEAL, DAYS])
def test_a_quotation_is_supported_in_full(text: str) -> None:
    assert check(text, DECISION, APPEAL, DAYS) == Support(
        verdict="supported", score=1.0, sentence_ids=(str([DECISION, APPEAL, DAYS].index(text)),)
    )


def test_a_light_rewording_is_supported() -> None:
    support = check("An employer must decide within 2 months on a request for flexible working.", DECISION)
    assert (support.verdict, support.vetoes) == ("supported", ())


def test_another_subject_is_unsupported() -> None:
    support = check("Pensions grow with inflation each April.", DECISION, DAYS)
    assert support.verdict == "unsupported"
    assert support.score < 0.35


@pytest.mark.parametrize("claim", ["", "   ", "…", "?!"])
def test_a_claim_without_words_is_unsupported(claim: str) -> None:
    assert check(claim, DECISION) == Support(verdict="unsupported", score=0.0)


def test_without_evidence_nothing_is_supported() -> None:
    assert Verifier().check(DECISION, []) == Support(verdict="unsupported", score=0.0)


def test_a_veto_ends_supported_but_names_the_sentence_to_show_instead() -> None:
    support = check("Your employer must decide on a flexible working request within three months.", DAYS, DECISION)
    assert (support.verdict, support.vetoes, support.sentence_ids) == ("partial", ("duration", "number"), ("1",))


def test_a_claim_may_rest_on_two_sentences_best_first() -> None:
    support = check("Your employer must decide on a request within two months, including any appeal.", APPEAL, DECISION)
    assert support.sentence_ids == ("1", "0")
    assert support.verdict == "supported"


def test_a_claim_of_two_sentences_has_the_vetoes_of_both() -> None:
    support = check(f"{DECISION} You can work up to 12 keeping-in-touch days during maternity leave.", DECISION, DAYS)
    assert support.vetoes == ("number",)
    assert set(support.sentence_ids) == {"0", "1"}


def test_a_passage_of_several_sentences_is_read_by_sentence() -> None:
    assert check(DAYS, f"{DECISION} {DAYS}").score == 1


def test_one_wrong_sentence_lowers_the_score_of_two() -> None:
    both = check(f"{DECISION} Pensions grow with inflation each April.", DECISION)
    assert check("Pensions grow with inflation each April.", DECISION).score < both.score < 1


def test_the_embedder_can_only_raise_the_score() -> None:
    claim = "An answer on flexible hours has to come inside two months."
    with_meaning = Verifier(HashingEmbedder()).check(claim, evidence(DECISION))
    assert with_meaning.score >= check(claim, DECISION).score


def test_the_embedder_does_not_lift_a_veto() -> None:
    claim = DECISION.replace("two", "four")
    assert Verifier(HashingEmbedder()).check(claim, evidence(DECISION)).verdict == "partial"


@pytest.mark.parametrize(("probability", "verdict"), [(0.9, "supported"), (0.2, "partial"), (None, "supported")])
def test_a_second_opinion_can_lower_a_verdict(probability: float | None, verdict: str) -> None:
    judge = Judge(probability)
    assert Verifier(second_opinion=judge).check(DECISION, evidence(DECISION)).verdict == verdict
    assert judge.asked == 1


def test_a_second_opinion_is_not_asked_where_it_changes_nothing() -> None:
    judge = Judge(1.0)
    assert Verifier(second_opinion=judge).check("Pensions grow.", evidence(DECISION)).verdict == "unsupported"
    assert judge.asked == 0


def test_a_nation_comes_from_the_sentence_or_from_its_section() -> None:
    scottish = DECISION.replace("Your employer", "In Scotland your employer")
    assert check(scottish, DECISION, nations=UK).vetoes == ()
    assert check(scottish, DECISION, nations=GB).vetoes == ()
    assert check(scottish, DECISION, nations=(Nation.ENGLAND,)).vetoes == ("nation",)
    assert check(scottish, DECISION.replace("Your", "In Great Britain your")).vetoes == ()
    assert check(DECISION, scottish).vetoes == ("nation",)
