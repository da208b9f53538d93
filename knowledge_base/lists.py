"""List items → sentences that make sense: short points join the words that introduce them."""

import re
from collections.abc import Iterator, Sequence

from knowledge_base.models import Frozen, NonEmpty
from knowledge_base.readers.blocks import Block
from knowledge_base.readers.characters import words_in
from knowledge_base.segmenter import sentences

MAX_JOINED_WORDS = 60
"""A list longer than this becomes several sentences."""
ITEM_END = re.compile(r"[;,.]*\s*(?:\b(and|or)\b)?[;,.\s]*$")
FULL_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?: \[[^\[\]]+\])?$")
"""The end of a sentence, with or without [who said it] behind."""
ADDRESS_END = re.compile(r"\s+(?:https?://|www\.)\S+$", re.IGNORECASE)


class Line(Frozen):
    """A sentence-to-be."""

    text: NonEmpty
    page: int | None = None
    leans: bool = False
    """It travels with the sentence before it."""


def is_sentence(text: str) -> bool:
    """Whether a list item says something by itself."""
    return bool(FULL_STOP.search(text)) and words_in(text) >= 5 and not text[0].islower()


def list_lines(intro: str, items: Sequence[Block], *, page: int | None) -> Iterator[Line]:
    """The lines of a list. `intro` is the sentence or heading that leads into it, or empty; it is told here."""
    if 2 * sum(is_sentence(item.text) for item in items) >= len(items):
        yield from ([Line(text=intro, page=page)] if intro.endswith((":", ".", "?")) else [])
        for item in items:
            for position, text in enumerate(sentences(ADDRESS_END.sub("", item.text))):
                yield Line(text=completed(text), page=item.page, leans=bool(intro) or position > 0)
        return
    start, place, group = intro.rstrip(" :-–—"), page, list[str]()
    groups = 0
    for item in items:
        told = words_in(" ".join([start, *group]))
        if group and told + words_in(item.text) > MAX_JOINED_WORDS:
            yield Line(text=_joined(start, group), page=place, leans=groups > 0 or not intro)
            start, place, group, groups = "", item.page, [], groups + 1
        group.append(ADDRESS_END.sub("", item.text))
        place = place or item.page
    yield Line(text=_joined(start, group), page=place, leans=groups > 0 or not intro)


def completed(text: str) -> str:
    """The text with a full stop where it has no end of its own."""
    bare = text.rstrip(" ;,:")
    return bare if FULL_STOP.search(bare) else f"{bare}."


def _joined(start: str, items: Sequence[str]) -> str:
    text = f"{start}: " if start else ""
    for position, item in enumerate(items):
        end = ITEM_END.search(item)
        bare, word = (item[: end.start()], end[1]) if end else (item, None)
        last = position == len(items) - 1
        text += bare.rstrip() + ("" if last else f"; {word} " if word else "; ")
    return completed(text)
