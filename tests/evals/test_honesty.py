"""Nothing in the product knows a sample, splits do not overlap, and acceptance samples are never shown."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.label_agreement import LABELS
from evals.questions import DATASETS
from evals.samples import ACCEPTANCE, lines
from tests.repository import files, shown

LONG = 6
"""Words from which a whole message does not stand in code or settings by chance."""
LONG_IN_GUIDES = 9
"""The same for guides, whose `asks` are thousands of short questions: two people ask "What does a clinical coder do all day?" alike."""


def bare(text: str) -> str:
    """Words alone, in lower case, with one space around each."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def messages(path: Path) -> Iterator[str]:
    for line in lines(path):
        yield from (line[key] for key in ("question", "text") if isinstance(line.get(key), str))
        yield from line.get("turns", ())


def known() -> set[str]:
    """Long messages of every dataset that asks something; sets made from guide sentences hold those, and are left out."""
    asking = [path for path in DATASETS.rglob("*.jsonl") if {"question", "text", "turns"} & set(lines(path)[0])]
    return {bare(text) for path in asking for text in messages(path) if len(text.split()) >= LONG}


def held_in(path: Path, samples: set[str]) -> Iterator[str]:
    whole = bare(path.read_text(encoding="utf-8"))
    least = LONG_IN_GUIDES if path.suffix == ".md" else LONG
    yield from (text for text in samples if len(text.split()) >= least and text in whole)


def test_no_message_of_a_sample_stands_in_the_product() -> None:
    samples = known()
    assert len(samples) > 700
    found = [
        f"{shown(path)}: {text.strip()}"
        for path in files("assistant", "knowledge_base", "prompts")
        for text in held_in(path, samples)
    ]
    assert found == []


def test_the_search_for_samples_would_find_one() -> None:
    sample = lines(DATASETS / "questions_dev.jsonl")[0]["question"]
    assert bare(sample) in bare(f"SOME_EXAMPLE = '{sample.upper()}'")


def test_acceptance_samples_are_no_development_samples() -> None:
    asked = [path for path in DATASETS.glob("*.jsonl") if path != LABELS]
    development = {bare(text) for path in asked for text in messages(path)}
    kept_back = [text for path in ACCEPTANCE.glob("*.jsonl") for text in messages(path) if len(text.split()) >= LONG]
    assert len(kept_back) > 100
    assert [text for text in kept_back if bare(text) in development] == []


def test_ids_are_unique_over_all_sets() -> None:
    """Labels bear the ids of the samples that they are about, and bias questions are no samples of other tasks."""
    sets = [path for path in DATASETS.rglob("*.jsonl") if path != LABELS and path.parent.name != "bias"]
    ids = Counter(line["id"] for path in sets for line in lines(path) if "id" in line)
    assert [name for name, count in ids.items() if count > 1] == []
