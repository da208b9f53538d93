"""Roles by interest: what the work is, the ways in, and the next three steps.

Only interest, degree, clinical registration and nation can be given, so the same question gives the same roles
whoever asks.
"""

from typing import Literal

from pydantic import field_validator

from assistant.planning.finder import STATUS_ORDER
from assistant.planning.finder_data import Family, finder_data, networks, roles, schemes
from assistant.planning.footnotes import Footnote, Footnotes
from assistant.wording import finder as wording
from assistant.wording import nation_name
from knowledge_base.models import Frozen, Nation
from knowledge_base.records import Network, Role, Scheme, SchemeStatus

ORDER = ("fits", "may_fit", "does_not_fit")


class Wish(Frozen):
    """What a person wants to look at; a field that is not given does not count."""

    interest: str | None = None
    degree: bool | None = None
    clinical: bool | None = None
    """Whether the person holds a clinical registration."""
    nation: Nation | None = None

    @field_validator("interest")
    @classmethod
    def known_interest(cls, interest: str | None) -> str | None:
        if interest is not None and interest not in finder_data().interest:
            raise ValueError(f"'{interest}' is not an interest; the interests are {', '.join(finder_data().interest)}")
        return interest


class Step(Frozen):
    """One thing to do next, with the sources it rests on; without sources it is our own advice."""

    text: str
    record: str | None = None
    url: str | None = None
    sources: tuple[int, ...] = ()


class Pathway(Frozen):
    """One role with its ways in."""

    id: str
    name: str
    family: str
    work: str
    band: str | None
    band_note: str | None
    needs: tuple[str, ...]
    skills: tuple[str, ...]
    ways_in: tuple[str, ...]
    steps: tuple[Step, ...]
    fit: Literal["fits", "may_fit", "does_not_fit"]
    fit_text: str
    checked: str
    sources: tuple[int, ...]


class Pathways(Frozen):
    """The roles for a wish, best first."""

    interest: str | None
    roles: tuple[Pathway, ...]
    interests: dict[str, str]
    """Every interest that can be asked for, with its words."""
    notes: tuple[str, ...]
    footnotes: tuple[Footnote, ...]


def pathways(wish: Wish) -> Pathways:
    """Every role of the interest, or of all; those that need what the person does not have come last."""
    notes = Footnotes()
    known = finder_data().interest
    families = known[wish.interest].families if wish.interest else tuple(finder_data().family)
    chosen = [(role_id, role) for role_id, role in roles().items() if role.family in families]
    chosen.sort(key=lambda pair: (ORDER.index(_fit(pair[1], wish)), families.index(pair[1].family)))
    return Pathways(
        interest=wish.interest,
        roles=tuple(_pathway(role_id, role, wish, notes) for role_id, role in chosen),
        interests={name: interest.label for name, interest in known.items()},
        notes=(wording.CONFIRM, wording.SAME_FOR_ALL),
        footnotes=notes.listed(),
    )


def _pathway(role_id: str, role: Role, wish: Wish, notes: Footnotes) -> Pathway:
    fit = _fit(role, wish)
    cited = notes.cite(role.sources)
    return Pathway(
        id=f"role:{role_id}",
        name=role.name,
        family=role.family,
        work=role.work,
        band=role.band,
        band_note=role.band_note,
        needs=(wording.REGISTRATION[role.clinical_registration], wording.ROLE_DEGREE[role.degree_needed]),
        skills=role.skills,
        ways_in=role.ways_in,
        steps=_steps(role, cited, wish.nation, notes),
        fit=fit,
        fit_text=wording.ROLE_FITS[fit],
        checked=role.checked.isoformat(),
        sources=cited,
    )


def _fit(role: Role, wish: Wish) -> Literal["fits", "may_fit", "does_not_fit"]:
    """Each need against what the person has: a need that is not met rules out, one that is not stated leaves open."""
    needs = [(role.degree_needed, wish.degree), (role.clinical_registration, wish.clinical)]
    asked = [(need, has) for need, has in needs if has is not None]
    if any(need == "yes" and not has for need, has in asked):
        return "does_not_fit"
    return "may_fit" if any(need in {"depends", "unknown"} for need, _ in asked) else "fits"


def _steps(role: Role, cited: tuple[int, ...], nation: Nation | None, notes: Footnotes) -> tuple[Step, ...]:
    """Three: a way in, an offer and people; the adverts stand in for an offer or people that we do not hold."""
    family = finder_data().family.get(role.family, Family())
    steps = [Step(text=wording.STEP_WAY_IN.format(way=_way_in(role, nation)), sources=cited)]
    offer = _first({each: schemes()[each] for each in family.schemes}, nation)
    people = _first({each: networks()[each] for each in family.networks}, nation)
    if offer:
        steps.append(_record_step(wording.STEP_SCHEME, f"scheme:{offer[0]}", offer[1], notes))
    if people:
        steps.append(_record_step(wording.STEP_NETWORK, f"network:{people[0]}", people[1], notes))
    while len(steps) < 3:
        steps.append(Step(text=wording.STEP_ADVERTS if len(steps) == 2 else wording.STEP_EVIDENCE))
    return tuple(steps)


def _way_in(role: Role, nation: Nation | None) -> str:
    """The first that names no other nation; the first of all where every one does."""
    if nation is None:
        return role.ways_in[0]
    others = [nation_name(each.value) for each in Nation if each is not nation]
    own = nation_name(nation.value)
    fitting = (way for way in role.ways_in if own in way or not any(name in way for name in others))
    return next(fitting, role.ways_in[0])


def _record_step(text: str, record_id: str, record: Scheme | Network, notes: Footnotes) -> Step:
    return Step(
        text=text.format(name=record.name, status=wording.STATUS[record.status.value]),
        record=record_id,
        url=str(record.url) if record.url else None,
        sources=notes.cite(record.sources),
    )


def _first(
    records: dict[str, Scheme] | dict[str, Network], nation: Nation | None
) -> tuple[str, Scheme | Network] | None:
    """The first that is not closed and is offered in the nation; open ones before unconfirmed ones."""
    fitting: list[tuple[str, Scheme | Network]] = [
        (record_id, record)
        for record_id, record in records.items()
        if record.status != SchemeStatus.CLOSED and (nation is None or nation in record.nations)
    ]
    fitting.sort(key=lambda pair: STATUS_ORDER.index(pair[1].status))
    return fitting[0] if fitting else None
