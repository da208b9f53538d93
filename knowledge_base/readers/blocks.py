"""What every reader returns: the blocks of a document, in reading order."""

from enum import StrEnum

from knowledge_base.models import Frozen, NonEmpty


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """One point of a list, without its bullet."""
    ROW = "row"
    """One row of a table, written out with the heads of its columns."""


class Block(Frozen):
    """A heading, a paragraph, a list item or a table row, as one line of clean text."""

    kind: BlockKind
    text: NonEmpty
    level: int = 0
    """Of a heading: 1 is the highest."""
    page: int | None = None
    """The page it begins on, from 1; None where the format has no pages."""
    turns: tuple[tuple[int, int], ...] = ()
    """(offset in the text, page) wherever the block goes on over a page."""
    anchor: str | None = None
    """Of a heading in a web page: its id there."""

    def page_at(self, offset: int) -> int | None:
        """The page of the character at `offset`."""
        page = self.page
        for start, later in self.turns:
            page = later if offset >= start else page
        return page

    def followed_by(self, text: str, page: int | None, gap: str = " ") -> "Block":
        """This block with more text at its end, which may stand on a later page."""
        offset = len(self.text) + len(gap)
        turns = (*self.turns, (offset, page)) if page is not None and page != self.page else self.turns
        return self.model_copy(update={"text": f"{self.text}{gap}{text}", "turns": turns})


class Reading(Frozen):
    """A document as its reader found it."""

    blocks: tuple[Block, ...]
    title: str = ""
    """The title that the file itself states, or empty."""
