"""Does an answer tell the facts that its question asks for, and nothing stale?"""

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from evals.guides import GuidesOf, current_guides
from evals.questions import DevQuestion, Mark, mark
from evals.solver import answer_in


@scorer(metrics={"*": [mean()]})
def facts(guides: GuidesOf = current_guides) -> Scorer:
    """`passed`, `answered`, `required_recall`, `stale`, and `hit_1`, `hit_3` of a section that tells a gold fact."""

    async def score(state: TaskState, target: Target) -> Score:
        question = _question(state)
        marked = mark(question, answer_in(state.store), guides().by_fact)
        return Score(
            value=_values(marked),
            answer=state.output.completion,
            explanation=_problem(marked),
            metadata={"topic": guides().topic(question.facts)},
        )

    return score


def _question(state: TaskState) -> DevQuestion:
    """The sample as a question; a dialogue has no audience and no style, and its last message is the question."""
    known = {"question": state.input_text, "audience": "", "style": ""} | state.metadata
    return DevQuestion.model_validate({key: value for key, value in known.items() if key in DevQuestion.model_fields})


def _values(marked: Mark) -> dict[str, float]:
    rank = marked.gold_rank or 0
    return {
        "passed": float(marked.passed),
        "answered": float(marked.answered),
        "required_recall": marked.required_found / marked.required_all if marked.required_all else float("nan"),
        "stale": float(bool(marked.forbidden_found)),
        "hit_1": float(rank == 1),
        "hit_3": float(0 < rank <= 3),
    }


def _problem(marked: Mark) -> str:
    """What is wrong with the answer; empty when nothing is."""
    if not marked.answered:
        return "Held back: the question has an answer in the guides."
    missing = marked.required_all - marked.required_found
    said = [f"{missing} of {marked.required_all} required facts are missing"] if missing else []
    said += [f"it says “{text}”, which is stale or wrong" for text in marked.forbidden_found]
    said += ["no right section was found"] if said and marked.gold_rank is None else []
    return "; ".join(said)
