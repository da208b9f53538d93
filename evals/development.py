"""How good are the answers to the development sets: questions, messages that must not be answered, dialogues?

python -m evals.development              the tables
python -m evals.development --failures   also what each question that failed lacks
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.loading import load_assistant
from assistant.models import Answer, AnswerStatus, Question
from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.followups import load_dialogues, missed
from evals.questions import DATASETS, DevQuestion, Mark, load_questions, mark, sections_by_fact
from knowledge_base.models import Frozen

SETS = ("questions_dev.jsonl", "fresh_dev.jsonl")
UNANSWERABLE = "unanswerable_dev.jsonl"
DIALOGUES = "dialogues_dev.jsonl"
ANSWERED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.ABOUT})


class Marked(Frozen):
    """One question, its answer and how it did."""

    question: DevQuestion
    answer: Answer
    mark: Mark
    on_subject: float | None
    """Share of the told sentences that are from a gold section; None when nothing was told."""


def answered(assistant: Assistant, questions: Sequence[DevQuestion]) -> list[Marked]:
    gold = sections_by_fact(assistant.knowledge_base.get().corpus.sections)
    return [_marked(assistant, question, gold) for question in questions]


def _marked(assistant: Assistant, question: DevQuestion, gold: Mapping[str, frozenset[str]]) -> Marked:
    answer = assistant.ask(Question(text=question.question, nation=question.nation, employer=question.employer))
    ids = frozenset[str]().union(*(gold.get(fact, frozenset()) for fact in question.facts))
    told = [any(i.rsplit("/", 1)[0] in ids for i in sentence.sentence_ids) for sentence in answer.sentences]
    share = sum(told) / len(told) if told else None
    return Marked(question=question, answer=answer, mark=mark(question, answer, gold), on_subject=share)


def figures(marked: Sequence[Marked]) -> dict[str, float]:
    """Each figure by its name; shares from 0 to 1, except the count of stale values."""
    marks = [one.mark for one in marked]
    ranks = [one.gold_rank or 99 for one in marks]
    told = [one.on_subject for one in marked if one.on_subject is not None]
    return {
        "Answered": _mean(one.answered for one in marks),
        "Passed": _mean(one.passed for one in marks),
        "Required-fact recall": sum(one.required_found for one in marks) / sum(one.required_all for one in marks),
        "Stale values told": float(sum(bool(one.forbidden_found) for one in marks)),
        "Gold section first": _mean(rank == 1 for rank in ranks),
        "Gold section in the first three": _mean(rank <= 3 for rank in ranks),
        "Gold section in the first five": _mean(rank <= 5 for rank in ranks),
        "Told sentences that are from a gold section": _mean(told),
    }


def _mean(values: Iterator[bool] | Sequence[float]) -> float:
    found = [float(value) for value in values]
    return sum(found) / len(found) if found else 0.0


def abstention(assistant: Assistant, answerable: Sequence[Marked], path: Path) -> dict[str, float]:
    """Precision, recall and F1 of not answering, with the answerable questions as the other side."""
    texts = [json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines()]
    held = sum(assistant.ask(Question(text=text)).status not in ANSWERED for text in texts)
    needless = sum(not one.mark.answered for one in answerable)
    precision, recall = held / max(1, held + needless), held / len(texts)
    return {"Precision": precision, "Recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}


def failures(marked: Sequence[Marked]) -> Iterator[str]:
    for one in marked:
        if not one.mark.passed:
            told = " ".join([*(s.text for s in one.answer.sentences), *one.answer.notes]).lower().replace("’", "'")
            lacks = [group[:3] for group in one.question.required if not any(o.lower() in told for o in group)]
            first = one.answer.retrieved[0].section.id if one.answer.retrieved else "nothing"
            yield f"- {one.mark.id} {one.answer.status.value}, gold {one.mark.gold_rank}, first {first}: {one.question.question}"
            yield f"    lacks {lacks}" + (f", stale {one.mark.forbidden_found}" if one.mark.forbidden_found else "")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.development", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--failures", action="store_true", help="name each question that failed")
    options = parser.parse_args(arguments)
    assistant = load_assistant(Settings())
    every: list[Marked] = []
    for name in SETS:
        if (DATASETS / name).is_file():
            marked = answered(assistant, load_questions(DATASETS / name))
            every += marked
            print(f"\n{name}, {len(marked)} questions\n")
            print("\n".join(f"| {figure} | {value:.3f} |" for figure, value in figures(marked).items()))
            if options.failures:
                print("\n".join(failures(marked)))
    print(f"\nNot answering, {UNANSWERABLE}\n")
    first = every[: len(load_questions())]
    print("\n".join(f"| {n} | {v:.3f} |" for n, v in abstention(assistant, first, DATASETS / UNANSWERABLE).items()))
    dialogues = load_dialogues(DIALOGUES)
    lost = missed(assistant, dialogues)
    print(
        f"\n{DIALOGUES}: last turns that find a gold section among the first three: {1 - len(lost) / len(dialogues):.3f}"
    )
    print("\n".join(f"- missed {one.id}: {' / '.join(one.turns)}" for one in lost))
    return 0


if __name__ == "__main__":
    sys.exit(main())
