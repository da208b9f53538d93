"""The texts of one message in as few passes through the model as they fit in, without padding.

A batch pads each text to the longest, and each pass has a cost of its own. Here the texts stand in one row, each
word sees the words of its own text only, and positions count from each text's start: the vectors are those of the
texts by themselves (Krell et al. 2021, "Efficient sequence packing without cross-contamination").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from knowledge_base.excerpts import Excerpt

if TYPE_CHECKING:
    from torch import Tensor

ROOM = 400
"""Word pieces of one pass; the attention between texts is computed and thrown away, so a longer row gains nothing."""


class PackedEncoder:
    """Mean-pooled unit vectors of a BERT model. `bert` and `tokenizer` are of transformers; the tokenizer is its own."""

    def __init__(self, bert: Any, tokenizer: Any, longest: int) -> None:
        self._bert = bert
        self._tokenizer = tokenizer
        self._longest = longest

    def embed(self, excerpts: Sequence[Excerpt]) -> NDArray[np.float32]:
        """Shape (len(excerpts), dimensions); a text is read once and cut at `longest` word pieces.

        The marks that open and close a text count in every excerpt of it.
        """
        wholes = list(dict.fromkeys(one.whole for one in excerpts))
        read = self._tokenizer(wholes, truncation=True, max_length=self._longest, return_offsets_mapping=True)
        states = [text for row in rows(read["input_ids"]) for text in self._pass(row)]
        places = {whole: place for place, whole in enumerate(wholes)}
        means = [
            states[places[one.whole]][_held(read["offset_mapping"][places[one.whole]], one.spans)].mean(axis=0)
            for one in excerpts
        ]
        vectors = np.stack(means)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def _pass(self, pieces: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """The states of each text's word pieces, of shape (pieces, dimensions)."""
        import torch

        lengths = [len(text) for text in pieces]
        with torch.inference_mode():
            states = self._bert(
                input_ids=torch.tensor([[piece for text in pieces for piece in text]]),
                position_ids=torch.cat([torch.arange(length) for length in lengths])[None],
                attention_mask=_own_text_only(lengths) if len(pieces) > 1 else None,
            ).last_hidden_state[0]
        return np.split(states.numpy(), np.cumsum(lengths)[:-1])


def _held(offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which word pieces begin within a span; the marks of a text are of no width and always held."""
    starts, ends = np.asarray(offsets).T
    held: NDArray[np.bool_] = starts == ends
    for start, end in spans:
        held |= (starts >= start) & (starts < end)
    return held


def rows(pieces: Sequence[Sequence[int]]) -> list[list[Sequence[int]]]:
    """Texts in their order, as many in a row as there is room for; a longer one has a row to itself."""
    found: list[list[Sequence[int]]] = []
    for text in pieces:
        if found and sum(map(len, found[-1])) + len(text) <= ROOM:
            found[-1].append(text)
        else:
            found.append([text])
    return found


def _own_text_only(lengths: Sequence[int]) -> "Tensor":
    """What is added to the attention: 0 within a text, the lowest number between texts; shape (1, 1, n, n)."""
    import torch

    owner = torch.repeat_interleave(torch.arange(len(lengths)), torch.tensor(lengths))
    apart = owner[:, None] != owner[None, :]
    return torch.zeros(apart.shape).masked_fill_(apart, torch.finfo(torch.float32).min)[None, None]
