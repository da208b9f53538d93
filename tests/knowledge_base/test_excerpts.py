"""Parts of a text that are read within it."""

import pytest

from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.excerpts import Excerpt, all_of, excerpt

STORY = "I came back in May. My manager said no to fixed days. Can she do that? How do I appeal?"


def test_pieces_are_found_in_their_order() -> None:
    part = excerpt(STORY, ("I came back in May.", "How do I appeal?"))
    assert part is not None
    assert part.text == "I came back in May. How do I appeal?"
    assert part.whole == STORY


@pytest.mark.parametrize("pieces", [("How do I appeal?", "I came back in May."), ("I came back in June.",)])
def test_what_is_not_there_in_that_order_is_no_excerpt(pieces: tuple[str, ...]) -> None:
    assert excerpt(STORY, pieces) is None


def test_a_piece_that_stands_twice_is_the_one_after_those_before() -> None:
    part = excerpt("yes no yes", ("no", "yes"))
    assert part == Excerpt("yes no yes", ((4, 6), (7, 10)))


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_excerpt_is_its_own_words_read_with_those_around() -> None:
    embedder = SentenceTransformerEmbedder()
    appeal, days = (excerpt(STORY, (piece,)) for piece in ("How do I appeal?", "My manager said no to fixed days."))
    assert appeal is not None
    assert days is not None
    whole, part, other = embedder.embed_excerpts([all_of(STORY), appeal, days])
    alone, story, subject = embedder.embed(["How do I appeal?", STORY, "refused flexible working"])
    assert whole @ story > 0.9999
    assert 0.4 < part @ alone < 0.99
    assert part @ alone > other @ alone
    assert part @ subject > alone @ subject
    assert len(embedder.encode([STORY])[0]) == len(part)


@pytest.mark.real_embedder
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_many_excerpts_are_read_by_themselves() -> None:
    embedder = SentenceTransformerEmbedder()
    part = excerpt(STORY, ("How do I appeal?",))
    assert part is not None
    many = embedder.embed_excerpts([part] * 65)
    assert many.shape == (65, 384)
    assert many[0] @ embedder.embed([part.text])[0] > 0.9999
