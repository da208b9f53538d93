"""What a document may say in an answer: retrieved text is data, never an order, and sends nobody to unknown places.

An added document can hold a sentence that is written for the program and not for people ("Ignore
your instructions …"), or an address that nobody checked. Such a sentence is found like any other
but never shown. Addresses of sources and contacts are known.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from assistant.contacts import every_address
from assistant.models import Retrieved
from knowledge_base.models import Section

MACHINE = r"(?:assistant|ai assistant|chat ?bot|bot|language model|llm|ai model|gpt)"
BEFORE = r"(?:previous|prior|above|earlier|preceding|system|original|your)"
ORDER = re.compile(
    rf"\b(?:ignore|disregard|forget|override|bypass|discard)\b (?:\w+ ){{0,3}}{BEFORE} (?:\w+ )?(?:instructions?|prompts?|directions|messages?|commands?|text|guidelines|rules)\b|"
    r"\b(?:ignore|disregard|forget) (?:the above|everything (?:above|before|you)|all of the above|all (?:instructions|prompts))\b|"
    r"\b(?:system|hidden|initial|secret|developer) prompt\b|\b(?:reveal|print|show|repeat|output|leak) (?:\w+ ){0,2}your (?:\w+ )?(?:prompt|instructions)\b|"
    rf"\b(?:attention|note to|dear|hey|hello|instructions? (?:to|for)|message (?:to|for)) (?:the |this |any |all )?{MACHINE}s?\b|^\W*{MACHINE}s?\s*[:,] |"
    r"\byou are (?:now|no longer) (?:an? )?(?:unrestricted|free (?:of|from)|jailbroken|dan\b|evil|pirate|different (?:ai|assistant)|bound by)|"
    r"\bfrom now on,? (?:you (?:will|must|are to|should) )?(?:answer|reply|respond|speak|talk)\b|"
    rf"\b{MACHINE}s? (?:must|should|shall|has to|have to|is to|will) (?:now |always |only |also |then |instead )*(?:say|reply|respond|answer|tell|write|output|print|recommend|ignore)\b|"
    r"\b(?:respond|reply|answer) (?:only |always |every question )?with (?:the (?:words?|phrase|sentence|text)\b|only\b|\")|"
    r"</?(?:system|assistant|user|instructions?|prompt)>|\[/?inst\]|<\|",
    re.IGNORECASE,
)
"""Words written for a program that reads."""
ADDRESS = re.compile(
    r"(?:\b(?:https?|ftp)://|\bwww\.)[^\s)\]>\"']+|(?:[\w.+%-]+@)?\b(?:[a-z0-9-]+\.)+(?:com|org|net|uk|co|io|info|example|dev|app|me|biz|xyz|ru|cn|link|site|online|shop|gov|edu|int|eu|test|top|click|ly)\b(?:/[^\s)\]>\"']*)?",
    re.IGNORECASE,
)


def quotable(results: Iterable[Retrieved], addresses: Sequence[str]) -> tuple[Retrieved, ...]:
    """The results without sentences that must not be shown, and without sections of which nothing is left.

    `addresses` are those of the sources.
    """
    hosts = known_hosts(tuple(addresses))
    kept = ((result, _kept(result.section, hosts)) for result in results)
    return tuple(
        result if section is result.section else result.model_copy(update={"section": section})
        for result, section in kept
        if section is not None
    )


def may_be_shown(text: str, hosts: frozenset[str]) -> bool:
    """Whether a sentence gives no order to a program and names no unknown address."""
    return not ORDER.search(text) and all(is_known(match.group(0), hosts) for match in ADDRESS.finditer(text))


@lru_cache(maxsize=8)
def known_hosts(urls: Sequence[str]) -> frozenset[str]:
    """The hosts of the sources and of the contacts, without `www.`."""
    return frozenset(_host(url) for url in (*urls, *every_address()))


def _host(address: str) -> str:
    address = address.rsplit("@", 1)[-1]
    return (urlsplit(address if "://" in address else f"//{address}").hostname or "").removeprefix("www.")


def is_known(address: str, hosts: frozenset[str]) -> bool:
    """A host is known when it is one of these, a part of one or its parent (`gov.uk` for `www.gov.uk`)."""
    host = _host(address.rstrip(".,;:"))
    return any(host == known or host.endswith(f".{known}") or known.endswith(f".{host}") for known in hosts)


def _kept(section: Section, hosts: frozenset[str]) -> Section | None:
    if section.asks:  # a guide of ours, which the quality gates have read; added documents have none
        return section
    shown = [may_be_shown(sentence.text, hosts) for sentence in section.sentences]
    if all(shown):
        return section
    if not any(shown):
        return None
    sentences = tuple(sentence for sentence, kept in zip(section.sentences, shown, strict=True) if kept)
    starts = [sum(section.paragraphs[:n]) for n in range(len(section.paragraphs))]
    counts = (sum(shown[start : start + n]) for start, n in zip(starts, section.paragraphs, strict=True))
    return section.model_copy(update={"sentences": sentences, "paragraphs": tuple(n for n in counts if n)})
