"""Does the verifier agree with people, and does it notice a changed word?

`python -m evals.verifier_benchmark` prints the tables; `--write` puts them into results/verifier.md.
Without the public data it measures our own edits and rewordings alone, and says so.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.verification import Evidence, Support, Verifier
from evals import verifier_contradictions as contradictions
from evals import verifier_report as report
from evals.conditionalqa import VARIABLE
from evals.embedding_cache import CachedEmbedder
from evals.verifier_baselines import BASELINES, CHUNK, minilm_cosine
from evals.verifier_data import ALL_SETS, Judged, data_folder, load
from evals.verifier_metrics import Values
from knowledge_base.embeddings import Embedder, SentenceTransformerEmbedder, Vectors
from knowledge_base.settings import KnowledgeBaseSettings

RESULTS = Path(__file__).resolve().parent / "results" / "verifier.md"
OURS = "Ours, by words"
OURS_WITH_MEANING = "Ours, with the embedder"


class Listener:
    """An embedder without meaning, which remembers the texts: with it a verifier goes by words alone."""

    fingerprint = "none"

    def __init__(self) -> None:
        self.texts: dict[str, None] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts |= dict.fromkeys(texts)
        return np.zeros((len(texts), 1), dtype=np.float32)

    def tell(self, embedder: Embedder) -> None:
        """Have the texts embedded, in batches, so that a cache holds them."""
        texts = list(self.texts)
        for start in range(0, len(texts), CHUNK):
            embedder.embed(texts[start : start + CHUNK])


def checked(verifier: Verifier, samples: Sequence[Judged]) -> list[Support]:
    return [
        verifier.check(
            sample.claim, [Evidence(id=str(number), text=text) for number, text in enumerate(sample.evidence)]
        )
        for sample in samples
    ]


def compare(sets: report.Sets, embedder: Embedder) -> tuple[report.Rows, dict[str, Sequence[Support]]]:
    """Every system's scores, and what ours says by words alone."""
    listener = Listener()
    supports = {name: checked(Verifier(listener), samples) for name, samples in sets.items()}
    listener.tell(embedder)
    meaning = {name: checked(Verifier(embedder), samples) for name, samples in sets.items()}
    rows: report.Rows = {
        OURS: {name: _scores(found) for name, found in supports.items()},
        OURS_WITH_MEANING: {name: _scores(found) for name, found in meaning.items()},
        "MiniLM cosine": {name: minilm_cosine(samples, embedder) for name, samples in sets.items()},
    }
    rows |= {
        title: {name: baseline(samples) for name, samples in sets.items()} for title, baseline in BASELINES.items()
    }
    return rows, dict(supports)


def own(embedder: Embedder) -> list[str]:
    """The tables over edits and rewordings of our own sentences."""
    listener = Listener()
    reworded = contradictions.judge(Verifier(listener), contradictions.paraphrases())
    contradictions.judge(Verifier(listener), [*contradictions.edited_rewordings(), *contradictions.pairs()])
    listener.tell(embedder)
    found = contradictions.Own(
        edited=contradictions.judge(Verifier(), contradictions.edits()),
        reworded=reworded,
        reworded_with_meaning=contradictions.judge(Verifier(embedder), contradictions.paraphrases()),
        edited_rewordings=contradictions.judge(Verifier(embedder), contradictions.edited_rewordings()),
        pairs=contradictions.judge(Verifier(embedder), contradictions.pairs()),
    )
    return report.contradictions(found)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.verifier_benchmark", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name} instead of printing")
    parser.add_argument("--cache", type=Path, help="folder for vectors (default: beside the search index)")
    options = parser.parse_args(arguments)
    cache = options.cache or KnowledgeBaseSettings().data_dir / "evals" / "verifier"
    embedder = CachedEmbedder(SentenceTransformerEmbedder(), cache)
    folder = data_folder()
    lines = own(embedder)
    if folder:
        sets = load(folder)
        for name in ALL_SETS - set(sets):
            print(f"Skipped: no {name}. Set {VARIABLE} to the folder that holds it.")
        rows, supports = compare(sets, embedder)
        tables = [*report.agreement(rows, sets), *report.frozen(rows, sets), *report.crossed(rows, sets)]
        lines = [*report.heading(sets), *tables, *report.vetoes(supports, sets), *lines]
    else:
        print(f"Skipped: no BEGIN, WiCE and MTRAG data. Set {VARIABLE} to the folder that holds them.")
    text = "\n".join(lines).rstrip() + "\n"
    if options.write and folder:
        RESULTS.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 0


def _scores(found: Sequence[Support]) -> Values:
    return np.array([support.score for support in found])


if __name__ == "__main__":
    raise SystemExit(main())
