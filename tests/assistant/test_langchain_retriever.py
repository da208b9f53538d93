"""The LangChain face of retrieval."""

from collections.abc import Callable

from assistant.langchain_retriever import GuideRetriever
from assistant.pipeline import Assistant
from tests.fakes import HashingEmbedder


def test_sections_come_back_as_documents_best_first(make_assistant: Callable[..., Assistant]) -> None:
    assistant = make_assistant()
    retriever = GuideRetriever(knowledge_base=assistant.knowledge_base, embedder=HashingEmbedder(), top=3)
    documents = retriever.invoke("how many keeping-in-touch days during maternity leave")
    assert len(documents) == 3
    assert documents[0].id == "maternity#keeping-in-touch"
    assert documents[0].page_content == assistant.knowledge_base.get().sections["maternity#keeping-in-touch"].text
    assert documents[0].metadata["nations"] == ["England", "Scotland", "Wales", "NI"]
