"""LangChain's plain retrieval, as its first tutorial builds it: text splitter, vectors in memory, similarity search."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.peers import Rankings, Unit
from knowledge_base.embeddings import Embedder, Vectors

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

CHUNK = 1000
"""Characters, and below those that neighbours share: the tutorial's values."""
OVERLAP = 200
TOP = 400
"""Chunks asked for; the metrics look at ten pages."""


def rankings(units: Sequence[Unit], queries: Vectors, embedder: Embedder) -> Rankings:
    """For each query the pages of the chunks found, best first."""
    from langchain_core.documents import Document
    from langchain_core.vectorstores import InMemoryVectorStore
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    pages = [Document(page_content=unit.text, metadata={"page": unit.page_id}) for unit in units]
    store = InMemoryVectorStore(_embeddings(embedder))
    store.add_documents(splitter.split_documents(pages))
    found = (store.similarity_search_by_vector(query.tolist(), k=TOP) for query in queries)
    return [list(dict.fromkeys(document.metadata["page"] for document in documents)) for documents in found]


def _embeddings(embedder: Embedder) -> "Embeddings":
    """Our embedder in LangChain's form."""
    from langchain_core.embeddings import Embeddings

    class Ours(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(value) for value in vector] for vector in embedder.embed(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Ours()
