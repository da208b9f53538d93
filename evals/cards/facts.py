"""What is true of the product as it is shipped, read from the code, the guides and the documentation."""

import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

from assistant.evidence import THRESHOLD
from assistant.settings import Settings
from knowledge_base.embeddings import PACKAGED_MODEL, PACKAGED_SHA256
from knowledge_base.loaders import load_corpus
from knowledge_base.models import Frozen
from knowledge_base.settings import KnowledgeBaseSettings

ROOT = Path(__file__).resolve().parents[2]
POINT = re.compile(r"^- (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class Facts(Frozen):
    """The cards say nothing of the product that is not here or fixed by its design."""

    version: str
    guides: int
    sections: int
    sources: int
    sources_checked: date
    """The day on which the last of them was checked."""
    embedding_model: str
    embedding_sha256: str
    threshold: float
    language_model: str
    """Empty: none, which is how it is shipped."""
    max_question_chars: int
    store_questions_days: int
    limits: tuple[str, ...]
    security_limits: tuple[str, ...]


def read_facts(root: Path = ROOT) -> Facts:
    """Raises GuideError when the guides cannot be read, and FileNotFoundError outside a checkout."""
    places = KnowledgeBaseSettings(_env_file=None)
    corpus = load_corpus(places.documents, places.sources)
    return Facts(
        version=version("career-assistant"),
        guides=len(corpus.documents),
        sections=sum(len(document.sections) for document in corpus.documents),
        sources=len(corpus.sources),
        sources_checked=max(source.checked for source in corpus.sources.values()),
        embedding_model=PACKAGED_MODEL,
        embedding_sha256=PACKAGED_SHA256,
        threshold=THRESHOLD,
        language_model=shipped("llm"),
        max_question_chars=shipped("max_question_chars"),
        store_questions_days=shipped("store_questions_days"),
        limits=points(root / "README.md", "Limits"),
        security_limits=points(root / "SECURITY.md", "Known limits"),
    )


def shipped(setting: str) -> "str | int":
    """A setting's default, whatever the environment says."""
    default = Settings.model_fields[setting].default
    if not isinstance(default, str | int):
        raise TypeError(f"The default of {setting} is neither text nor a number.")
    return default


def points(path: Path, heading: str) -> tuple[str, ...]:
    """The list below a heading of a Markdown file, as plain text. Raises ValueError when there is none."""
    part = path.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = tuple(LINK.sub(r"\1", point).replace("**", "").replace("`", "") for point in POINT.findall(part))
    if not found:
        raise ValueError(f"{path.name} has no list under '{heading}'. Put it back, or change evals/cards/facts.py.")
    return found
