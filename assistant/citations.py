"""Guide sentences ↔ numbered citations. Numbers start at 1 and a guide section keeps its number."""

from collections.abc import Mapping, Sequence

from assistant.models import Citation, Quote
from knowledge_base.models import Section, Sentence, Source


class Numbering:
    """Gives each cited section its number, in the order of first use, and collects its quotes."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._sections: dict[str, Section] = {}
        self._quotes: dict[str, dict[str, Quote]] = {}

    def cite(self, section: Section, sentence: Sentence) -> int:
        """The number of the section; the sentence joins its quotes."""
        self._sections.setdefault(section.id, section)
        quotes = self._quotes.setdefault(section.id, {})
        quotes.setdefault(sentence.id, Quote(sentence_id=sentence.id, text=sentence.text, sources=sentence.sources))
        return list(self._sections).index(section.id) + 1

    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._citation(number, section) for number, section in enumerate(self._sections.values(), start=1))

    def _citation(self, number: int, section: Section) -> Citation:
        quotes = tuple(self._quotes[section.id].values())
        ids: Sequence[str] = list(dict.fromkeys(source for quote in quotes for source in quote.sources))
        return Citation(
            number=number,
            section_id=section.id,
            guide=section.document_id,
            guide_title=section.document_title,
            section_title=section.title,
            quotes=quotes,
            sources=tuple(self._sources[source_id] for source_id in ids),
            valid_from=section.valid_from,
            valid_until=section.valid_until,
        )
