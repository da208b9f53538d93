"""Was the message answered when it should be, and held back when not, with the outcome that fits?"""

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.evidence import evidence
from assistant.models import AnswerStatus
from evals.solver import answer_in

TOLD = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.ABOUT})
"""Outcomes that tell guide sentences."""


@scorer(metrics={"*": [mean()]})
def outcome() -> Scorer:
    """`abstained`, `right_outcome`; metadata: `expected` kind, `got` status and `evidence`.

    A sample with a list `status` must not be answered, and any outcome in it is right; one without must be.
    """

    async def score(state: TaskState, target: Target) -> Score:
        answer, wanted = answer_in(state.store), state.metadata.get("status")
        told = answer.status in TOLD
        right = told if wanted is None else answer.status.value in wanted
        return Score(
            value={"abstained": float(not told), "right_outcome": float(right)},
            explanation="" if right else f"It was {answer.status}, not {' or '.join(wanted or ['answered'])}.",
            metadata={
                "expected": state.metadata.get("kind", "answerable"),
                "got": answer.status.value,
                "evidence": evidence(state.input_text, answer.retrieved, answer.nation),
            },
        )

    return score
