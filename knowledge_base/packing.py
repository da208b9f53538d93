"""The texts of one message in a pass or two through the model, with little padding.

A batch pads each text to the longest, and each pass has a cost of its own. Here texts share rows that are as long as
the longest of them, each word sees the words of its own text only, and positions count from each text's start: the
vectors are those of the texts by themselves (Krell et al. 2021, "Efficient sequence packing without
cross-contamination"). One row for all would be slower, because attention grows with the square of a row.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from knowledge_base.excerpts import Excerpt

if TYPE_CHECKING:
    from torch import Tensor

ATTENTION = 1 / 800
"""What the attention of a word piece to another costs, in units of what else is done for a word piece. Measured."""
PASS = 8
"""Rows of one pass."""

Row = list[int]


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
        packed = rows([len(pieces) for pieces in read["input_ids"]])
        states: dict[int, NDArray[np.float32]] = {}
        for start in range(0, len(packed), PASS):
            states |= self._pass(packed[start : start + PASS], read["input_ids"])
        places = {whole: place for place, whole in enumerate(wholes)}
        means = [
            states[places[one.whole]][_held(read["offset_mapping"][places[one.whole]], one.spans)].mean(axis=0)
            for one in excerpts
        ]
        vectors = np.stack(means)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def _pass(self, packed: Sequence[Row], texts: Sequence[Sequence[int]]) -> dict[int, NDArray[np.float32]]:
        """The number of each text of the rows, and the states of its word pieces, of shape (pieces, dimensions)."""
        import torch

        longest = max(sum(len(texts[text]) for text in row) for row in packed)
        pieces, positions, owners = np.zeros((3, len(packed), longest), dtype=np.int64)
        for place, row in enumerate(packed):
            start = 0
            for text in row:
                end = start + len(texts[text])
                pieces[place, start:end] = texts[text]
                positions[place, start:end] = np.arange(end - start)
                owners[place, start:end] = text + 1
                start = end
        alone = len(packed) == len(packed[0]) == 1
        with torch.inference_mode():
            states = self._bert(
                input_ids=torch.from_numpy(pieces),
                position_ids=torch.from_numpy(positions),
                attention_mask=None if alone else _own_text_only(torch.from_numpy(owners)),
            ).last_hidden_state.numpy()
        return {text: states[place, owners[place] == text + 1] for place, row in enumerate(packed) for text in row}


def _held(offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which word pieces begin within a span; the marks of a text are of no width and always held."""
    starts, ends = np.asarray(offsets).T
    held: NDArray[np.bool_] = starts == ends
    for start, end in spans:
        held |= (starts >= start) & (starts < end)
    return held


def rows(lengths: Sequence[int]) -> list[Row]:
    """The numbers of the texts of each row, in the number of rows that costs least."""
    if not lengths:
        return []
    most = -(-sum(lengths) // max(lengths))
    return min((_balanced(lengths, count) for count in range(1, most + 1)), key=lambda found: _cost(lengths, found))


def _balanced(lengths: Sequence[int], count: int) -> list[Row]:
    """The longest text first, each in the row that holds least (Graham 1969, "longest processing time")."""
    found: list[Row] = [[] for _ in range(count)]
    held = [0] * count
    for text in sorted(range(len(lengths)), key=lambda text: -lengths[text]):
        row = held.index(min(held))
        found[row].append(text)
        held[row] += lengths[text]
    return [row for row in found if row]


def _cost(lengths: Sequence[int], found: Sequence[Row]) -> float:
    longest = max(sum(lengths[text] for text in row) for row in found)
    return len(found) * longest * (1 + longest * ATTENTION)


def _own_text_only(owners: "Tensor") -> "Tensor":
    """What is added to the attention: 0 within a text, the lowest number between texts; shape (rows, 1, n, n)."""
    import torch

    apart = owners[:, :, None] != owners[:, None, :]
    return torch.zeros(apart.shape).masked_fill_(apart, torch.finfo(torch.float32).min)[:, None]
