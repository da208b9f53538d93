"""Names, nations, denial, duty and small changes: what raises a veto and what does not."""

import pytest

from assistant.verification import Evidence, Verifier
from assistant.verification.names import name_vetoes, names
from assistant.verification.nations import named, nation_vetoes
from assistant.verification.small_changes import small_change_vetoes
from assistant.verification.stance import stance_vetoes
from knowledge_base.models import Nation
from tests.fakes import GB

NI = (Nation.NI,)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The RCN can help.", "The Royal College of Nursing can help."),
        ("The Royal College of Nursing can help.", "The RCN can help."),
        ("Use KIT days.", "Use keeping-in-touch days."),
        ("Should you need it, ask.", "Ask if you need it."),
        ("Good GCSE grades count.", "Good GCSEs count."),
        ("Acas' guide helps.", "A guide of Acas helps."),
    ],
)
def test_a_name_in_another_form(claim: str, evidence: str) -> None:
    assert list(name_vetoes(claim, [evidence])) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ask the TUC about it.", "Ask Acas about it."),
        ("Ask for form SC3.", "Ask for form SMP1."),
        ("The Health and Safety Executive (HSE) says so.", "The Equality Commission (EHRC) says so."),
        ("It was made by Accenture in 2021, with AI.", "It was made by Deloitte in 2021, with AI."),
    ],
)
def test_another_name(claim: str, evidence: str) -> None:
    assert set(name_vetoes(claim, [evidence])) == {"entity"}


def test_names_inside_and_at_the_start() -> None:
    assert names("Ring Acas, Carers UK or the NHS. FEDIP can help. Tell them.") == ("Acas", "Carers", "NHS", "FEDIP")


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("in Great Britain", set(GB)),
        ("across the UK", set(Nation)),
        ("English trusts and Welsh boards", {Nation.ENGLAND, Nation.WALES}),
        ("good GCSEs in English, maths and science", set()),
        ("NHS England’s own staff", set()),
        ("your NI number", set()),
    ],
)
def test_nations_named(text: str, nations: set[Nation]) -> None:
    assert named(text) == nations


@pytest.mark.parametrize(
    ("claim", "evidence", "holds", "vetoes"),
    [
        ("In Scotland it is so.", "In Great Britain it is so.", (), []),
        ("In Northern Ireland it is so.", "In Great Britain it is so.", (), ["nation"]),
        ("It is so.", "In Northern Ireland it is so.", (), ["nation"]),
        ("In Wales it is so.", "It is so.", GB, []),
        ("In Wales it is so.", "It is so.", NI, ["nation"]),
        ("In Wales it is so.", "It is so.", (), ["nation"]),
        ("NHS Scotland says so.", "NHS England says so.", (), ["entity"]),
    ],
)
def test_nation_vetoes(claim: str, evidence: str, holds: tuple[Nation, ...], vetoes: list[str]) -> None:
    assert list(nation_vetoes(claim, [evidence], holds)) == vetoes


SENTENCE = "Your employer must give written reasons, but need not pay you for the meeting before the decision."


@pytest.mark.parametrize(
    ("old", "new", "veto"),
    [
        ("must", "may", "modality"),
        ("must", "must not", "polarity"),
        ("need not", "need to", "polarity"),
        ("before", "after", "limit"),
        ("employer", "union", "word"),
        ("written", "unwritten", "polarity"),
        ("the decision", "the tribunal decision", None),
        ("give", "provide", None),
        ("reasons", "reason", None),
    ],
)
def test_a_small_change(old: str, new: str, veto: str | None) -> None:
    found = set(small_change_vetoes(SENTENCE.replace(old, new, 1), SENTENCE))
    assert (veto in found) if veto else not found


def test_leaving_a_clause_out_is_no_change() -> None:
    assert list(small_change_vetoes("Your employer must give written reasons.", SENTENCE)) == []


def test_words_that_change_places() -> None:
    sentence = "Men earn more in most trusts than women."
    assert "word" in small_change_vetoes("Women earn more in most trusts than men.", sentence)
    assert list(small_change_vetoes("Ask your manager and HR.", "Ask HR and your manager.")) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "vetoes"),
    [
        ("The deadline is paused by a grievance.", "A grievance does not pause the deadline.", ["polarity"]),
        ("The deadline keeps running.", "A grievance does not pause the deadline.", []),
        ("You receive it for no longer than 14 weeks.", "It lasts for up to 14 weeks.", []),
        ("That week comes with pay.", "The week is unpaid.", ["polarity"]),
        ("The course is run for a fee.", "The course is free.", ["polarity"]),
        ("When asked, an employer may decide late.", "The employer must decide after it is asked.", ["modality"]),
        ("The employer has to decide when asked.", "The employer must decide after it is asked.", []),
        ("A leaver is compelled to give 5 reasons.", "Leavers should tell 5 reasons.", ["modality"]),
        ("A leaver may have to give 5 reasons.", "Leavers can be asked for 5 reasons.", []),
        ("It is optional to hand in the form.", "Employers need the form.", ["modality"]),
        ("Night work is left out of the total.", "The total includes work at night.", ["polarity"]),
        ("The bonus is no longer paid to porters.", "Porters keep their bonus pay.", ["polarity"]),
        ("Porters are never on this rota.", "This rota is for porters.", ["polarity"]),
        ("A meeting is held without delay.", "The meeting is held promptly.", []),
    ],
)
def test_stance(claim: str, evidence: str, vetoes: list[str]) -> None:
    assert list(stance_vetoes(claim, evidence)) == vetoes


def test_a_rewording_passes_only_with_the_stance_of_its_sentence() -> None:
    evidence = [Evidence(id="1", text="The ward manager and the matron agree the night rota with porters each spring.")]
    same = "Each spring the porters and the ward manager and the matron agree the night rota."
    assert Verifier().check(same, evidence).verdict == "supported"
    assert Verifier().check(same.replace("agree", "must agree"), evidence).verdict == "partial"


def test_a_claim_that_repeats_the_evidence_has_no_veto() -> None:
    for text in (SENTENCE, "In Wales 4 of 5 may not go to Acas before 6 April 2026, unless NHS Wales says no."):
        assert Verifier().check(text, [Evidence(id="1", text=text)]).vetoes == ()
