"""Everyday words and the terms of the guides."""

import json
import re
import tomllib
from collections import Counter

import pytest

from assistant.asking import parts
from assistant.everyday import MOST, TERMS, terms
from assistant.message import read
from assistant.spelling import Speller
from evals.questions import DATASETS
from knowledge_base.models import Nation

SPELLER = Speller(["maternity leave pay flexible working request dismissal redundancy"])
ENTRIES = [
    entry for path in sorted(TERMS.glob("*.toml")) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["term"]
]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They want rid of me since I told them", "dismissal"),
        ("Can I drop a day when I go back?", "flexible working request"),
        ("Nursery rang, she's poorly, can I go?", "emergency time off for dependants"),
        ("Someone else is doing my job now", "right to return to the same job after maternity leave"),
        ("Where can I pump?", "breastfeeding and expressing milk at work"),
        ("I want to earn while I learn", "apprenticeship"),
    ],
)
def test_everyday_words_get_the_term_of_the_guides(text: str, term: str) -> None:
    assert term in terms(text)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["term"])
def test_what_is_said_is_written_in_lower_case_and_found_in_any(entry: dict[str, list[str]]) -> None:
    assert entry["said"] == [expression.lower() for expression in entry["said"]]
    assert terms("NURSERY RANG") == terms("nursery rang") != ()


def test_a_term_that_is_named_is_not_given() -> None:
    assert terms("Is it unfair dismissal if they want rid of me?") == ()


def test_few_terms_are_given() -> None:
    text = "They want rid of me, nursery rang, he's poorly, where can I pump and can I drop a day?"
    assert len(terms(text)) == MOST


def test_plain_words_get_none() -> None:
    assert terms("How much notice do I have to give before my leave starts?") == ()


def test_the_term_is_one_more_way_and_the_own_words_come_first() -> None:
    (part,) = parts(read("Can they get rid of me while I am expecting?"), (), SPELLER)
    assert part.ways[0].text == "Can they get rid of me while I am expecting?"
    assert [way.text for way in part.ways if way.text.startswith("dismissal")]
    assert all(way.weight < part.ways[0].weight for way in part.ways[1:])


def test_an_earlier_message_brings_its_term() -> None:
    (part,) = parts(read("How long have they got?"), ("Can I drop a day?",), SPELLER)
    assert any("flexible working request" in way.text for way in part.ways)


def test_a_statement_of_who_a_person_is_brings_no_term_to_a_question_that_says_enough() -> None:
    question = "How many weeks before the start of the carer's leave must the notice be given?"
    clauses = [json.loads(line) for line in (DATASETS / "clauses_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    plain = [way.text for way in parts(read(question), (), SPELLER)[0].ways]
    for clause in clauses:
        ways = [way.text for part in parts(read(f"{clause['sentence']} {question}"), (), SPELLER) for way in part.ways]
        assert plain[0] == ways[0], clause
        assert not [way for way in ways if way.partition(":")[0] in {entry["term"] for entry in ENTRIES}], clause


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["term"]))
def test_an_entry_names_a_subject_and_no_figure_nation_or_person(entry: dict[str, list[str]]) -> None:
    term = str(entry["term"])
    assert not re.search(r"£|%|\b(?!20\d\d\b)\d", term), "only a year may stand in a term, as in the name of a report"
    assert not [nation for nation in Nation if nation.value.lower() in term.lower().split()]
    assert entry["said"]
    assert len(set(entry["said"])) == len(entry["said"])
    for said in entry["said"]:
        assert not re.compile(rf"\b(?:{said})(?!\w)", re.IGNORECASE).fullmatch("")


def test_each_term_is_written_once() -> None:
    assert Counter(str(entry["term"]) for entry in ENTRIES).most_common(1)[0][1] == 1
