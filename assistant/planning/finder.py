"""Schemes and networks for a person's answers: what fits, what may fit, what is closed, what does not fit and why.

Nothing about who the person is can be asked, so the same search gives the same results whoever makes it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError, field_validator

from assistant.errors import PlanningError
from assistant.planning import finder_criteria as criteria
from assistant.planning.finder_criteria import Reason
from assistant.planning.finder_data import Terms, finder_data, networks, schemes
from assistant.planning.footnotes import Footnote, Footnotes
from assistant.wording import finder as wording
from knowledge_base.models import Frozen, Nation
from knowledge_base.records import Network, Scheme, SchemeKind, SchemeStatus

Fit = Literal["fits", "may_fit", "closed", "does_not_fit"]
ORDER: tuple[Fit, ...] = ("fits", "may_fit", "does_not_fit", "closed")
STATUS_ORDER = (SchemeStatus.OPEN, SchemeStatus.CHECK, SchemeStatus.CLOSED)
NETWORK_KINDS = ("community", "women", "ethnic_minority", "mentoring", "professional_body", "staff")
KINDS = (*(kind.value for kind in SchemeKind), *NETWORK_KINDS)
BACKGROUNDS = tuple(wording.BACKGROUNDS)
LONGEST_BREAK = 60
"""Years; more is taken for a slip of the keys."""
NO_TERMS = Terms()
SearchModel = TypeVar("SearchModel", bound=Frozen)


class Search(Frozen):
    """Filters; one that is not given does not count. years_away is in years, 0 for no break."""

    nation: Nation | None = None
    working: bool | None = None
    clinical: bool | None = None
    background: Literal["clinical", "social_care", "non_clinical", "research"] | None = None
    degree: bool | None = None
    part_time: bool = False
    years_away: float | None = Field(default=None, ge=0, le=LONGEST_BREAK)
    free: bool = False
    paid: bool = False
    kinds: tuple[str, ...] = ()
    about: str | None = Field(default=None, max_length=100)

    @field_validator("kinds")
    @classmethod
    def known_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [kind for kind in kinds if kind not in KINDS]:
            raise ValueError(f"'{unknown[0]}' is not a kind; the kinds are {', '.join(KINDS)}")
        return kinds


class Result(Frozen):
    """One record and how it stands to the search."""

    id: str
    """`scheme:…` or `network:…`."""
    name: str
    kind: str
    what: str
    who_for: str
    takes: dict[str, str]
    """What it takes and gives, in the words of the record: length, cost, pay, break, degree, part_time, employer."""
    status: SchemeStatus
    status_text: str
    status_note: str
    status_date: date
    checked: date
    url: str | None
    fit: Fit
    fit_text: str
    reasons: tuple[Reason, ...]
    sources: tuple[int, ...]


class Found(Frozen):
    """Everything a search gives, best first; every record is in it once."""

    results: tuple[Result, ...]
    counts: dict[Fit, int]
    notes: tuple[str, ...]
    footnotes: tuple[Footnote, ...]


REASONS = {
    "greater_than_equal": "it must be {ge:g} or more",
    "less_than_equal": "it must be {le:g} or less",
    "float_parsing": "it must be a number",
    "float_type": "it must be a number",
    "bool_parsing": "it must be true or false",
    "bool_type": "it must be true or false",
    "enum": "it must be {expected}",
    "literal_error": "it must be {expected}",
    "string_too_long": "it is longer than {max_length} characters",
}
"""What pydantic finds wrong, in words for the person who typed it."""


def checked(model: type[SearchModel], fields: dict[str, Any]) -> SearchModel:
    """The fields as a model. Raises PlanningError that names the field and the next step."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "search"
        if first["type"] == "extra_forbidden":
            fitting = ", ".join(model.model_fields)
            raise PlanningError(f"'{name}' is not a field here. Use one of these: {fitting}.") from error
        plain = REASONS.get(first["type"])
        reason = plain.format(**first.get("ctx", {})) if plain else first["msg"].removeprefix("Value error, ")
        raise PlanningError(f"The field '{name}' cannot be used: {reason}. Change it and try again.") from error


def find(search: Search) -> Found:
    """Every scheme and network, judged by the filters of the search."""
    notes = Footnotes()
    judged = [
        *(_scheme(record_id, record, search) for record_id, record in schemes().items()),
        *(_network(record_id, record, search) for record_id, record in networks().items()),
    ]
    judged.sort(key=_rank)
    results = tuple(make(notes) for make in (each[-1] for each in judged))
    counts = {fit: sum(result.fit == fit for result in results) for fit in ORDER}
    said = [] if counts["fits"] else [wording.NOTHING_FITS]
    return Found(
        results=results,
        counts=counts,
        notes=(*said, wording.CONFIRM, wording.SAME_FOR_ALL),
        footnotes=notes.listed(),
    )


Judged = tuple[Fit, int, SchemeStatus, str, Callable[[Footnotes], Result]]


def _rank(judged: Judged) -> tuple[int, int, int, int, str]:
    """What fits and what may fit stand together, by how much of the search they were made for."""
    fit, points, status, name, _ = judged
    tier = {"does_not_fit": 1, "closed": 2}.get(fit, 0)
    return tier, -points, ORDER.index(fit), STATUS_ORDER.index(status), name


def _scheme(record_id: str, record: Scheme, search: Search) -> Judged:
    terms = finder_data().scheme.get(record_id, NO_TERMS)
    reasons = _scheme_reasons(record, terms, search)
    takes = {
        "length": record.length,
        "cost": record.cost,
        "pay": record.pay,
        "break": record.break_needed,
        "degree": record.degree_needed,
        "part_time": record.part_time,
        "employer": record.employer_needed,
    }
    return _judged(f"scheme:{record_id}", record, record.summary, takes, record.status_date, reasons)


def _network(record_id: str, record: Network, search: Search) -> Judged:
    terms = finder_data().network.get(record_id, NO_TERMS)
    reasons = _shared_reasons(record, terms, search, f"{record.name} {record.what} {record.who_for}")
    if search.paid:
        reasons = (*reasons, Reason(filter="paid", verdict="no", text=wording.PAID_NETWORK))
    takes = {"cost": record.cost, "how_to_join": record.how_to_join}
    return _judged(f"network:{record_id}", record, record.what, takes, record.checked, reasons)


def _scheme_reasons(record: Scheme, terms: Terms, search: Search) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if search.working is not None:
        found.append(criteria.working(record, search.working))
    if search.clinical is not None:
        found.append(criteria.clinical(record, search.clinical))
    if search.background is not None:
        found.append(criteria.background(record, search.background))
    if search.degree is not None:
        found.append(criteria.degree(record, search.degree))
    if search.part_time:
        found.append(criteria.part_time(record))
    if search.years_away is not None:
        found.append(criteria.break_of(record, terms, search.years_away))
    if search.paid:
        found.append(criteria.paid(record, terms))
    return (*_shared_reasons(record, terms, search, f"{record.name} {record.summary} {record.who_for}"), *found)


def _shared_reasons(record: Scheme | Network, terms: Terms, search: Search, text: str) -> tuple[Reason, ...]:
    """The filters that schemes and networks have in common."""
    found: list[Reason] = []
    if search.kinds:
        verdict: criteria.Verdict = "yes" if str(record.kind) in search.kinds else "no"
        found.append(Reason(filter="kinds", verdict=verdict, text=wording.KIND[verdict]))
    if search.nation is not None:
        found.append(criteria.nation(record, search.nation))
    if search.free:
        found.append(criteria.free(record, terms))
    if search.about:
        found.append(criteria.about(text, search.about))
    return tuple(found)


def _judged(
    record_id: str,
    record: Scheme | Network,
    what: str,
    takes: dict[str, str | None],
    status_date: date,
    reasons: tuple[Reason, ...],
) -> Judged:
    fit = _fit(record.status, reasons)
    if record.status == SchemeStatus.CLOSED:
        note = Reason(filter="status", verdict="no", text=wording.CLOSED.format(note=record.status_note))
        reasons = (note, *reasons)

    def result(notes: Footnotes) -> Result:
        return Result(
            id=record_id,
            name=record.name,
            kind=str(record.kind),
            what=what,
            who_for=record.who_for,
            takes={name: value for name, value in takes.items() if value not in (None, "unknown")},
            status=record.status,
            status_text=wording.STATUS[record.status.value],
            status_note=record.status_note,
            status_date=status_date,
            checked=record.checked,
            url=str(record.url) if record.url else None,
            fit=fit,
            fit_text=wording.FITS[fit],
            reasons=reasons,
            sources=notes.cite(record.sources),
        )

    return fit, sum(reason.points for reason in reasons), record.status, record.name, result


def _fit(status: SchemeStatus, reasons: tuple[Reason, ...]) -> Fit:
    """Closed comes before every other judgement: nobody can apply."""
    if status == SchemeStatus.CLOSED:
        return "closed"
    verdicts = {reason.verdict for reason in reasons}
    if "no" in verdicts:
        return "does_not_fit"
    return "may_fit" if "ask" in verdicts else "fits"
