"""Sub-commands for people's own documents: add, list, remove, show."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge_base.build import Manifest
    from knowledge_base.embeddings import Embedder
    from knowledge_base.intake import Outcome
    from knowledge_base.models import Section
    from knowledge_base.settings import KnowledgeBaseSettings
    from knowledge_base.shelf import Stored


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the sub-commands."""
    add = commands.add_parser("add", help="add PDF, DOCX, HTML, Markdown or plain text files, or new versions of them")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--network", metavar="NAME", help="for this network's assistant only; else for all")
    add.add_argument("--title", help="title of the document (one file only); else its own")
    add.add_argument("--publisher", help="the body that published it")
    add.add_argument("--url", help="where the original is on the web")
    add.add_argument("--published", metavar="DATE", help="2024, 2024-09, 2024-09-30 or September 2024")
    add.add_argument(
        "--nation", action="append", default=[], help="England, Scotland, Wales or NI; repeat for more; else all"
    )
    add.add_argument("--review-by", metavar="DATE", help="when a person must look again; else in a year")
    add.add_argument("--no-build", action="store_true", help="leave the index as it is")
    add.set_defaults(run=_add)
    listing = commands.add_parser("list", help="list the added documents")
    listing.set_defaults(run=_list)
    remove = commands.add_parser("remove", help="remove an added document")
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--no-build", action="store_true", help="leave the index as it is")
    remove.set_defaults(run=_remove)
    show = commands.add_parser("show", help="show how an added document was divided and how each part is cited")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=_show)


def rebuild(settings: "KnowledgeBaseSettings", embedder: "Embedder | None" = None) -> "Manifest":
    """Index the guides and the added documents, with a progress bar; only new texts are embedded.

    Without an embedder, the one of the settings is loaded and verified.
    """
    from rich.progress import Progress

    from knowledge_base.build import build_index
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.whole import whole_corpus

    corpus = whole_corpus(settings)
    if embedder is None:
        embedder = SentenceTransformerEmbedder(settings.embedding_model)
        embedder.verify()
    with Progress() as bar:
        task = bar.add_task("Embedding passages", total=None)
        manifest = build_index(
            corpus,
            embedder,
            settings.index_dir,
            lambda done, total: bar.update(task, completed=done, total=total),
            settings.chroma,
        )
        bar.update(task, total=1, completed=1)
    size = f"{manifest.sections} sections, {manifest.passages} passages, {manifest.embedded} embedded"
    print(f"Index {manifest.name}: {size}.")
    return manifest


def _add(options: argparse.Namespace) -> int:
    from knowledge_base.details import Typed, details_of
    from knowledge_base.errors import DocumentError
    from knowledge_base.intake import Intake, add_file
    from knowledge_base.settings import KnowledgeBaseSettings
    from knowledge_base.shelf import Shelf

    today = date.today()
    if options.title and len(options.files) > 1:
        raise DocumentError("--title names one document. Add the files one at a time, or leave --title out.")
    typed = Typed(
        network=options.network,
        title=options.title,
        publisher=options.publisher,
        url=options.url,
        published=options.published,
        nations=tuple(options.nation),
        review_by=options.review_by,
    )
    details = details_of(typed, today)
    settings = KnowledgeBaseSettings()
    shelf = Shelf(settings.added_dir)
    guides = {path.stem for path in settings.documents.glob("*/*.md")}
    changed = failed = 0
    for path in options.files:
        try:
            outcome = add_file(path, details, shelf, taken=guides, today=today)
        except DocumentError as error:
            failed += 1
            print(f"Not added: {error}", file=sys.stderr)
            continue
        changed += outcome.intake is not Intake.UNCHANGED
        print(_told(path, outcome))
    if changed and not options.no_build:
        rebuild(settings)
    return 1 if failed else 0


def _told(path: Path, outcome: "Outcome") -> str:
    from knowledge_base.intake import Intake

    document = outcome.stored.document
    told = sum(len(section.sentences) for section in document.sections)
    size = f"{len(document.sections)} sections, {told} sentences"
    if outcome.intake is Intake.UNCHANGED:
        return f"Unchanged: {path} is already here as {document.id}. To change its details, remove it and add it again."
    if outcome.intake is Intake.REPLACED:
        return f"Replaced: {path} is the new version of {document.id}: {size}."
    return f"Added: {path} as {document.id}: {size}. `python -m knowledge_base show {document.id}` shows them."


def _list(_: argparse.Namespace) -> int:
    from knowledge_base.settings import KnowledgeBaseSettings
    from knowledge_base.shelf import Shelf

    stored = Shelf(KnowledgeBaseSettings().added_dir).all()
    for item in stored:
        document = item.document
        print(f"{document.id}\n  {document.title}; {item.publisher}")
        where = document.network or "all networks"
        print(f"  {where}; {item.file_name}; added {item.added}; review by {document.review_by}")
    print(f"Added documents: {len(stored)}. `python -m knowledge_base add FILE` adds one.")
    return 0


def _remove(options: argparse.Namespace) -> int:
    from knowledge_base.settings import KnowledgeBaseSettings
    from knowledge_base.shelf import Shelf

    settings = KnowledgeBaseSettings()
    Shelf(settings.added_dir).remove(options.id)
    print(f"Removed: {options.id}")
    if not options.no_build:
        rebuild(settings)
    return 0


def _show(options: argparse.Namespace) -> int:
    from knowledge_base.settings import KnowledgeBaseSettings
    from knowledge_base.shelf import Shelf

    stored = Shelf(KnowledgeBaseSettings().added_dir).find(options.id)
    print(f"{stored.document.title} ({stored.document.id}), {stored.file_name}, added {stored.added}")
    for section in stored.document.sections:
        _show_section(section, stored)
    print(f"\n{len(stored.document.sections)} sections. A sentence marked + always travels with the one before it.")
    return 0


def _show_section(section: "Section", stored: "Stored") -> None:
    print(f"\n{section.title}  (#{section.id.split('#')[1]})")
    cited = ""
    for number, sentence in enumerate(section.sentences, start=1):
        source = stored.sources[sentence.sources[0]]
        citation = f"{source.publisher}, {source.title}, {source.part}" + (f"  {source.url}" if source.url else "")
        if citation != cited:
            print(f"  Cited as: {citation}")
            cited = citation
        print(f"  {number:>3}{'+' if sentence.limits else ' '} {sentence.text}")
