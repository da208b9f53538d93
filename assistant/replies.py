"""What was found → the Answer that people see, for every status."""

from collections.abc import Callable, Sequence
from datetime import date

from assistant import wording
from assistant.blocks import Block
from assistant.composing import MAX_SENTENCES
from assistant.contacts import topics_of, who_would_know
from assistant.context import Context
from assistant.designations import designations, missing
from assistant.forms import Form, wanted
from assistant.models import Answer, AnswerStatus, ContactLine, Retrieved, Suggestion
from assistant.routing import Outside, Route
from assistant.suggesting import nearest, suggestions
from assistant.tact import ABOUT_TOPIC
from assistant.telling import Sheet
from knowledge_base.models import Frozen, Nation, Section


class AnsweredPart(Frozen):
    """One question of the message with what was found and chosen for it."""

    ask: str
    results: tuple[Retrieved, ...]
    blocks: tuple[Block, ...]
    """Empty when the evidence is not enough."""
    said: str = ""
    """The question with what the person told around it."""


def room_for(parts: int) -> int:
    """Sentences each of several questions may have."""
    return {1: MAX_SENTENCES, 2: 6, 3: 5}.get(parts, 4)


def by_words(kind: Route) -> Answer | None:
    """The answer to a message that is no question."""
    if kind is Route.GREETING:
        return Answer(
            status=AnswerStatus.GREETING,
            message=wording.MESSAGES[AnswerStatus.GREETING],
            suggestions=tuple(Suggestion(text=text, section_id="", title=who) for who, text in wording.EXAMPLES[:4]),
        )
    if kind is Route.THANKS:
        return Answer(status=AnswerStatus.GREETING, message=wording.GREETING_AGAIN)
    return None


def outside(kind: Outside, results: Sequence[Retrieved]) -> Answer:
    """One sentence on why not, and what the assistant can do."""
    message = wording.OUTSIDE.get(kind.value, wording.MESSAGES[AnswerStatus.OUT_OF_SCOPE])
    return Answer(status=AnswerStatus.OUT_OF_SCOPE, message=message, retrieved=tuple(results))


def together(first: Answer, second: Answer) -> Answer:
    """Signposting, then the answer to the workplace question if there is one."""
    if second.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.ABOUT}:
        return second.model_copy(
            update={
                "status": first.status,
                "message": first.message,
                "lead_in": wording.WORKPLACE_TOO,
                "contacts": first.contacts,
            }
        )
    notes = (second.message,) if second.status in {AnswerStatus.PERSONAL_DATA, AnswerStatus.TOO_LONG} else ()
    return first.model_copy(update={"notes": notes, "retrieved": second.retrieved})


def cited(
    parts: Sequence[AnsweredPart],
    sheet: Sheet,
    context: Context,
    akin: Callable[[Section], Sequence[Section]],
    today: date,
) -> Answer:
    """What was told with its citations, or the honest answer that there is nothing to tell.

    `akin` gives the sections that speak of nearly the same as one, nearest first.
    """
    results = tuple(found for part in parts for found in part.results)
    answered = [part for part in parts if part.blocks]
    asks = [part.ask for part in parts]
    if not answered:
        return no_sources(parts, context.nation)
    blocks = [block for part in answered for block in part.blocks]
    unanswered = tuple(wording.PART_UNANSWERED.format(ask=part.ask) for part in parts if not part.blocks)
    about = all(part.blocks[0].section.topic == ABOUT_TOPIC for part in answered)
    status = AnswerStatus.PARTIAL if unanswered else AnswerStatus.ABOUT if about else AnswerStatus.ANSWERED
    return Answer(
        status=status,
        message=wording.MESSAGES[status],
        sentences=tuple(sheet.sentences),
        citations=sheet.citations(),
        notes=(
            *unanswered,
            *names_notes(answered),
            *nation_notes(blocks, context.nation),
            *validity_notes(blocks, today),
        ),
        contacts=_contacts([part for part in parts if not part.blocks], context.nation),
        parts=tuple(asks) if len(parts) > 1 else (),
        suggestions=suggestions(asks, results, blocks, context, akin(blocks[0].section)),
        retrieved=results,
    )


def no_sources(parts: Sequence[AnsweredPart], nation: Nation | None) -> Answer:
    """The honest answer when the evidence is thin, with the nearest topics and who would know."""
    results = tuple(found for part in parts for found in part.results)
    return Answer(
        status=AnswerStatus.NO_SOURCES,
        message=wording.MESSAGES[AnswerStatus.NO_SOURCES],
        notes=(wording.NEXT_STEPS[AnswerStatus.NO_SOURCES],),
        contacts=_contacts(parts, nation),
        suggestions=nearest([part.ask for part in parts], results),
        retrieved=results,
    )


def _contacts(unanswered: Sequence[AnsweredPart], nation: Nation | None) -> tuple[ContactLine, ...]:
    """Who would know what was not answered."""
    if not unanswered:
        return ()
    topics = dict.fromkeys(topic for part in unanswered for topic in topics_of(part.results))
    return who_would_know(topics, nation, " ".join(part.said or part.ask for part in unanswered))


def names_notes(parts: Sequence[AnsweredPart]) -> tuple[str, ...]:
    """A remark for a pay band or level whose pay or cost was asked about, when only others are told of."""
    asked = [part for part in parts if Form.MONEY in wanted(part.ask)]
    lost = [missing(designations(part.ask), (block.text for block in part.blocks)) for part in asked]
    return tuple(
        wording.NOT_NAMED.format(names=wording.listed(tuple(map(str.capitalize, names)))) for names in lost if names
    )


def nation_notes(blocks: Sequence[Block], nation: Nation | None) -> tuple[str, ...]:
    """For which nations the opening section holds, when that is not for all or not the person's."""
    holds = blocks[0].section.nations
    others = tuple(wording.nation_name(n) for n in Nation if n not in holds)
    if not others or (nation is not None and nation in holds):
        return ()
    names = tuple(wording.nation_name(n) for n in holds)
    return (wording.ANSWER_HOLDS_FOR.format(nations=wording.listed(names), others=wording.listed(others)),)


def validity_notes(blocks: Sequence[Block], today: date) -> tuple[str, ...]:
    """A remark for each end date that has passed and each start date still ahead."""
    ended = {b.section.valid_until for b in blocks if b.section.valid_until and b.section.valid_until < today}
    ahead = {b.section.valid_from for b in blocks if b.section.valid_from > today}
    return (
        *(wording.OUT_OF_DATE.format(until=f"{day.day} {day:%B %Y}") for day in sorted(ended)),
        *(wording.NOT_YET.format(start=f"{day.day} {day:%B %Y}") for day in sorted(ahead)),
    )
