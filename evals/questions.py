"""The development questions and how an answer to one is marked.

Gold sections are not written by hand: they are the guide sections whose sentences name one of
the facts that the question's writer gave.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.models import Answer, AnswerStatus
from knowledge_base.models import Employer, Frozen, Nation, Section

DATASETS = Path(__file__).parent / "datasets"


class DevQuestion(Frozen):
    """One question with what a right answer must hold."""

    id: str
    question: str
    audience: str
    style: str
    nation: Nation | None = None
    employer: Employer | None = None
    facts: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    """Each group: alternatives, any one of which must appear."""
    forbidden: tuple[str, ...] = ()


class Mark(Frozen):
    """How one answer did."""

    id: str
    answered: bool
    required_found: int
    required_all: int
    forbidden_found: tuple[str, ...]
    gold_rank: int | None
    """Rank of the best gold section among those retrieved, from 1."""

    @property
    def passed(self) -> bool:
        return self.answered and self.required_found == self.required_all and not self.forbidden_found


def load_questions(path: Path = DATASETS / "questions_dev.jsonl") -> list[DevQuestion]:
    return [DevQuestion.model_validate(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def sections_by_fact(sections: Iterable[Section]) -> Mapping[str, frozenset[str]]:
    """Fact id → ids of the sections that tell it."""
    found: dict[str, set[str]] = {}
    for section in sections:
        for sentence in section.sentences:
            for fact in sentence.facts:
                found.setdefault(fact, set()).add(section.id)
    return {fact: frozenset(ids) for fact, ids in found.items()}


def mark(question: DevQuestion, answer: Answer, gold: Mapping[str, frozenset[str]]) -> Mark:
    """Required strings are looked for in the shown sentences and notes, without regard to case."""
    told = " ".join([*(sentence.text for sentence in answer.sentences), *answer.notes]).lower().replace("’", "'")
    ids = frozenset[str]().union(*(gold.get(fact, frozenset()) for fact in question.facts))
    ranks = [rank for rank, found in enumerate(answer.retrieved, start=1) if found.section.id in ids]
    return Mark(
        id=question.id,
        answered=answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.ABOUT},
        required_found=sum(any(option.lower() in told for option in group) for group in question.required),
        required_all=len(question.required),
        forbidden_found=tuple(text for text in question.forbidden if text.lower() in told),
        gold_rank=min(ranks, default=None),
    )
