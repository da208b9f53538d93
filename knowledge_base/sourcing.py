"""Sources and records: everything cited exists, and everything that exists is cited."""

from collections.abc import Iterable, Mapping

from knowledge_base.findings import Findings, at, error, warning
from knowledge_base.models import Corpus, Section
from knowledge_base.records import Record

KEPT = ("report-", "article-", "this-assistant")
"""Sources of the digests, which may wait for their guide."""
Records = Mapping[str, Record]
"""Record id with its kind ("scheme:topol-digital-fellowship") → record."""


def check_sources(corpus: Corpus, records: Records) -> Findings:
    """Every source is cited by a sentence or a record, and its address is secure."""
    cited = {note for section in corpus.sections for s in section.sentences for note in s.sources}
    cited |= {note for record in records.values() for note in record.sources}
    for source_id, source in sorted(corpus.sources.items()):
        if source_id not in cited and not source_id.startswith(KEPT):
            yield error("sources.toml", f"[{source_id}] is cited by no sentence and no record. Cite it or take it out.")
        if source.url is not None and source.url.scheme != "https":
            yield warning(
                "sources.toml", f"[{source_id}] has an address without https. Use https if the publisher does."
            )


def check_records(records: Records, sources: Iterable[str], facts: Iterable[str] | None) -> Findings:
    """The sources of every record exist, and its facts, where facts.json is at hand."""
    known, told = set(sources), None if facts is None else set(facts)
    for record_id, record in sorted(records.items()):
        for source_id in sorted(set(record.sources) - known):
            yield error(record_id, f"source '{source_id}' is not in sources.toml. Add the source or mend the id.")
        if told is not None:
            for fact_id in sorted(set(record.facts) - told):
                yield error(record_id, f"fact {fact_id} is not in facts.json. Mend the id.")


def check_links(sections: Iterable[Section], records: Records) -> Findings:
    """Every record that a section names exists."""
    for section in sections:
        for record_id in section.records:
            if record_id not in records:
                yield error(at(section), f"record '{record_id}' does not exist. Use kind:id from the record files.")
