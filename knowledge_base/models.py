"""The nouns of the knowledge base, frozen: Document → Section → Sentence, Source and Passage."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, HttpUrl

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
NonEmpty = Annotated[str, Field(min_length=1)]


class Frozen(BaseModel):
    """Immutable, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nation(StrEnum):
    ENGLAND = "England"
    SCOTLAND = "Scotland"
    WALES = "Wales"
    NI = "NI"


class Employer(StrEnum):
    ANY = "any"
    NHS_AFC = "nhs_afc"
    NHS_MEDICAL = "nhs_medical"
    NHS_BANK = "nhs_bank"
    GP_PRACTICE = "gp_practice"
    OTHER = "other"


class Regulator(StrEnum):
    """Keeps the register of some professions."""

    NMC = "nmc"
    HCPC = "hcpc"
    GMC = "gmc"
    GPHC = "gphc"
    SOCIAL_WORK = "social_work"


class Audience(StrEnum):
    EXPLORERS = "explorers"
    RETURNERS = "returners"
    LEADS = "leads"


class Source(Frozen):
    """A publication that guide sentences rest on."""

    id: Slug
    publisher: NonEmpty
    title: NonEmpty
    url: HttpUrl | None = None
    published: str | None = None
    """Date or year of publication as the source gives it."""
    checked: date
    part: str | None = None
    """The section or page of a long document."""


class Sentence(Frozen):
    """One line of a section."""

    id: NonEmpty
    """`guide#section/n`, n from 1."""
    text: NonEmpty
    sources: tuple[str, ...] = Field(min_length=1)
    limits: bool = False
    """It narrows the nearest unmarked sentence before it and always travels with it."""
    facts: tuple[str, ...] = ()
    line: int = 0
    """Line in the file, from 1; 0 where there is no file."""


class SectionMetadata(Frozen):
    """The YAML fence under a section's heading."""

    asks: tuple[NonEmpty, ...] = Field(min_length=3, max_length=16)
    nations: tuple[Nation, ...] = Field(min_length=1)
    employers: tuple[Employer, ...] = Field(min_length=1)
    regulators: tuple[Regulator, ...] = ()
    """Whose register it is about; empty when that does not matter."""
    valid_from: date
    valid_until: date | None = None
    review_by: date
    records: tuple[NonEmpty, ...] = ()


class Section(Frozen):
    """The unit of retrieval: one heading, one answer."""

    id: NonEmpty
    """`guide#section`."""
    document_id: NonEmpty
    document_title: NonEmpty
    topic: str
    title: NonEmpty
    asks: tuple[str, ...]
    nations: tuple[Nation, ...]
    employers: tuple[Employer, ...]
    regulators: tuple[Regulator, ...] = ()
    audience: tuple[Audience, ...] = ()
    valid_from: date
    valid_until: date | None = None
    review_by: date
    records: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    paragraphs: tuple[int, ...] = ()
    """Sentence counts of the section's paragraphs, in order; they sum to len(sentences)."""
    network: str | None = None
    """The network that added the section; None is the shared corpus."""
    line: int = 0

    @property
    def text(self) -> str:
        """The sentences joined by spaces, without marks."""
        return " ".join(sentence.text for sentence in self.sentences)


class FrontMatter(Frozen):
    """The YAML at the head of a guide."""

    id: Slug
    title: NonEmpty
    summary: NonEmpty
    audience: tuple[Audience, ...] = Field(min_length=1)
    review_by: date


class Document(Frozen):
    """A guide of ours, or a document that a network added."""

    id: NonEmpty
    title: NonEmpty
    summary: str = ""
    audience: tuple[Audience, ...] = ()
    review_by: date
    topic: str
    sections: tuple[Section, ...] = Field(min_length=1)
    network: str | None = None


class Corpus(Frozen):
    """Everything that is known: documents and the sources they cite."""

    documents: tuple[Document, ...]
    sources: dict[str, Source]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for document in self.documents for section in document.sections)


class PassageKind(StrEnum):
    SECTION = "section"
    ASK = "ask"
    SENTENCE = "sentence"


class Passage(Frozen):
    """A text with a vector of its own, pointing to the section it finds."""

    id: NonEmpty
    kind: PassageKind
    section_id: NonEmpty
    text: NonEmpty
