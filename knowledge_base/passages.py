"""Section → the passages that find it: its text, each asked question, each sentence."""

from collections.abc import Iterator

from knowledge_base.models import Passage, PassageKind, Section

PASSAGE_VERSION = 2
"""Raise it when the texts made here change: it is part of the index name."""
LEAD_WORDS = 60
"""Words of a section's text in its own passage: the answer stands at its beginning, and each sentence
has a vector besides. Whole texts made the build longer by a quarter and found hardly more (evals/README.md)."""


def passages_of(section: Section) -> Iterator[Passage]:
    """The section's passages; ids are `kind:section/n` and never repeat."""
    lead = " ".join(section.text.split()[:LEAD_WORDS])
    yield Passage(
        id=f"section:{section.id}",
        kind=PassageKind.SECTION,
        section_id=section.id,
        text=f"{section.document_title}. {section.title}. {lead}",
    )
    for number, ask in enumerate(section.asks, start=1):
        yield Passage(id=f"ask:{section.id}/{number}", kind=PassageKind.ASK, section_id=section.id, text=ask)
    for sentence in section.sentences:
        yield Passage(
            id=f"sentence:{sentence.id}", kind=PassageKind.SENTENCE, section_id=section.id, text=sentence.text
        )
