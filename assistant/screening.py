"""What ends or frames a run before anything is looked up.

Danger to a person comes first and outranks length, personal details and all else.
"""

from collections.abc import Sequence

from assistant import wording
from assistant.contacts import contacts, public_numbers
from assistant.distress import Distress
from assistant.models import Answer, AnswerStatus, ContactLine
from assistant.personal_data import personal_data
from knowledge_base.models import Nation

TAGS: dict[Distress, tuple[str, ...]] = {
    Distress.CRISIS: ("emergency", "crisis"),
    Distress.DOMESTIC_ABUSE: ("emergency", "domestic_abuse"),
    Distress.SEXUAL_VIOLENCE: ("emergency", "sexual_violence", "discrimination"),
    Distress.HATE_AND_FEAR: ("speaking_up", "discrimination", "crisis"),
}


def signposting(kind: Distress, nation: Nation | None) -> Answer:
    """The fixed answer to danger: kind words and checked helplines, nothing composed."""
    status = AnswerStatus.CRISIS if kind is Distress.CRISIS else AnswerStatus.SAFEGUARDING
    lines: Sequence[ContactLine] = contacts(TAGS[kind], nation)
    return Answer(status=status, message=wording.SIGNPOSTS[kind.value], contacts=tuple(lines), nation=nation)


def screen(text: str, limit: int) -> Answer | None:
    """The answer that ends the run, or None to go on; `limit` is in characters."""
    if not text:
        return Answer(status=AnswerStatus.CLARIFY, message=wording.NO_QUESTION)
    if len(text) > limit:
        message = wording.MESSAGES[AnswerStatus.TOO_LONG]
        return Answer(status=AnswerStatus.TOO_LONG, message=message.format(length=f"{len(text):,}", limit=f"{limit:,}"))
    if found := personal_data(text, public_numbers()):
        kinds = wording.listed(found)
        return Answer(
            status=AnswerStatus.PERSONAL_DATA,
            message=wording.MESSAGES[AnswerStatus.PERSONAL_DATA].format(kinds=kinds),
        )
    return None
