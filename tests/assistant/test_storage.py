"""What is kept and what is not: SQLite, and a real PostgreSQL when its programs are here."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from assistant.errors import StorageError
from assistant.models import Question
from assistant.storage.recorder import Recorder
from assistant.storage.report import FEWEST, insights, opens, token_of
from assistant.storage.store import Asked, Feedback, Store
from assistant.storage.tables import Base
from assistant.terminal_insights import feedback_line
from tests.assistant.served import ASKED, UNKNOWN, small_assistant
from tests.servers import free_port

TODAY = date(2026, 11, 22)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, questions_days=7)
    yield opened
    opened.close()


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    with store.begin() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]


def said(answer_id: str, **changes: object) -> Feedback:
    fields = {"answer_id": answer_id, "day": TODAY, "network": "alpha", "useful": True}
    return Feedback.model_validate(fields | changes)


def test_the_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    with store.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert set(inspect(connection).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_a_second_start_changes_nothing(store: Store, url: str) -> None:
    store.save_feedback(said("a"))
    again = Store(url)
    assert len(rows(again, "feedback")) == 1
    again.close()


def test_counts_add_up_also_from_several_processes(store: Store, url: str) -> None:
    other = Store(url)
    for each in (store, other, store):
        each.add({(TODAY, "alpha", "answered", "maternity"): 2}, {(TODAY, "alpha", "used", "maternity#pay"): 1})
    assert [row[-1] for row in rows(store, "outcomes")] == [6]
    assert [row[-1] for row in rows(store, "sections")] == [3]
    other.close()


def test_another_word_on_an_answer_takes_the_place_of_the_first(store: Store) -> None:
    store.save_feedback(said("a"))
    store.save_feedback(said("a", useful=False, reason="Out of date"))
    assert [(row[3], row[4]) for row in rows(store, "feedback")] in ([(False, "Out of date")], [(0, "Out of date")])
    store.withdraw_feedback("a")
    assert rows(store, "feedback") == []


def test_questions_are_deleted_when_their_days_are_over(store: Store, url: str) -> None:
    for age in (0, 6, 7, 30):
        asked = Asked(day=TODAY - timedelta(days=age), network="", status="answered", text=f"{age} days old")
        store.add({}, {}, [asked])
    store.forget(TODAY)
    assert sorted(str(row[-1]) for row in rows(store, "questions")) == ["0 days old", "6 days old"]
    keeps_none = Store(url, questions_days=0)
    keeps_none.forget(TODAY)
    assert rows(keeps_none, "questions") == []
    keeps_none.close()


def test_a_running_service_deletes_them_without_being_told(store: Store) -> None:
    """At the start and once a day, also while nobody asks."""
    days = [TODAY]
    recorder = Recorder(store, keep_questions=True, today=lambda: days[-1])
    store.add({}, {}, [Asked(day=TODAY, network="", status="answered", text="seven days at most")])
    for age, kept in ((0, 1), (6, 1), (7, 0)):
        days.append(TODAY + timedelta(days=age))
        assert recorder.flush()
        assert len(rows(store, "questions")) == kept, age


def test_counts_are_deleted_after_400_days(store: Store) -> None:
    old = TODAY - timedelta(days=401)
    store.add({(old, "", "answered", "t"): 9, (TODAY, "", "answered", "t"): 1}, {})
    store.save_feedback(said("old", day=old))
    store.forget(TODAY)
    assert len(rows(store, "outcomes")) == 1
    assert rows(store, "feedback") == []


def test_the_report_shows_gaps_and_no_small_counts(store: Store) -> None:
    day = TODAY - timedelta(days=3)
    outcomes = {
        (day, "alpha", "no_sources", "childcare"): FEWEST,
        (day, "alpha", "no_sources", "learning"): FEWEST - 1,
        (day, "alpha", "crisis", "returning"): 1,
        (day, "alpha", "answered", "maternity"): 20,
        (day, "beta", "no_sources", "job-search"): 50,
        (TODAY - timedelta(days=100), "alpha", "no_sources", "job-search"): 50,
    }
    store.add(outcomes, {(day, "alpha", "missed", "childcare#costs"): 5, (day, "alpha", "used", "maternity#pay"): 20})
    for number in range(6):
        store.save_feedback(said(f"answer-{number}", useful=number > 0))
    report = insights(store, "alpha", 90, TODAY)
    assert [(gap.name, gap.count) for gap in report.gaps] == [("childcare", 5)]
    assert {outcome.name for outcome in report.outcomes} == {"answered", "no_sources"}
    assert [share.name for share in (*report.nearest, *report.used)] == ["childcare#costs", "maternity#pay"]
    assert (report.useful, report.not_useful, report.answers) == (5, 0, 30)
    assert insights(store, "empty", 90, TODAY).answers == 0


def test_few_words_of_feedback_are_not_shown(store: Store) -> None:
    for number in range(FEWEST - 1):
        store.save_feedback(said(f"answer-{number}"))
    report = insights(store, "alpha", 90, TODAY)
    assert (report.useful, report.not_useful) == (0, 0)
    for number in range(FEWEST):
        store.save_feedback(said(f"another-{number}", useful=False))
    assert feedback_line(insights(store, "alpha", 90, TODAY)) == "Useful: fewer than 5. Not useful: 5."


def test_an_answer_is_counted_and_its_question_is_in_no_file(tmp_path: Path) -> None:
    assistant = small_assistant(tmp_path)
    store = Store(assistant.settings.database)
    recorder = Recorder(store, today=lambda: TODAY)
    assistant.listeners.append(recorder.note)
    for question in (ASKED, UNKNOWN):
        assistant.ask(Question(text=question, network="alpha"))
    assert recorder.flush()
    assert {(row[1], row[2]) for row in rows(store, "outcomes")} == {("alpha", "answered"), ("alpha", "no_sources")}
    assert {row[2] for row in rows(store, "sections")} == {"used", "missed"}
    store.close()
    kept = [path for path in tmp_path.iterdir() if path.is_file()]
    assert kept
    assert not any(word in path.read_bytes() for path in kept for word in (b"refund", UNKNOWN.encode(), ASKED.encode()))


@pytest.mark.parametrize(("text", "kept"), [(ASKED, 1), ("I want to kill myself", 0), ("Mail me: jo@example.org", 0)])
def test_kept_questions_hold_no_danger_and_no_personal_details(tmp_path: Path, text: str, kept: int) -> None:
    assistant = small_assistant(tmp_path)
    store = Store(assistant.settings.database, questions_days=7)
    recorder = Recorder(store, keep_questions=True, today=lambda: TODAY)
    assistant.listeners.append(recorder.note)
    assistant.ask(Question(text=text))
    recorder.flush()
    assert len(rows(store, "questions")) == kept
    store.close()


def test_counts_wait_while_the_database_is_away_and_are_not_lost(tmp_path: Path) -> None:
    assistant = small_assistant(tmp_path / "data")
    away = tmp_path / "not" / "there"
    store = Store(f"sqlite:///{away / 'kept.sqlite3'}")
    recorder = Recorder(store, today=lambda: TODAY)
    assistant.listeners.append(recorder.note)
    assistant.ask(Question(text=ASKED))
    assert not recorder.flush()
    assert recorder.waiting
    assistant.ask(Question(text=ASKED))
    away.mkdir(parents=True)
    assert recorder.flush()
    assert not recorder.waiting
    assert [row[-1] for row in rows(store, "outcomes")] == [2]
    store.close()


def test_a_database_that_cannot_be_reached_is_a_fault_with_a_next_step() -> None:
    store = Store(f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/nothing")
    with pytest.raises(StorageError, match="Check that it runs"):
        store.save_feedback(said("a"))


def test_a_token_opens_one_network() -> None:
    token = token_of("a-long-enough-secret", "alpha")
    assert opens(token, "a-long-enough-secret", "alpha")
    assert not opens(token, "a-long-enough-secret", "beta")
    assert not opens(token, "another-long-secret", "alpha")
    assert not opens(token_of("", "alpha"), "", "alpha")
