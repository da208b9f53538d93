"""The verifier benchmark's numbers as Markdown."""

import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import numpy as np

from assistant.verification import Support
from assistant.verification.support import PARTIAL, SUPPORTED
from evals.verifier_contradictions import Outcome, Own, Share, alarms, passed
from evals.verifier_data import MTRAG, Judged
from evals.verifier_metrics import (
    Values,
    auroc,
    balanced_accuracy,
    balanced_of_votes,
    best_threshold,
    cross_validated,
    spearman,
    with_interval,
)

LIBRARIES = ("scikit-learn", "scipy", "numpy", "rouge-score", "bm25s", "PyStemmer", "text2num", "sentence-transformers")
FROZEN_ON = "BEGIN-WoW"
Sets = dict[str, list[Judged]]
Rows = dict[str, dict[str, Values]]
"""System → set → a score for each sample."""


def heading(sets: Sets) -> list[str]:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    sizes = ", ".join(f"{name} {len(samples)}" for name, samples in sets.items())
    return [
        "# The verifier, measured",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.verifier_benchmark --write`.",
        "",
        f"- Claims: {sizes}; all development splits. The form of the score was chosen on them, so its figures flatter.",
        f'- Thresholds in use: supported from {SUPPORTED}, partly supported from {PARTIAL}; any veto ends "supported".',
        f"- {libraries}, Python {platform.python_version()}.",
        "- In brackets: 95 % intervals by percentile bootstrap over sources (passage, page or question).",
        "",
    ]


def agreement(rows: Rows, sets: Sets) -> list[str]:
    """AUROC on each set; Spearman's rank correlation for MTRAG."""

    def cell(system: str, name: str) -> str:
        metric = spearman if name == MTRAG else auroc
        return str(with_interval(metric, rows[system][name], _labels(sets[name]), _sources(sets[name])))

    head = [f"{name}, {'Spearman' if name == MTRAG else 'AUROC'}" for name in sets]
    return ["## Does the score agree with people?", "", *_table(head, rows, sets, cell)]


def frozen(rows: Rows, sets: Sets) -> list[str]:
    """Balanced accuracy at the threshold that is best on one set; nothing without that set."""
    if FROZEN_ON not in sets:
        return []
    limits = {name: best_threshold(scores[FROZEN_ON], _labels(sets[FROZEN_ON])) for name, scores in rows.items()}

    def cell(system: str, name: str) -> str:
        samples = sets[name]
        scores = rows[system][name]
        return str(
            with_interval(
                lambda s, y: balanced_accuracy(s, y, limits[system]), scores, _labels(samples), _sources(samples)
            )
        )

    judged = {name: samples for name, samples in sets.items() if name != MTRAG}
    head = [f"{name} (chosen here)" if name == FROZEN_ON else name for name in judged]
    return [f"## Balanced accuracy at a threshold frozen on {FROZEN_ON}", "", *_table(head, rows, judged, cell)]


def crossed(rows: Rows, sets: Sets) -> list[str]:
    """Balanced accuracy with the threshold chosen on other folds of the same set."""

    def cell(system: str, name: str) -> str:
        samples, scores = sets[name], rows[system][name]
        votes = cross_validated(scores, _labels(samples), _sources(samples))
        return str(with_interval(balanced_of_votes, votes, _labels(samples), _sources(samples)))

    judged = {name: samples for name, samples in sets.items() if name != MTRAG}
    return ["## Balanced accuracy, cross-validated within each set", "", *_table(list(judged), rows, judged, cell)]


def vetoes(supports: dict[str, Sequence[Support]], sets: Sets) -> list[str]:
    """How often each veto falls on claims that people found supported, and on the others."""
    judged = [name for name in sets if name != MTRAG]
    kinds = sorted({veto for found in supports.values() for support in found for veto in support.vetoes})
    lines = [
        "| Veto | " + " | ".join(f"{name}: supported, others" for name in judged) + " |",
        "| --- " * (len(judged) + 1) + "|",
    ]
    for kind in ["any", *kinds]:
        cells = []
        for name in judged:
            wanted = _labels(sets[name]).astype(bool)
            hit = np.array([bool(s.vetoes) if kind == "any" else kind in s.vetoes for s in supports[name]])
            cells.append(f"{hit[wanted].mean():.3f}, {hit[~wanted].mean():.3f}")
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return [
        "## The vetoes apart",
        "",
        "Share of claims with the veto, among those that people found supported and among the others.",
        "",
        *lines,
        "",
    ]


def contradictions(own: Own) -> list[str]:
    """Alarms and passes over the edits and rewordings, by the part of the set."""
    rows = [
        ("Edits caught by a veto", own.edited, alarms),
        ("False alarms on rewordings", own.reworded, alarms),
        ("Rewordings that pass, by words alone", own.reworded, _supported),
        ("Rewordings that pass, with the embedder", own.reworded_with_meaning, _supported),
        ("Rewordings that are dropped, with the embedder", own.reworded_with_meaning, _unsupported),
        ("Reworded edits caught by a veto", own.edited_rewordings, alarms),
        ("Reworded edits that pass, with the embedder", own.edited_rewordings, _supported),
        ("Pairs: changed rewordings caught by a veto", own.pairs_changed, alarms),
        ("Pairs: changed rewordings that pass, with the embedder", own.pairs_changed, _supported),
        ("Pairs: false alarms on faithful rewordings", own.pairs_same, alarms),
        ("Pairs: faithful rewordings that pass, with the embedder", own.pairs_same, _supported),
    ]
    parts = ("first", "second", "fresh", "last")
    lines = [f"| | all | {' | '.join(parts)} |", "| --- " * (len(parts) + 2) + "|"]
    for title, outcomes, share in rows:
        cells = [str(share(found)) if found else "" for found in (outcomes, *(_part(outcomes, part) for part in parts))]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    kinds = sorted({outcome.sample.kind for outcome in own.edited})
    lines += ["", "| Kind of edit | Caught | Caught when reworded | In pairs |", "| --- | --- | --- | --- |"]
    for kind in kinds:
        plain, *again = (
            [outcome for outcome in found if outcome.sample.kind == kind]
            for found in (own.edited, own.edited_rewordings, own.pairs)
        )
        counts = (f"{alarms(found).count} of {len(found)}" if found else "" for found in again)
        lines.append(f"| {kind} | {alarms(plain)} | {' | '.join(counts)} |")
    return ["## Our own sentences, edited and reworded", "", *lines, ""]


def _supported(outcomes: Sequence[Outcome]) -> Share:
    return passed(outcomes, "supported")


def _unsupported(outcomes: Sequence[Outcome]) -> Share:
    return passed(outcomes, "unsupported")


def _part(outcomes: Sequence[Outcome], part: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.sample.half == part]


def _table(head: Iterable[str], rows: Rows, sets: Sets, cell: Callable[[str, str], str]) -> list[str]:
    titles = ["System", *head]
    lines = [f"| {' | '.join(titles)} |", "| --- " * len(titles) + "|"]
    lines += [f"| {system} | " + " | ".join(cell(system, name) for name in sets) + " |" for system in rows]
    return [*lines, ""]


def _labels(samples: Sequence[Judged]) -> Values:
    return np.array([sample.label for sample in samples])


def _sources(samples: Sequence[Judged]) -> list[str]:
    return [sample.source for sample in samples]
