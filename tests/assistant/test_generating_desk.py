"""One draft after the other is checked: what passes, what makes way for the guide, what is dropped."""

from datetime import date

import numpy as np
import pytest

from assistant.composing import Asked
from assistant.generating import Writer, narrower, plain
from assistant.llm import LanguageModel
from assistant.models import Drafting, Retrieved, Verdict
from assistant.telling import Told
from assistant.verification import Evidence, Support, Verifier
from knowledge_base.models import Section
from tests.fakes import section
from tests.llm_fakes import ScriptedChat, citing, saying

GRANT = section(
    "pay#grant",
    [
        "You get the grant of £900 only if you work ten weeks.",
        "*Bank shifts do not count.",
        "Ask payroll for the form.",
        "The form is at www.grants.example.org.",
        "The grant was £850 in the 2024/25 tax year.",
    ],
)
ASKED = Asked(text="How much is the grant?", vectors=np.ones((1, 2), dtype=np.float32), today=date(2026, 11, 22))


class Says(Verifier):
    """Gives one verdict on every draft and finds that none tells the limits."""

    def __init__(self, verdict: str, vetoes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._fixed = verdict
        self._named = vetoes

    def check(self, claim: str, evidence: object) -> Support:
        assert isinstance(evidence, list)
        items: list[Evidence] = evidence
        ids = tuple(item.id for item in items)
        known = claim in {one.text for one in GRANT.sentences} or any(i.isdecimal() for i in ids)
        verdict = "unsupported" if known else self._fixed
        return Support.model_validate({"verdict": verdict, "score": 0.5, "vetoes": self._named, "sentence_ids": ids})


def written(
    chat: ScriptedChat, verifier: Verifier | None = None, room: int = 7, *sections: Section
) -> tuple[list[Told], Drafting]:
    results = [Retrieved(section=one, score=1.0, cosine=1.0, coverage=1.0) for one in sections or (GRANT,)]
    draft = Writer(LanguageModel(chat, "scripted:model"), verifier or Verifier()).write(ASKED, results, room)
    told: list[Told] = []
    while True:
        try:
            told.append(next(draft))
        except StopIteration as end:
            return told, end.value


FREE = citing(("Payroll has a form that you can ask for.", "Ask payroll"))


@pytest.mark.parametrize(
    ("verdict", "vetoes", "shown", "counted"),
    [
        ("supported", (), "Payroll has a form that you can ask for.", "passed"),
        ("supported", ("modality",), "Ask payroll for the form.", "adjusted"),
        ("partial", (), "Ask payroll for the form.", "adjusted"),
        ("unsupported", (), None, "dropped"),
    ],
)
def test_the_verdict_decides_what_is_told(
    verdict: str, vetoes: tuple[str, ...], shown: str | None, counted: str
) -> None:
    told, drafting = written(FREE, Says(verdict, vetoes))
    assert [one.text for one in told] == ([shown] if shown else [])
    assert getattr(drafting, counted) == 1
    assert drafting.drafted == drafting.passed + drafting.adjusted + drafting.dropped + drafting.repeated


def test_the_guides_own_words_are_quoted_with_their_limits_and_without_asking() -> None:
    told, drafting = written(citing(("you get the grant of £900 only if you work ten weeks", "only if")))
    assert [one.text for one in told] == [GRANT.sentences[0].text, GRANT.sentences[1].text]
    assert {one.verdict for one in told} == {Verdict.QUOTED}
    assert (drafting.passed, drafting.restored) == (1, 1)


def test_a_lost_condition_brings_the_guides_sentence_back() -> None:
    told, drafting = written(citing(("The grant that you get is £900.", "only if")), Says("supported"))
    assert [one.text for one in told] == [GRANT.sentences[0].text, GRANT.sentences[1].text]
    assert told[0].verdict is Verdict.ADJUSTED
    assert drafting.adjusted == 1


@pytest.mark.parametrize(
    ("guide", "draft", "lost"),
    [
        ("You can ask if you are an employee.", "You can ask.", True),
        ("Some trusts pay more.", "Trusts pay more.", True),
        ("You can ask unless you are agency staff.", "If you are agency staff you cannot ask.", False),
        ("You can ask twice a year.", "You can ask two times a year.", False),
    ],
)
def test_words_that_narrow_a_fact_are_kept(guide: str, draft: str, lost: bool) -> None:
    assert narrower(guide, draft) is lost


def test_an_address_comes_from_the_guide_alone() -> None:
    told, _ = written(citing(("The form is at ADDRESS-1.", "The form is at")))
    assert [one.text for one in told] == ["The form is at www.grants.example.org."]
    told, drafting = written(citing(("The form is at www.evil.example.org.", "The form is at")))
    assert (told, drafting.dropped) == ([], 1)


def test_a_figure_of_a_year_that_is_over_is_not_handed_on() -> None:
    chat = saying("The grant was £850 in the 2024/25 tax year. [P1S5]")
    told, drafting = written(chat)
    assert (told, drafting.unknown_keys) == ([], 1)
    assert "£850" not in chat.prompts[0]


def test_the_same_line_again_counts_once() -> None:
    told, drafting = written(saying("Ask payroll for the form. [P1S3]\nAsk payroll for the form! [P1S3]\n"))
    assert len(told) == 1
    assert (drafting.drafted, drafting.repeated, drafting.faults) == (2, 1, ())


def test_reading_stops_when_the_answer_is_full() -> None:
    long = section("long#list", [f"Point {number} is about item {number}." for number in range(1, 12)])
    lines = "\n".join(f"Point {number} is about item {number}. [P1S{number}]" for number in range(1, 12))
    told, drafting = written(saying(lines), None, 4, long)
    assert len(told) == 4
    assert drafting.faults == ()


def test_a_group_that_does_not_fit_is_left_out_whole() -> None:
    lines = "Ask payroll for the form. [P1S3]\nYou get the grant of £900 only if you work ten weeks. [P1S1]"
    told, _ = written(saying(lines), None, 2)
    assert [one.text for one in told] == ["Ask payroll for the form."]


def test_texts_are_compared_by_their_words() -> None:
    assert plain("You’ll get £1,900 (at most).") == plain("you'll get £1,900 at most")
    assert plain("£1,900") != plain("£1900.50")
