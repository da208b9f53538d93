"""Assistant.ask() and .stream(): the named steps, in order, nothing else."""

from collections.abc import Callable, Iterator
from datetime import date

from assistant import wording
from assistant.citations import Numbering
from assistant.composing import Block, compose
from assistant.evidence import enough
from assistant.models import Answer, AnswerSentence, AnswerStatus, Question, Retrieved, Suggestion
from assistant.retrieval import Variant, retrieve
from assistant.screening import screen
from assistant.settings import Settings
from assistant.timing import StepTimer
from knowledge_base.embeddings import Embedder
from knowledge_base.reader import KnowledgeBase, LiveKnowledgeBase

CONTRIBUTING = 3
"""Sections that an answer may draw on."""
SUGGESTIONS = 3


class Assistant:
    """Answers questions from one live knowledge base; safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        knowledge_base: LiveKnowledgeBase,
        embedder: Embedder,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.settings = settings
        self.knowledge_base = knowledge_base
        self._embedder = embedder
        self._today = today

    def ask(self, question: Question) -> Answer:
        """Screen, retrieve, weigh the evidence, compose, cite."""
        timer = StepTimer()
        with timer.step("total"):
            answer = self._answer(question, timer)
        return answer.model_copy(update={"timings": timer.seconds})

    def stream(self, question: Question) -> Iterator[AnswerSentence | Answer]:
        """The sentences one by one, then the whole answer."""
        answer = self.ask(question)
        yield from answer.sentences
        yield answer

    def _answer(self, question: Question, timer: StepTimer) -> Answer:
        with timer.step("screen"):
            stopped = screen(question, self.settings)
        if stopped is not None:
            return stopped
        knowledge_base = self.knowledge_base.get()
        with timer.step("retrieve"):
            found = retrieve(
                [Variant(text=question.text)],
                knowledge_base,
                self._embedder,
                nation=question.nation,
                employer=question.employer,
            )
        if not enough(found.results):
            return no_sources(found.results)
        with timer.step("compose"):
            blocks = compose(question.text, found.vectors[0], found.results[:CONTRIBUTING], knowledge_base)
        with timer.step("cite"):
            return self._cited(blocks, found.results, knowledge_base)

    def _cited(self, blocks: list[Block], results: tuple[Retrieved, ...], knowledge_base: KnowledgeBase) -> Answer:
        numbering = Numbering(knowledge_base.sources)
        sentences: list[AnswerSentence] = []
        for position, block in enumerate(blocks):
            new_section = position > 0 and block.section.id != blocks[position - 1].section.id
            for offset, sentence in enumerate(block.sentences):
                starts = (offset == 0 and new_section) or (position == 1 and offset == 0)
                sentences.append(numbering.quoted(block.section, sentence, starts_group=starts))
        used = {block.section.id for block in blocks}
        return Answer(
            status=AnswerStatus.ANSWERED,
            sentences=tuple(sentences),
            citations=numbering.citations(),
            notes=validity_notes(blocks, self._today()),
            suggestions=nearest_topics(tuple(r for r in results if r.section.id not in used)),
            retrieved=results,
        )


def no_sources(results: tuple[Retrieved, ...]) -> Answer:
    """The honest answer when the evidence is thin, with the nearest topics and a human contact."""
    return Answer(
        status=AnswerStatus.NO_SOURCES,
        message=wording.MESSAGES[AnswerStatus.NO_SOURCES],
        notes=(wording.NEXT_STEPS[AnswerStatus.NO_SOURCES],),
        suggestions=nearest_topics(results),
        retrieved=results,
    )


def nearest_topics(results: tuple[Retrieved, ...]) -> tuple[Suggestion, ...]:
    """The best sections as questions that the corpus answers."""
    return tuple(
        Suggestion(text=found.section.title, section_id=found.section.id, title=found.section.document_title)
        for found in results[:SUGGESTIONS]
    )


def validity_notes(blocks: list[Block], today: date) -> tuple[str, ...]:
    """A remark for each end date that has passed and each start date still ahead."""
    ended = {b.section.valid_until for b in blocks if b.section.valid_until and b.section.valid_until < today}
    ahead = {b.section.valid_from for b in blocks if b.section.valid_from > today}
    return (
        *(wording.OUT_OF_DATE.format(until=f"{day.day} {day:%B %Y}") for day in sorted(ended)),
        *(wording.NOT_YET.format(start=f"{day.day} {day:%B %Y}") for day in sorted(ahead)),
    )
