"""Does a question that leans on the conversation stand alone? TREC CAsT 2019 and 2020, and our own dialogues.

python -m evals.followups              the tables
python -m evals.followups --write      the tables, also into evals/results/
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.asking import parts
from assistant.conversation import Weighted
from assistant.loading import load_assistant
from assistant.message import read
from assistant.models import Question, Turn
from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.conditionalqa import FALLBACK, VARIABLE
from evals.embedding_cache import CachedEmbedder
from evals.invariance import AsTyped
from evals.questions import DATASETS, sections_by_fact
from knowledge_base.embeddings import Embedder, SentenceTransformerEmbedder
from knowledge_base.keywords import stems_of
from knowledge_base.models import Frozen
from knowledge_base.settings import KnowledgeBaseSettings

RESULTS = Path(__file__).with_name("results") / "followups.md"
DIALOGUES = {"development": "dialogues_dev.jsonl", "held out": "dialogues_heldout.jsonl"}
RRF_K = 60
FIRST = 3

Scores = NDArray[np.float64]
Ways = list[tuple[str, float]]


class Turned(Frozen):
    """One turn of a CAsT conversation with the form that people gave it to stand alone."""

    earlier: tuple[str, ...]
    raw: str
    resolved: str


class Dialogue(Frozen):
    """Messages of a person; the last one is answered by the facts."""

    id: str
    turns: tuple[str, ...]
    facts: tuple[str, ...]
    required: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    kind: str


def product(turn: Turned) -> Ways:
    """The ways in which the assistant searches the turn."""
    found = parts(read(turn.raw), turn.earlier, AsTyped())  # type: ignore[arg-type]
    ways: list[Weighted] = [way for part in found for way in part.ways]
    return [(way.text, way.weight) for way in ways]


SYSTEMS: dict[str, Callable[[Turned], Ways]] = {
    "raw turn": lambda turn: [(turn.raw, 1.0)],
    "all turns, joined": lambda turn: [(" ".join([*turn.earlier, turn.raw]), 1.0)],
    "previous and last turn, joined": lambda turn: [(" ".join([*turn.earlier[-1:], turn.raw]), 1.0)],
    "ours": product,
}


def cast(folder: Path) -> dict[str, list[Turned]]:
    """Year → turns in order. Raises FileNotFoundError."""
    name = folder / "2019_evaluation_topics_annotated_resolved_v1.0.tsv"
    with name.open(encoding="utf-8") as file:
        resolved = {row[0]: row[1] for row in csv.reader(file, delimiter="\t")}
    topics = {year: json.loads((folder / file).read_text(encoding="utf-8")) for year, file in FILES.items()}
    first = [
        [(turn["raw_utterance"], resolved[f"{topic['number']}_{turn['number']}"]) for turn in topic["turn"]]
        for topic in topics["2019"]
    ]
    second = [
        [(turn["raw_utterance"], turn["manual_rewritten_utterance"]) for turn in topic["turn"]]
        for topic in topics["2020"]
    ]
    return {"2019": _turns(first), "2020": _turns(second)}


FILES = {"2019": "2019_evaluation_topics_v1.0.json", "2020": "2020_manual_evaluation_topics_v1.0.json"}


def _turns(conversations: Sequence[Sequence[tuple[str, str]]]) -> list[Turned]:
    return [
        Turned(earlier=tuple(raw for raw, _ in talk[:number]), raw=raw.strip(), resolved=resolved.strip())
        for talk in conversations
        for number, (raw, resolved) in enumerate(talk)
    ]


def dense(ways: Sequence[Ways], targets: Sequence[str], embedder: Embedder) -> Scores:
    """Cosines of each turn's weighted sum of way vectors to each resolved form, times the length of the sum."""
    texts = list(dict.fromkeys(text for turn in ways for text, _ in turn))
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    queries = np.stack([sum(weight * vectors[text] for text, weight in turn) for turn in ways])
    return np.asarray(queries @ embedder.embed(targets).T, dtype=np.float64)


def keyword(ways: Sequence[Ways], targets: Sequence[str]) -> Scores:
    """BM25 of the ways, each scaled by its best score and weighted, as the product fuses them."""
    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index(stems_of(targets), show_progress=False)
    return np.stack([sum((w * _scaled(index, text) for text, w in turn), np.zeros(len(targets))) for turn in ways])


def _scaled(index: bm25s.BM25, text: str) -> Scores:
    stems = [stem for stem in stems_of([text])[0] if stem in index.vocab_dict]
    scores = np.asarray(index.get_scores(stems), dtype=np.float64) if stems else np.zeros(index.scores["num_docs"])
    return scores / scores.max() if scores.max() > 0 else scores


def fused(*scores: Scores) -> Scores:
    """Reciprocal rank fusion."""
    return np.asarray(sum(1 / (RRF_K + 1 + np.argsort(np.argsort(-one, axis=1), axis=1)) for one in scores))


def reciprocal_ranks(scores: Scores) -> Scores:
    """For each turn, 1 / the rank of its own resolved form; equal texts and ties do not count against it."""
    own = np.diagonal(scores)[:, None]
    return np.asarray(1 / (1 + (scores > own + 1e-6).sum(axis=1)))


def cast_table(turns: Mapping[str, Sequence[Turned]], embedder: Embedder) -> list[str]:
    heads = [f"{year}, {kind}" for year in turns for kind in ("dense", "BM25", "fused")]
    lines = ["| Question put as | " + " | ".join(heads) + " | Texts |", "| --- |" + " --- |" * (len(heads) + 1)]
    for name, system in SYSTEMS.items():
        cells, texts = [], []
        for own in turns.values():
            ways, targets = [system(turn) for turn in own], [turn.resolved for turn in own]
            texts += [len(turn) for turn in ways]
            near, words = dense(ways, targets, embedder), keyword(ways, targets)
            cells += [f"{reciprocal_ranks(s).mean():.3f}" for s in (near, words, fused(near, words))]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {np.mean(texts):.1f} |")
    return lines


def load_dialogues(name: str) -> list[Dialogue]:
    lines = (DATASETS / name).read_text(encoding="utf-8").splitlines()
    return [Dialogue.model_validate(json.loads(line)) for line in lines]


def missed(assistant: Assistant, dialogues: Sequence[Dialogue]) -> list[Dialogue]:
    """The dialogues whose last turn finds no section that tells one of the facts among the first three."""
    gold = sections_by_fact(assistant.knowledge_base.get().corpus.sections)
    lost = []
    for dialogue in dialogues:
        history = [Turn(role="user", text=text) for text in dialogue.turns[:-1]]
        answer = assistant.ask(Question(text=dialogue.turns[-1], history=history))
        wanted = frozenset[str]().union(*(gold.get(fact, frozenset()) for fact in dialogue.facts))
        if not wanted & {found.section.id for found in answer.retrieved[:FIRST]}:
            lost.append(dialogue)
    return lost


def dialogue_table(assistant: Assistant, name: str, dialogues: Sequence[Dialogue]) -> list[str]:
    lost = missed(assistant, dialogues)
    kinds = {kind: [d for d in dialogues if d.kind == kind] for kind in dict.fromkeys(d.kind for d in dialogues)}
    lines = ["", f"## Our own dialogues: {name}", "", "| Kind | Found in the first three |", "| --- | --- |"]
    for kind, own in {"all": list(dialogues), **kinds}.items():
        hits = len(own) - len([dialogue for dialogue in lost if dialogue in own])
        lines.append(f"| {kind} | {hits} of {len(own)} ({hits / len(own):.3f}) |")
    return [*lines, "", *(f"- Missed {d.id}: {' / '.join(d.turns)}" for d in lost)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.followups", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get(VARIABLE) or FALLBACK) / "cast"
    if not folder.is_dir():
        print(f"Skipped: no CAsT. Set {VARIABLE} to the folder that holds cast.")
        return 0
    embedder = CachedEmbedder(SentenceTransformerEmbedder(), KnowledgeBaseSettings().data_dir / "evals" / "followups")
    assistant = load_assistant(Settings())
    lines = [
        "# Follow-up questions",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.followups --write`.",
        "",
        "Mean reciprocal rank at which a CAsT turn with its history finds its own human-resolved form among all resolved "
        "turns of the year. Our texts count by their weights: as a sum of vectors, and as a sum of scaled BM25 scores. "
        "The weights were chosen on these turns.",
        "",
        *cast_table(cast(folder), embedder),
        *(line for name, file in DIALOGUES.items() for line in dialogue_table(assistant, name, load_dialogues(file))),
        "",
    ]
    print("\n".join(lines))
    if options.write:
        RESULTS.write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
