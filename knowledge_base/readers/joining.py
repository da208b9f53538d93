"""Repairs what page layout breaks: hyphens, paragraphs cut in two, page furniture, split-off attributions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from knowledge_base.readers.blocks import Block, BlockKind
from knowledge_base.readers.characters import words_in

PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|p\.|pg)\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[\W_]*$|^[ivxlc]{1,6}$", re.IGNORECASE
)
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$|\t\s*[-.]?\s*\d{1,3}$")
"""The end of a line in a table of contents."""
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
HANGING = re.compile(
    r"(?:[,–—-]|\b(?:a|an|and|at|as|but|by|for|from|in|into|is|are|of|on|or|our|that|the|their|these|this|to|which|who|with))$",
    re.IGNORECASE,
)
"""An end that cannot be the end of a sentence."""
LAST_BUT_ONE = re.compile(r"[;,]\s*(?:and|or)[;,]?$", re.IGNORECASE)
"""The end of the last list item but one."""
ATTRIBUTION = re.compile(
    r"^\[[^\[\]]{3,60}\]$|^[–—-]\s?[A-Z][^.!?]{2,70}$|^[A-Z][\w&.'’ -]{1,60},? ?\((?:19|20)\d\d[a-z]?\)\.?$"
)
"""Who said it, on a line of its own: [Research participant] or IBM, (2024)."""
WEB = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MIN_REPEATS = 3


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word, and each hyphenated word, occurs away from line ends."""
    return Counter(word.lower() for line in lines for word in WORD.findall(line)[:-1])


def glued(first: str, second: str, known: Counter[str] | None = None) -> str:
    """Two lines as one; a hyphen at the line end goes unless the document writes the word with one."""
    head, tail = re.search(r"([^\W\d_]+)-$", first), re.match(r"[^\W\d_]+", second)
    if not head or not tail or not second[0].islower():
        return f"{first} {second}"
    whole, dashed = head[1] + tail[0], f"{head[1]}-{tail[0]}"
    counts = known or Counter()
    return first + second if counts[dashed.lower()] > counts[whole.lower()] else first[:-1] + second


def furniture(pages: Sequence[Iterable[str]], least: int = MIN_REPEATS) -> frozenset[str]:
    """Texts that repeat at the edges of `least` pages, or of both of two: running headers and footers.

    `pages` holds, for each page, its edge lines as their `key`.
    """
    counts = Counter(found for lines in pages for found in set(lines))
    least = max(2, min(least, len(pages)))
    return frozenset(found for found, count in counts.items() if count >= least and found)


def key(line: str) -> str:
    """A line without its digits, so that numbered headers are alike."""
    return re.sub(r"\d+", "#", line.strip().lower())


def repaired(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without furniture; cut paragraphs are whole and attributions stand with their quotes."""
    done: list[Block] = []
    for block in blocks:
        if PAGE_NUMBER.match(block.text) or LEADERS.search(block.text):
            continue
        if done and _continues(done[-1], block):
            done[-1] = _join(done[-1], block)
        else:
            done.append(block)
    return done


def _join(first: Block, second: Block) -> Block:
    text = glued(first.text, second.text)
    if len(text) == len(first.text) + len(second.text) + 1:
        return first.followed_by(second.text, second.page)
    shorter = first.model_copy(update={"text": text[: len(text) - len(second.text)]})
    return shorter.followed_by(second.text, second.page, gap="")


def _continues(first: Block, second: Block) -> bool:
    kinds = (first.kind, second.kind)
    if kinds == (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH):
        return _goes_on(first.text, second.text) or (_quoted(first.text) and bool(ATTRIBUTION.match(second.text)))
    if kinds == (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return second.text[0].islower() and not ENDS.search(first.text)
    hangs = bool(HANGING.search(first.text)) and not LAST_BUT_ONE.search(first.text)
    return kinds == (BlockKind.ITEM, BlockKind.ITEM) and second.text[0].islower() and hangs


def _goes_on(first: str, second: str) -> bool:
    if WEB.match(second):
        return first.endswith(":")
    if ENDS.search(first) or words_in(first) < 2:
        return False
    return second[0].islower() or bool(HANGING.search(first))


def _quoted(text: str) -> bool:
    """Whether an attribution may follow: a sentence, not a label."""
    return words_in(text) >= 4


def pages_of(text: str) -> Iterator[tuple[int | None, str]]:
    """(page, text) of a text with form feeds between pages; the page is None without them."""
    parts = text.split("\f")
    if len(parts) == 1:
        yield None, text
    else:
        yield from enumerate(parts, start=1)
