"""Where the published data is."""

import os
from pathlib import Path

from evals.conditionalqa import FALLBACK, VARIABLE

__all__ = ["VARIABLE", "root"]


def root() -> Path:
    """The folder in CAREER_ASSISTANT_EVAL_DATA, or ../shared/data when that is not set; it need not exist."""
    return Path(os.environ.get(VARIABLE) or FALLBACK)
