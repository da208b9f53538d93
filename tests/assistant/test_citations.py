"""Numbering: from 1, without gaps, one number a section, quotes word for word."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import Numbering
from tests.fakes import corpus

SECTIONS = corpus().sections
PLACES = [(section, sentence) for section in SECTIONS for sentence in section.sentences]
cited = st.lists(st.sampled_from(range(len(PLACES))), max_size=25)


@given(cited)
def test_numbers_run_from_1_in_the_order_of_first_use(order: list[int]) -> None:
    numbering = Numbering(corpus().sources)
    numbers = [numbering.cite(*PLACES[index]) for index in order]
    first_used = list(dict.fromkeys(PLACES[index][0].id for index in order))
    assert numbers == [first_used.index(PLACES[index][0].id) + 1 for index in order]
    assert [citation.number for citation in numbering.citations()] == list(range(1, len(first_used) + 1))
    assert [citation.section_id for citation in numbering.citations()] == first_used


@given(cited)
def test_quotes_are_the_cited_sentences_once_each(order: list[int]) -> None:
    numbering = Numbering(corpus().sources)
    for index in order:
        numbering.cite(*PLACES[index])
    quotes = [quote for citation in numbering.citations() for quote in citation.quotes]
    assert {quote.sentence_id for quote in quotes} == {PLACES[index][1].id for index in order}
    assert len(quotes) == len(set(order))
    texts = {section.id: section.text for section in SECTIONS}
    assert all(
        quote.text in texts[citation.section_id] for citation in numbering.citations() for quote in citation.quotes
    )


def test_a_citation_carries_guide_titles_dates_and_each_source_once() -> None:
    section = SECTIONS[0]
    numbering = Numbering(corpus().sources)
    for sentence in section.sentences:
        numbering.cite(section, sentence)
    (citation,) = numbering.citations()
    assert [source.id for source in citation.sources] == ["acas-code", "tuc"]
    assert (citation.guide, citation.guide_title) == (section.document_id, section.document_title)
    assert (citation.valid_from, citation.valid_until) == (section.valid_from, section.valid_until)
