"""An optional second opinion on each told sentence. Without a judge the sample is unscored and counted.

CAREER_ASSISTANT_EVAL_JUDGE names a language model as CAREER_ASSISTANT_LLM does, such as `openai:NAME`; its
address and key are those of the settings. In code any SecondOpinion will do, such as an entailment model.
"""

import os
from functools import cache

from anyio import to_thread
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer, AnswerSentence
from assistant.verification import Evidence, SecondOpinion
from evals.solver import answer_in

VARIABLE = "CAREER_ASSISTANT_EVAL_JUDGE"


@scorer(metrics={"*": [mean()]})
def judged(judge: SecondOpinion | None = None) -> Scorer:
    """`judged_support`: mean probability, 0 to 1, that what a sentence cites supports it, by the judge."""

    async def score(state: TaskState, target: Target) -> Score:
        answer, opinion = answer_in(state.store), judge or _named(os.environ.get(VARIABLE, ""))
        if opinion is None:
            return _unscored(f"No judge. Set {VARIABLE}.")
        verdicts = [await to_thread.run_sync(_verdict, opinion, answer, one) for one in answer.sentences]
        given = [verdict for verdict in verdicts if verdict is not None]
        if not given:
            return _unscored("The judge gave no verdict." if verdicts else "Nothing was told.")
        return Score(
            value={"judged_support": sum(given) / len(given)}, metadata={"unclear": len(verdicts) - len(given)}
        )

    return score


@cache
def _named(name: str) -> SecondOpinion | None:
    """Raises SettingsError when there is no such model."""
    if not name:
        return None
    from assistant.judging import ModelJudge
    from assistant.llm import load_language_model
    from assistant.settings import read_settings

    model = load_language_model(read_settings().model_copy(update={"llm": name}))
    return ModelJudge(model) if model else None


def _verdict(judge: SecondOpinion, answer: Answer, sentence: AnswerSentence) -> float | None:
    quotes = [q for c in answer.citations if c.number in sentence.citations for q in c.quotes]
    return judge.supports(sentence.text, [Evidence(id=quote.sentence_id, text=quote.text) for quote in quotes])


def _unscored(why: str) -> Score:
    return Score(value={"judged_support": float("nan")}, explanation=why)
