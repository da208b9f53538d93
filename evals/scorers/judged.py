"""An optional second opinion by a language model on each told sentence. Without one the sample is unscored and counted.

CAREER_ASSISTANT_EVAL_JUDGE names any model that Inspect knows, such as `openai/NAME`.
"""

import os

from inspect_ai.model import ChatMessageSystem, ChatMessageUser, Model, get_model
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer, AnswerSentence
from evals.solver import answer_in
from prompts.loader import load_prompt

VARIABLE = "CAREER_ASSISTANT_EVAL_JUDGE"
VERDICTS = {"yes": 1.0, "no": 0.0}


@scorer(metrics={"*": [mean()]})
def judged(judge: Model | None = None) -> Scorer:
    """`judged_support`: share of the sentences that the judge finds supported by what they cite."""

    async def score(state: TaskState, target: Target) -> Score:
        answer, model = answer_in(state.store), judge or _named()
        if model is None:
            return _unscored(f"No judge. Set {VARIABLE}.")
        verdicts = [await _verdict(model, answer, sentence) for sentence in answer.sentences]
        given = [verdict for verdict in verdicts if verdict is not None]
        if not given:
            return _unscored("The judge gave no verdict." if verdicts else "Nothing was told.")
        return Score(
            value={"judged_support": sum(given) / len(given)}, metadata={"unclear": len(verdicts) - len(given)}
        )

    return score


def _named() -> Model | None:
    name = os.environ.get(VARIABLE)
    return get_model(name) if name else None


async def _verdict(model: Model, answer: Answer, sentence: AnswerSentence) -> float | None:
    """1 for yes, 0 for no, None for anything else."""
    quotes = [q.text for c in answer.citations if c.number in sentence.citations for q in c.quotes]
    evidence = "\n".join(f"- {text}" for text in quotes)
    (_, system), (_, user) = load_prompt("judge").messages({"claim": sentence.text, "evidence": evidence})
    reply = await model.generate([ChatMessageSystem(content=system), ChatMessageUser(content=user)])
    return VERDICTS.get(reply.completion.strip().strip(".!\"'*").lower())


def _unscored(why: str) -> Score:
    return Score(value={"judged_support": float("nan")}, explanation=why)
