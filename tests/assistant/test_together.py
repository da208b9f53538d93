"""A story is read once for all that is searched of it."""

from assistant.asking import Part, parts, readings
from assistant.conversation import Weighted
from assistant.embedded import EmbeddedTexts
from assistant.message import read
from assistant.spelling import Speller
from assistant.together import LONG, read_together
from knowledge_base.excerpts import all_of
from tests.fakes import HashingEmbedder

TOLD = (
    "I came back to the ward in September after having my little boy. I asked for fixed Tuesdays and Thursdays because "
    "his nursery only has those days left. My ward manager said no in a meeting of two minutes and put nothing in writing."
)
STORY = f"{TOLD} Is fairness to the others a proper reason? And what should I be doing next?"
SPELLER = Speller([STORY])


def asked(text: str) -> tuple[Part, ...]:
    return parts(read(text), (), SPELLER)


def test_a_story_with_several_questions_is_read_once() -> None:
    wholes = {reading.whole for reading in readings(asked(STORY)).values()}
    assert len([whole for whole in wholes if len(whole.split()) > LONG]) == 1


def test_each_way_keeps_its_own_words() -> None:
    first, second = asked(STORY)
    assert [_within(part).text for part in (first, second)] == [
        f"{TOLD} {first.ask}",
        f"{TOLD} fairness to the others a proper reason {second.ask}",
    ]
    for part, other in ((first, second.ask), (second, first.ask)):
        excerpt = _within(part).excerpt
        assert excerpt is not None
        assert excerpt.text == _within(part).text
        assert other in excerpt.whole
        assert other not in excerpt.text


def _within(part: Part) -> Weighted:
    (way,) = (way for way in part.ways if way.pieces and not way.named)
    return way


def test_terms_of_the_guides_stand_before_the_whole() -> None:
    named = [way for part in asked(STORY) for way in part.ways if way.named and way.pieces]
    assert named
    for way in named:
        assert way.excerpt is not None
        assert way.excerpt.whole.startswith(f"{way.named[0]}")
        assert way.excerpt.text == " ".join([*way.named, *way.pieces])


def test_what_is_short_or_alone_is_read_by_itself() -> None:
    for text in ("I am on leave. What am I due?", f"{TOLD} Is fairness to the others a proper reason for a refusal?"):
        assert all(way.reading == all_of(way.text) for part in asked(text) for way in part.ways if not way.named)
    assert read_together([Weighted(text="How?", weight=1.0)], ["How?"]) == {}


def test_vectors_are_found_by_the_text_of_the_way() -> None:
    within = readings(asked(STORY))
    embedder = HashingEmbedder()
    texts = EmbeddedTexts(embedder, ["Is this danger?", *list(within)[:1]], within)
    assert texts.embed(list(within)).shape[0] == len(within)
    assert len(embedder.embedded) == len(within) + 1
