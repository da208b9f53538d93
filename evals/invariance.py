"""Who you are must not change what you find. Clauses about the person, put into GOV.UK work questions.

python -m evals.invariance              the tables
python -m evals.invariance --write      the tables, also into evals/results/
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.asking import parts
from assistant.conversation import Weighted
from assistant.message import read
from assistant.retrieval import FUSION, fused
from evals.conditionalqa import VARIABLE, WorkQuestion, data_folder, load
from evals.embedding_cache import CachedEmbedder
from evals.invariance_report import Delta, report
from evals.questions import DATASETS
from evals.retrieval_benchmark import open_bench
from knowledge_base.embeddings import SentenceTransformerEmbedder, TextEmbedder, Vectors
from knowledge_base.excerpts import Excerpt
from knowledge_base.index import Neighbour, neighbour
from knowledge_base.models import Frozen
from knowledge_base.reader import KnowledgeBase, LiveKnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

SEED = 20261122
SAMPLE = 200
SCENARIO_SAMPLE = 100
INSIDE_SAMPLE = 60
"""Questions for a clause as a sentence: without the scenario, with it; and for a clause inside the question."""
SAMPLES = (SAMPLE, SCENARIO_SAMPLE, INSIDE_SAMPLE)
TOP = 5
RESULTS = Path(__file__).with_name("results") / "invariance.md"
CLAUSES = {"tuned": DATASETS / "clauses_dev.jsonl", "held out": DATASETS / "clauses_heldout.jsonl"}


class Place(StrEnum):
    START = "start"
    BETWEEN = "between"
    END = "end"
    INSIDE_FIRST = "inside, first"
    INSIDE_LAST = "inside, last"


class Clause(Frozen):
    """A statement about a person: as a sentence, and perhaps as words set off inside one."""

    id: str
    axis: str
    sentence: str
    inside: str | None = None


class Decisive(Frozen):
    """A question that the disclosure decides, with the guides of which one must be among the first three."""

    id: str
    question: str
    guides: tuple[str, ...]


class AsTyped:
    """No spelling correction: the clauses are spelt right, and names must stay names."""

    def correct(self, text: str) -> str:
        return text


class Search:
    """The product's ways and fusion, with each text embedded and scored once."""

    def __init__(self, knowledge_base: KnowledgeBase, embedder: TextEmbedder) -> None:
        self._knowledge_base = knowledge_base
        self._embedder = embedder
        sections = knowledge_base.corpus.sections
        self._sections = len(sections)
        self._guides = list(dict.fromkeys(section.document_id for section in sections))
        numbers = {guide: number for number, guide in enumerate(self._guides)}
        self._guide_of = np.array([numbers[section.document_id] for section in sections])
        self._ids, vectors = zip(*knowledge_base.vectors.vectors().items(), strict=True)
        self._matrix = np.stack(vectors)
        self._scores: dict[Excerpt, NDArray[np.float32]] = {}
        self._found: dict[tuple[Weighted, ...], list[str]] = {}

    def prepare(self, messages: Iterable[str]) -> None:
        """Embed and score what the messages need, in batches."""
        needed = dict.fromkeys(way.reading for message in messages for ways in ways_of(message) for way in ways)
        todo = [reading for reading in needed if reading not in self._scores]
        for start in range(0, len(todo), 512):
            self._score(todo[start : start + 512])

    def _score(self, readings: list[Excerpt]) -> None:
        for reading, row in zip(readings, self._nearest(self._embedder.embed_excerpts(readings)), strict=True):
            self._scores[reading] = fused(row, reading.text, self._knowledge_base).astype(np.float32)

    def _nearest(self, vectors: Vectors) -> Iterator[list[Neighbour]]:
        """What the index would find, compared one by one: thousands of texts are looked up at once."""
        for row in vectors @ self._matrix.T:
            order = np.argpartition(-row, min(FUSION.neighbours, len(row)) - 1)[: FUSION.neighbours]
            yield [neighbour(self._ids[i], float(row[i])) for i in order[np.argsort(-row[order], kind="stable")]]

    def guides(self, ways: tuple[Weighted, ...]) -> list[str]:
        """The guides of one part, each where its best section stands."""
        if ways not in self._found:
            scores = sum((way.weight * self._scores[way.reading] for way in ways), np.zeros(self._sections))
            best = np.full(len(self._guides), -1.0)
            np.maximum.at(best, self._guide_of, scores)
            self._found[ways] = [self._guides[i] for i in np.argsort(-best, kind="stable")[:20]]
        return self._found[ways]

    def ask(self, message: str) -> list[str]:
        """The guides of a message; those of several parts by turns."""
        rankings = [self.guides(ways) for ways in ways_of(message)]
        return list(dict.fromkeys(guide for row in zip(*rankings, strict=True) for guide in row))

    def whole(self, message: str) -> list[str]:
        """The guides of the message searched as one text, without taking it apart."""
        way = Weighted(text=message, weight=1.0)
        if way.reading not in self._scores:
            self._score([way.reading])
        return self.guides((way,))


@cache
def ways_of(message: str) -> tuple[tuple[Weighted, ...], ...]:
    return tuple(part.ways for part in parts(read(message), (), AsTyped()))  # type: ignore[arg-type]


def put(clause: Clause, scenario: str, question: str, place: Place) -> str | None:
    """The message with the clause in its place; None where it cannot stand."""
    if place is Place.START:
        return f"{clause.sentence} {scenario} {question}" if scenario else f"{clause.sentence} {question}"
    if place is Place.END:
        return " ".join(text for text in (scenario, question, clause.sentence) if text)
    if place is Place.BETWEEN:
        return f"{scenario} {clause.sentence} {question}" if scenario else None
    if clause.inside is None or scenario:
        return None
    if place is Place.INSIDE_FIRST:
        return f"{clause.inside[0].upper()}{clause.inside[1:]}, {question[0].lower()}{question[1:]}"
    return f"{question.rstrip(' ?.')}, {clause.inside}?"


def deltas(search: Search, questions: Sequence[WorkQuestion], clauses: Sequence[Clause]) -> list[Delta]:
    """Hit@5 with each clause in each place, minus Hit@5 without it, in points."""
    found = []
    for with_scenario in (False, True):
        for place in Place:
            asked = questions[: sample_size(place, with_scenario)]
            for clause in clauses:
                points = delta(search, asked, clause, place, with_scenario=with_scenario)
                if points is not None:
                    found.append(Delta(clause.axis, clause.sentence, place, with_scenario, points))
    return found


def sample_size(place: Place, with_scenario: bool) -> int:
    if place in {Place.INSIDE_FIRST, Place.INSIDE_LAST}:
        return INSIDE_SAMPLE
    return SCENARIO_SAMPLE if with_scenario else SAMPLE


def delta(
    search: Search, questions: Sequence[WorkQuestion], clause: Clause, place: Place, *, with_scenario: bool
) -> float | None:
    """Points of Hit@5 for one clause; None where it cannot stand."""
    asked = [(question.scenario if with_scenario else "", question.question) for question in questions]
    plain = [f"{scenario} {question}".strip() for scenario, question in asked]
    changed = [message for scenario, question in asked if (message := put(clause, scenario, question, place))]
    if not changed:
        return None
    search.prepare([*plain, *changed])
    return 100 * float((hits(search, changed, questions) - hits(search, plain, questions)).mean())


def hits(search: Search, messages: Sequence[str], questions: Sequence[WorkQuestion]) -> NDArray[np.float64]:
    pairs = zip(messages, questions, strict=True)
    return np.array([float(question.page_id in search.ask(message)[:TOP]) for message, question in pairs])


def recall(search: Search, questions: Sequence[WorkQuestion]) -> tuple[float, float]:
    """Recall@5 with the true scenario: taken apart, and as one text."""
    messages = [f"{question.scenario} {question.question}" for question in questions]
    search.prepare(messages)
    whole = [question.page_id in search.whole(m)[:TOP] for m, question in zip(messages, questions, strict=True)]
    return float(hits(search, messages, questions).mean()), float(np.mean(whole))


def decided(search: Search, items: Sequence[Decisive]) -> list[Decisive]:
    """The questions whose guide is not among the first three."""
    search.prepare(item.question for item in items)
    return [item for item in items if not set(item.guides) & set(search.ask(item.question)[:3])]


def clauses_in(path: Path) -> list[Clause]:
    return [Clause.model_validate(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def decisive() -> list[Decisive]:
    lines = (DATASETS / "disclosure_questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [Decisive.model_validate(json.loads(line)) for line in lines]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.invariance", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    parser.add_argument("--clauses", choices=list(CLAUSES), help="only these clauses")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None:
        print(f"Skipped: no ConditionalQA. Set {VARIABLE} to the folder that holds conditionalqa/train.json.")
        return 0
    pages, questions = load(folder)
    settings, embedder = KnowledgeBaseSettings(), SentenceTransformerEmbedder()
    bench = open_bench(pages, questions, embedder, settings.data_dir / "evals" / "conditionalqa")
    cached = CachedEmbedder(embedder, settings.data_dir / "evals" / "invariance", save_every=1000)
    search = Search(bench.knowledge_base, cached)
    sample = random.Random(SEED).sample(questions, SAMPLE)
    chosen = {name: path for name, path in CLAUSES.items() if options.clauses in {None, name} and path.is_file()}
    found = {name: deltas(search, sample, clauses_in(path)) for name, path in chosen.items()}
    own = Search(LiveKnowledgeBase(settings.index_dir, embedder).get(), cached)
    items = decisive()
    missed = [item.question for item in decided(own, items)]
    text = report(found, recall(search, questions), missed, len(items), SAMPLES)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
