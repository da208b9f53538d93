"""One part of a message, answered: by the composer, or by a language model with the composer behind it."""

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.blocks import Block
from assistant.composing import Asked, compose
from assistant.keyed import is_to_a_model
from assistant.models import Answer, AnswerSentence, AnswerStatus, Drafting, Retrieved, Verdict
from assistant.telling import Sheet, Told, quoted
from assistant.wording import generating as wording
from knowledge_base.models import Frozen, Sentence
from knowledge_base.reader import KnowledgeBase

if TYPE_CHECKING:
    from assistant.generating import Writer

Steps = Generator[AnswerSentence, None, Answer]
"""Sentences that are released at once, and the whole answer in the end."""
CONTRIBUTING = 3
"""Sections that an answer may draw on."""


class PartTold(Frozen):
    """What was told for one part."""

    blocks: tuple[Block, ...] = ()
    """By section, in the order of telling; empty when nothing was told."""
    drafting: Drafting | None = None
    by_model: bool = False
    """Whether anything that a model drafted was shown."""


class Answerer:
    """Tells one part after the other onto a sheet."""

    def __init__(self, knowledge_base: KnowledgeBase, sheet: Sheet, writer: "Writer | None", *, live: bool) -> None:
        """With `live`, what a model wrote is released as soon as it is checked; else when the draft is known to hold."""
        self._knowledge_base = knowledge_base
        self._sheet = sheet
        self._writer = writer
        self._live = live

    def tell(
        self, asked: Asked, put: str, results: Sequence[Retrieved], part: int, room: int
    ) -> Generator[AnswerSentence, None, PartTold]:
        """The sentences of a part as they may be shown; none without results. `put` is the question for a model."""
        chosen = results[:CONTRIBUTING]
        drafting: Drafting | None = None
        if self._writer is not None and chosen:
            held: list[Told] = []
            drafts = self._writer.write(asked.model_copy(update={"text": put}), chosen, room)
            drafting = yield from self._release(drafts, held, part)
            if not drafting.faults:
                for told in held:
                    if not self._repeats(told):
                        yield self._sheet.tell(told, part)
                return PartTold(blocks=self._sections(part), drafting=drafting, by_model=True)
        released = sum(shown.part == part for shown in self._sheet.sentences)
        room -= released
        hostile = {one.id for found in chosen for one in found.section.sentences if is_to_a_model(one.text)}
        composed = compose(
            asked, chosen, self._knowledge_base, max(room, 0), lambda one: one.id in hostile or self._is_told(one)
        )
        blocks = [block for block in composed if hostile.isdisjoint(one.id for one in block.sentences)]
        for told in self._composed(blocks, room):
            yield self._sheet.tell(told, part)
        told_blocks = tuple(blocks) if drafting is None else self._sections(part)
        return PartTold(blocks=told_blocks, drafting=drafting, by_model=released > 0)

    def _release(
        self, drafts: Generator[Told, None, Drafting], held: list[Told], part: int
    ) -> Generator[AnswerSentence, None, Drafting]:
        """Live, tell each sentence at once; else hold it back. A caller that stops ends the draft."""
        try:
            while True:
                told = next(drafts)
                if not self._live:
                    held.append(told)
                elif not self._repeats(told):
                    yield self._sheet.tell(told, part)
        except StopIteration as end:
            drafting: Drafting = end.value
            return drafting
        finally:
            drafts.close()

    def _repeats(self, told: Told) -> bool:
        """Whether another part told the same guide sentence in the guide's words."""
        return told.verdict is not Verdict.SUPPORTED and self._sheet.holds(told.grounds[0].sentence.id)

    def _composed(self, blocks: Sequence[Block], room: int) -> Iterator[Told]:
        """Each block that was not told before; a new paragraph for each section and after the opening."""
        last = ""
        for position, block in enumerate(blocks):
            if self._is_told(block.sentences[0]) or (position and block.size > room):
                continue
            for offset, sentence in enumerate(block.sentences):
                if offset and self._is_told(sentence):
                    continue
                starts = offset == 0 and (position <= 1 or block.section.id != last)
                yield quoted(block.section, sentence, starts_group=starts)
            room -= block.size
            last = block.section.id

    def _is_told(self, sentence: Sentence) -> bool:
        """Whether the sentence, or one of the same words, was told before."""
        return self._sheet.rests_on(sentence.id) or any(shown.text == sentence.text for shown in self._sheet.sentences)

    def _sections(self, part: int) -> tuple[Block, ...]:
        return tuple(
            Block(section=section, start=0, sentences=section.sentences[:1], value=1.0)
            for section in self._sheet.sections(part)
        )


def made(answer: Answer, parts: Sequence[PartTold], prompts: Sequence[str], outside: str | None) -> Answer:
    """The answer with the way it was made; `outside` is who runs an outside model."""
    if answer.status is AnswerStatus.ABOUT and outside:
        answer = answer.model_copy(update={"notes": (*answer.notes, wording.OUTSIDE_NOTICE.format(company=outside))})
    drafts = [part.drafting for part in parts if part.drafting is not None]
    if not drafts:
        return answer
    drafted = any(part.by_model for part in parts)
    whole = drafted and not any(drafting.faults for drafting in drafts)
    note = wording.DRAFTED if whole else wording.COMPLETED if drafted else wording.COMPOSED_INSTEAD
    total = together(drafts)
    return answer.model_copy(
        update={
            "made_by": total.model if drafted else "composer",
            "prompt": " ".join(prompts),
            "drafting": total,
            "notes": (*answer.notes, note),
        }
    )


def together(drafts: Sequence[Drafting]) -> Drafting:
    """The counts of several drafts as one."""
    names = [name for name, field in Drafting.model_fields.items() if field.annotation is int]
    counts = {name: sum(getattr(drafting, name) for drafting in drafts) for name in names}
    faults = tuple(fault for drafting in drafts for fault in drafting.faults)
    return Drafting(model=drafts[0].model, faults=faults, seconds_to_first=drafts[0].seconds_to_first, **counts)


def last(steps: Steps) -> Answer:
    """The answer at the end of the steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
