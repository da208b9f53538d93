"""Question and answer → HTML for the chat page. The templates escape everything; answers hold no markup."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant import wording
from assistant.models import Answer, AnswerSentence
from assistant.offer import Offer
from assistant.web.templating import TEMPLATES
from knowledge_base.models import Section

LINE_BREAKS = re.compile(r"\s*\n\s*")
ASKED_BEFORE = f'<h2 class="who">{html.escape(wording.YOU_ASKED)}</h2><p class="asked">'
ASKED_AFTER = "</p>"
DONE = 'class="answer done'
"""Marks an answer that is finished or was stopped; the page's script looks for it too."""


@dataclass
class Group:
    """A paragraph: sentences with their marks, and the part of the message that it answers."""

    part: int
    opens_part: bool
    sentences: list[tuple[AnswerSentence, list[tuple[int, str]]]] = field(default_factory=list)


def render_question(text: str) -> str:
    """A person's own words under their heading, without any markup taking effect."""
    return ASKED_BEFORE + html.escape(text.strip()).replace("\n", "<br>") + ASKED_AFTER


def question_in(content: str) -> str:
    """The words that `render_question` was given."""
    return html.unescape(content.removeprefix(ASKED_BEFORE).removesuffix(ASKED_AFTER).replace("<br>", "\n"))


def render_answer(answer: Answer, root: str = "", answer_id: str = "", tools: Sequence[Offer] = ()) -> str:
    """The whole answer with its warning and sources; the id lets the page give feedback on it.

    `tools` are the links of the tabs beside the conversation, with what was said filled in.
    """
    titles = {c.number: f"{c.guide_title}: {c.section_title}" for c in answer.citations}
    homes = {c.number: c.section_id for c in answer.citations}
    return _one_line(
        TEMPLATES.get_template("answer.html").render(
            root=root,
            answer=answer,
            answer_id=answer_id,
            tools=tools,
            groups=_groups(answer.sentences, homes),
            titles=titles,
            parts=answer.parts,
        )
    )


def render_part(sentences: Sequence[AnswerSentence], sections: dict[str, Section], root: str = "") -> str:
    """An answer that is still being told: whole sentences with their citation markers."""
    homes: dict[int, str] = {}
    for sentence in sentences:
        homes |= dict(zip(sentence.citations, _homes(sentence.sentence_ids), strict=False))
    titles = {n: f"{sections[i].document_title}: {sections[i].title}" for n, i in homes.items()}
    return _one_line(
        TEMPLATES.get_template("part.html").render(root=root, groups=_groups(sentences, homes), titles=titles, parts=())
    )


def render_stopped(part: str) -> str:
    """What was told before the person chose Stop, and that it was stopped."""
    told = part.replace('class="answer', f"{DONE} stopped", 1).removesuffix("</div>")
    return f'{told}<p class="note">{html.escape(wording.STOPPED)}</p></div>'


def _homes(sentence_ids: Iterable[str]) -> list[str]:
    """Section ids by first use."""
    return list(dict.fromkeys(sentence_id.partition("/")[0] for sentence_id in sentence_ids))


def _groups(sentences: Sequence[AnswerSentence], homes: dict[int, str]) -> list[Group]:
    """Sentences by paragraph, each with (citation number, id of the sentence to open)."""
    groups: list[Group] = []
    part = None
    for sentence in sentences:
        if sentence.starts_group or sentence.part != part:
            groups.append(Group(part=sentence.part, opens_part=sentence.part != part))
            part = sentence.part
        marks = [(number, _place(sentence, homes[number])) for number in sentence.citations]
        groups[-1].sentences.append((sentence, marks))
    return groups


def _place(sentence: AnswerSentence, section_id: str) -> str:
    """The cited sentence in that section, or the section itself."""
    return next((i for i in sentence.sentence_ids if i.startswith(f"{section_id}/")), section_id)


def _one_line(rendered: str) -> str:
    """A blank line or an indent would start Markdown blocks of their own."""
    return LINE_BREAKS.sub(" ", rendered).strip()
