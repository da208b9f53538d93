"""Assistant.ask() and .stream(): the named steps, in order, nothing else."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from assistant import replies
from assistant.answering import Answerer, PartTold, Steps, last, made
from assistant.asking import Part, parts, readings
from assistant.clarifying import clarify, is_clear
from assistant.cleaning import clean
from assistant.composing import Asked
from assistant.context import Context, carried
from assistant.conversation import SPECIFIC, content
from assistant.distress import DistressSignals
from assistant.embedded import EmbeddedTexts
from assistant.evidence import HEAVY, enough
from assistant.listening import danger_in, is_everyday, listen, nearness_to_asks
from assistant.message import read
from assistant.models import Answer, AnswerSentence, Question, Retrieved
from assistant.offering import offers
from assistant.quotable import quotable
from assistant.retrieval import FUSION, Variant, retrieve
from assistant.routing import Route, Scope, route
from assistant.scoping import about_results, outside_of
from assistant.screening import screen, signposting
from assistant.settings import Settings
from assistant.siblings import elsewhere, hangs_in_the_air
from assistant.spelling import Speller
from assistant.suspicion import Suspicion
from assistant.tact import tactful
from assistant.telling import Sheet
from assistant.timing import StepTimer
from knowledge_base.embeddings import TextEmbedder
from knowledge_base.models import Nation
from knowledge_base.reader import KnowledgeBase, LiveKnowledgeBase

if TYPE_CHECKING:
    from assistant.generating import Writer
    from assistant.understanding import Understanding


class Learned(NamedTuple):
    """What an assistant makes of the words of one build."""

    build: str
    speller: Speller
    suspicion: Suspicion


class Understood(NamedTuple):
    """What was made of a message that may be answered."""

    parts: tuple[Part, ...]
    kind: Route
    context: Context
    texts: EmbeddedTexts
    writer: "Writer | None" = None
    """The language model's, when there is one and it may read this conversation."""
    live: bool = False
    prompts: tuple[str, ...] = ()
    """Versions of the prompts that a model was given so far."""


class Assistant:
    """Answers questions from one live knowledge base; safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        knowledge_base: LiveKnowledgeBase,
        embedder: TextEmbedder,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.settings = settings
        self.knowledge_base = knowledge_base
        self._embedder = embedder
        self._today = today
        self._signals = DistressSignals(embedder)
        self._scope = Scope(embedder)
        self._learned: Learned | None = None
        self.writer: Writer | None = None
        """Drafts answers with a language model when there is one."""
        self.understanding: Understanding | None = None
        self.listeners: list[Callable[[Question, Answer], None]] = []
        """Each hears every answer, such as the counts of the service."""

    def ask(self, question: Question) -> Answer:
        """Screen, route, make standalone, retrieve, weigh the evidence, compose, cite."""
        return last(self._run(question, live=False))

    def stream(self, question: Question) -> Iterator[AnswerSentence | Answer]:
        """The sentences one by one, then the whole answer. With a model each is released as soon as it is checked."""
        released = 0
        steps = self._run(question, live=True)
        try:
            while True:
                sentence = next(steps)
                released += 1
                yield sentence
        except StopIteration as end:
            answer: Answer = end.value
        finally:
            steps.close()
        yield from answer.sentences[released:]
        yield answer

    def _run(self, question: Question, *, live: bool) -> Steps:
        """The sentences that are released before the answer is whole, and the answer."""
        timer = StepTimer()
        with timer.step("total"):
            answer = yield from self._answer(question, timer, live=live)
        answer = answer.model_copy(update={"timings": timer.seconds})
        for listener in self.listeners:
            listener(question, answer)
        return answer

    def search(
        self, text: str, nation: Nation | None = None, network: str | None = None, top: int = 8
    ) -> tuple[Retrieved, ...]:
        """Sections for some words, best first, whether or not they would carry an answer."""
        query, knowledge_base = clean(text), self.knowledge_base.get()
        if not query:
            return ()
        variants = [Variant(text=query)]
        context = Context(nation=nation, network=network)
        return retrieve(variants, knowledge_base, self._embedder, context=context, top=top).results

    def _answer(self, question: Question, timer: StepTimer, *, live: bool) -> Steps:
        knowledge_base = self.knowledge_base.get()
        text = clean(question.text)
        earlier = [clean(turn.text) for turn in question.history if turn.role == "user"]
        context = carried([*earlier, text], Context.model_validate(question, from_attributes=True))
        with timer.step("understand"):
            learned = self._learn(knowledge_base)
            readable = 0 < len(text) <= self.settings.max_question_chars
            asked = parts(read(text), earlier, learned.speller) if readable else ()
            heard = listen(text, self._signals, learned.suspicion)
        with timer.step("embed"):
            texts = EmbeddedTexts(self._embedder, heard.pieces, readings(asked))
        with timer.step("screen"):
            danger = danger_in(heard, self._signals, texts, partial(nearness_to_asks, knowledge_base))
            stopped = screen(text, self.settings.max_question_chars)
        if danger is not None and stopped is not None:
            return replies.together(signposting(danger, context.nation), stopped)
        if stopped is not None:
            return stopped
        put = asked[0].ways[0].text if len(asked) == 1 and not earlier else text
        kind = route(text, knowledge_base.keywords, has_history=bool(earlier), put=put)
        early = replies.by_words(kind) if danger is None else None
        if early is not None:
            return early
        understood = Understood(asked, kind, context, texts, live=live)
        if self.writer is not None and danger is None and all(self._harmless(turn, learned) for turn in earlier):
            understood = self._with_model(understood, text, earlier)
        answer = yield from self._told(understood, knowledge_base, timer)
        answer = answer.model_copy(update={"nation": context.nation, "employer": context.employer})
        if danger is None:
            return answer.model_copy(update={"offers": offers(question, answer, knowledge_base.sections)})
        return replies.together(signposting(danger, context.nation), answer)

    def _harmless(self, text: str, learned: Learned) -> bool:
        """Whether a model may read an earlier message: no danger, no personal details."""
        if text and screen(text, self.settings.max_question_chars):
            return False
        return danger_in(listen(text, self._signals, learned.suspicion), self._signals, self._embedder) is None

    def _with_model(self, understood: Understood, text: str, earlier: list[str]) -> Understood:
        """What the model may add: its own answer, the kind of a short message and what a follow-up leans on."""
        understood = understood._replace(writer=self.writer)
        if self.understanding is None:
            return understood
        kind = self.understanding.routed(text, understood.kind, has_history=bool(earlier))
        asked = tuple(self.understanding.completed(part, earlier) for part in understood.parts)
        if asked != understood.parts:
            texts = EmbeddedTexts(self._embedder, (), readings(asked))
            understood = understood._replace(parts=asked, texts=texts)
        return understood._replace(kind=kind, prompts=self.understanding.prompts)

    def _told(self, understood: Understood, knowledge_base: KnowledgeBase, timer: StepTimer) -> Steps:
        asked, kind, context, texts, writer, live, prompts = understood
        early = replies.by_words(kind) if writer is not None else None
        if early is not None:
            return early
        sheet = Sheet(knowledge_base.sources)
        answerer = Answerer(knowledge_base, sheet, writer, live=live)
        told: list[PartTold] = []
        answered: list[replies.AnsweredPart] = []
        for part in asked:
            with timer.step("retrieve"):
                found = retrieve(
                    [Variant(text=way.text, weight=way.weight) for way in part.ways],
                    knowledge_base,
                    texts,
                    context=context,
                    fusion=FUSION.model_copy(update={"by": self.settings.fusion}),
                )
            about = about_results(part, found)
            outside = None if about else outside_of(part, found, self._scope, knowledge_base, vague=kind is Route.VAGUE)
            if outside is not None and len(asked) == 1:
                return replies.outside(outside, found.results)
            if kind is Route.VAGUE and not is_clear(part.ask, found.results):
                return clarify(part.ask, found.results, context, knowledge_base, self._embedder)
            results = quotable(about or found.results, knowledge_base.addresses)
            results = tactful(results, (way.text for one in asked for way in one.ways))
            with timer.step("compose"):
                supported = bool(about) or (outside is None and enough(part.ways[0].text, results, context.nation))
                supported = supported and not hangs_in_the_air(part, told)
                results = elsewhere(part, results, told)
                of_part = Asked(
                    text=part.ask,
                    vectors=found.vectors,
                    nation=context.nation,
                    employer=context.employer,
                    today=self._today(),
                    around=max((way.text for way in part.ways if way.weight >= HEAVY), key=len, default=""),
                )
                put = part.ask if len(content(part.ask)) >= SPECIFIC else part.ways[0].text
                room = replies.room_for(len(asked))
                told.append((yield from answerer.tell(of_part, put, results if supported else (), len(told), room)))
            said = " ".join(way.text for way in part.ways)
            answered.append(replies.AnsweredPart(ask=part.ask, results=results, blocks=told[-1].blocks, said=said))
        with timer.step("cite"):
            answer = replies.cited(answered, sheet, context, knowledge_base.akin.to, self._today())
        own = (writer.prompt.version,) if writer is not None else ()
        return made(answer, told, (*prompts, *own), self.settings.outside_model)

    def _learn(self, knowledge_base: KnowledgeBase) -> "Learned":
        """What is learned from this build's words; made once a build."""
        name = knowledge_base.manifest.name
        if self._learned is None or self._learned.build != name:
            sections = knowledge_base.corpus.sections
            texts = (text for section in sections for text in (section.title, section.text, *section.asks))
            asks = (ask for section in sections if is_everyday(section) for ask in section.asks)
            everyday = [*self._signals.harmless, *asks]
            suspicion = Suspicion(self._embedder, self._signals.dangerous, everyday)
            self._learned = Learned(build=name, speller=Speller(texts), suspicion=suspicion)
        return self._learned
