"""The corpus that ships: it loads, its sources are dated, and no outdated value passes for a current one."""

import re
from datetime import date

import pytest

from knowledge_base.loaders import load_corpus
from knowledge_base.models import Corpus, Nation, Section, Sentence
from knowledge_base.settings import KnowledgeBaseSettings

EARLIER = r"20(2[0-4]/2[1-5]|25/26)"
"""A tax year before 2026/27."""
OUTDATED = [
    ("statutory family pay of earlier years", r"£(172\.48|184\.03|187\.18)", EARLIER),
    ("statutory sick pay of earlier years", r"£(116\.75|118\.75)", EARLIER),
    ("earnings tests of earlier years", r"£1(18|23|25) a week", r"2025"),
    ("the weekly pay limit of earlier years", r"£(643|700|719)\b", EARLIER),
    ("childcare caps of earlier years", r"£1,(014|739)\b", EARLIER),
    ("the compensation limit of earlier years", r"£1(05,707|15,115|18,223)", EARLIER),
    ("pay of band 5 of earlier years", r"£(28,407|29,970)", EARLIER),
    ("old pay awards", r"\b2\.[58]%", EARLIER),
    ("26 weeks for a flexible working request", r"(request|asks? for).*26 weeks|26 weeks.*request", r"Northern Ireland|ended"),
    ("three months for the decision", r"(decide|decision|older limit).*three months", r"ended|before"),
    ("one request a year", r"\bone (flexible working )?request\b", r"Northern Ireland|ended"),
    ("service for paternity leave", r"26 weeks' service.*paternity leave|paternity leave.*26 weeks", r"Northern Ireland|\bpay\b"),
    ("service for parental leave", r"one year's service", r"Northern Ireland|ended"),
    ("six weeks of conciliation", r"(conciliation|12 weeks).*\bsix weeks", r"before"),
    ("24 months for HCPC updating", r"HCPC.*24 months", r"ended|older"),
    ("two years for unfair dismissal", r"two years' service", r"2026|2027"),
    ("section 34 for flexible working", r"flexible working.*section 34", r"Older"),
    ("the Faculty of Clinical Informatics", r"Faculty of Clinical Informatics", r"clos|cannot|2020"),
    ("the Tech Talent Charter", r"(sign|join).*Tech Talent Charter", r"closed|cannot"),
    ("the National Guardian's Office", r"National Guardian", r"close"),
]  # fmt: skip
"""(what it is, the outdated value, what a sentence with it must also say)."""
CURRENT = ["£194.32", "£123.25", "£129", "£751", "£1,071.09", "two months", "12 weeks", "18 weeks", "3.3%"]
"""Values of November 2026 that the guides must tell."""


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    settings = KnowledgeBaseSettings(_env_file=None)
    return load_corpus(settings.documents, settings.sources)


@pytest.fixture(scope="module")
def told(shipped: Corpus) -> list[tuple[Section, Sentence]]:
    return [(section, sentence) for section in shipped.sections for sentence in section.sentences]


def test_every_topic_has_guides_and_every_id_is_its_own(shipped: Corpus) -> None:
    assert len(shipped.documents) > 100
    assert len({document.topic for document in shipped.documents}) == 15
    for ids in (
        [document.id for document in shipped.documents],
        [section.id for section in shipped.sections],
        [sentence.id for section in shipped.sections for sentence in section.sentences],
    ):
        assert len(ids) == len(set(ids))


def test_every_source_says_when_it_was_checked(shipped: Corpus) -> None:
    undated = [
        source.id for source in shipped.sources.values() if not date(2026, 1, 1) <= source.checked <= date.today()
    ]
    assert undated == []


def test_every_sentence_rests_on_a_known_source(told: list[tuple[Section, Sentence]], shipped: Corpus) -> None:
    assert [s.id for _, s in told if not s.sources or not set(s.sources) <= set(shipped.sources)] == []


def test_every_nation_has_guidance_of_its_own(shipped: Corpus) -> None:
    own = {section.nations[0] for section in shipped.sections if len(section.nations) == 1}
    assert own == set(Nation)


@pytest.mark.parametrize(("value", "said_with"), [case[1:] for case in OUTDATED], ids=[case[0] for case in OUTDATED])
def test_an_outdated_value_is_never_told_as_current(
    told: list[tuple[Section, Sentence]], value: str, said_with: str
) -> None:
    wrong = [
        f"{sentence.id}: {sentence.text}"
        for _, sentence in told
        if re.search(value, sentence.text, re.IGNORECASE) and not re.search(said_with, sentence.text)
    ]
    assert wrong == []


@pytest.mark.parametrize("value", CURRENT)
def test_the_current_value_is_told(told: list[tuple[Section, Sentence]], value: str) -> None:
    assert any(value in sentence.text for _, sentence in told)
