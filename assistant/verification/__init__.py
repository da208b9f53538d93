"""Checks a sentence against the passages it cites, by words, figures and meaning; no language model is needed."""

from assistant.verification.support import Evidence, SecondOpinion, Support, Verifier

__all__ = ["Evidence", "SecondOpinion", "Support", "Verifier"]
