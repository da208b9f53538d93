"""Files in `networks/<id>/documents` → documents of that network, read anew at every build.

They are for networks that come with the code. A lead without a shell adds documents on the
network's page instead; those are kept on the shelf (shelf.py). Both are found only by questions
that are asked in that network.
"""

import tomllib
from datetime import date
from pathlib import Path

from knowledge_base.added import Stated, document_of, slug
from knowledge_base.details import REVIEW_AFTER, Details
from knowledge_base.errors import DocumentError
from knowledge_base.intake import bytes_of, read, title_of
from knowledge_base.models import Document, Source
from knowledge_base.parts import parts_of
from knowledge_base.readers.formats import format_of

FOLDER = "documents"


def load_network_documents(networks: Path) -> tuple[tuple[Document, ...], dict[str, Source]]:
    """The documents of every network, with their sources. Raises DocumentError, naming the file."""
    documents: list[Document] = []
    sources: dict[str, Source] = {}
    for path in sorted(networks.glob(f"*/{FOLDER}/*.*")):
        document, its_sources = _load(path, path.parent.parent.name, _checked(path.parent.parent))
        documents.append(document)
        sources |= its_sources
    return tuple(documents), sources


def _checked(network: Path) -> date:
    """When a person last compared the documents with what holds; answers show it."""
    settings = network / "network.toml"
    try:
        checked = tomllib.loads(settings.read_text(encoding="utf-8")).get("documents_checked")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(f"{settings} cannot be read: {error}. Mend it and build again.") from error
    if not isinstance(checked, date):
        raise DocumentError(f"{settings}: documents_checked is missing. Write it as documents_checked = 2026-11-22.")
    return checked


def _load(path: Path, network: str, checked: date) -> tuple[Document, dict[str, Source]]:
    data = bytes_of(path)
    kind = format_of(path, data)
    reading = read(path, kind, data)
    title = title_of(reading, path)
    parts = parts_of(reading.blocks, title)
    if not parts:
        raise DocumentError(f"{path}: no whole sentence was found. Check that it holds text, or take the file away.")
    details = Details(network=network, publisher=network.replace("-", " "), review_by=checked + REVIEW_AFTER)
    stated = Stated(id=f"{network}-{slug(path.stem)}", title=title, format=kind, details=details, added=checked)
    return document_of(stated, parts)
