"""Is a value told that no longer holds? From the question's own list, and from ended records of rates."""

import re
from datetime import date
from decimal import Decimal

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer
from assistant.planning.rates import all_rates
from evals.solver import Circumstances, answer_in
from knowledge_base.records import Rate

MONEY = re.compile(r"£(\d[\d,]*(?:\.\d\d)?)")
TAX_YEAR = re.compile(r"\b(20\d\d)/\d\d\b")
MARKS = re.compile(r"\b(?:was|were|until|before|ended|had been|used to|up to \d|rose from|went from)\b", re.IGNORECASE)
"""Words by which a sentence says that its value is of the past."""


@scorer(metrics={"*": [mean()]})
def stale() -> Scorer:
    """`stale_value`: 1 when the answer tells a value that the question forbids or that has ended without saying so."""

    async def score(state: TaskState, target: Target) -> Score:
        answer, day = answer_in(state.store), Circumstances.model_validate(state.metadata).today
        forbidden = [text for text in state.metadata.get("forbidden", ()) if text.lower() in _told(answer).lower()]
        found = [*forbidden, *ended_values(answer, day)]
        if not answer.sentences:
            return Score(value={"stale_value": float("nan")}, explanation="Nothing was told.")
        return Score(
            value={"stale_value": float(bool(found))}, explanation="Stale: " + "; ".join(found) if found else ""
        )

    return score


def ended_values(answer: Answer, day: date) -> list[str]:
    """Sums of money of a rate that ended before the day, in sentences that name neither its year nor that it is past."""
    ended, live = _amounts(day)
    return [
        f"£{amount}: {one.text}"
        for one in answer.sentences
        for amount in (Decimal(found.replace(",", "")) for found in MONEY.findall(one.text))
        if amount in ended and amount not in live and not _is_dated(one.text, ended[amount], day)
    ]


def _amounts(day: date) -> tuple[dict[Decimal, list[Rate]], frozenset[Decimal]]:
    """Amounts of ended rates, and amounts of rates that hold or lie ahead."""
    ended: dict[Decimal, list[Rate]] = {}
    for rate in all_rates():
        if rate.valid_until < day:
            ended.setdefault(rate.amount, []).append(rate)
    return ended, frozenset(rate.amount for rate in all_rates() if rate.valid_until >= day)


def _is_dated(text: str, rates: list[Rate], day: date) -> bool:
    """It says that it is past, names a tax year that is over, or the year of the rate or of its end.

    NHS pay changes on 1 April: on the five days after it the rate of a tax year has ended and the tax year has not.
    """
    over = any(date(int(year) + 1, 4, 5) < day for year in TAX_YEAR.findall(text)) or any(
        rate.tax_year in text for rate in rates
    )
    bare = TAX_YEAR.sub("", text)
    return over or bool(MARKS.search(bare)) or any(str(rate.valid_until.year) in bare for rate in rates)


def _told(answer: Answer) -> str:
    return " ".join([*(one.text for one in answer.sentences), *answer.notes]).replace("’", "'")
