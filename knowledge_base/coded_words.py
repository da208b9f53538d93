"""The balance of words that readers take as coded masculine or feminine.

Gaucher, Friesen and Kay (2011) found that such words in advertisements change who feels addressed.
Our own list holds words that describe people. The public list of stems (lovedaybrooke/gender-decoder,
MIT) is counted as well where its folder is at hand; words that name a subject of the guides
(child, decision, lead, support) are in it, so only our own list and what is left of the public
one after TOPIC_WORDS give a warning.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from knowledge_base.findings import Findings, at, warning
from knowledge_base.models import Frozen, Section

MAX_BALANCE = 3.0
"""Coded words of one kind above the other in 100 words of a section."""
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _stems(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MASCULINE = _stems(
    "aggress ambitio assertive autonom battle boast champion competitive confident courag defend determined "
    "dominan driven fearless fight force headstrong hostil impulsive outspoken persist reckless self-relian "
    "strong stubborn superior tough"
)
FEMININE = _stems(
    "affection cheer collab compassion considerate cooperat co-operat empath enthusias flatter gentle honest kindness "
    "loyal modest nag nurtur pleasant polite quiet sensitiv submissive sympath tender trusting warm whin yield"
)
TOPIC_WORDS = _stems(
    "child analy lead decid decision principle individual challeng objective support share sharin agree respon "
    "understand commit depend together connect kind active force feel trust compet logic opinion independen "
    "competition determin inclusive interpersonal yield defend"
)
"""Stems of the public list that here name a subject (childcare, leadership, decisions, shared leave)."""


class CodedWords(Frozen):
    """Stems of one or more lists."""

    masculine: tuple[str, ...] = MASCULINE
    feminine: tuple[str, ...] = FEMININE


class Balance(Frozen):
    """Coded words in a text."""

    masculine: int
    feminine: int
    words: int

    @property
    def per_100_words(self) -> float:
        """Positive where the text leans to masculine-coded words."""
        return 100 * (self.masculine - self.feminine) / self.words if self.words else 0.0


def load_coded_words(folder: Path) -> CodedWords | None:
    """The public list, or None where it is not at hand."""
    path = folder / "gender_coded_stems.json"
    if not path.exists():
        return None
    lists = json.loads(path.read_text(encoding="utf-8"))
    return CodedWords(masculine=tuple(lists["masculine_coded_words"]), feminine=tuple(lists["feminine_coded_words"]))


def warning_words(public: CodedWords | None) -> CodedWords:
    """Our own list and, without the words that name a subject here, the public one."""
    own = CodedWords()
    if public is None:
        return own
    kept = {stem for stem in (*public.masculine, *public.feminine) if not stem.startswith(TOPIC_WORDS)}
    return CodedWords(
        masculine=tuple(sorted({*own.masculine, *public.masculine} & {*own.masculine, *kept})),
        feminine=tuple(sorted({*own.feminine, *public.feminine} & {*own.feminine, *kept})),
    )


def balance(text: str, coded: CodedWords) -> Balance:
    words = WORD.findall(text.lower())
    return Balance(
        masculine=sum(word.startswith(coded.masculine) for word in words),
        feminine=sum(word.startswith(coded.feminine) for word in words),
        words=len(words),
    )


def check_coded_words(sections: Sequence[Section], coded: CodedWords) -> Findings:
    for section in sections:
        found = balance(section.text, coded)
        if abs(found.per_100_words) > MAX_BALANCE:
            lean = "masculine" if found.per_100_words > 0 else "feminine"
            message = f"leans to {lean}-coded words by {abs(found.per_100_words):.1f} in 100. Balance or replace them."
            yield warning(at(section), message)
