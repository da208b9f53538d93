"""The tables. A change here needs a migration; a test compares the two."""

from datetime import date

from sqlalchemy import Boolean, Date, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NO_NETWORK = ""
"""Stands for the shared assistant, because a primary key cannot hold null."""


class Base(DeclarativeBase):
    """Every table of the service."""


class FeedbackRow(Base):
    """What a person said about one answer; the answer itself is not kept."""

    __tablename__ = "feedback"

    answer_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(Date, index=True)
    network: Mapped[str] = mapped_column(String(64), index=True)
    useful: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(String(500))
    topic: Mapped[str] = mapped_column(String(128))


class OutcomeRow(Base):
    """Answers a day, by network, status and topic."""

    __tablename__ = "outcomes"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    network: Mapped[str] = mapped_column(String(64), primary_key=True)
    status: Mapped[str] = mapped_column(String(32), primary_key=True)
    topic: Mapped[str] = mapped_column(String(128), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


class SectionRow(Base):
    """How often a guide section was used in an answer, or was the nearest when there was none."""

    __tablename__ = "sections"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    network: Mapped[str] = mapped_column(String(64), primary_key=True)
    use: Mapped[str] = mapped_column(String(16), primary_key=True)
    section: Mapped[str] = mapped_column(String(256), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


class QuestionRow(Base):
    """The text of a question; only while CAREER_ASSISTANT_STORE_QUESTIONS_DAYS is above 0."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    day: Mapped[date] = mapped_column(Date, index=True)
    network: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
