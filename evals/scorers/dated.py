"""On a given day: does an answer say so when what it tells has ended or has not begun?"""

from datetime import date
from math import isnan

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer
from evals.guides import Guides, GuidesOf, current_guides
from evals.scored import DOES_NOT_APPLY
from evals.scorers.stale import ended_values
from evals.solver import Circumstances, answer_in

NAN = float("nan")


@scorer(metrics={"*": [mean()]})
def dated(guides: GuidesOf = current_guides) -> Scorer:
    """`says_ended`, `says_ahead`, `false_notice` and `stale_value`, where they apply.

    `says_ended` is for answers that tell a section that has ended by the day: a note names the date.
    """

    async def score(state: TaskState, target: Target) -> Score:
        answer, day = answer_in(state.store), Circumstances.model_validate(state.metadata).today
        if not answer.sentences:
            return Score(value=dict.fromkeys(VALUES, NAN), explanation="Nothing was told.")
        ended, ahead = told_out_of_time(answer, guides(), day)
        noted = " ".join(answer.notes)
        unsaid = [spoken for spoken in map(_spoken, [*ended, *ahead]) if spoken not in noted]
        silent = [] if ended or ahead else [day for day in map(_spoken, _all_dates(answer)) if day in noted]
        stale = [] if ended else ended_values(answer, day)
        values = {
            "says_ended": float(not any(_spoken(one) in unsaid for one in ended)) if ended else NAN,
            "says_ahead": float(not any(_spoken(one) in unsaid for one in ahead)) if ahead else NAN,
            "false_notice": NAN if ended or ahead else float(bool(silent)),
            "stale_value": float(bool(stale)),
        }
        return Score(
            value=dict(values),
            explanation="; ".join([*(f"No word of {one}" for one in unsaid), *stale]),
            metadata={DOES_NOT_APPLY: [name for name, value in values.items() if isnan(value)]},
        )

    return score


VALUES = ("says_ended", "says_ahead", "false_notice", "stale_value")


def told_out_of_time(answer: Answer, guides: Guides, day: date) -> tuple[list[date], list[date]]:
    """End dates before the day and start dates after it, of the sections that are told."""
    sections = [guides.sections[c.section_id] for c in answer.citations if c.section_id in guides.sections]
    ended = [section.valid_until for section in sections if section.valid_until and section.valid_until < day]
    return ended, [section.valid_from for section in sections if section.valid_from > day]


def _all_dates(answer: Answer) -> list[date]:
    return [day for c in answer.citations for day in (c.valid_from, c.valid_until) if day is not None]


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
