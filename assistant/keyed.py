"""Passages as a language model gets them: fenced data, sentences with opaque keys, no address.

A web or email address becomes a mark (`ADDRESS-1`), so that the model can neither read nor write
one; the mark becomes the address again only in a sentence that cites the sentence that holds it.
Lines that speak to a model ("ignore your instructions") are not handed on at all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.models import Retrieved
from knowledge_base.models import Frozen, Section, Sentence

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>]*[\w/]|"
    r"\b(?!(?-i:GOV\.UK)\b)[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|eu|io|ie|info|app|dev|co|ai|me|cymru|wales|scot|gov|nhs)\b(?:/[^\s<>]*[\w/])?",
    re.IGNORECASE,
)
"""Web and email addresses, also without a scheme. GOV.UK is also a name."""
MARK = re.compile(r"\bADDRESS-\d+\b")
TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instruction|prompt|rule|direction|above|previous|earlier)|"
    r"\bsystem (?:prompt|message)\b|\b(?:you are|act as|pretend to be|behave as) (?:now )?(?:an? |the )?(?:\w+ )?"
    r"(?:ai|assistant|chat ?bot|language model|llm|gpt)\b|\b(?:note|message|instructions?) (?:to|for) (?:the )?"
    r"(?:ai|assistant|chat ?bot|language model|llm|model)\b|^\W*(?:assistant|system|user|ai) ?:|"
    r"\b(?:tell|say to|convince) the (?:user|reader|person asking)\b|</?(?:passages?|question|system|instructions?)\b",
    re.IGNORECASE,
)
"""Words that are said to a language model and not to a reader."""


@lru_cache(maxsize=50_000)
def is_to_a_model(sentence: str) -> bool:
    """Whether a sentence of a document speaks to a language model."""
    return bool(TO_A_MODEL.search(sentence))


class Keyed(Frozen):
    """A sentence that the model may cite."""

    key: str
    """Opaque: it tells neither guide nor source."""
    section: Section
    sentence: Sentence
    block: int
    """Position in its section of the sentence that it limits, or of itself, from 0."""


class Passages(Frozen):
    """What one prompt holds."""

    text: str
    by_key: Mapping[str, Keyed]
    addresses: Mapping[str, str]
    """Mark → address."""

    def resolved(self, text: str, cited: Iterable[Keyed]) -> str | None:
        """The text with its marks replaced; None when it holds an address, or a mark that its citations do not."""
        if ADDRESS.search(text):
            return None
        held = " ".join(keyed.sentence.text for keyed in cited)
        marks = set(MARK.findall(text))
        if any(mark not in self.addresses or self.addresses[mark] not in held for mark in marks):
            return None
        return MARK.sub(lambda found: self.addresses[found[0]], text)


def passages(results: Sequence[Retrieved], leave_out: Callable[[str], bool] = lambda _: False) -> Passages:
    """The sections as fenced text, with their nations, dates and limits, and what their keys stand for."""
    marks: dict[str, str] = {}
    by_key = {
        keyed.key: keyed
        for number, found in enumerate(results, start=1)
        for keyed in _keyed(number, found.section)
        if not (is_to_a_model(keyed.sentence.text) or leave_out(keyed.sentence.text))
    }
    held = {
        found.section.id: [keyed for keyed in by_key.values() if keyed.section == found.section] for found in results
    }
    text = "\n\n".join(_passage(lines, marks) for lines in held.values() if lines)
    return Passages(text=text, by_key=by_key, addresses={mark: address for address, mark in marks.items()})


def fenced(text: str) -> str:
    """The text without the signs that could close its fence."""
    return text.replace("<", "‹").replace(">", "›")


def limited_by(section: Section, position: int) -> tuple[Sentence, ...]:
    """The sentences that limit the one at the position, from 0, and travel with it."""
    after = section.sentences[position + 1 :]
    end = next((offset for offset, sentence in enumerate(after) if not sentence.limits), len(after))
    return after[:end]


def _keyed(number: int, section: Section) -> Iterator[Keyed]:
    block = 0
    for position, sentence in enumerate(section.sentences):
        block = block if sentence.limits else position
        yield Keyed(key=f"P{number}S{position + 1}", section=section, sentence=sentence, block=block)


def _passage(lines: Sequence[Keyed], marks: dict[str, str]) -> str:
    section = lines[0].section
    told = []
    for one in lines:
        passage = one.key.partition("S")[0]
        limits = f" (limits {passage}S{one.block + 1})" if one.sentence.limits else ""
        told.append(
            f"{one.key}{limits}: {ADDRESS.sub(lambda found: _mark(found[0], marks), fenced(one.sentence.text))}"
        )
    title = fenced(f"{section.document_title}: {section.title}").replace('"', "'")
    return f'<passage title="{title}" {_holds(section)}>\n' + "\n".join(told) + "\n</passage>"


def _holds(section: Section) -> str:
    nations = ", ".join("Northern Ireland" if nation == "NI" else nation.value for nation in section.nations)
    until = f" until {section.valid_until.isoformat()}" if section.valid_until else ""
    return f'nations="{nations}" valid="from {section.valid_from.isoformat()}{until}"'


def _mark(address: str, marks: dict[str, str]) -> str:
    return marks.setdefault(address, f"ADDRESS-{len(marks) + 1}")
