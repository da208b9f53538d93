"""Which facts the guides use, and whether the sentences that name a fact carry its figures, dates and nation.

coverage.toml lists what is left out and which differences are right on purpose; coverage-map.json
is the committed map from fact ids to the sentences that carry them.
"""

import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from knowledge_base.applies import lost_nations, missing_period, wider_nations
from knowledge_base.errors import RecordError
from knowledge_base.figures import figures, missing_figures
from knowledge_base.findings import Findings, error, warning
from knowledge_base.models import Corpus, Frozen, NonEmpty, Section

MIN_USED = 0.9
"""Least share of all facts that the guides use."""
WHERE = "coverage.toml"

HEDGE = re.compile(
    r"\b(?:not (?:confirm|find|found|see|read|know|say)|unconfirmed|found no|no source|one place only)", re.IGNORECASE
)
"""How a guide says that something is not certain."""
FactMap = dict[str, tuple[str, ...]]


class Fact(Frozen):
    """What the comparison needs of an entry of facts.json."""

    id: str
    topic: str
    fact: str
    applies: str = ""

    @property
    def unconfirmed(self) -> bool:
        """Whether a part of it could not be confirmed."""
        return "unconfirmed" in f"{self.fact} {self.applies}"


class Coverage(Frozen):
    """coverage.toml."""

    left_out: dict[str, NonEmpty] = Field(default_factory=dict)
    """Fact id → why no guide tells it."""
    accepted: dict[str, NonEmpty] = Field(default_factory=dict)
    """Fact id → why a figure, nation or year differs; the reason names each of them."""


def fact_map(sections: tuple[Section, ...]) -> FactMap:
    """Fact id → ids of the sentences that name it, both sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for section in sections:
        for sentence in section.sentences:
            for fact in sentence.facts:
                found[fact].append(sentence.id)
    return {fact: tuple(found[fact]) for fact in sorted(found)}


def write_map(path: Path, used: FactMap) -> None:
    path.write_text(json.dumps(used, indent=1) + "\n", encoding="utf-8")


def load_coverage(path: Path) -> Coverage:
    """Read coverage.toml; empty when there is none. Raises RecordError."""
    if not path.exists():
        return Coverage()
    try:
        return Coverage.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise RecordError(f"{path}: {fault}. Give each fact id a reason in quotes.") from fault


def load_facts(path: Path) -> dict[str, Fact]:
    """Read facts.json: fact id → fact. Raises RecordError."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        kept = [{name: row[name] or "" for name in ("id", "topic", "fact", "applies")} for row in rows]
        return {fact.id: fact for fact in TypeAdapter(list[Fact]).validate_python(kept)}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise RecordError(f"{path}: {fault!r}. Give --facts the path of a facts.json.") from fault


def check_map(sections: tuple[Section, ...], path: Path) -> Findings:
    """The committed map is the one the guides have."""
    committed = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    used = {fact: list(sentences) for fact, sentences in fact_map(sections).items()}
    changed = sorted(fact for fact in committed.keys() | used.keys() if committed.get(fact) != used.get(fact))
    if changed:
        names = ", ".join(changed[:5])
        remedy = "Run `python -m knowledge_base check --write-map`."
        yield error(path.name, f"out of date for {len(changed)} facts ({names}). {remedy}")


def check_coverage(corpus: Corpus, coverage: Coverage, facts: dict[str, Fact]) -> Findings:
    """Every mark names a fact, and its sentences carry what the fact says."""
    sections = corpus.sections
    places = {sentence.id: (section, sentence) for section in sections for sentence in section.sentences}
    for fact_id, sentence_ids in fact_map(sections).items():
        first = sentence_ids[0]
        if fact_id not in facts:
            yield error(first, f"fact {fact_id} is not in facts.json. Mend the mark.")
            continue
        if fact_id in coverage.left_out:
            yield error(first, f"{fact_id} is used and also listed as left out. Take one away.")
        carrying = list({places[s][0].id: places[s][0] for s in sentence_ids}.values())
        sentences = [places[sentence_id][1] for sentence_id in sentence_ids]
        published = {
            corpus.sources[note].published or "" for s in sentences for note in s.sources if note in corpus.sources
        }
        told = " ".join(sentence.text for sentence in sentences)
        differing = _differences(facts[fact_id], carrying, told, " ".join(published))
        reason = coverage.accepted.get(fact_id, "")
        named = figures(reason)
        for item, message in differing.items():
            if item not in named and item not in reason:
                yield error(first, f"{fact_id}: {message}. Mend the sentence, or accept it with a reason in {WHERE}.")
        if reason and not differing:
            yield warning(WHERE, f"[accepted] {fact_id} no longer differs. Take the entry away.")


def check_all_used(sections: tuple[Section, ...], coverage: Coverage, facts: dict[str, Fact]) -> Findings:
    """Every fact is used or left out with a reason, and enough of them are used."""
    used = fact_map(sections)
    for fact_id in facts:
        if fact_id not in used and fact_id not in coverage.left_out:
            yield error(WHERE, f"fact {fact_id} is neither used nor left out with a reason.")
    for fact_id in (coverage.left_out.keys() | coverage.accepted.keys()) - facts.keys():
        yield error(WHERE, f"{fact_id} is not in facts.json. Take the entry away.")
    share = len(used.keys() & facts.keys()) / len(facts) if facts else 1.0
    if share < MIN_USED:
        yield error(WHERE, f"{share:.0%} of the facts are used; the least is {MIN_USED:.0%}. Use more of them.")


def by_topic(sections: tuple[Section, ...], facts: dict[str, Fact]) -> dict[str, tuple[int, int]]:
    """Topic of facts.json → (facts used, all facts), with the sum under "all topics"."""
    used = fact_map(sections)
    every = Counter(fact.topic for fact in facts.values())
    told = Counter(fact.topic for fact in facts.values() if fact.id in used)
    table = {topic: (told[topic], count) for topic, count in sorted(every.items())}
    return table | {"all topics": (told.total(), every.total())}


def _differences(fact: Fact, sections: list[Section], told: str, published: str) -> dict[str, str]:
    """What differs (a figure, nation or year) → how to say so; `published` are the years of the sources cited."""
    dates = " ".join(
        f"{s.valid_from:%-d %B %Y}" + (f" {s.valid_until:%-d %B %Y}" if s.valid_until else "") for s in sections
    )
    found = {item: f"the figure {item} is not carried" for item in missing_figures(fact.fact, f"{told} {dates}")}
    lost = lost_nations(fact.applies, sections)
    found |= {nation.value: f"holds in {nation.value}, and no section that carries it does" for nation in lost}
    wider = set() if lost else wider_nations(fact.applies, sections, told)
    found |= {nation.value: f"does not hold in {nation.value}, and no sentence says so" for nation in wider}
    if fact.unconfirmed and not HEDGE.search(told):
        found["unconfirmed"] = "is unconfirmed, and no sentence says so"
    years = missing_period(fact.applies, f"{told} {dates} {published}")
    return found | {year: f"the year {year} is not carried" for year in years}
