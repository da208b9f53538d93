"""Settings → a ready Assistant. The heavy imports happen here, when called."""

from collections.abc import Callable
from datetime import date

from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.settings import Settings

WARM_UP = "What is flexible working, and who can ask for it?"
"""Asked once at the start, so that the first person does not wait for what is made at first use."""


def load_assistant(settings: Settings, today: Callable[[], date] = date.today) -> Assistant:
    """Open the current index and warm the embedder up. Raises MissingIndexError or EmbeddingError."""
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.reader import LiveKnowledgeBase

    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    embedder.serve_many()
    assistant = Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, today)
    assistant.ask(Question(text=WARM_UP))
    return assistant
