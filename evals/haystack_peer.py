"""Haystack's hybrid search, run by the interpreter that has it: JSON on standard input → JSON on standard output.

Its own parts with their defaults (BM25L, its tokeniser): InMemoryBM25Retriever and
InMemoryEmbeddingRetriever, joined by DocumentJoiner. The vectors come from the caller.
"""

import json
import os
import sys

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

TOP_K = 100


def main() -> None:
    from haystack import Document  # type: ignore[import-not-found, unused-ignore]
    from haystack.components.joiners import DocumentJoiner  # type: ignore[import-not-found, unused-ignore]
    from haystack.components.retrievers.in_memory import (  # type: ignore[import-not-found, unused-ignore]
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import (  # type: ignore[import-not-found, unused-ignore]
        InMemoryDocumentStore,
    )

    request = json.load(sys.stdin)
    store = InMemoryDocumentStore(embedding_similarity_function="cosine", return_embedding=False)
    store.write_documents(
        [
            Document(id=str(number), content=text, embedding=vector)
            for number, (text, vector) in enumerate(zip(request["units"], request["unit_vectors"], strict=True))
        ]
    )
    keyword = InMemoryBM25Retriever(store, top_k=TOP_K)
    dense = InMemoryEmbeddingRetriever(store, top_k=TOP_K)
    joiners = {mode: DocumentJoiner(join_mode=mode, top_k=TOP_K) for mode in request["modes"]}
    found: dict[str, list[list[int]]] = {mode: [] for mode in joiners}
    for text, vector in zip(request["queries"], request["query_vectors"], strict=True):
        lists = [keyword.run(query=text)["documents"], dense.run(query_embedding=vector)["documents"]]
        for mode, joiner in joiners.items():
            found[mode].append([int(document.id) for document in joiner.run(documents=lists)["documents"]])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
