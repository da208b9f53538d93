"""Where a guide, a section or a sentence can be read."""

from knowledge_base.models import Corpus, Document


def anchor(sentence_or_section_id: str) -> str:
    """`guide#section/3` → `section--3`; an id of a section never holds two hyphens in a row."""
    return sentence_or_section_id.partition("#")[2].replace("/", "--")


def page_path(section_or_sentence_id: str) -> str:
    """The path of the guide page, opening at a section or a sentence."""
    return f"/guides/{section_or_sentence_id.partition('#')[0]}#{anchor(section_or_sentence_id)}"


def guide_of(corpus: Corpus, guide_id: str, network: str | None) -> Document | None:
    """The guide of that id, when a question of this network may read it."""
    may_read = {None, network}
    for document in corpus.documents:
        if document.id == guide_id and may_read.issuperset({document.network, *(s.network for s in document.sections)}):
            return document
    return None
