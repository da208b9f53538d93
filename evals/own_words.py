"""Questions in people's own words: slang, spelling, long stories, follow-ups. Does the answer rest on the right section?

python -m evals.own_words             the figures
python -m evals.own_words --failures  also what each answer rests on that misses
python -m evals.own_words --set heldout  44 later messages that nobody reads; `second`: 46 that were read

The 140 messages were written from the facts alone by writers who had not seen the guides. The guides'
thesaurus and the reading of stories were improved after a look at the first answers, so the figures are
development figures; the first ones stand beside the last in evals/README.md.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.loading import load_assistant
from assistant.models import Answer, Question, Turn
from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.questions import DATASETS, sections_by_fact
from knowledge_base.models import Employer, Frozen, Nation

OWN_WORDS = DATASETS / "own_words_dev.jsonl"
SETS = {
    "first": OWN_WORDS,
    "second": DATASETS / "own_words_second_dev.jsonl",
    "heldout": DATASETS / "own_words_heldout.jsonl",
}
NOT_TO_ANSWER = frozenset({"unanswerable", "out_of_scope"})


class OwnWords(Frozen):
    """One message, with the ones before it, and what a right answer says."""

    id: str
    turns: tuple[str, ...]
    kind: str
    nation: Nation | None
    employer: Employer | None
    facts: tuple[str, ...]
    """None for a message that the guides do not answer, or answer from what no fact holds."""
    expects: tuple[str, ...]
    """For a reader: what the answer should say."""
    must_not: tuple[str, ...]


class Rested(Frozen):
    """What the answer to one message rests on."""

    message: OwnWords
    answer: Answer
    gold: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether anything of the guides was told, whatever stands before it."""
        return bool(self.answer.sentences)

    @property
    def from_gold(self) -> list[bool]:
        """For each sentence, whether it is from a section that tells one of the facts."""
        return [any(i.rsplit("/", 1)[0] in self.gold for i in one.sentence_ids) for one in self.answer.sentences]

    @property
    def found(self) -> bool:
        return any(one.section.id in self.gold for one in self.answer.retrieved[:3])


def load_own_words(path: Path = OWN_WORDS) -> list[OwnWords]:
    return [OwnWords.model_validate(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def answered(assistant: Assistant, messages: Sequence[OwnWords]) -> list[Rested]:
    gold = sections_by_fact(assistant.knowledge_base.get().corpus.sections)
    return [_rested(assistant, message, gold) for message in messages]


def _rested(assistant: Assistant, message: OwnWords, gold: Mapping[str, frozenset[str]]) -> Rested:
    *earlier, last = message.turns
    history = tuple(Turn(role="user", text=text) for text in earlier)
    asked = Question(text=last, history=history, nation=message.nation, employer=message.employer)
    ids = frozenset[str]().union(*(gold.get(fact, frozenset()) for fact in message.facts))
    return Rested(message=message, answer=assistant.ask(asked), gold=ids)


def figures(rested: Sequence[Rested]) -> dict[str, float]:
    """Shares from 0 to 1: of the messages that facts answer, and of those that must not be answered."""
    answerable = [one for one in rested if one.gold and one.message.kind not in NOT_TO_ANSWER]
    others = [one for one in rested if one.message.kind in NOT_TO_ANSWER]
    shares = [sum(one.from_gold) / len(one.from_gold) for one in answerable if one.from_gold]
    return {
        "Messages": float(len(answerable)),
        "Answered": _share(one.told for one in answerable),
        "First sentence from a gold section": _share(one.from_gold[:1] == [True] for one in answerable),
        "Any sentence from a gold section": _share(any(one.from_gold) for one in answerable),
        "Gold section in the first three": _share(one.found for one in answerable),
        "Told sentences that are from a gold section": sum(shares) / len(shares) if shares else 0.0,
        "Messages that must not be answered": float(len(others)),
        "Of these held back": _share(not one.told for one in others),
    }


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.own_words", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, default="first", help="which messages")
    parser.add_argument("--failures", action="store_true", help="name what each answer that misses rests on")
    options = parser.parse_args(arguments)
    if options.failures and options.set == "heldout":
        parser.error("What is held out is counted and not read. Take --set second.")
    rested = answered(load_assistant(Settings()), load_own_words(SETS[options.set]))
    print("\n".join(f"| {figure} | {value:.3f} |" for figure, value in figures(rested).items()))
    if options.failures:
        for one in (one for one in rested if one.gold and one.from_gold[:1] != [True]):
            sections = list(dict.fromkeys(citation.section_id for citation in one.answer.citations))
            print(f"- {one.message.id} {one.answer.status.value} {sections}: {one.message.turns[-1][:160]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
