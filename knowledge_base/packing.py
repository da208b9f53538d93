"""The texts of one message in as few passes through the model as they fit in, without padding.

A batch pads each text to the longest, and each pass has a cost of its own. Here the texts stand in one row, each
word sees the words of its own text only, and positions count from each text's start: the vectors are those of the
texts by themselves (Krell et al. 2021, "Efficient sequence packing without cross-contamination").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

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

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimensions); a text is cut at `longest` word pieces."""
        pieces = self._tokenizer(list(texts), truncation=True, max_length=self._longest)["input_ids"]
        return np.concatenate([self._pass(row) for row in rows(pieces)])

    def _pass(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        import torch

        lengths = torch.tensor([len(text) for text in pieces])
        owner = torch.repeat_interleave(torch.arange(len(pieces)), lengths)
        with torch.inference_mode():
            states = self._bert(
                input_ids=torch.tensor([[piece for text in pieces for piece in text]]),
                position_ids=torch.cat([torch.arange(len(text)) for text in pieces])[None],
                attention_mask=_own_text_only(owner) if len(pieces) > 1 else None,
            ).last_hidden_state[0]
            sums = torch.zeros(len(pieces), states.shape[1]).index_add_(0, owner, states)
            unit = torch.nn.functional.normalize(sums / lengths[:, None], dim=1)
        return np.asarray(unit.numpy(), dtype=np.float32)


def rows(pieces: Sequence[Sequence[int]]) -> list[list[Sequence[int]]]:
    """Texts in their order, as many in a row as there is room for; a longer one has a row to itself."""
    found: list[list[Sequence[int]]] = []
    for text in pieces:
        if found and sum(map(len, found[-1])) + len(text) <= ROOM:
            found[-1].append(text)
        else:
            found.append([text])
    return found


def _own_text_only(owner: "Tensor") -> "Tensor":
    """What is added to the attention: 0 within a text, the lowest number between texts; shape (1, 1, n, n)."""
    import torch

    apart = owner[:, None] != owner[None, :]
    return torch.zeros(apart.shape).masked_fill_(apart, torch.finfo(torch.float32).min)[None, None]
