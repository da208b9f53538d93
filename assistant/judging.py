"""A second opinion on a sentence from a language model. It can only lower what the verifier found."""

from collections.abc import Sequence

from assistant.keyed import fenced
from assistant.llm import LanguageModel, ModelError
from assistant.verification import Evidence
from prompts.loader import load_prompt

LONGEST_WORD = 200
"""Characters of the judge's reply that are read; it is asked for one word."""
VERDICTS = {"yes": 1.0, "no": 0.0}


class ModelJudge:
    """A SecondOpinion by the model that also drafts, or by another."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._prompt = load_prompt("judge")

    def supports(self, claim: str, evidence: Sequence[Evidence]) -> float | None:
        """1 for yes, 0 for no, None when the model gave neither."""
        sources = "\n".join(f"- {fenced(item.text)}" for item in evidence)
        try:
            reply = self._model.complete(
                self._prompt.messages({"claim": fenced(claim), "evidence": sources}), LONGEST_WORD
            )
        except ModelError:
            return None
        return VERDICTS.get(reply.strip().strip(".!\"'*").lower())
