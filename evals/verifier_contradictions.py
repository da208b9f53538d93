"""Our own sentences with one thing changed, and faithful rewordings of others: does the verifier tell them apart?

An alarm is a veto. A rewording without a veto may still score too low to pass; then the guide's own
sentence is shown in its place, which the share that passes tells.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from assistant.verification import Evidence, Support, Verifier
from knowledge_base.keywords import stems_of
from knowledge_base.models import Frozen, Nation

FAITHFUL = "paraphrase"
DATASETS = Path(__file__).resolve().parent / "datasets"


class Sample(Frozen):
    """A claim made from a sentence of the guides."""

    id: str
    half: str
    """`first` was looked at while the vetoes were written, `second` and `fresh` after a first count each; `last` never."""
    kind: str = FAITHFUL
    sentence_id: str
    nations: tuple[Nation, ...]
    sentence: str
    claim: str

    @property
    def evidence(self) -> Evidence:
        return Evidence(id=self.sentence_id, text=self.sentence, nations=self.nations)


class Outcome(Frozen):
    """A sample with what the verifier says."""

    sample: Sample
    support: Support

    @property
    def alarm(self) -> bool:
        return bool(self.support.vetoes)


class Share(Frozen):
    """How many of how many, with the exact (Clopper-Pearson) 95 % interval."""

    count: int
    total: int

    def __str__(self) -> str:
        low, high = stats.binomtest(self.count, self.total).proportion_ci()
        return f"{self.count} of {self.total}: {self.value:.3f} ({low:.3f} to {high:.3f})"

    @property
    def value(self) -> float:
        return self.count / self.total


class Own(Frozen):
    """What the verifier says of our own samples."""

    edited: tuple[Outcome, ...]
    reworded: tuple[Outcome, ...]
    reworded_with_meaning: tuple[Outcome, ...]
    edited_rewordings: tuple[Outcome, ...]
    """Reworded and then changed in one thing; with the embedder."""
    pairs: tuple[Outcome, ...] = ()
    """Each sentence reworded twice, faithfully and with one thing changed; with the embedder."""

    @property
    def pairs_same(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.pairs if outcome.sample.kind == FAITHFUL)

    @property
    def pairs_changed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.pairs if outcome.sample.kind != FAITHFUL)


def edits() -> list[Sample]:
    return _read("edits.jsonl")


def paraphrases() -> list[Sample]:
    return _read("paraphrases.jsonl")


def edited_rewordings() -> list[Sample]:
    return _read("edits_reworded.jsonl")


def pairs() -> list[Sample]:
    return _read("rewordings_in_pairs.jsonl")


def judge(verifier: Verifier, samples: Sequence[Sample]) -> tuple[Outcome, ...]:
    return tuple(Outcome(sample=sample, support=verifier.check(sample.claim, [sample.evidence])) for sample in samples)


def alarms(outcomes: Sequence[Outcome]) -> Share:
    return Share(count=sum(outcome.alarm for outcome in outcomes), total=len(outcomes))


def passed(outcomes: Sequence[Outcome], *verdicts: str) -> Share:
    return Share(count=sum(outcome.support.verdict in verdicts for outcome in outcomes), total=len(outcomes))


def changed_share(sample: Sample) -> float:
    """Share of the claim's different content words (stems, without figures) that the sentence does not have."""
    mine, theirs = (
        {stem for stem in stems if not stem.isdigit()} for stems in stems_of([sample.claim, sample.sentence])
    )
    return len(mine - theirs) / len(mine)


def _read(name: str) -> list[Sample]:
    lines = (DATASETS / name).read_text(encoding="utf-8").splitlines()
    return [Sample.model_validate(json.loads(line)) for line in lines]
