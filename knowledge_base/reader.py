"""An opened build: what the assistant reads. It swaps itself when a new build is current."""

import threading
from pathlib import Path

import numpy as np

from knowledge_base.akin import Akin
from knowledge_base.build import (
    Manifest,
    current_manifest,
    current_name,
    open_vectors,
    read_corpus,
)
from knowledge_base.embeddings import Embedder
from knowledge_base.errors import MissingIndexError
from knowledge_base.index import VectorIndex
from knowledge_base.keywords import KeywordIndex
from knowledge_base.models import Corpus, PassageKind, Section, Source
from knowledge_base.settings import ChromaServer


class KnowledgeBase:
    """One build, read-only: sections, sources, vectors and keywords that belong together."""

    def __init__(self, corpus: Corpus, vectors: VectorIndex, manifest: Manifest) -> None:
        self.manifest = manifest
        self.corpus = corpus
        self.sections: dict[str, Section] = {section.id: section for section in corpus.sections}
        self.places = {section.id: place for place, section in enumerate(corpus.sections)}
        """The position of each section."""
        self.sources: dict[str, Source] = corpus.sources
        self.addresses = tuple(str(source.url) for source in corpus.sources.values() if source.url)
        """Those of the sources."""
        self.vectors = vectors
        self.keywords = KeywordIndex(corpus.sections)
        self.akin = Akin(corpus.sections, [vectors.vectors(kind) for kind in (PassageKind.SECTION, PassageKind.ASK)])
        """Which sections speak of nearly the same."""
        by_id = vectors.vectors(PassageKind.SENTENCE)
        self._sentence_vectors = {
            sentence.id: by_id[f"sentence:{sentence.id}"]
            for section in corpus.sections
            for sentence in section.sentences
        }
        self._section_matrices = {
            section.id: np.stack([self._sentence_vectors[sentence.id] for sentence in section.sentences])
            for section in corpus.sections
        }
        self._apart: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def sentence_vectors(self, section: Section) -> np.ndarray:
        """Shape (sentences of the section, dimensions), in order; of what is left of it when some were taken out."""
        whole = self._section_matrices[section.id]
        if len(whole) == len(section.sentences):
            return whole
        return np.stack([self._sentence_vectors[sentence.id] for sentence in section.sentences])

    def apart(self, section: Section) -> tuple[np.ndarray, np.ndarray]:
        """The mean of a section's sentences, and what sets each apart from it: unit vectors, in order."""
        found = self._apart.get(section.id)
        if found is None or len(found[1]) != len(section.sentences):
            vectors = self.sentence_vectors(section)
            mean = vectors.mean(axis=0)
            found = mean, _unit(vectors - mean)
            if len(section.sentences) == len(self._section_matrices[section.id]):
                self._apart[section.id] = found
        return found


def _unit(vectors: np.ndarray) -> np.ndarray:
    """Each row at length 1; a row of nothing stays nothing."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


class LiveKnowledgeBase:
    """The build named by CURRENT; a new build is opened beside the old one and then swapped in.

    Raises MissingIndexError when there is no whole build.
    """

    def __init__(self, directory: Path, embedder: Embedder, server: ChromaServer | None = None) -> None:
        self._directory = directory
        self._embedder = embedder
        self._server = server
        self._lock = threading.Lock()
        self._current = self._open()

    def get(self) -> KnowledgeBase:
        """The knowledge base to use for one question from start to end."""
        name = current_name(self._directory)
        if name != self._current.manifest.name and self._lock.acquire(blocking=False):
            try:
                self._current = self._open()
            except MissingIndexError:
                pass  # The new build cannot be read; the old one goes on serving.
            finally:
                self._lock.release()
        return self._current

    def _open(self) -> KnowledgeBase:
        manifest = current_manifest(self._directory)
        if manifest is None:
            raise MissingIndexError(f"There is no index in {self._directory}. Run `make index`.")
        corpus = read_corpus(self._directory, manifest)
        vectors = open_vectors(self._directory, manifest, self._embedder, self._server)
        vectors.hold()
        return KnowledgeBase(corpus, vectors, manifest)
