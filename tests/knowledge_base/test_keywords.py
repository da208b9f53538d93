"""Stems are those of the library, without what it prepares and does not show."""

import bm25s
import pytest
import Stemmer

from knowledge_base.keywords import stems_of
from tests.fakes import six_sections

TEXTS = [
    *(text for section in six_sections() for text in (section.title, section.text, *section.asks)),
    "Café workers' £5,000 isn't paid, is it?",
    "a",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_stems_are_those_of_the_library(text: str) -> None:
    tokens = bm25s.tokenize(
        [text], stopwords="en", stemmer=Stemmer.Stemmer("english"), return_ids=False, show_progress=False
    )
    assert list(stems_of([text])[0]) == tokens[0]
