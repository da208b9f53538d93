"""A few of the real guides, and an assistant with the real embedder over them."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from knowledge_base.build import build_index
from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.loaders import load_corpus
from knowledge_base.models import Corpus
from knowledge_base.reader import LiveKnowledgeBase
from knowledge_base.settings import HERE


def real_guides(ids: Collection[str]) -> Corpus:
    whole = load_corpus(HERE / "documents", HERE / "sources.toml")
    return whole.model_copy(update={"documents": tuple(d for d in whole.documents if d.id in ids)})


def over_real_guides(directory: Path, ids: Collection[str]) -> Assistant:
    """Its index is made in the directory."""
    settings = Settings(data_dir=directory, _env_file=None)
    embedder = SentenceTransformerEmbedder()
    build_index(real_guides(ids), embedder, settings.index_dir)
    return Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, lambda: date(2026, 11, 22))
