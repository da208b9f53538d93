"""Whether one question of a message belongs here."""

from assistant.asking import Part, parts
from assistant.message import read
from assistant.retrieval import Found, Variant, retrieve
from assistant.routing import Outside, Scope
from assistant.scoping import about_results, outside_of
from assistant.spelling import Speller
from knowledge_base.reader import KnowledgeBase
from tests.assistant.memory import memory
from tests.fakes import HashingEmbedder, section, six_sections

EMBEDDER = HashingEmbedder()
SPELLER = Speller(text for s in six_sections() for text in (s.text, *s.asks))
ABOUT = section("about#what-it-is", ["I am a program."], ["who are you", "are you a robot", "your name"], topic="about")


def found(text: str, *earlier: str, knowledge_base: KnowledgeBase) -> tuple[Part, Found]:
    part = parts(read(text), earlier, SPELLER)[0]
    variants = [Variant(text=way.text, weight=way.weight) for way in part.ways]
    return part, retrieve(variants, knowledge_base, EMBEDDER)


def outside(text: str, *earlier: str, vague: bool = False) -> Outside | None:
    knowledge_base = memory()
    part, results = found(text, *earlier, knowledge_base=knowledge_base)
    return outside_of(part, results, Scope(EMBEDDER), knowledge_base, vague=vague)


TOUCH = "How many keeping-in-touch days can I work during maternity leave?"


def test_the_earlier_subject_lends_nothing_to_another_one() -> None:
    assert outside("And how do I unblock a sink?", TOUCH) is Outside.CHAT_AND_HOMEWORK


def test_a_follow_up_on_the_subject_belongs_here() -> None:
    assert outside("And how much is it?", TOUCH) is None
    assert outside("Does my employer pay for keeping-in-touch days?", TOUCH) is None


def test_a_short_message_is_outside_only_when_the_corpus_has_none_of_its_words() -> None:
    assert outside("tell me about leave", vague=True) is None
    assert outside("order a pizza", vague=True) is Outside.CHAT_AND_HOMEWORK
    assert outside("???", vague=True) is None


def test_a_question_about_the_assistant_is_answered_from_its_own_guide() -> None:
    knowledge_base = memory(*six_sections(), ABOUT)
    part, results = found("who are you?", TOUCH, knowledge_base=knowledge_base)
    assert [result.section.id for result in about_results(part, results)] == [ABOUT.id]
    part, results = found(TOUCH, knowledge_base=knowledge_base)
    assert about_results(part, results) == ()


def test_a_question_about_the_assistant_leaves_the_history_behind() -> None:
    part, _ = found("how do you know?", TOUCH, knowledge_base=memory())
    assert [way.text for way in part.ways] == ["how do you know?"]
