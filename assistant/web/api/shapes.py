"""What the API takes and gives, with examples for its description."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from assistant.models import AnswerStatus, Drafting, Verdict
from knowledge_base.models import Employer, Frozen, Nation

MAX_TURNS = 60
NetworkId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
EXAMPLE_QUESTION = "When does my manager have to answer my flexible working request?"


class AskTurn(Frozen):
    """A message of the conversation."""

    role: Literal["user", "assistant"]
    text: str


class AskBody(Frozen):
    """The conversation so far; the last turn is the question. Nothing of it is kept."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"turns": [{"role": "user", "text": EXAMPLE_QUESTION}], "nation": "England"},
                {
                    "turns": [
                        {"role": "user", "text": "How many keeping-in-touch days can I work?"},
                        {"role": "assistant", "text": "You can work up to 10 keeping-in-touch days."},
                        {"role": "user", "text": "Are they paid?"},
                    ],
                    "nation": None,
                    "employer": "nhs_afc",
                    "network": None,
                },
            ]
        }
    )

    turns: tuple[AskTurn, ...] = Field(min_length=1, max_length=MAX_TURNS, description="Oldest first.")
    nation: Nation | None = None
    employer: Employer | None = None
    network: NetworkId | None = Field(default=None, description="The network whose own documents are read too.")

    @model_validator(mode="after")
    def _ends_with_a_question(self) -> "AskBody":
        if self.turns[-1].role != "user":
            raise ValueError("the last turn must be the person's question (role user)")
        return self


class ContactOut(Frozen):
    name: str
    what_for: str
    phone: str | None
    tel: str | None
    text: str | None
    url: str | None
    hours: str | None
    caution: str | None


class SourceOut(Frozen):
    """A publication that a guide sentence rests on."""

    source: str
    publisher: str
    title: str
    part: str | None
    url: str | None
    published: str | None
    checked: str = Field(description="Day on which we checked it, as in 2026-11-21.")


class CitationOut(SourceOut):
    """A numbered guide section, what is quoted from it, and its sources; the first source is repeated beside them."""

    number: int
    guide: str
    guide_title: str
    section: str
    section_title: str
    guide_url: str = Field(description="Path of the guide page, opening at the section.")
    quotes: tuple[str, ...]
    quote_urls: tuple[str, ...] = Field(description="For each quote: path of the guide page, opening at the sentence.")
    quote_sources: tuple[tuple[str, ...], ...]
    sources: tuple[SourceOut, ...]
    valid_from: str
    valid_until: str | None


class SentenceOut(Frozen):
    text: str
    citations: tuple[int, ...]
    sentence_ids: tuple[str, ...]
    verdict: Verdict
    score: float
    starts_group: bool
    part: int


class SuggestionOut(Frozen):
    text: str
    section_id: str
    title: str


class OfferOut(Frozen):
    """A planning tool that could take the person further."""

    tool: str
    label: str
    path: str = Field(description="Path of its page, with what the person said as query parameters.")


class RetrievedOut(Frozen):
    section: str
    score: float
    cosine: float
    coverage: float


class AnswerOut(Frozen):
    """An answer; every outcome that a person can meet is a `status`, and its words are in `message` and `notes`."""

    model_config = ConfigDict(extra="allow")

    answer_id: str = Field(description="Random; give it back with feedback.")
    status: AnswerStatus
    text: str
    message: str
    lead_in: str
    urgent: bool
    contacts: tuple[ContactOut, ...]
    parts: tuple[str, ...]
    nation: Nation | None
    employer: Employer | None
    notes: tuple[str, ...]
    sentences: tuple[SentenceOut, ...]
    citations: tuple[CitationOut, ...]
    suggestions: tuple[SuggestionOut, ...]
    offers: tuple[OfferOut, ...]
    tools: tuple[OfferOut, ...] = Field(
        description="Every planning tool, with what the person said so far filled in; none when the message was not used."
    )
    retrieved: tuple[RetrievedOut, ...]
    made_by: str
    prompt: str | None = Field(description="Versions of the prompts that a language model was given.")
    drafting: Drafting | None = Field(description="What became of a language model's draft.")
    timings: dict[str, float]


class StreamCitation(Frozen):
    number: int
    title: str
    url: str


class StreamSentence(Frozen):
    """The data of a `sentence` event."""

    text: str
    part: int
    starts_group: bool
    verdict: Verdict
    score: float
    citations: tuple[StreamCitation, ...]
