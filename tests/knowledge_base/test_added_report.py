"""The report of the brief, added from the text of its PDF: headings become sections, sentences are whole and clean."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge_base.details import Typed, details_of
from knowledge_base.intake import add_file
from knowledge_base.models import Section
from knowledge_base.shelf import Shelf, Stored

TODAY = date(2026, 11, 22)
REPORT = Path(__file__).resolve().parents[3] / "shared" / "sources" / "000_7a2c5be7c0819bcf.txt"

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason=f"the report's text is not at {REPORT}")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    typed = Typed(publisher="Health Innovation Kent Surrey Sussex", published="September 2024")
    shelf = Shelf(tmp_path_factory.mktemp("data"))
    return add_file(REPORT, details_of(typed, TODAY), shelf, taken=(), today=TODAY).stored


def _texts(stored: Stored) -> list[str]:
    return [sentence.text for section in stored.document.sections for sentence in section.sentences]


def _section(stored: Stored, title: str) -> Section:
    return next(section for section in stored.document.sections if section.title == title)


@pytest.mark.parametrize(
    "title",
    [
        "Literature Review",
        "Feeling like a 'lone voice'",
        "Visibility and Recognition",
        "Rethinking Recruitment",
        "The Role of Allyship",
        "Cultural Intelligence",
        "The 'life-cycle of women'",
        "02 Convene Roundtable",
        "System Change",
        "Conclusion",
    ],
)
def test_headings_of_the_report_are_sections(stored: Stored, title: str) -> None:
    titles = {re.sub(r" \(\d of \d\)$", "", section.title) for section in stored.document.sections}
    assert title in titles


def test_the_report_keeps_its_own_title_and_leaves_out_its_contents(stored: Stored) -> None:
    assert stored.document.title == "Women in Digital & Al Leadership within the NHS"
    assert not any(section.title == "Contents" for section in stored.document.sections)


def test_citations_name_chapter_and_heading(stored: Stored) -> None:
    section = _section(stored, "Feeling like a 'lone voice'")
    source = stored.sources[section.sentences[0].sources[0]]
    assert source.part == "3/ FINDINGS › 01 Gender Bias › Feeling like a 'lone voice'"
    assert source.checked == TODAY


@pytest.mark.parametrize(
    "sentence",
    [
        "76% of these women felt discriminated against because of their sex.",
        "This cumulative effort has led to incremental progress with greater representation of women "
        "in senior and board positions in the NHS (approx 25% in early 2000's vs 45% in 2020 "
        "(King's Fund, 2015; NHS 2023).",
        "According to a report published by the NHS Confederation and Health & Care Women Leaders Network (2020), "
        "women make up 77% of the NHS workforce but hold only 45% of board positions, "
        "and less than 30% of Medical Director roles.",
        "This report was commissioned to explore gender disparity across three key areas: "
        "Women in leadership roles in the NHS; Women in leadership roles in the NHS across Al/Digital spaces; "
        "and Women in Al/Digital leadership generally across health and care.",
        "We need to promote visibility of successful women leaders in the field "
        "as role models to inspire the next generation. [Research participant]",
        "Data architecture: Headcount 2,441, Female 73%, Male 27%, Under 30 10%, 30 to 54 55%, 55+ 35%.",
        "White - Women: Composition of bands 8a-9 DDaT workforce 36%, Composition of overall DDaT workforce 48%.",
        "NHS England. (2023). NHS Equality, Diversity and Inclusion Improvement Plan.",
    ],
)
def test_sentences_cut_by_pages_lists_quotes_and_tables_are_whole(stored: Stored, sentence: str) -> None:
    assert sentence in _texts(stored)


def test_no_sentence_is_furniture_or_half(stored: Stored) -> None:
    for text in _texts(stored):
        assert re.search(r"[.!?…:][\"'”’)\]]*(?: \[[^\]]+\])?$", text), text
        assert not re.search(r"[#\t\f]|\*\*|cont'd|(?:\. ?){4,}\d|^\d+\.?$", text.replace("....", "")), text
        assert len(re.findall(r"\w+", text)) >= 3, text


def test_few_sentences_begin_small_or_are_very_long(stored: Stored) -> None:
    texts = _texts(stored)
    small = [text for text in texts if text[0].islower()]
    long = [text for text in texts if len(text.split()) > 80]
    assert len(small) <= 3
    assert len(long) <= 0.02 * len(texts)


def test_every_sentence_is_the_reports_own_words(stored: Stored) -> None:
    words = re.findall(r"\w+", REPORT.read_text(encoding="utf-8"))
    own = set(words) | {first + second for first, second in pairwise(words)}
    assert {word for text in _texts(stored) for word in re.findall(r"\w+", text)} <= own


def test_sections_are_of_a_length_to_answer_with(stored: Stored) -> None:
    lengths = [len(section.text.split()) for section in stored.document.sections]
    assert max(lengths) <= 290
    assert 80 <= len(lengths) <= 130


def test_a_leaning_sentence_never_opens_a_section_and_travels(stored: Stored) -> None:
    assert not any(section.sentences[0].limits for section in stored.document.sections)
    isolation = next(
        s for section in stored.document.sections for s in section.sentences if "often compounded" in s.text
    )
    assert isolation.limits
