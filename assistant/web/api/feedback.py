"""POST /feedback: whether an answer was useful, and why not. Another word on the same answer replaces the first."""

import logging
from datetime import date
from typing import Annotated

import anyio
from fastapi import APIRouter
from pydantic import Field

from assistant.contacts import public_numbers
from assistant.errors import StorageError
from assistant.networks import Networks
from assistant.personal_data import personal_data
from assistant.pipeline import Assistant
from assistant.storage.store import Feedback, Store
from assistant.storage.tables import NO_NETWORK
from assistant.web.api.asking import known_network
from assistant.web.api.problems import ProblemError
from assistant.web.api.shapes import NetworkId
from assistant.wording import listed
from knowledge_base.models import Frozen

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 60


class FeedbackBody(Frozen):
    """What a person says about one answer."""

    answer_id: str = Field(pattern=r"^[A-Za-z0-9_-]{8,64}$", examples=["Jx2vKq0aW9rT4mZc"])
    useful: bool | None = Field(description="Null takes back what was said before.", examples=[False])
    reason: Annotated[str, Field(max_length=500)] | None = Field(
        default=None, description="In the person's words, without personal details.", examples=["The date was missing."]
    )
    network: NetworkId | None = None
    topic: Annotated[str, Field(max_length=256)] | None = Field(
        default=None, description="The guide or section that the answer cites first; others are not kept."
    )


class FeedbackSaved(Frozen):
    saved: bool = Field(description="False when it was taken back.")


def feedback_router(assistant: Assistant, networks: Networks, store: Store) -> APIRouter:
    router = APIRouter(tags=["feedback"])

    @router.post("/feedback")
    async def feedback(body: FeedbackBody) -> FeedbackSaved:
        """Keep a word on an answer. The answer and the question are not kept."""
        known_network(assistant, networks, body.network)
        kinds = personal_data(body.reason or "", public_numbers())
        if kinds:
            raise ProblemError("personal-data", kinds=listed(kinds))
        try:
            await anyio.to_thread.run_sync(_keep, store, body, _topic(assistant, body.topic))
        except StorageError:
            LOG.warning("feedback was not saved: the database cannot be used")
            raise ProblemError("not-saved", retry_after=RETRY_SECONDS) from None
        return FeedbackSaved(saved=body.useful is not None)

    return router


def _keep(store: Store, body: FeedbackBody, topic: str) -> None:
    if body.useful is None:
        store.withdraw_feedback(body.answer_id)
        return
    store.save_feedback(
        Feedback(
            answer_id=body.answer_id,
            day=date.today(),
            network=body.network or NO_NETWORK,
            useful=body.useful,
            reason=(body.reason or "").strip(),
            topic=topic,
        )
    )


def _topic(assistant: Assistant, named: str | None) -> str:
    """The topic of a guide or section that exists; anything else is dropped, so that no text slips in."""
    corpus = assistant.knowledge_base.get().corpus
    for document in corpus.documents:
        if named in {document.topic, document.id} or (named or "").startswith(f"{document.id}#"):
            return document.topic
    return ""
