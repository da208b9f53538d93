"""A message that says too little → one question back, with choices that the guides answer.

A word such as "maternity" can ask for many things. It is put into the forms that people use most
(how much, how long, who can, how to); each form brings the asked question that is nearest to it.
"""

from collections.abc import Iterator, Sequence

from assistant import wording
from assistant.context import Context
from assistant.conversation import content
from assistant.models import Answer, AnswerStatus, Retrieved, Suggestion
from assistant.retrieval import FUSION, holds
from assistant.suggesting import GRAVE, best_ask, is_question, with_names, written
from knowledge_base.embeddings import Embedder
from knowledge_base.keywords import stems_of
from knowledge_base.models import PassageKind, Section
from knowledge_base.reader import KnowledgeBase

CHOICES = 4
FEW = 8
"""Words up to which an ask that is no whole question may be a choice."""
FORMS = (
    "how much {topic} do I get",
    "how long is {topic}",
    "who can get {topic}",
    "how do I ask for {topic}",
    "{topic}",
)
NO_TOPIC_WORDS = "help advice advise support question questions information info assist assistance hmm thing"
NO_TOPIC = frozenset(NO_TOPIC_WORDS.split())
CLEAR_CONTENT, CLEAR_WORDS, CLEAR_COSINE = 2, 4, 0.75
"""A short message of so many content words, or of so many words, and so near to a section asks for that section."""


def is_clear(text: str, found: Sequence[Retrieved]) -> bool:
    """Whether a message of few, common words still names what it is about ("jobs in AI")."""
    says = len(content(text)) >= CLEAR_CONTENT or len(text.split()) >= CLEAR_WORDS
    return says and bool(found) and found[0].cosine >= CLEAR_COSINE


def clarify(
    text: str, found: Sequence[Retrieved], context: Context, knowledge_base: KnowledgeBase, embedder: Embedder
) -> Answer:
    """One question back; the choices are about the topic that the message names, or a start for each kind of reader."""
    words = [word for word in content(text) if word not in NO_TOPIC]
    chosen = tuple(_about_topic(words, context, knowledge_base, embedder)) if words else ()
    if chosen:
        chosen += tuple(_other_guides(chosen, found, context))
    return Answer(
        status=AnswerStatus.CLARIFY,
        message=wording.TOO_VAGUE,
        notes=(wording.NEXT_STEPS[AnswerStatus.CLARIFY],),
        suggestions=(chosen or _starts())[:CHOICES],
        retrieved=tuple(found),
    )


def _other_guides(chosen: Sequence[Suggestion], found: Sequence[Retrieved], context: Context) -> Iterator[Suggestion]:
    """The best of what was found in guides that are not among the choices yet."""
    guides = {choice.section_id.split("#", 1)[0] for choice in chosen}
    for section in (result.section for result in found):
        ask = best_ask(section, ()) or section.title
        if GRAVE.search(f"{section.document_title} {ask}"):
            continue
        if section.document_id not in guides and holds(section, context):
            guides.add(section.document_id)
            yield Suggestion(text=ask, section_id=section.id, title=section.title)


def _shown(asked: str, section: Section) -> str:
    """An asked question as a choice: a whole question written out, a few words as they are, for a story another question of the section."""
    if is_question(asked):
        return with_names(written(asked), section)
    few = asked[:1].upper() + asked[1:] if len(asked.split()) <= FEW else ""
    return few or best_ask(section, ()) or ""


def _starts() -> tuple[Suggestion, ...]:
    return tuple(Suggestion(text=text, section_id="", title=who) for who, text in wording.EXAMPLES)


def _about_topic(
    words: Sequence[str], context: Context, knowledge_base: KnowledgeBase, embedder: Embedder
) -> Iterator[Suggestion]:
    """For each form the nearest asked question that names the topic and fits the person, each of another guide."""
    topic = " ".join(words)
    wanted = set(stems_of([topic])[0])
    vectors = embedder.embed([form.format(topic=topic) for form in FORMS])
    guides: set[str] = set()
    for row in knowledge_base.vectors.nearest(vectors, FUSION.neighbours):
        for neighbour in row:
            section = knowledge_base.sections[neighbour.section_id]
            fits = section.network in {None, context.network} and holds(section, context)
            if neighbour.kind is not PassageKind.ASK or section.document_id in guides or not fits:
                continue
            asked = section.asks[int(neighbour.passage_id.rsplit("/", 1)[1]) - 1]
            ask = _shown(asked, section)
            grave = GRAVE.search(f"{section.document_title} {ask}") and not GRAVE.search(topic)
            if not grave and wanted & set(stems_of([ask])[0]):
                guides.add(section.document_id)
                yield Suggestion(text=ask, section_id=section.id, title=section.title)
                break
