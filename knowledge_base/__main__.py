"""Command line of the knowledge base. Heavy imports happen inside the commands."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge_base.check import Material
    from knowledge_base.settings import KnowledgeBaseSettings


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    from knowledge_base.errors import KnowledgeBaseError

    try:
        return int(options.run(options))
    except KnowledgeBaseError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge_base", description="Documents in, searchable passages out."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="run the quality gates over the guides")
    check.add_argument("--only", action="append", default=[], metavar="TOPIC", help="look at this topic folder only")
    check.add_argument("--facts", type=Path, help="compare with this facts.json instead of ../shared/facts/facts.json")
    check.add_argument("--write-map", action="store_true", help="write coverage-map.json from the guides first")
    check.add_argument("--strict", action="store_true", help="fail when a review is overdue")
    check.add_argument("--quiet", action="store_true", help="print errors only")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="build the index if it is missing or out of date")
    build.set_defaults(run=_build)
    search = commands.add_parser("search", help="print the sections nearest to a question")
    search.add_argument("question")
    search.set_defaults(run=_search)
    stats = commands.add_parser("stats", help="print what the index holds")
    stats.set_defaults(run=_stats)
    from knowledge_base.commands import register

    register(commands)
    return parser


def _build(_: argparse.Namespace) -> int:
    from knowledge_base.commands import rebuild
    from knowledge_base.settings import KnowledgeBaseSettings

    rebuild(KnowledgeBaseSettings())
    return 0


def _search(options: argparse.Namespace) -> int:
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.reader import LiveKnowledgeBase
    from knowledge_base.settings import KnowledgeBaseSettings

    settings = KnowledgeBaseSettings()
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    knowledge_base = LiveKnowledgeBase(settings.index_dir, embedder, settings.chroma).get()
    for neighbour in knowledge_base.vectors.nearest(embedder.embed([options.question]), 10)[0]:
        print(f"{neighbour.cosine:.3f}  {neighbour.passage_id}")
    return 0


def _stats(_: argparse.Namespace) -> int:
    from collections import Counter

    from knowledge_base.build import current_manifest, read_corpus
    from knowledge_base.errors import MissingIndexError
    from knowledge_base.settings import KnowledgeBaseSettings

    directory = KnowledgeBaseSettings().index_dir
    manifest = current_manifest(directory)
    if manifest is None:
        raise MissingIndexError(f"There is no index in {directory}. Run `make index`.")
    corpus = read_corpus(directory, manifest)
    print(f"Built {manifest.built_at:%d %B %Y %H:%M} UTC with {manifest.embedder}")
    print(f"{len(corpus.documents)} guides, {manifest.sections} sections, {manifest.passages} passages")
    for topic, count in sorted(Counter(section.topic for section in corpus.sections).items()):
        print(f"  {topic}: {count} sections")
    return 0


def _check(options: argparse.Namespace) -> int:
    from knowledge_base.check import check_corpus, check_topics, summary
    from knowledge_base.coverage import fact_map, write_map
    from knowledge_base.findings import Level
    from knowledge_base.loaders import load_corpus
    from knowledge_base.settings import HERE, KnowledgeBaseSettings

    settings = KnowledgeBaseSettings()
    only = frozenset(options.only)
    corpus = load_corpus(settings.documents, settings.sources, only)
    if options.write_map and not only:
        write_map(HERE / "coverage-map.json", fact_map(corpus.sections))
    if only:
        checked = check_topics(corpus, only, today=date.today(), strict=options.strict)
    else:
        checked = check_corpus(corpus, _material(options.facts, settings), today=date.today(), strict=options.strict)
    for finding in checked.findings:
        if finding.level is Level.ERROR or not options.quiet:
            print(f"{finding.level}: {finding.where}: {finding.message}")
    print(*checked.figures, summary(checked, len(corpus.sections)), sep="\n")
    return 1 if checked.failed else 0


def _material(facts: Path | None, settings: "KnowledgeBaseSettings") -> "Material":
    """What the corpus is compared with: the package's own files and, where it is there, the shared folder."""
    from knowledge_base.check import Material
    from knowledge_base.embeddings import SentenceTransformerEmbedder
    from knowledge_base.errors import RecordError
    from knowledge_base.settings import HERE
    from knowledge_base.vector_cache import CachedEmbedder

    if facts is not None and not facts.exists():
        raise RecordError(f"{facts} is not there. Give --facts the path of a facts.json.")
    shared = HERE.parents[1] / "shared"
    return Material(
        package=HERE,
        facts=facts or shared / "facts" / "facts.json",
        publications=shared / "sources",
        coded_words=shared / "data" / "gendercoded_words",
        embedder=CachedEmbedder(SentenceTransformerEmbedder(settings.embedding_model), settings.data_dir / "check"),
    )


if __name__ == "__main__":
    sys.exit(main())
