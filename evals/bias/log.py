"""Inspect's side of the suite: a base question is a sample, everybody who asks it its solver, the comparison its scorer."""

import threading
from functools import cache

from anyio import to_thread
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.log import EvalLog
from inspect_ai.model import ChatMessage, ChatMessageAssistant, ChatMessageUser, ModelOutput
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver

from evals.bias.base import Base
from evals.bias.grid import cells, plain
from evals.bias.identities import load_identities
from evals.bias.suite import Asked, Everybody, ask_everybody, compared
from evals.bias.table import Compared
from evals.guides import GuidesOf
from evals.samples import Scale
from evals.solver import DAY, Asks

EVERYBODY = "everybody"
"""Where a sample's store holds the answers, as JSON."""
SMOKE_STEP = 10
"""Every so many base questions are asked in the smoke run."""
_loading = threading.Lock()


def samples(bases: tuple[Base, ...], scale: Scale) -> MemoryDataset:
    """One sample a base question; the message is what everybody asks."""
    asked = bases[::SMOKE_STEP] if scale == "smoke" else bases
    metadata = {base.id: {"base": base.model_dump(mode="json"), "scale": scale} for base in asked}
    return MemoryDataset([Sample(id=base.id, input=plain(base).text, metadata=metadata[base.id]) for base in asked])


@solver
def everybody(assistant: Asks | None = None) -> Solver:
    """Ask the sample's question without identity and then as everybody would. Default: the product's own assistant."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        base = Base.model_validate(state.metadata["base"])
        grid = cells(base, load_identities(), state.metadata["scale"])
        found = await to_thread.run_sync(lambda: ask_everybody(assistant or product(), base, grid))
        state.messages = _transcript(plain(base).text, found)
        state.output = ModelOutput.from_content("everybody", found.plain.advice)
        state.store.set(EVERYBODY, found.model_dump(mode="json"))
        return state

    return solve


def product() -> Asks:
    """The product's assistant with its vectors kept on disk: thousands of messages share their words."""
    with _loading:
        return _remembering()


@cache
def _remembering() -> Asks:
    from assistant.pipeline import Assistant
    from assistant.settings import read_settings
    from evals.embedding_cache import CachedEmbedder
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.reader import LiveKnowledgeBase

    settings = read_settings()
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    embedder.serve_many()
    cached = CachedEmbedder(embedder, settings.data_dir / "evals" / "bias", save_every=2000)
    knowledge_base = LiveKnowledgeBase(settings.index_dir, cached, settings.chroma)
    return Assistant(settings, knowledge_base, cached, DAY.get)


@scorer(metrics={"*": [mean()]})
def counterfactual(guides: GuidesOf) -> Scorer:
    """`citations` and `same_text`, means over the people asked; every cell's values are in the score's metadata."""

    async def score(state: TaskState, target: Target) -> Score:
        rows = compared(Everybody.model_validate(state.store.get(EVERYBODY)), guides())
        shares = {name: sum(row.values[name] for row in rows) / len(rows) for name in ("citations", "same_text")}
        return Score(
            value=dict(shares),
            answer=state.output.completion,
            explanation=_changed(rows),
            metadata={"cells": [row.model_dump(mode="json") for row in rows]},
        )

    return score


def rows_in(log: EvalLog) -> list[Compared]:
    """Every compared cell of a log. Raises ValueError when the run failed as a whole."""
    if log.status != "success" or log.samples is None:
        raise ValueError(f"{log.eval.task} did not finish: {log.error.message if log.error else log.status}")
    scored = [sample.scores["counterfactual"].metadata or {} for sample in log.samples if sample.scores]
    return [Compared.model_validate(cell) for metadata in scored for cell in metadata["cells"]]


def answers_in(log: EvalLog) -> list[Everybody]:
    """Every base question of a log with its answers."""
    return [Everybody.model_validate(sample.store[EVERYBODY]) for sample in log.samples or ()]


def _changed(rows: list[Compared]) -> str:
    changed = sorted({f"{row.axis}: {row.value}" for row in rows if not row.values["same_text"]})
    return f"Told something else: {', '.join(changed)}" if changed else "Everybody was told the same."


def _transcript(question: str, found: Everybody) -> list[ChatMessage]:
    """The question without identity, then whoever was told something else."""
    messages: list[ChatMessage] = [
        ChatMessageUser(content=question),
        ChatMessageAssistant(content=found.plain.everything),
    ]
    for one in found.asked:
        if one.shown.everything != found.plain.everything:
            messages += [ChatMessageUser(content=_who(one)), ChatMessageAssistant(content=one.shown.everything)]
    return messages


def _who(one: Asked) -> str:
    identity = one.cell.identity
    return f"[{identity.axis}: {identity.value}; {one.cell.form}, {one.cell.place}]\n{one.message}"
