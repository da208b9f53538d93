"""Structured records beside the prose: schemes, networks, roles, contacts and rates.

Each file is TOML with one table a record, keyed by the record's id. A value that no
source states is left out (None) or "unknown", never guessed.
"""

import tomllib
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from knowledge_base.errors import RecordError
from knowledge_base.models import Nation

YesNo = Literal["yes", "no", "depends", "unknown"]
NonEmpty = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """What every record carries: where it comes from and when that was checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NonEmpty
    sources: tuple[NonEmpty, ...] = Field(min_length=1)
    facts: tuple[NonEmpty, ...] = ()
    checked: date


class SchemeKind(StrEnum):
    RETURN_TO_PRACTICE = "return_to_practice"
    RETURNER_PROGRAMME = "returner_programme"
    FELLOWSHIP = "fellowship"
    APPRENTICESHIP = "apprenticeship"
    COURSE = "course"
    GRADUATE_SCHEME = "graduate_scheme"
    LEADERSHIP = "leadership"
    FUNDING = "funding"


class SchemeStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    CHECK = "check"
    """Not confirmed: the reader is told to look at the link."""


class Scheme(Record):
    """A programme a person can apply to."""

    kind: SchemeKind
    summary: NonEmpty
    who_for: NonEmpty
    nations: tuple[Nation, ...] = Field(min_length=1)
    employer_needed: YesNo
    background: tuple[Literal["clinical", "social_care", "non_clinical", "research"], ...] = Field(min_length=1)
    degree_needed: YesNo
    part_time: YesNo
    break_needed: str | None = None
    """The length of career break the scheme asks for, in words."""
    length: str | None = None
    cost: str | None = None
    """What the person pays, in words."""
    pay: str | None = None
    """What the person or the employer is paid, in words."""
    status: SchemeStatus
    status_note: NonEmpty
    status_date: date
    url: HttpUrl | None = None


class Network(Record):
    """A community, network, mentoring offer or professional body."""

    kind: Literal["community", "women", "ethnic_minority", "mentoring", "professional_body", "staff"]
    what: NonEmpty
    who_for: NonEmpty
    nations: tuple[Nation, ...] = Field(min_length=1)
    cost: str | None = None
    how_to_join: str | None = None
    status: SchemeStatus
    status_note: NonEmpty
    url: HttpUrl | None = None


class Role(Record):
    """A kind of job in digital, data and AI work in health and care."""

    family: NonEmpty
    work: NonEmpty
    """What the work is, in one or two sentences."""
    ways_in: tuple[NonEmpty, ...] = Field(min_length=1)
    skills: tuple[NonEmpty, ...] = ()
    clinical_registration: YesNo
    degree_needed: YesNo
    band: str | None = None
    """Agenda for Change band or range, only where a source states one."""
    band_note: str | None = None


class Contact(Record):
    """A helpline or a person to turn to."""

    what_for: NonEmpty
    nations: tuple[Nation, ...] = Field(min_length=1)
    phone: str | None = None
    text: str | None = None
    email: str | None = None
    url: HttpUrl | None = None
    hours: str | None = None
    caution: str | None = None
    """What could not be confirmed, or what to know before calling."""
    tags: tuple[
        Literal[
            "emergency",
            "crisis",
            "domestic_abuse",
            "sexual_violence",
            "employment_rights",
            "discrimination",
            "maternity",
            "carers",
            "childcare",
            "money",
            "loss",
            "health_staff",
            "union",
            "speaking_up",
            "careers",
        ],
        ...,
    ] = Field(min_length=1)


class Rate(Record):
    """A weekly rate, threshold or pay figure for one tax year."""

    series: NonEmpty
    """The same rate in another year has the same series: "smp-weekly", "lower-earnings-limit"."""
    tax_year: Annotated[str, Field(pattern=r"^20\d\d/\d\d$")]
    valid_from: date
    valid_until: date
    nations: tuple[Nation, ...] = Field(min_length=1)
    amount: Decimal
    unit: Literal[
        "GBP per week", "GBP per month", "GBP per quarter", "GBP per year", "GBP", "GBP per hour", "percent", "weeks"
    ]
    note: str | None = None
    confirmed: bool = True


RecordType = TypeVar("RecordType", bound=Record)


def load_records(path: Path, model: type[RecordType]) -> dict[str, RecordType]:
    """Read one record file; ids are the table names.

    Raises RecordError, naming the file, the record and what to mend.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RecordError(f"{path}: {error}. Mend the TOML at that line.") from error
    records: dict[str, RecordType] = {}
    for record_id, table in tables.items():
        try:
            records[record_id] = model.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise RecordError(
                f"{path}: record [{record_id}], field {where}: {first['msg']}. Mend that field."
            ) from error
    return records


RECORD_FILES: dict[str, type[Record]] = {
    "scheme": Scheme,
    "network": Network,
    "role": Role,
    "contact": Contact,
    "rate": Rate,
}
"""The kind in a record's full id → its fields; the file is named after the kind, in the plural."""


def load_all_records(folder: Path) -> dict[str, Record]:
    """Every record of a folder; ids carry their kind ("scheme:topol-digital-fellowship"). Raises RecordError."""
    return {
        f"{kind}:{record_id}": record
        for kind, model in RECORD_FILES.items()
        for record_id, record in load_records(folder / f"{kind}s.toml", model).items()
    }
