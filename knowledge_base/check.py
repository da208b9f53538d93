"""The quality gates of the corpus, in one run."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from knowledge_base.coverage import check_coverage, load_left_out
from knowledge_base.findings import Finding, Findings, Level, at, error, warning
from knowledge_base.models import Corpus, Section
from knowledge_base.style import check_style

REVIEW_WARNING = timedelta(days=60)


def check_corpus(
    corpus: Corpus,
    *,
    today: date,
    only: frozenset[str] = frozenset(),
    facts_file: Path | None = None,
    coverage_file: Path | None = None,
    strict: bool = False,
) -> list[Finding]:
    """All findings; `only` names the topic folders to look at (empty: all)."""
    sections = tuple(s for s in corpus.sections if not only or s.topic in only)
    found = list(check_style(sections))
    found += check_dates(sections, today=today, strict=strict)
    found += check_sources(corpus)
    if facts_file is not None and facts_file.exists():
        left_out = load_left_out(coverage_file) if coverage_file else {}
        found += check_coverage(sections, left_out, facts_file, only)
    return found


def check_dates(sections: tuple[Section, ...], *, today: date, strict: bool) -> Findings:
    """Review dates warn 60 days ahead and, past due, fail when strict."""
    for section in sections:
        if section.valid_until and section.valid_until < section.valid_from:
            yield error(at(section), "valid_until is before valid_from. Mend the dates.")
        if section.review_by < today:
            finding = error if strict else warning
            yield finding(at(section), f"review was due by {section.review_by}. Check the sources and move the date.")
        elif section.review_by < today + REVIEW_WARNING:
            yield warning(at(section), f"review is due by {section.review_by}.")


def check_sources(corpus: Corpus) -> Findings:
    """Every source is cited by some sentence."""
    cited = {note for section in corpus.sections for s in section.sentences for note in s.sources}
    for source_id in sorted(set(corpus.sources) - cited):
        yield warning("sources.toml", f"[{source_id}] is cited by no sentence.")


def failed(findings: list[Finding]) -> bool:
    return any(finding.level is Level.ERROR for finding in findings)


def summary(findings: list[Finding], sections: int) -> str:
    counts = Counter(finding.level for finding in findings)
    return f"{sections} sections checked: {counts[Level.ERROR]} errors, {counts[Level.WARNING]} warnings"
