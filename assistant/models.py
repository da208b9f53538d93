"""What flows through the assistant, frozen: Question → Retrieved → AnswerSentence + Citation → Answer."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from assistant.offer import Offer
from knowledge_base.models import Audience, Employer, Frozen, Nation, Section, Source


class Turn(Frozen):
    """One earlier message of the conversation, passed in by the caller."""

    role: Literal["user", "assistant"]
    text: str


class Question(Frozen):
    """A message with the context the person chose to give."""

    text: str
    history: tuple[Turn, ...] = ()
    """Earlier turns, oldest first."""
    nation: Nation | None = None
    employer: Employer | None = None
    audience: Audience | None = None
    """What brings the person here; sections written for others count a little less."""
    network: str | None = None


class AnswerStatus(StrEnum):
    """Every outcome that a person can meet."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    NO_SOURCES = "no_sources"
    OUT_OF_SCOPE = "out_of_scope"
    ABOUT = "about"
    GREETING = "greeting"
    PERSONAL_DATA = "personal_data"
    TOO_LONG = "too_long"
    CRISIS = "crisis"
    SAFEGUARDING = "safeguarding"
    REFUSED = "refused"
    RATE_LIMITED = "rate_limited"
    PAUSED = "paused"
    UNAVAILABLE = "unavailable"


class Verdict(StrEnum):
    """How a shown sentence stands to the sentence it cites."""

    QUOTED = "quoted"
    """The guide's own sentence, word for word."""
    SUPPORTED = "supported"
    """Worded differently and found to be supported."""
    ADJUSTED = "adjusted"
    """The draft was not fully supported; the guide's sentence stands in its place."""


class WayFit(Frozen):
    """How a section fits one way of putting the question."""

    words: int
    """Words of that way."""
    weight: float
    """What the way counts in the search; the main one counts 1."""
    cosine: float
    coverage: float
    """As in Retrieved."""


class Retrieved(Frozen):
    """A section found for a question."""

    section: Section
    score: float
    """Fused score of assistant.retrieval; comparable within one question only."""
    cosine: float
    """Best cosine between the question and any passage of the section."""
    coverage: float
    """Share of the question's keyword weight (inverse document frequency) found in the section, 0 to 1."""
    ways: tuple[WayFit, ...] = ()
    """The fit by way of putting the question, the main one first."""


class Quote(Frozen):
    """A guide sentence that an answer rests on."""

    sentence_id: str
    text: str
    sources: tuple[str, ...]
    """Ids of the sources the sentence is based on."""


class Citation(Frozen):
    """A numbered guide section with the sentences quoted from it and their sources."""

    number: int = Field(ge=1)
    section_id: str
    guide: str
    guide_title: str
    section_title: str
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    valid_from: date
    valid_until: date | None = None


class AnswerSentence(Frozen):
    """One shown sentence."""

    text: str
    citations: tuple[int, ...]
    """Citation numbers; every sentence of an answer has at least one."""
    sentence_ids: tuple[str, ...]
    """The guide sentences it rests on."""
    verdict: Verdict
    score: float = 1.0
    """Support, 0 to 1; 1 for a quoted sentence."""
    starts_group: bool = False
    """Begins a new paragraph."""
    part: int = 0
    """Position in Answer.parts of the question it answers."""


class ContactLine(Frozen):
    """A helpline or a person to turn to, as shown to people."""

    id: str
    name: str
    what_for: str
    phone: str | None = None
    text: str | None = None
    url: str | None = None
    hours: str | None = None
    caution: str | None = None
    nations: tuple[Nation, ...] = ()

    @property
    def dial(self) -> str | None:
        """The digits for a `tel:` link."""
        return "".join(c for c in self.phone if c in "+0123456789") if self.phone else None

    @property
    def as_text(self) -> str:
        """Name, how to reach it and its hours on one line; what it is for when we hold no way to reach it."""
        reach = [self.phone, f"text {self.text}" if self.text else None, self.url, self.hours]
        return f"{self.name}: {', '.join(part for part in reach if part) or self.what_for}"


class Suggestion(Frozen):
    """A question that the corpus answers."""

    text: str
    section_id: str
    title: str


class DraftFault(StrEnum):
    """Why a language model's draft was not used, or not to its end."""

    EMPTY = "empty"
    REFUSED = "refused"
    MALFORMED = "malformed"
    """No sentence named a key."""
    UNSUPPORTED = "unsupported"
    """Less than half of the sentences were supported by what they cite."""
    TRUNCATED = "truncated"
    ENDLESS = "endless"
    TIMEOUT = "timeout"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"


class Drafting(Frozen):
    """What became of the sentences that a language model drafted."""

    model: str
    drafted: int = 0
    passed: int = 0
    """Supported by what they cite, or its very words."""
    adjusted: int = 0
    """Partly supported; the guide's sentence stands in their place."""
    dropped: int = 0
    """Not supported, or without a key that exists."""
    repeated: int = 0
    """Told already."""
    restored: int = 0
    """Guide sentences that the draft left out though they limit what it told."""
    unknown_keys: int = 0
    """Keys that name nothing that the model was given."""
    seconds_to_first: float | None = None
    """From asking the model to its first sentence that was found to be supported."""
    faults: tuple[DraftFault, ...] = ()
    """One for each part of the message that the composer had to answer."""


class Answer(Frozen):
    """Everything that a face needs to show, and an evaluator to judge."""

    status: AnswerStatus
    message: str = ""
    """Human-written copy of the product for this status; empty for a plain answer."""
    lead_in: str = ""
    """A line before the sentences, where something else stands first."""
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    """Product remarks about the answer, such as the nation for which it holds."""
    contacts: tuple[ContactLine, ...] = ()
    """People and helplines to turn to."""
    parts: tuple[str, ...] = ()
    """The questions answered, when the message holds more than one."""
    nation: Nation | None = None
    employer: Employer | None = None
    """The context that steered the answer, stated or chosen."""
    suggestions: tuple[Suggestion, ...] = ()
    """Questions to ask next, or the nearest topics when there is no answer."""
    offers: tuple[Offer, ...] = ()
    """Planning tools that could take the person further."""
    retrieved: tuple[Retrieved, ...] = ()
    made_by: str = "composer"
    """`composer`, or the name of the language model that drafted the sentences."""
    prompt: str | None = None
    """Names and content hashes of the prompts a language model was given, such as `answer@0123456789ab`."""
    drafting: Drafting | None = None
    """What became of the language model's draft, when one was asked for."""
    timings: dict[str, float] = Field(default_factory=dict)
    """Seconds by pipeline step."""

    @property
    def text(self) -> str:
        """Everything that is shown, in its order, with citation numbers after the sentences."""
        sentences = " ".join(
            sentence.text + "".join(f" [{number}]" for number in sentence.citations) for sentence in self.sentences
        )
        lines = [line.as_text for line in self.contacts]
        first, last = (lines, []) if self.urgent else ([], lines)
        return "\n\n".join(part for part in (self.message, *first, self.lead_in, sentences, *self.notes, *last) if part)

    @property
    def urgent(self) -> bool:
        """Whether the people to turn to stand before anything else."""
        return self.status in {AnswerStatus.CRISIS, AnswerStatus.SAFEGUARDING}
