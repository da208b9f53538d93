"""Which facts the guides use, and whether the sentences that name a fact carry its figures."""

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path

from knowledge_base.errors import RecordError
from knowledge_base.findings import Findings, error, warning
from knowledge_base.models import Section

NUMBER = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")
INCIDENTAL = re.compile(
    r"\b(?:SI|section|sections|s\.|para|paras|paragraph|reg|regulation|article|part|schedule|v)\s?\.?\s?\d[\d./–-]*"
    r"|\((?:[^()]*)(?:EAT|ET|EWCA|UKSC)[^()]*\)",
    re.IGNORECASE,
)
SMALL = {
    "0": ("zero", "no "), "1": ("one", "first", "single"), "2": ("two", "second", "both", "twice"),
    "3": ("three", "third"), "4": ("four", "fourth"), "5": ("five", "fifth"), "6": ("six", "sixth"),
    "7": ("seven", "seventh"), "8": ("eight", "eighth"), "9": ("nine", "ninth"), "10": ("ten", "tenth"),
    "11": ("eleven", "eleventh"), "12": ("twelve", "twelfth"), "100%": ("full", "all"), "50%": ("half",),
}  # fmt: skip

FactMap = dict[str, tuple[str, ...]]


def fact_map(sections: tuple[Section, ...]) -> FactMap:
    """Fact id → ids of the sentences that name it, both sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for section in sections:
        for sentence in section.sentences:
            for fact in sentence.facts:
                found[fact].append(sentence.id)
    return {fact: tuple(found[fact]) for fact in sorted(found)}


def load_left_out(path: Path) -> dict[str, str]:
    """Fact id → the reason it is left out. Raises RecordError."""
    if not path.exists():
        return {}
    try:
        return dict(tomllib.loads(path.read_text(encoding="utf-8")).get("left_out", {}))
    except tomllib.TOMLDecodeError as fault:
        raise RecordError(f"{path}: {fault}. Mend the TOML at that line.") from fault


def figures(text: str) -> set[str]:
    """The numbers in a text, without incidental ones such as section numbers of laws."""
    return {match.rstrip(",").replace(",", "") for match in NUMBER.findall(INCIDENTAL.sub(" ", text))}


def missing_figures(fact: str, told: str) -> set[str]:
    """Figures of the fact that the sentences do not carry, in digits or in words."""
    present = figures(told)
    bare = {number.lstrip("£").rstrip("%") for number in present}
    lower = told.lower()
    absent = set()
    for number in figures(fact):
        plain = number.lstrip("£").rstrip("%")
        in_words = any(word in lower for word in SMALL.get(number, SMALL.get(plain, ())))
        if number not in present and plain not in bare and not in_words:
            absent.add(number)
    return absent


def check_coverage(sections: tuple[Section, ...], left_out: dict[str, str], facts_file: Path, topics: frozenset[str]) -> Findings:
    """Compare the guides with facts.json; `topics` limits it to the facts those folders name."""
    facts = {fact["id"]: fact for fact in json.loads(facts_file.read_text(encoding="utf-8"))}
    used = fact_map(sections)
    texts = {sentence.id: sentence.text for section in sections for sentence in section.sentences}
    titles = {sentence.id: section for section in sections for sentence in section.sentences}
    for fact_id, sentence_ids in used.items():
        if fact_id not in facts:
            yield error(sentence_ids[0], f"fact {fact_id} is not in facts.json. Mend the mark.")
            continue
        told = " ".join(texts[sentence_id] for sentence_id in sentence_ids)
        validity = " ".join(
            f"{titles[s].valid_from:%-d %B %Y} {titles[s].valid_until or ''}" for s in sentence_ids
        )
        if absent := missing_figures(facts[fact_id]["fact"], f"{told} {validity}"):
            yield warning(sentence_ids[0], f"{fact_id}: figures not carried: {', '.join(sorted(absent))}.")
        if fact_id in left_out:
            yield error(sentence_ids[0], f"{fact_id} is used and also listed as left out.")
    if not topics:
        for fact_id in facts:
            if fact_id not in used and fact_id not in left_out:
                yield error("coverage.toml", f"fact {fact_id} is neither used nor left out with a reason.")
