"""How hard is what is told to read? Flesch-Kincaid's grade by textstat, sentence lengths, and capitals nobody explains."""

import re

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer
from evals.solver import answer_in
from knowledge_base.style import MAX_SENTENCE_WORDS, grade

CAPITALS = re.compile(r"\b[A-Z]{2,}s?\b")
EVERYDAY = frozenset({"AI", "BBC", "CV", "GCSE", "GP", "GPs", "HR", "ID", "IT", "NHS", "NI", "PDF", "TV", "UK", "US"})
"""Abbreviations that need no words beside them."""
HARDEST = 11.0
"""The highest grade an answer should have: a reading age of about 16."""


@scorer(metrics={"*": [mean()]})
def readable() -> Scorer:
    """`grade`, `too_hard`, `sentence_words`, `long_sentences` (share), `unexplained` (count an answer); unscored when nothing is told."""

    async def score(state: TaskState, target: Target) -> Score:
        answer = answer_in(state.store)
        if not answer.sentences:
            names = ("grade", "too_hard", "sentence_words", "long_sentences", "unexplained")
            return Score(value=dict.fromkeys(names, float("nan")), explanation="Nothing was told.")
        text = " ".join(sentence.text for sentence in answer.sentences)
        level, lengths = grade(text), [len(sentence.text.split()) for sentence in answer.sentences]
        odd = unexplained(answer, state.input_text)
        return Score(
            value={
                "grade": level,
                "too_hard": float(level > HARDEST),
                "sentence_words": sum(lengths) / len(lengths),
                "long_sentences": sum(length > MAX_SENTENCE_WORDS for length in lengths) / len(lengths),
                "unexplained": float(len(odd)),
            },
            explanation=f"Grade {level:.1f}; not explained: {', '.join(odd) or 'none'}",
        )

    return score


def unexplained(answer: Answer, question: str) -> list[str]:
    """Abbreviations that neither the question uses nor the answer puts beside their words in brackets."""
    text = " ".join(sentence.text for sentence in answer.sentences)
    found = dict.fromkeys(CAPITALS.findall(text))
    return [short for short in found if not _is_known(short.removesuffix("s"), text, question)]


def _is_known(short: str, text: str, question: str) -> bool:
    beside = f"({short}" in text or f"{short} (" in text or f"{short}s (" in text
    return short in EVERYDAY or short.lower() in question.lower() or beside
