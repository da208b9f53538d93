"""Who to turn to: the helplines of contacts.toml, chosen by need, nation and whom they are for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.models import ContactLine, Retrieved
from knowledge_base.models import Nation
from knowledge_base.records import Contact, load_records
from knowledge_base.settings import HERE

TOPIC_TAGS: dict[str, tuple[str, ...]] = {
    "flexible-working": ("employment_rights",),
    "maternity-and-loss": ("maternity", "employment_rights"),
    "family-leave": ("employment_rights", "carers"),
    "returning": ("employment_rights", "careers"),
    "registration": ("careers",),
    "childcare": ("childcare", "money"),
    "equality-and-problems": ("discrimination", "employment_rights"),
    "roles-and-pay": ("careers",),
    "learning": ("careers",),
    "returner-schemes": ("careers",),
    "networks-and-mentoring": ("careers",),
    "leadership-and-equity": ("careers",),
    "job-search": ("careers",),
    "help-and-contacts": ("employment_rights",),
}
"""Topic folder of the nearest section → who would know."""
VOTERS = 5
"""Found sections whose topics count."""
SECOND = 0.5
"""Share of the first topic's votes from which the second counts too."""
FOR_SOME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bmatern|\bpatern|pregnan|\bmothers?\b|\bmums?\b|\bdads?\b|\bfathers?\b|\bparent|\bbab(?:y|ies)\b|\bbirth|breastf|"
        r"\badopt|\bchild|\bkids?\b|\bmat (?:leave|pay)\b",
        r"\bcarer|\bcaring\b|\bcare for\b|\blook(?:s|ed|ing)? after\b",
        r"\bdisab|\bhealth condition|\bill(?:ness)?\b|\baccess to work\b|\bdeaf\b|\bblind\b|\bwheelchair|\bautis|\badhd\b",
        r"\bdoctors?\b|\bdentists?\b|\bgps?\b|\bconsultant|\bregistrar\b",
        r"\bnurs(?:e|es|ing)\b|\bmidwi|\bnmc\b",
        r"\ballied health|\bhcpc\b|\bphysio|\bradiograph|\bparamedic|\btherapist|\bdietit|\bpodiatr|\boperating department",
        r"\bsocial work",
        r"\bpharmac",
    )
)
"""Families, carers, disabled people and professions. A contact whose own words name some of these is
for them, and is given to people who spoke of one of them too."""


def contacts(tags: Sequence[str], nation: Nation | None = None, limit: int | None = None) -> tuple[ContactLine, ...]:
    """Contacts that carry any of the tags, those for the earlier tags first; for one nation when it is known."""
    lines: dict[str, ContactLine] = {}
    for tag in tags:
        for contact_id, contact in _all().items():
            if tag in contact.tags and (nation is None or nation in contact.nations):
                lines.setdefault(contact_id, _line(contact_id, contact))
    return tuple(lines.values())[:limit]


@lru_cache(maxsize=1)
def public_numbers() -> frozenset[str]:
    """The digits of every phone number in the records: anyone may write them."""
    lines = (_line(contact_id, contact) for contact_id, contact in _all().items())
    return frozenset(line.dial for line in lines if line.dial)


def every_address() -> tuple[str, ...]:
    """The web addresses in the records."""
    return tuple(str(contact.url) for contact in _all().values() if contact.url)


def who_would_know(topics: Iterable[str], nation: Nation | None, said: str) -> tuple[ContactLine, ...]:
    """Up to three contacts for the topics, earlier ones first; none that is for others than who speaks in `said`."""
    tags = dict.fromkeys(tag for topic in topics for tag in TOPIC_TAGS.get(topic, ()))
    fitting = [line for line in contacts([*tags], nation) if for_them(line, said)]
    return tuple(fitting or contacts(["employment_rights"], nation))[:3]


def topics_of(found: Sequence[Retrieved]) -> list[str]:
    """The topic that most of the first found sections speak of, by their scores; the second when it is near."""
    votes: dict[str, float] = defaultdict(float)
    for one in found[:VOTERS]:
        votes[one.section.topic] += one.score
    first, *others = sorted(votes, key=lambda topic: -votes[topic]) or [""]
    return [first, *(topic for topic in others[:1] if votes[topic] >= SECOND * votes[first])]


def for_them(line: ContactLine, said: str) -> bool:
    """Whether a contact is for everyone, or for people such as the one who speaks."""
    own = [pattern for pattern in FOR_SOME if pattern.search(f"{line.name} {line.what_for}")]
    return not own or any(pattern.search(said) for pattern in own)


def _line(contact_id: str, contact: Contact) -> ContactLine:
    return ContactLine(
        id=contact_id,
        name=contact.name,
        what_for=contact.what_for,
        phone=contact.phone,
        text=contact.text,
        url=str(contact.url) if contact.url else None,
        hours=contact.hours,
        caution=contact.caution,
        nations=contact.nations,
    )


@lru_cache(maxsize=1)
def _all() -> dict[str, Contact]:
    return load_records(HERE / "contacts.toml", Contact)
