"""Is what lies outside called so, and what belongs here not? CLINC150 against work questions from GOV.UK.

python -m evals.scope_benchmark                    a fixed sample of CLINC150, and the work questions
python -m evals.scope_benchmark --whole --write    all of both, also into evals/results/
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from scipy.stats import binomtest  # type: ignore[import-untyped, unused-ignore]

from assistant.models import AnswerStatus
from assistant.settings import Settings
from evals.conditionalqa import VARIABLE, data_folder, load
from evals.public.asker import Asker
from knowledge_base.models import Frozen

SEED = 20261122
SAMPLE = 3000
RESULTS = Path(__file__).with_name("results") / "scope.md"
UNKNOWN = frozenset({AnswerStatus.OUT_OF_SCOPE, AnswerStatus.NO_SOURCES})
WORK = """
direct_deposit pto_request taxes payday w2 pto_balance pto_request_status next_holiday insurance insurance_change
schedule_meeting pto_used meeting_schedule rollover_401k income
"""
WORK_INTENTS = frozenset(WORK.split())
"""CLINC150's domain "work": pay, leave and meetings of one person, in American words; near misses."""
TALK = """
greeting goodbye thank_you what_can_i_ask_you are_you_a_bot what_is_your_name who_made_you who_do_you_work_for
"""
TALK_INTENTS = frozenset(TALK.split())
"""Talk that the assistant has answers of its own to."""


class Query(Frozen):
    text: str
    intent: str


class Share(Frozen):
    """A share with its 95 % Wilson interval."""

    count: int
    of: int
    low: float
    high: float

    @property
    def text(self) -> str:
        return f"{self.count / self.of:.3f} ({self.low:.3f} to {self.high:.3f}; {self.count:,} of {self.of:,})"


def share(hits: Iterable[bool]) -> Share:
    """Wilson's score interval (1927), by SciPy; ValueError for no hits and no misses at all."""
    found = list(hits)
    interval = binomtest(sum(found), len(found)).proportion_ci(method="wilson")
    return Share(count=sum(found), of=len(found), low=float(interval.low), high=float(interval.high))


def queries(folder: Path) -> list[Query]:
    """Training and validation of CLINC150, in file order, with its out-of-scope queries."""
    data = json.loads((folder / "clinc150_oos" / "data_train_val.json").read_text(encoding="utf-8"))
    return [Query(text=text, intent=intent) for split in data.values() for text, intent in split]


def clinc_table(asked: Sequence[Query], statuses: Sequence[AnswerStatus]) -> list[str]:
    """A row for each group of intents."""
    intents = {query.intent for query in asked}
    groups = {
        "all": intents,
        "outside: all but work and talk": intents - WORK_INTENTS - TALK_INTENTS,
        "of these, CLINC150's own out-of-scope queries": {"oos"},
        "work, near misses": WORK_INTENTS,
        "talk that has an answer": TALK_INTENTS,
    }
    lines = ["| CLINC150 queries | Called out of scope or unknown | All statuses |", "| --- | --- | --- |"]
    for name, chosen in groups.items():
        own = [status for query, status in zip(asked, statuses, strict=True) if query.intent in chosen]
        if own:
            counted = ", ".join(f"{status} {count:,}" for status, count in Counter(own).most_common())
            lines.append(f"| {name} | {share(status in UNKNOWN for status in own).text} | {counted} |")
    return lines


def work_table(alone: Sequence[AnswerStatus], within: Sequence[AnswerStatus]) -> list[str]:
    lines = ["| Work questions (ConditionalQA) | Called out of scope | All statuses |", "| --- | --- | --- |"]
    for name, statuses in (("question alone", alone), ("scenario and question", within)):
        counted = ", ".join(f"{status} {count:,}" for status, count in Counter(statuses).most_common())
        called = share(status is AnswerStatus.OUT_OF_SCOPE for status in statuses)
        lines.append(f"| {name} | {called.text} | {counted} |")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.scope_benchmark", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--whole", action="store_true", help=f"all CLINC150 queries, not {SAMPLE:,} of them")
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None or not (folder.parent / "clinc150_oos").is_dir():
        print(f"Skipped: no CLINC150. Set {VARIABLE} to the folder that holds clinc150_oos and conditionalqa.")
        return 0
    asker = Asker(Settings(), "scope")

    def statuses(texts: Sequence[str]) -> list[AnswerStatus]:
        return [answer.status for answer in asker.answers(texts)]

    everything = queries(folder.parent)
    asked = everything if options.whole else random.Random(SEED).sample(everything, SAMPLE)
    _, questions = load(folder)
    tables = [
        *clinc_table(asked, statuses([query.text for query in asked])),
        "",
        *work_table(
            statuses([question.question for question in questions]),
            statuses([f"{question.scenario} {question.question}" for question in questions]),
        ),
    ]
    text = report(tables, len(asked), whole=options.whole)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def report(tables: Sequence[str], asked: int, *, whole: bool) -> str:
    kind = "all" if whole else "a fixed sample of"
    return "\n".join(
        [
            "# Inside or outside the scope",
            "",
            f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.scope_benchmark`: {kind} {asked:,} queries of "
            "CLINC150 (training and validation), and the ConditionalQA questions about work. 95 % Wilson intervals. "
            "The examples and thresholds were chosen with these sets in view, so they are development figures.",
            "",
            *tables,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
