"""The quality gates of the corpus, in one run: findings to mend and figures to know."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from knowledge_base.coded_words import CodedWords, balance, check_coded_words, load_coded_words, warning_words
from knowledge_base.coverage import by_topic, check_all_used, check_coverage, check_map, load_coverage, load_facts
from knowledge_base.duplicates import check_duplicates, nearest_pairs
from knowledge_base.embeddings import Embedder
from knowledge_base.findings import Finding, Level
from knowledge_base.freshness import check_dates
from knowledge_base.leave_one_out import FAR, TOP, check_leave_one_out, leave_one_out, share_found
from knowledge_base.models import Corpus, Frozen
from knowledge_base.overlap import check_overlap, load_publications, longest_runs
from knowledge_base.records import load_all_records
from knowledge_base.sourcing import check_links, check_records, check_sources
from knowledge_base.style import check_style, grade


@dataclass(frozen=True)
class Material:
    """What the corpus is compared with; None or a missing path leaves that comparison out, saying so."""

    package: Path
    """The folder of coverage.toml, coverage-map.json and the record files."""
    facts: Path
    publications: Path
    """The folder of the texts that the report guides digest."""
    coded_words: Path
    embedder: Embedder | None = None


class Checked(Frozen):
    """What a run found and measured."""

    findings: tuple[Finding, ...]
    figures: tuple[str, ...]

    @property
    def failed(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)


def check_corpus(corpus: Corpus, material: Material, *, today: date, strict: bool = False) -> Checked:
    """Every gate over the whole corpus."""
    findings: list[Finding] = []
    figures: list[str] = []
    for gate in (_language, _sources_and_facts, _own_words, _meaning):
        for item in gate(corpus, material):
            if isinstance(item, str):
                figures.append(item)
            else:
                findings.append(item)
    findings += check_dates(corpus.sections, today=today, strict=strict)
    return Checked(findings=tuple(findings), figures=tuple(figures))


def check_topics(corpus: Corpus, topics: frozenset[str], *, today: date, strict: bool = False) -> Checked:
    """The gates that need no other guide, over some topic folders: language and dates."""
    sections = tuple(section for section in corpus.sections if section.topic in topics)
    findings = [*check_style(sections), *check_dates(sections, today=today, strict=strict)]
    return Checked(findings=tuple(findings), figures=())


def summary(checked: Checked, sections: int) -> str:
    counts = Counter(finding.level for finding in checked.findings)
    return f"{sections} sections checked: {counts[Level.ERROR]} errors, {counts[Level.WARNING]} warnings"


Results = Iterator[Finding | str]
"""Findings, and figures as lines of text."""


def _language(corpus: Corpus, material: Material) -> Results:
    yield from check_style(corpus.sections)
    public = load_coded_words(material.coded_words)
    yield from check_coded_words(corpus.sections, warning_words(public))
    middle = median(grade(section.text) for section in corpus.sections)
    yield f"Reading grade: median {middle:.1f}"
    text = " ".join(section.text for section in corpus.sections)
    lists = {"our list": CodedWords()} | ({"the public list": public} if public else {})
    for name, coded in lists.items():
        found = balance(text, coded)
        counts = f"{found.masculine} masculine, {found.feminine} feminine"
        yield f"Coded words, {name}: {counts}, {found.per_100_words:+.2f} in 100 words"


def _sources_and_facts(corpus: Corpus, material: Material) -> Results:
    records = load_all_records(material.package)
    yield from check_sources(corpus, records)
    yield from check_links(corpus.sections, records)
    yield from check_map(corpus.sections, material.package / "coverage-map.json")
    facts = load_facts(material.facts) if material.facts.exists() else None
    yield from check_records(records, corpus.sources, facts)
    if facts is None:
        yield f"Coverage: not compared, {material.facts} is not there"
        return
    coverage = load_coverage(material.package / "coverage.toml")
    yield from check_coverage(corpus, coverage, facts)
    yield from check_all_used(corpus.sections, coverage, facts)
    for topic, (used, every) in by_topic(corpus.sections, facts).items():
        yield f"Coverage, {topic}: {used} of {every} facts"
    yield f"Coverage: {len(coverage.left_out)} left out, {len(coverage.accepted)} differences accepted"


def _own_words(corpus: Corpus, material: Material) -> Results:
    publications = load_publications(material.publications)
    if publications is None:
        yield f"Overlap: not compared, {material.publications} is not there"
        return
    runs = longest_runs(corpus.sections, publications)
    yield from check_overlap(corpus.sections, runs)
    longest = max((len(run) for run in runs.values()), default=0)
    yield f"Overlap: the longest run of words shared with a publication is {longest or 'below 5'}"


def _meaning(corpus: Corpus, material: Material) -> Results:
    if material.embedder is None:
        yield "Duplicates and leave-one-out: not measured, no embedder"
        return
    pairs = nearest_pairs(corpus.sections, material.embedder)
    yield from check_duplicates(pairs)
    for kind, same in (("inside a guide", True), ("between guides", False)):
        nearest = next((pair for pair in pairs if pair.same_guide is same), None)
        if nearest:
            yield f"Nearest sections {kind}: {nearest.cosine:.3f}, {nearest.first.id} and {nearest.second.id}"
    asked = leave_one_out(corpus.sections, material.embedder)
    yield from check_leave_one_out(asked)
    far = sum(item.rank > FAR for item in asked)
    yield f"Leave-one-out: {share_found(asked):.1%} of {len(asked)} asks in the top {TOP}, {far} below place {FAR}"
