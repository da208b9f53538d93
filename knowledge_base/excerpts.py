"""A part of a text that is read with the rest of the text around it."""

from typing import NamedTuple


class Excerpt(NamedTuple):
    """Spans of characters of `whole`, in their order.

    Its vector is the mean of its own word pieces after the model has read the whole, so that several excerpts of one
    text cost one reading (Günther et al. 2024, "Late chunking: contextual chunk embeddings").
    """

    whole: str
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The excerpt by itself."""
        return " ".join(self.whole[start:end].strip() for start, end in self.spans)


def all_of(text: str) -> Excerpt:
    """A text as an excerpt of itself."""
    return Excerpt(text, ((0, len(text)),))


def excerpt(whole: str, pieces: tuple[str, ...]) -> Excerpt | None:
    """The excerpt made of `pieces` of `whole`, each found after the one before; None when one is not there."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        start = whole.find(piece, spans[-1][1] if spans else 0)
        if start < 0:
            return None
        spans.append((start, start + len(piece)))
    return Excerpt(whole, tuple(spans))
