"""A person's profession and its regulator."""

from pathlib import Path

import pytest

from assistant.context import Context, carried
from assistant.models import Question
from assistant.professions import regulator_of
from assistant.retrieval import OTHER_REGULATOR, context_factor
from knowledge_base.models import Regulator
from tests.fakes import section
from tests.real_guides import over_real_guides


@pytest.mark.parametrize(
    ("text", "regulator"),
    [
        ("Speech and language therapist, out for six years with my three.", Regulator.HCPC),
        ("I'm an OT in Ayrshire with the health board", Regulator.HCPC),
        ("I was a physio (band 6) until 2020", Regulator.HCPC),
        ("qualified as a community nurse in 2009", Regulator.NMC),
        ("Midwife here. My registration lapsed.", Regulator.NMC),
        ("I've been a GP for ten years", Regulator.GMC),
        ("what does the gphc want from me", Regulator.GPHC),
        ("ex social worker, how do I rejoin", Regulator.SOCIAL_WORK),
        ("my midwife says I can have longer", None),
        ("the doctor signed me off", None),
        ("I work at a GP surgery on reception", None),
        ("I'm a dental nurse", None),
        ("I am a nurse and my sister is a social worker", Regulator.NMC),
        ("I am a nurse. Is the HCPC my regulator?", None),
        ("I gave up social work and all I read is about nurses", Regulator.SOCIAL_WORK),
        ("nothing about work", None),
    ],
)
def test_a_profession_has_a_regulator(text: str, regulator: Regulator | None) -> None:
    assert regulator_of(text) is regulator


def test_a_regulator_is_carried_through_the_conversation() -> None:
    assert carried(["I'm a physio.", "How many days?"], Context()).regulator is Regulator.HCPC
    assert carried(["I'm a physio.", "Sorry, I'm a pharmacist now."], Context()).regulator is Regulator.GPHC


def test_the_register_of_another_profession_counts_little() -> None:
    nurses = section("register#hours", ["You need 450 hours."], regulators=(Regulator.NMC,))
    assert context_factor(nurses, Context(regulator=Regulator.HCPC)) == OTHER_REGULATOR
    assert context_factor(nurses, Context(regulator=Regulator.NMC)) == 1
    assert context_factor(nurses, Context()) == 1
    assert context_factor(section("leave#weeks", ["You have 52 weeks."]), Context(regulator=Regulator.HCPC)) == 1


@pytest.mark.real_embedder
def test_nobody_gets_the_rules_of_another_register(tmp_path: Path) -> None:
    guides = {"hcpc-register-return", "nurses-midwives-register", "social-work-pharmacy-register", "doctors-returning"}
    assistant = over_real_guides(tmp_path, guides)
    for profession, guide in (("Radiographer", "hcpc-register-return"), ("Midwife", "nurses-midwives-register")):
        question = f"{profession}, six years out. How much updating do I need to get back on the register?"
        answer = assistant.ask(Question(text=question))
        assert {sentence.sentence_ids[0].split("#")[0] for sentence in answer.sentences} == {guide}
