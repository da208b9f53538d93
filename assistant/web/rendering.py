"""Answer → HTML for the chat page. Everything is escaped by the template; answers hold no markup."""

import re

from assistant.models import Answer, AnswerSentence
from assistant.web.guide_pages import TEMPLATES, page_path

LINE_BREAKS = re.compile(r"\s*\n\s*")


def render_answer(answer: Answer, root: str = "", shown: int | None = None) -> str:
    """The whole answer, or, while it is being released, its first `shown` sentences without the sources."""
    sentences = answer.sentences if shown is None else answer.sentences[:shown]
    whole = shown is None
    ids = {i for sentence in sentences for i in sentence.sentence_ids}
    ids |= {quote.sentence_id for citation in answer.citations for quote in citation.quotes}
    ids |= {suggestion.section_id for suggestion in answer.suggestions}
    html = TEMPLATES.get_template("answer.html").render(
        root=root,
        message=answer.message,
        groups=grouped(sentences),
        titles={c.number: f"{c.guide_title}: {c.section_title}" for c in answer.citations},
        links={i: page_path(i) for i in ids},
        notes=answer.notes if whole else (),
        citations=answer.citations if whole else (),
        suggestions=answer.suggestions if whole else (),
    )
    # One line: a blank line or an indent would start Markdown blocks of their own.
    return LINE_BREAKS.sub(" ", html).strip()


def grouped(sentences: tuple[AnswerSentence, ...]) -> list[list[AnswerSentence]]:
    """Sentences by paragraph."""
    groups: list[list[AnswerSentence]] = []
    for sentence in sentences:
        if sentence.starts_group or not groups:
            groups.append([])
        groups[-1].append(sentence)
    return groups
