"""Our retrieval as a LangChain retriever, for chains that bring their own model."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from assistant.retrieval import Variant, retrieve
from knowledge_base.embeddings import Embedder
from knowledge_base.reader import LiveKnowledgeBase


class GuideRetriever(BaseRetriever):
    """Sections as documents: the section's text, with its id, titles, nations and source addresses as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    knowledge_base: LiveKnowledgeBase
    embedder: SkipValidation[Embedder]
    top: int = 5

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        knowledge_base = self.knowledge_base.get()
        found = retrieve([Variant(text=query)], knowledge_base, self.embedder, top=self.top)
        return [
            Document(
                id=result.section.id,
                page_content=result.section.text,
                metadata={
                    "section": result.section.id,
                    "guide": result.section.document_title,
                    "title": result.section.title,
                    "nations": [nation.value for nation in result.section.nations],
                    "score": result.score,
                },
            )
            for result in found.results
        ]
