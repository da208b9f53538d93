"""The database: SQLite beside the index, or PostgreSQL by address. Opens at first use, also after it was away."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.errors import StorageError
from assistant.storage.schema import migrate
from assistant.storage.tables import Base, FeedbackRow, OutcomeRow, QuestionRow, SectionRow
from knowledge_base.models import Frozen

COUNTS_KEPT = timedelta(days=400)
"""Counts and feedback are deleted after this; a year can be compared with the year before."""
CONNECT_SECONDS = 3


class Feedback(Frozen):
    """What a person said about one answer."""

    answer_id: str
    day: date
    network: str
    useful: bool
    reason: str = ""
    topic: str = ""


class Asked(Frozen):
    """The text of a question, where the deployer keeps it."""

    day: date
    network: str
    status: str
    text: str


OutcomeKey = tuple[date, str, str, str]
"""Day, network, status, topic."""
SectionKey = tuple[date, str, str, str]
"""Day, network, `used` or `missed`, id of the section."""


class Store:
    """Reads and writes; every method raises StorageError when the database cannot be used."""

    def __init__(self, url: str, questions_days: int = 0) -> None:
        self._url = url
        self._questions_days = questions_days
        self._engine: Engine | None = None
        self._lock = threading.Lock()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction."""
        try:
            with self._opened().begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StorageError(f"The database cannot be used ({type(error).__name__}). Check that it runs.") from error

    def save_feedback(self, feedback: Feedback) -> None:
        """A second word on the same answer takes the place of the first."""
        with self.begin() as connection:
            _upsert(connection, FeedbackRow, feedback.model_dump())

    def withdraw_feedback(self, answer_id: str) -> None:
        with self.begin() as connection:
            connection.execute(delete(FeedbackRow).where(FeedbackRow.answer_id == answer_id))

    def add(
        self, outcomes: Mapping[OutcomeKey, int], sections: Mapping[SectionKey, int], asked: Sequence[Asked] = ()
    ) -> None:
        """Add to the daily counts, in one transaction. Questions are dropped unless they are kept."""
        with self.begin() as connection:
            for (day, network, status, topic), count in sorted(outcomes.items()):
                key = {"day": day, "network": network, "status": status, "topic": topic}
                _upsert(connection, OutcomeRow, key | {"count": count}, adds="count")
            for (day, network, use, section), count in sorted(sections.items()):
                key = {"day": day, "network": network, "use": use, "section": section}
                _upsert(connection, SectionRow, key | {"count": count}, adds="count")
            if self._questions_days and asked:
                connection.execute(_insert(connection)(QuestionRow), [one.model_dump() for one in asked])

    def forget(self, today: date) -> None:
        """Delete what is past its time: questions after their days, at once when none are kept any more."""
        oldest = today - timedelta(days=self._questions_days)
        with self.begin() as connection:
            questions = delete(QuestionRow)
            connection.execute(questions.where(QuestionRow.day <= oldest) if self._questions_days else questions)
            for table in (FeedbackRow, OutcomeRow, SectionRow):
                connection.execute(delete(table).where(table.day < today - COUNTS_KEPT))

    def close(self) -> None:
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        """The engine, with the tables brought up to date once."""
        with self._lock:
            if self._engine is None:
                engine = _engine(self._url)
                try:
                    migrate(engine)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS, "client_encoding": "utf8"}
        )
    engine = create_engine(url, connect_args={"timeout": 10})

    @event.listens_for(engine, "connect")
    def several_processes(connection: Any, _: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA journal_mode=WAL")

    return engine


def _insert(connection: Connection) -> Any:
    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert


def _upsert(connection: Connection, row: type[Base], values: dict[str, Any], adds: str = "") -> None:
    """Insert, or where the key is there: add to the column `adds`, or replace every other column."""
    table: Any = row.__table__
    statement = _insert(connection)(table).values(**values)
    keys = [column.name for column in table.primary_key]
    changes = (
        {adds: table.c[adds] + statement.excluded[adds]}
        if adds
        else {name: statement.excluded[name] for name in values if name not in keys}
    )
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changes))
