"""A network's own documents: found by its own questions, by no other."""

from collections.abc import Callable

import pytest

from assistant.models import Question
from assistant.pipeline import Assistant
from tests.fakes import corpus, section, six_sections

ASK = "When does the Riverside women's network hold its lunch?"


@pytest.mark.parametrize(("network", "found"), [("riverside", True), (None, False), ("hillside", False)])
def test_a_networks_documents_stay_with_it(
    make_assistant: Callable[..., Assistant], network: str | None, found: bool
) -> None:
    own = section(
        "riverside#lunch",
        ["The Riverside women's network holds its lunch on the first Monday of the month."],
        ["when is the riverside lunch", "monthly women's meeting", "network get together"],
        network="riverside",
    )
    answer = make_assistant(corpus(own, *six_sections())).ask(Question(text=ASK, network=network))
    seen = [r.section.id for r in answer.retrieved] + [s.section_id for s in answer.suggestions]
    assert ("riverside#lunch" in seen) is found
    assert any("first Monday" in sentence.text for sentence in answer.sentences) is found


def test_a_network_reads_the_shared_corpus_too(make_assistant: Callable[..., Assistant]) -> None:
    question = Question(text="How many keeping-in-touch days can I work during maternity leave?", network="riverside")
    assert "10 keeping-in-touch days" in make_assistant().ask(question).text
