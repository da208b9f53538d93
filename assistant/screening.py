"""Messages that are not looked up: empty or too long."""

from assistant import wording
from assistant.models import Answer, AnswerStatus, Question
from assistant.settings import Settings


def screen(question: Question, settings: Settings) -> Answer | None:
    """The answer that ends the run, or None to go on."""
    if not question.text.strip():
        return Answer(status=AnswerStatus.CLARIFY, message=wording.NO_QUESTION)
    if len(question.text) > settings.max_question_chars:
        message = wording.MESSAGES[AnswerStatus.TOO_LONG]
        return Answer(
            status=AnswerStatus.TOO_LONG,
            message=message.format(length=f"{len(question.text):,}", limit=f"{settings.max_question_chars:,}"),
        )
    return None
