"""The gates of GOV.UK Chat's published evaluation, beside what can be computed of them without a judge.

alphagov/govuk-chat-evaluation asks a language model; these are stand-ins and not the same measures.
Answer relevance and coherence cannot be computed without a judge: they stay unscored. Bias has a task of its own.
"""

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer, AnswerSentence
from assistant.verification import Evidence, Verifier
from evals.guides import GuidesOf, current_guides
from evals.questions import DevQuestion, mark
from evals.scorers.citing import recall
from evals.solver import answer_in

NAN = float("nan")
BARS = {
    "faithfulness": (1.0, "told sentences that their citations support"),
    "factual_precision": (1.0, "told sentences from a section that tells a fact asked for"),
    "factual_recall": (1.0, "required facts told"),
    "no_contradiction": (1.0, "answers without a forbidden value or a veto of the verifier"),
    "context_relevancy": (0.8, "questions with a right section among those found"),
    "relevance": (0.8, "needs a judge"),
    "coherence": (0.8, "needs a judge"),
}
"""Gate → the bar of GOV.UK Chat, and our stand-in."""


@scorer(metrics={"*": [mean()]})
def govuk(guides: GuidesOf = current_guides) -> Scorer:
    """A value for each gate of BARS, for answers that tell something."""

    async def score(state: TaskState, target: Target) -> Score:
        answer, gold = answer_in(state.store), guides().gold(tuple(state.metadata["facts"]))
        if not answer.sentences:
            return Score(value=dict.fromkeys(BARS, NAN), explanation="Nothing was told.")
        known = {key: value for key, value in state.metadata.items() if key in DevQuestion.model_fields}
        marked = mark(DevQuestion.model_validate(known), answer, guides().by_fact)
        held = recall(answer, guides())
        return Score(
            value={
                "faithfulness": sum(held) / len(held),
                "factual_precision": sum(_section(one) in gold for one in answer.sentences) / len(answer.sentences),
                "factual_recall": marked.required_found / marked.required_all if marked.required_all else NAN,
                "no_contradiction": float(not marked.forbidden_found and not any(_vetoes(answer))),
                "context_relevancy": float(marked.gold_rank is not None),
                "relevance": NAN,
                "coherence": NAN,
            }
        )

    return score


def _section(sentence: AnswerSentence) -> str:
    return sentence.sentence_ids[0].rsplit("/", maxsplit=1)[0]


def _vetoes(answer: Answer) -> list[tuple[str, ...]]:
    """What each sentence says differently from its quotes."""
    quotes = {quote.sentence_id: quote.text for citation in answer.citations for quote in citation.quotes}
    verifier = Verifier()
    return [
        verifier.check(one.text, [Evidence(id=i, text=quotes[i]) for i in one.sentence_ids if i in quotes]).vetoes
        for one in answer.sentences
    ]
