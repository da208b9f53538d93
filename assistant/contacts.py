"""Who to turn to: the helplines of contacts.toml, chosen by need and nation."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.models import ContactLine
from knowledge_base.models import Nation
from knowledge_base.records import Contact, load_records
from knowledge_base.settings import HERE

TOPIC_TAGS: dict[str, tuple[str, ...]] = {
    "flexible-working": ("employment_rights",),
    "maternity-and-loss": ("maternity", "employment_rights"),
    "family-leave": ("employment_rights", "carers"),
    "returning": ("employment_rights", "careers"),
    "registration": ("careers",),
    "childcare": ("money", "childcare"),
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


def who_would_know(topics: Iterable[str], nation: Nation | None) -> tuple[ContactLine, ...]:
    """Up to three contacts for the topics of the nearest sections."""
    tags = dict.fromkeys(tag for topic in topics for tag in TOPIC_TAGS.get(topic, ()))
    return contacts([*tags, "employment_rights"], nation, limit=3)


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
