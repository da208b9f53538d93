"""Assistant.ask() and .stream(): the named steps, in order, nothing else."""

from collections.abc import Callable, Iterator
from datetime import date

from assistant import replies
from assistant.asking import Part, parts
from assistant.cleaning import clean
from assistant.composing import Asked, compose
from assistant.context import Context, carried
from assistant.distress import DistressSignals, clauses, spoken
from assistant.embedded import EmbeddedTexts
from assistant.evidence import enough
from assistant.message import SENTENCE_END, read
from assistant.models import Answer, AnswerSentence, Question, Retrieved
from assistant.retrieval import Variant, retrieve
from assistant.routing import Route, Scope, route
from assistant.screening import screen, signposting
from assistant.settings import Settings
from assistant.spelling import Speller
from assistant.timing import StepTimer
from knowledge_base.embeddings import Embedder
from knowledge_base.reader import KnowledgeBase, LiveKnowledgeBase

SCREENED = 8000
"""Characters of an over-long message that are compared with phrases of danger; direct words are found in all of it."""
CONTRIBUTING = 3
"""Sections that an answer may draw on."""


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
        self._signals = DistressSignals(embedder)
        self._scope = Scope(embedder)
        self._speller: tuple[str, Speller] | None = None

    def ask(self, question: Question) -> Answer:
        """Screen, route, make standalone, retrieve, weigh the evidence, compose, cite."""
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
        knowledge_base = self.knowledge_base.get()
        text = clean(question.text)
        earlier = [clean(turn.text) for turn in question.history if turn.role == "user"]
        context = carried(
            [*earlier, text], Context(nation=question.nation, employer=question.employer, network=question.network)
        )
        with timer.step("understand"):
            readable = 0 < len(text) <= self.settings.max_question_chars
            asked = parts(read(text), earlier, self._spelling(knowledge_base)) if readable else ()
            spoken_clauses = clauses(s for s in SENTENCE_END.split(text[:SCREENED]) if s)
        with timer.step("embed"):
            ways = [way.text for part in asked for way in part.ways]
            texts = EmbeddedTexts(self._embedder, [*ways, *spoken_clauses])
        with timer.step("screen"):
            danger = spoken(text) or (self._signals.near(texts.embed(spoken_clauses)) if spoken_clauses else None)
            stopped = screen(text, self.settings.max_question_chars)
        if danger is not None and stopped is not None:
            return replies.together(signposting(danger, context.nation), stopped)
        if stopped is not None:
            return stopped
        kind = route(text, knowledge_base.keywords, has_history=bool(earlier))
        early = replies.by_words(kind) if danger is None else None
        if early is not None:
            return early
        answer = self._composed(asked, kind, context, texts, knowledge_base, timer)
        answer = answer.model_copy(update={"nation": context.nation, "employer": context.employer})
        return answer if danger is None else replies.together(signposting(danger, context.nation), answer)

    def _composed(
        self,
        asked: tuple[Part, ...],
        kind: Route,
        context: Context,
        texts: EmbeddedTexts,
        knowledge_base: KnowledgeBase,
        timer: StepTimer,
    ) -> Answer:
        answered: list[replies.AnsweredPart] = []
        for part in asked:
            with timer.step("retrieve"):
                found = retrieve(
                    [Variant(text=way.text, weight=way.weight) for way in part.ways],
                    knowledge_base,
                    texts,
                    nation=context.nation,
                    employer=context.employer,
                    network=context.network,
                )
            if kind is Route.VAGUE:
                return replies.clarify(found.results)
            results = _about(found.results) if kind is Route.ABOUT else found.results
            outside = (
                None if kind is Route.ABOUT else self._scope.outside(part.ways[0].text, found.vectors[0], found.results)
            )
            if outside is not None and len(asked) == 1:
                return replies.outside(outside, results)
            with timer.step("compose"):
                supported = outside is None and enough(part.ways[0].text, results, context.nation)
                room = replies.room_for(len(asked))
                blocks = (
                    compose(
                        Asked(text=part.ask, vectors=found.vectors, nation=context.nation, today=self._today()),
                        results[:CONTRIBUTING],
                        knowledge_base,
                        room,
                    )
                    if supported
                    else []
                )
            answered.append(replies.AnsweredPart(ask=part.ask, results=results, blocks=tuple(blocks)))
        with timer.step("cite"):
            return replies.cited(answered, context, knowledge_base, self._today())

    def _spelling(self, knowledge_base: KnowledgeBase) -> Speller:
        """The speller of this build; made once a build."""
        name = knowledge_base.manifest.name
        if self._speller is None or self._speller[0] != name:
            sections = knowledge_base.corpus.sections
            texts = (text for section in sections for text in (section.title, section.text, *section.asks))
            self._speller = (name, Speller(texts))
        return self._speller[1]


def _about(results: tuple[Retrieved, ...]) -> tuple[Retrieved, ...]:
    """The sections about the assistant, when there are any."""
    return tuple(found for found in results if found.section.topic == replies.ABOUT_TOPIC) or results
