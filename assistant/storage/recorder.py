"""Counts answers in memory and writes them every few seconds, so that an answer never waits for the database.

While the database is away the counts wait in memory. A process that is killed loses what it has
counted since the last write: a few seconds.
"""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

from assistant.errors import StorageError
from assistant.models import Answer, AnswerStatus, Question
from assistant.storage.store import Asked, OutcomeKey, SectionKey, Store
from assistant.storage.tables import NO_NETWORK

FLUSH_SECONDS = 5.0
QUESTIONS_WAITING = 2000
"""Most questions that wait for the database; older ones are dropped."""
USED = "used"
MISSED = "missed"
UNANSWERED = frozenset({AnswerStatus.NO_SOURCES, AnswerStatus.PARTIAL})
NEVER_KEPT = frozenset(
    {AnswerStatus.PERSONAL_DATA, AnswerStatus.CRISIS, AnswerStatus.SAFEGUARDING, AnswerStatus.TOO_LONG}
)
"""Outcomes whose questions are not kept even where questions are."""


class Recorder:
    """Hears every answer; safe to share between threads."""

    def __init__(self, store: Store, keep_questions: bool = False, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._keep_questions = keep_questions
        self._today = today
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._outcomes: Counter[OutcomeKey] = Counter()
        self._sections: Counter[SectionKey] = Counter()
        self._asked: list[Asked] = []
        self._cleaned: date | None = None
        self.waiting = False
        """Whether the last write failed and counts wait in memory."""

    def note(self, question: Question, answer: Answer) -> None:
        """Count one answer."""
        day, network, status = self._today(), question.network or NO_NETWORK, answer.status.value
        with self._lock:
            self._outcomes[day, network, status, topic_of(answer)] += 1
            for section in {citation.section_id for citation in answer.citations}:
                self._sections[day, network, USED, section] += 1
            if answer.status in UNANSWERED and (missed := missed_section(answer)):
                self._sections[day, network, MISSED, missed] += 1
            if self._keep_questions and answer.status not in NEVER_KEPT:
                self._asked.append(Asked(day=day, network=network, status=status, text=question.text))
                del self._asked[:-QUESTIONS_WAITING]

    def flush(self) -> bool:
        """Write what was counted; False when it has to wait."""
        with self._writing:
            with self._lock:
                outcomes, sections, asked = self._outcomes, self._sections, self._asked
                self._outcomes, self._sections, self._asked = Counter(), Counter(), []
            try:
                if outcomes or sections:
                    self._store.add(outcomes, sections, asked)
                    outcomes, sections, asked = Counter(), Counter(), []
                self._clean()
            except StorageError:
                with self._lock:
                    self._outcomes.update(outcomes)
                    self._sections.update(sections)
                    self._asked = (asked + self._asked)[-QUESTIONS_WAITING:]
                self.waiting = True
                return False
            self.waiting = False
            return True

    def _clean(self) -> None:
        """Delete once a day, and at the start, what is past its time."""
        today = self._today()
        if self._cleaned != today:
            self._store.forget(today)
            self._cleaned = today


def topic_of(answer: Answer) -> str:
    """The topic of the first cited section, or of the nearest one."""
    cited = answer.citations[0].section_id if answer.citations else None
    topics = (found.section.topic for found in answer.retrieved if cited is None or found.section.id == cited)
    return next(topics, "")


def missed_section(answer: Answer) -> str | None:
    """The nearest section that was not used in the answer."""
    used = {citation.section_id for citation in answer.citations}
    return next((found.section.id for found in answer.retrieved if found.section.id not in used), None)
