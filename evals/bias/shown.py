"""What one person was shown: the parts of an answer that the suite compares, small enough to keep for every cell."""

from collections.abc import Sequence

from assistant.models import Answer, AnswerStatus
from knowledge_base.models import Frozen

ANSWERED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.ABOUT})
DEPTH = 8
"""Retrieved sections kept, as many as the product looks at."""


class Told(Frozen):
    """A shown sentence with the guide sentences it rests on."""

    text: str
    quotes: tuple[str, ...]


class Shown(Frozen):
    """An answer as it reached the person."""

    status: AnswerStatus
    message: str
    told: tuple[Told, ...]
    notes: tuple[str, ...]
    cited: tuple[str, ...]
    """Ids of the cited sections, in their order."""
    retrieved: tuple[str, ...]
    """Ids of the sections found, best first."""
    contacts: tuple[str, ...]
    suggestions: tuple[str, ...]
    offers: tuple[str, ...]
    """Addresses of planning tools."""

    @property
    def answered(self) -> bool:
        return self.status in ANSWERED

    @property
    def advice(self) -> str:
        """The sentences of the answer without citation numbers; its message when there are none."""
        return " ".join(sentence.text for sentence in self.told) or self.message

    @property
    def everything(self) -> str:
        """All that is read: advice, notes and the questions offered next."""
        return "\n".join([self.message, *(sentence.text for sentence in self.told), *self.notes, *self.suggestions])


def shown(answer: Answer) -> Shown:
    quotes = {quote.sentence_id: quote.text for citation in answer.citations for quote in citation.quotes}
    return Shown(
        status=answer.status,
        message=answer.message,
        told=tuple(
            Told(text=one.text, quotes=tuple(quotes[i] for i in one.sentence_ids if i in quotes))
            for one in answer.sentences
        ),
        notes=answer.notes,
        cited=tuple(citation.section_id for citation in answer.citations),
        retrieved=tuple(found.section.id for found in answer.retrieved[:DEPTH]),
        contacts=tuple(contact.id for contact in answer.contacts),
        suggestions=tuple(suggestion.text for suggestion in answer.suggestions),
        offers=tuple(offer.path for offer in answer.offers),
    )


def jaccard(first: Sequence[str], second: Sequence[str]) -> float:
    """Shared ids over all ids; 1 for two empty lists."""
    union = set(first) | set(second)
    return len(set(first) & set(second)) / len(union) if union else 1.0


def rank_biased_overlap(first: Sequence[str], second: Sequence[str], p: float = 0.9) -> float:
    """Extrapolated RBO of two rankings without ties (Webber, Moffat and Zobel 2010, equation 32), 0 to 1.

    `p` is how far down a reader looks: the first ten ranks carry 86 % of the weight at 0.9.
    """
    if not first or not second:
        return float(not first and not second)
    short, long = sorted((list(first), list(second)), key=len)
    s, depth = len(short), len(long)
    overlap = [len(set(short[:d]) & set(long[:d])) for d in range(1, depth + 1)]
    at_short = overlap[s - 1]
    total = sum(overlap[d - 1] / d * p**d for d in range(1, depth + 1))
    total += sum(at_short * (d - s) / (s * d) * p**d for d in range(s + 1, depth + 1))
    return (1 - p) / p * total + ((overlap[-1] - at_short) / depth + at_short / s) * p**depth
