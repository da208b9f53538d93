"""Settings → a ready Assistant. The heavy imports happen here, when called."""

from collections.abc import Callable
from datetime import date

from assistant.pipeline import Assistant
from assistant.settings import Settings


def load_assistant(settings: Settings, today: Callable[[], date] = date.today) -> Assistant:
    """Open the current index and warm the embedder up. Raises MissingIndexError or EmbeddingError."""
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.reader import LiveKnowledgeBase

    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    embedder.embed(["warm up"])
    return Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, today)
