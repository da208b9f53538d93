"""A network's own documents: kept as a draft, looked at, published, taken away.

A draft is on a shelf of its own and answers nothing. Publishing puts it on the shelf that is
indexed, and renews the index in a thread; the running assistant takes up the new build by itself.
"""

import logging
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

from pydantic import HttpUrl

from assistant.errors import NetworkError
from knowledge_base.added import NO_PUBLISHER
from knowledge_base.details import Details
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.intake import add_file
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.shelf import Shelf, Stored

LOG = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
"""Called with passages embedded so far and in all."""
Rebuild = Callable[[KnowledgeBaseSettings, Progress], None]


class NetworkDesk:
    """Documents of networks, for the pages of their leads; one index is built at a time."""

    def __init__(
        self, settings: KnowledgeBaseSettings, rebuild: Rebuild, today: Callable[[], date] = date.today
    ) -> None:
        self._settings = settings
        self._rebuild = rebuild
        self.today = today
        self._shelf = Shelf(settings.added_dir)
        self._drafts = Shelf(settings.data_dir / "drafts")
        self._lock = threading.Lock()
        self._again = False
        self.progress: tuple[int, int] | None = None
        """(done, all) passages while an index is being built."""
        self.failed = False
        """Whether the last build did not end well; the one before it still answers."""

    def drafts(self, network: str) -> list[Stored]:
        return [item for item in self._drafts.all() if item.document.network == network]

    def published(self, network: str) -> list[Stored]:
        return [item for item in self._shelf.all() if item.document.network == network]

    def upload(self, path: Path, details: Details) -> Stored:
        """Read a file and keep it as a draft; a new upload of the same file replaces it. Raises DocumentError."""
        return add_file(path, details, self._drafts, taken=self._guides(), today=self.today()).stored

    def publish(self, network: str, document_id: str) -> Stored:
        """Make a draft part of what the network's assistant reads. Raises NetworkError or DocumentError."""
        draft = _own(self.drafts(network), document_id)
        original = self._drafts.original(draft)
        taken = self._guides()
        renamed = original.with_name(draft.file_name)
        original.rename(renamed)
        try:
            done = add_file(renamed, details_of_stored(draft), self._shelf, taken=taken, today=self.today())
        except BaseException:
            renamed.rename(original)
            raise
        self._drafts.remove(document_id)
        self.renew()
        return done.stored

    def discard(self, network: str, document_id: str) -> None:
        """Take a draft away. Raises NetworkError."""
        _own(self.drafts(network), document_id)
        self._drafts.remove(document_id)

    def remove(self, network: str, document_id: str) -> None:
        """Take a published document away. Raises NetworkError."""
        _own(self.published(network), document_id)
        self._shelf.remove(document_id)
        self.renew()

    def renew(self) -> None:
        """Build the index in a thread; a change during a build starts another one after it."""
        with self._lock:
            if self.progress is not None:
                self._again = True
                return
            self.progress = (0, 0)
        threading.Thread(target=self._build, name="renew-index", daemon=True).start()

    def _build(self) -> None:
        while True:
            try:
                self._rebuild(self._settings, self._note)
                self.failed = False
            except (KnowledgeBaseError, OSError):
                LOG.exception("the index could not be renewed")
                self.failed = True
            with self._lock:
                if not self._again:
                    self.progress = None
                    return
                self._again = False

    def _note(self, done: int, total: int) -> None:
        self.progress = (done, total)

    def _guides(self) -> set[str]:
        return {path.stem for path in self._settings.documents.glob("*/*.md")}


def details_of_stored(stored: Stored) -> Details:
    """What was stated when the document was uploaded."""
    document = stored.document
    source = next(iter(stored.sources.values()))
    return Details(
        network=document.network,
        title=document.title,
        publisher="" if source.publisher == NO_PUBLISHER else source.publisher,
        url=HttpUrl(urldefrag(str(source.url)).url) if source.url else None,
        published=source.published,
        nations=document.sections[0].nations,
        review_by=document.review_by,
    )


def rebuild_index(settings: KnowledgeBaseSettings, progress: Progress) -> None:
    """Index everything anew; only new texts are embedded. Raises KnowledgeBaseError."""
    from knowledge_base.build import build_index
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.whole import whole_corpus

    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    build_index(whole_corpus(settings), embedder, settings.index_dir, progress, settings.chroma)


def _own(stored: list[Stored], document_id: str) -> Stored:
    """The document of that id among those of one network."""
    for item in stored:
        if item.document.id == document_id:
            return item
    raise NetworkError("This document is not there any more. Load the page again.")
