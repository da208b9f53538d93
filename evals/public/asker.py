"""Asks the product many messages, with the texts of all of them embedded in batches first."""

from collections.abc import Sequence

from assistant.asking import parts, readings
from assistant.cleaning import clean
from assistant.distress import clauses
from assistant.message import SENTENCE_END, read
from assistant.models import Answer, Question
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.spelling import Speller
from evals.embedding_cache import CachedEmbedder
from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.excerpts import Excerpt, all_of
from knowledge_base.reader import LiveKnowledgeBase


class Asker:
    """The product over the built index, with a cache of embeddings."""

    def __init__(self, settings: Settings, name: str) -> None:
        """`name` is that of the cache's folder."""
        embedder = SentenceTransformerEmbedder()
        self._cached = CachedEmbedder(embedder, settings.data_dir / "evals" / name, save_every=500)
        knowledge_base = LiveKnowledgeBase(settings.index_dir, embedder)
        sections = knowledge_base.get().corpus.sections
        self._speller = Speller(text for s in sections for text in (s.title, s.text, *s.asks))
        self._assistant = Assistant(settings, knowledge_base, self._cached)

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        self._cached.embed_excerpts([one for message in texts for one in self._needed(clean(message))])
        return [self._assistant.ask(Question(text=text)) for text in texts]

    def _needed(self, text: str) -> list[Excerpt]:
        pieces = clauses(sentence for sentence in SENTENCE_END.split(text) if sentence)
        return [*readings(parts(read(text), (), self._speller)).values(), *map(all_of, pieces)]
