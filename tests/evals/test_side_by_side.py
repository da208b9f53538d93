"""Both ways are judged by what was shown; the small model is looked for where it should be."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.verification import Verifier
from evals.side_by_side_report import Outcome, Shown, judged, report, stray_figures
from evals.small_model import serving
from tests.llm_fakes import connected, quoting, saying

PASSAGES = ["Your employer must decide within two months.", "See rcn.org.uk or call 0300 123 1100."]
DECISION = "When must my employer decide on a flexible working request?"


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier()


@pytest.mark.parametrize(
    ("texts", "citations", "invented"),
    [
        (["They decide in two months [1]."], 1, 0),
        (["They decide in two months [1] [7].", "See [0]."], 3, 2),
        (["See https://evil.example/x for more."], 1, 1),
        (["No citation at all."], 0, 0),
    ],
)
def test_citations_of_a_plain_reply_are_counted(texts: list[str], citations: int, invented: int) -> None:
    shown = Shown.of(texts, PASSAGES)
    assert (shown.citations, shown.invented) == (citations, invented)
    assert not any("[" in text for text in shown.texts)


def test_figures_are_compared_as_they_are_written() -> None:
    assert stray_figures("It is £194.32 for 39 weeks.", "You get 39 weeks at £194.32.") == set()
    assert stray_figures("It is 40 weeks.", "It is 39 weeks.") == {"40"}


def outcome(make_assistant: Callable[..., Assistant], verifier: Verifier, drafted: bool) -> Outcome:
    chat = quoting() if drafted else saying("Nothing of use.")
    assistant = connected(make_assistant(), chat)
    answer = assistant.ask(Question(text=DECISION))
    plain = Shown.of(["They must decide within 9 months [1].", "Zebras vote on it [4]."], PASSAGES)
    return judged("one", plain, PASSAGES, answer, assistant, verifier)


@pytest.mark.parametrize("drafted", [True, False])
def test_what_both_showed_is_judged(
    make_assistant: Callable[..., Assistant], verifier: Verifier, drafted: bool
) -> None:
    found = outcome(make_assistant, verifier, drafted)
    assert (found.plain_sentences, found.plain_unsupported, found.plain_stray_figures) == (2, 2, 1)
    assert (found.plain_citations, found.plain_invented) == (2, 1)
    assert found.ours_sentences > 0
    assert (found.ours_unsupported, found.ours_stray_figures, found.ours_invented) == (0, 0, 0)
    assert bool(found.ours_by_model) is drafted
    text = report([found], "Tiny", 10)
    assert "| Sentences that their passages do not support | 2 of 2 (100.0%) | 0 of " in text
    assert "| Invented citations and addresses | 1 of 2 (50.0%) | 0 of " in text
    assert ("composer answered 0" if drafted else "composer answered 1") in text


def test_an_environment_without_the_model_is_named() -> None:
    with pytest.raises(RuntimeError, match="make test-llm"), serving(Path(sys.executable)):
        pytest.fail("it must not start")
