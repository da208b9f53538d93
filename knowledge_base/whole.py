"""Everything that is indexed: the guides, the documents of networks, and what people added."""

from knowledge_base.added import load_added
from knowledge_base.errors import DocumentError
from knowledge_base.loaders import load_corpus
from knowledge_base.models import Corpus
from knowledge_base.network_documents import load_network_documents
from knowledge_base.settings import KnowledgeBaseSettings


def whole_corpus(settings: KnowledgeBaseSettings) -> Corpus:
    """The guides and all other documents. Raises GuideError, SourceError or DocumentError."""
    guides = load_corpus(settings.documents, settings.sources)
    of_networks, network_sources = load_network_documents(settings.networks)
    added, added_sources = load_added(settings.added_dir)
    taken = {guide.id for guide in guides.documents}
    for document in (*of_networks, *added):
        if document.id in taken:
            raise DocumentError(
                f"The added document {document.id!r} has the id of a guide or another document. "
                f"Run `python -m knowledge_base remove {document.id}` and add the file again."
            )
        taken.add(document.id)
    sources = {**guides.sources, **network_sources, **added_sources}
    return Corpus(documents=(*guides.documents, *of_networks, *added), sources=sources)
