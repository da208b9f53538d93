"""What a person states about a document when adding it, checked: network, title, publisher, address, dates, nations."""

import re
from datetime import date, datetime, timedelta

from pydantic import HttpUrl, TypeAdapter, ValidationError

from knowledge_base.errors import DocumentError
from knowledge_base.models import Frozen, Nation
from knowledge_base.readers.characters import clean

SHARED = "shared"
"""The folder of documents that belong to no network."""
NETWORK = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
MAX_NETWORK = 60
REVIEW_AFTER = timedelta(days=365)
PUBLISHED_FORMATS = ("%Y-%m-%d", "%Y-%m", "%Y", "%d %B %Y", "%B %Y")
NATION_NAMES = {nation.value.lower(): nation for nation in Nation} | {"northern ireland": Nation.NI}
ADDRESS: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
MAX_TEXT = 300
"""Longest title or publisher, in characters."""


class Details(Frozen):
    """Empty title: the document's own. Empty publisher: said as "publisher not given"."""

    network: str | None = None
    title: str = ""
    publisher: str = ""
    url: HttpUrl | None = None
    published: str | None = None
    nations: tuple[Nation, ...] = tuple(Nation)
    review_by: date


class Typed(Frozen):
    """The options as a person typed them."""

    network: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    nations: tuple[str, ...] = ()
    review_by: str | None = None


def details_of(typed: Typed, today: date) -> Details:
    """Check what was typed. Raises DocumentError, naming the option and what to write."""
    return Details(
        network=_network(typed.network),
        title=_text("--title", typed.title),
        publisher=_text("--publisher", typed.publisher),
        url=_url(typed.url),
        published=_published(typed.published, today),
        nations=tuple(dict.fromkeys(_nation(name) for name in typed.nations)) or tuple(Nation),
        review_by=_review_by(typed.review_by, today),
    )


def _network(name: str | None) -> str | None:
    if name is None:
        return None
    if name == SHARED or len(name) > MAX_NETWORK or not NETWORK.match(name):
        raise DocumentError(
            f"--network {name!r} is not a network's name. "
            "Use lower-case letters, digits and hyphens, such as shuri-network."
        )
    return name


def _text(option: str, text: str | None) -> str:
    cleaned = clean(text or "")
    if (text is not None and not cleaned) or len(cleaned) > MAX_TEXT:
        raise DocumentError(f"{option} is empty or longer than {MAX_TEXT} characters. Write it in a few words.")
    return cleaned


def _url(address: str | None) -> HttpUrl | None:
    if address is None:
        return None
    try:
        return ADDRESS.validate_python(address)
    except ValidationError as error:
        raise DocumentError(f"--url {address!r} is not a web address. Write it with https:// in full.") from error


def _published(text: str | None, today: date) -> str | None:
    if text is None:
        return None
    for form in PUBLISHED_FORMATS:
        try:
            moment = datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
        if moment > today:
            raise DocumentError(f"--published {text!r} is in the future. Write the date on the document.")
        return text.strip()
    raise DocumentError(f"--published {text!r} is not a date. Write 2024, 2024-09, 2024-09-30 or September 2024.")


def _nation(name: str) -> Nation:
    nation = NATION_NAMES.get(name.strip().lower())
    if nation is None:
        raise DocumentError(
            f"--nation {name!r} is not a nation. Use England, Scotland, Wales or NI; repeat the option for more."
        )
    return nation


def _review_by(text: str | None, today: date) -> date:
    if text is None:
        return today + REVIEW_AFTER
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise DocumentError(f"--review-by {text!r} is not a date. Write it as {today + REVIEW_AFTER}.") from error
    if day <= today:
        raise DocumentError(f"--review-by {text!r} has passed. Give a day after {today}.")
    return day
