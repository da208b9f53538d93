"""Settings → a ready Assistant. The heavy imports happen here, when called."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from assistant.llm import LanguageModel, load_language_model
from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.settings import Settings
from knowledge_base.embeddings import Embedder

WARM_UP = "What is flexible working, and who can ask for it?"
"""Asked once at the start, so that the first person does not wait for what is made at first use."""


@contextmanager
def collected_once() -> Iterator[None]:
    """Loading without looking for garbage in between, which took a fifth of the start; what stays is not looked at again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.collect()
        gc.freeze()
    finally:
        if was:
            gc.enable()


def load_assistant(settings: Settings, today: Callable[[], date] = date.today) -> Assistant:
    """Open the current index and warm the embedder up. Raises MissingIndexError, EmbeddingError or SettingsError."""
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.reader import LiveKnowledgeBase

    model = load_language_model(settings)
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    assistant = Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder, settings.chroma), embedder, today)
    assistant.ask(Question(text=WARM_UP))  # while every core may still be used for one embedding
    embedder.serve_many()
    if model is not None:
        connect(assistant, model, embedder)
    return assistant


def connect(assistant: Assistant, model: LanguageModel, embedder: Embedder) -> None:
    """Let a language model draft the answers of an assistant, each sentence checked before it is shown."""
    from assistant.generating import Writer
    from assistant.judging import ModelJudge
    from assistant.understanding import Understanding
    from assistant.verification import Verifier

    judge = ModelJudge(model) if assistant.settings.llm_judges else None
    assistant.writer = Writer(model, Verifier(embedder, judge))
    assistant.understanding = Understanding(model) if assistant.settings.llm_understands else None
