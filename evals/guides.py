"""The guides as the assistant under test has them, for scorers: sections by id and the facts that they tell."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property

from evals.questions import sections_by_fact
from knowledge_base.models import Corpus, Section, Sentence


class Guides:
    """A corpus with the look-ups that scorers need."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.corpus.sections}

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for section in self.corpus.sections for sentence in section.sentences}

    @cached_property
    def by_fact(self) -> Mapping[str, frozenset[str]]:
        """Fact id → ids of the sections that tell it."""
        return sections_by_fact(self.corpus.sections)

    def gold(self, facts: tuple[str, ...] | list[str]) -> frozenset[str]:
        """Ids of the sections that tell any of the facts."""
        return frozenset[str]().union(*(self.by_fact.get(fact, frozenset()) for fact in facts))

    def topic(self, facts: tuple[str, ...] | list[str]) -> str:
        """The topic of most sections that tell the facts; `none` when no section does."""
        topics = [self.sections[section].topic for section in sorted(self.gold(facts))]
        return max(sorted(set(topics)), key=topics.count) if topics else "none"


GuidesOf = Callable[[], Guides]
"""Scorers are given a way to get the guides, so that making a task reads nothing."""


@cache
def current_guides() -> Guides:
    """The guides of the current build. Raises MissingIndexError."""
    from assistant.settings import read_settings
    from knowledge_base.build import current_manifest, read_corpus
    from knowledge_base.errors import MissingIndexError

    directory = read_settings().index_dir
    manifest = current_manifest(directory)
    if manifest is None:
        raise MissingIndexError(f"There is no index in {directory}. Run `make index`.")
    return Guides(read_corpus(directory, manifest))
