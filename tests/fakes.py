"""First-class stand-ins: a deterministic embedder and a six-section corpus."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from knowledge_base.embeddings import Vectors
from knowledge_base.excerpts import Excerpt
from knowledge_base.models import (
    Audience,
    Corpus,
    Document,
    Employer,
    Nation,
    Section,
    Sentence,
    Source,
)

DIMENSIONS = 256
GB = (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES)
UK = (*GB, Nation.NI)


class HashingEmbedder:
    """Bag of hashed word stems: texts that share words are near each other. Counts what it embeds."""

    def __init__(self, fingerprint: str = "hashing:1") -> None:
        self._fingerprint = fingerprint
        self.embedded: list[str] = []

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.stack([_vector(text) for text in texts])

    def embed_excerpts(self, excerpts: Sequence[Excerpt]) -> Vectors:
        return self.embed([one.text for one in excerpts])

    def word_vectors(self, texts: Sequence[str]) -> Vectors:
        return np.stack([_vector(text) for text in texts])


def _vector(text: str) -> Vectors:
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    for word in re.findall(r"[a-z0-9]+", text.lower()):
        slot = int.from_bytes(hashlib.sha256(word[:5].encode()).digest()[:4], "big") % DIMENSIONS
        vector[slot] += 1.0
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else np.full(DIMENSIONS, DIMENSIONS**-0.5, dtype=np.float32)


def source(source_id: str = "acas-code", **changes: object) -> Source:
    fields: dict[str, object] = {
        "id": source_id,
        "publisher": "Acas",
        "title": "Code of practice",
        "url": f"https://example.org/{source_id}",
        "checked": date(2026, 11, 21),
    }
    return Source.model_validate(fields | changes)


def section(
    section_id: str,
    sentences: Sequence[str],
    asks: Sequence[str] = ("what is it", "tell me more", "explain please"),
    **changes: object,
) -> Section:
    """A section; a sentence that starts with `*` is marked {limits}."""
    guide = section_id.split("#", maxsplit=1)[0]
    fields: dict[str, object] = {
        "id": section_id,
        "document_id": guide,
        "document_title": guide.replace("-", " ").capitalize(),
        "topic": "topic",
        "title": section_id.split("#")[1].replace("-", " ").capitalize(),
        "asks": tuple(asks),
        "nations": UK,
        "employers": (Employer.ANY,),
        "audience": (Audience.RETURNERS,),
        "valid_from": date(2024, 4, 6),
        "review_by": date(2027, 4, 6),
        "paragraphs": (len(sentences),),
        "sentences": tuple(
            Sentence(
                id=f"{section_id}/{number}",
                text=text.lstrip("*"),
                sources=("acas-code", "tuc") if number == 1 else ("acas-code",),
                limits=text.startswith("*"),
            )
            for number, text in enumerate(sentences, start=1)
        ),
    }
    return Section.model_validate(fields | changes)


def corpus(*sections: Section) -> Corpus:
    """The given sections, or six small ones on leave, flexible working, pay and careers."""
    documents: dict[str, list[Section]] = {}
    for item in sections or six_sections():
        documents.setdefault(item.document_id, []).append(item)
    return Corpus(
        documents=tuple(
            Document(
                id=guide,
                title=items[0].document_title,
                review_by=date(2027, 4, 6),
                topic="topic",
                sections=tuple(items),
            )
            for guide, items in documents.items()
        ),
        sources={"acas-code": source(), "tuc": source("tuc", publisher="TUC", title="Requests")},
    )


def six_sections() -> tuple[Section, ...]:
    return (
        section(
            "flexible-working#decision-time",
            [
                "Your employer must decide on a flexible working request within two months.",
                "*The two months include any appeal.",
                "Ask your manager to confirm the decision in writing.",
            ],
            [
                "how long can they take to answer about my new hours",
                "boss still silent on my form",
                "decision deadline",
            ],
            nations=GB,
        ),
        section(
            "flexible-working#northern-ireland",
            ["In Northern Ireland you need 26 weeks of service before a flexible working request.", "Ask the agency."],
            ["flexible working in belfast", "northern ireland rules on hours", "do i need service first"],
            nations=(Nation.NI,),
        ),
        section(
            "maternity#keeping-in-touch",
            [
                "You can work up to 10 keeping-in-touch days during maternity leave.",
                "*Any work on a day, even an hour, uses up one keeping-in-touch day.",
                "Pay for keeping-in-touch days is whatever you agree with your employer.",
            ],
            ["can i do some shifts while off with the baby", "nobody told me about kit days", "training day in leave"],
        ),
        section(
            "maternity#pay-rate",
            ["Statutory maternity pay was £187.18 a week in the 2025/26 tax year.", "Ask payroll for your figure."],
            ["how much will i get", "smp amount", "weekly money when off"],
            valid_from=date(2025, 4, 6),
            valid_until=date(2026, 4, 5),
        ),
        section(
            "roles#data-analyst",
            ["A data analyst turns health records into charts and reports.", "Many analysts start without a degree."],
            ["what does an analyst do", "jobs with charts", "start in data"],
        ),
        section(
            "networks#shuri",
            ["The Shuri Network supports women of colour in digital health.", "Membership is free."],
            ["groups for women of colour", "who can mentor me", "find a community"],
        ),
    )
