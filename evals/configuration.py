"""What a run was made with, so that it can be made again: versions, settings, content, day, machine."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from assistant.settings import Settings, read_settings
from evals.intervals import RESAMPLES, SEED
from evals.samples import Scale
from evals.scorers.judged import VARIABLE
from evals.solver import TODAY
from knowledge_base.build import current_manifest
from knowledge_base.errors import MissingIndexError
from prompts.loader import load_prompt

Configuration = dict[str, str | int | float | bool | None]
PACKAGES = (
    "career-assistant",
    "inspect_ai",
    "torch",
    "sentence-transformers",
    "transformers",
    "bm25s",
    "chromadb",
    "scipy",
)
SHAPING = (
    "embedding_model", "fusion", "max_question_chars",
    "llm", "llm_understands", "llm_judges", "llm_temperature", "llm_max_tokens",
)  # fmt: skip
"""Settings that shape answers; addresses and folders do not, and keys are never printed."""
PROMPTS = ("answer", "judge", "rephrase", "route")


def configuration(scale: Scale) -> Configuration:
    """Raises MissingIndexError when there is nothing to ask."""
    settings = read_settings()
    return {
        "scale": scale,
        "day": TODAY.isoformat(),
        "commit": _commit(),
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
        **{name: settings.printable()[name] for name in SHAPING},
        **_index(settings),
        **{f"prompt {name}": load_prompt(name).version for name in PROMPTS},
        "judge": os.environ.get(VARIABLE) or None,
        "bootstrap resamples": RESAMPLES,
        "bootstrap seed": SEED,
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
    }


def _index(settings: Settings) -> Configuration:
    manifest = current_manifest(settings.index_dir)
    if manifest is None:
        raise MissingIndexError(f"There is no index in {settings.index_dir}. Run `make index`.")
    return {
        "index": manifest.name,
        "index and corpus hash": manifest.fingerprint,
        "embedder": manifest.embedder,
        "sections": manifest.sections,
        "passages": manifest.passages,
    }


def _commit() -> str | None:
    """None outside a repository."""
    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
