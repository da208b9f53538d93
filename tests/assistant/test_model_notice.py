"""People are told when their questions leave the deployment, to whom, and which way an answer was made."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.models import AnswerStatus, Question
from assistant.pipeline import Assistant
from assistant.web.server import create_app
from assistant.wording.generating import DRAFTED, INSIDE_NOTICE, OUTSIDE_NOTICE
from tests.fakes import corpus, section, six_sections
from tests.llm_fakes import connected, quoting

Make = Callable[..., Assistant]
OUTSIDE = OUTSIDE_NOTICE.format(company="OpenAI")
ABOUT = section(
    "about#who", ["What you are talking to is a computer program."], ["who are you", "a robot", "human"], topic="about"
)


def with_settings(assistant: Assistant, **values: Any) -> Assistant:
    assistant.settings = assistant.settings.model_copy(update=values)
    return assistant


@pytest.mark.parametrize(
    ("values", "told", "not_told"),
    [
        ({"llm": "openai:gpt-x"}, OUTSIDE, INSIDE_NOTICE),
        ({"llm": "ollama:small"}, INSIDE_NOTICE, "OpenAI"),
        ({}, "computer program", "language model"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/guides", "/guides/roles", "/embed"])
def test_every_page_says_who_reads_the_questions(
    make_assistant: Make, values: dict[str, str], told: str, not_told: str, path: str
) -> None:
    assistant = with_settings(make_assistant(), **values)
    with TestClient(create_app(assistant), base_url="http://127.0.0.1") as client:
        page = client.get(path, headers={"accept": "text/html"}).text
    if values:
        assert page.count(told) == 1
    assert not_told not in page


def test_an_answer_about_the_assistant_says_it_too(make_assistant: Make) -> None:
    assistant = with_settings(make_assistant(corpus(ABOUT, *six_sections())), llm="openai:gpt-x")
    answer = assistant.ask(Question(text="What are you, a computer program?"))
    assert answer.status is AnswerStatus.ABOUT
    assert OUTSIDE in answer.notes


def test_the_text_of_an_answer_says_which_way_it_was_made(make_assistant: Make) -> None:
    question = Question(text="When must my employer decide on a flexible working request?")
    plain = make_assistant().ask(question)
    assert (plain.made_by, plain.prompt, plain.drafting) == ("composer", None, None)
    assert "language model" not in plain.text
    assert DRAFTED in connected(make_assistant(), quoting()).ask(question).text
