"""Migrations forwards and back, on SQLite and on a real PostgreSQL."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from assistant.storage.schema import configured, migrate
from assistant.storage.store import Store
from assistant.storage.tables import Base
from tests.repository import ROOT

START = """
import sys
from datetime import date
from assistant.storage.store import Store

store = Store(sys.argv[1])
store.add({(date(2026, 11, 22), "", "answered", "maternity"): 1}, {})
store.close()
"""


def test_every_migration_can_be_taken_back_and_run_again(url: str) -> None:
    """Down to an empty database and up again, one revision at a time: the tables are those of the code."""
    store = Store(url)
    with store.begin() as connection:
        config = configured(connection)
        revisions = list(ScriptDirectory.from_config(config).walk_revisions())
        command.upgrade(config, "head")
        for _ in revisions:
            command.downgrade(config, "-1")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        for _ in revisions:
            command.upgrade(config, "+1")
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    store.close()


def test_several_processes_may_start_at_once_on_an_empty_database(url: str) -> None:
    started = [subprocess.Popen([sys.executable, "-c", START, url], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    for process in started:
        _, told = process.communicate(timeout=120)
        assert process.returncode == 0, told.decode()
    store = Store(url)
    with store.begin() as connection:
        assert connection.execute(text("SELECT sum(count) FROM outcomes")).scalar() == len(started)
    store.close()


def test_threads_of_one_process_bring_their_databases_up_to_date_in_turn(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        engines = list(pool.map(lambda n: create_engine(f"sqlite:///{tmp_path}/{n}.sqlite"), range(16)))
        list(pool.map(migrate, engines))
    tables = [set(inspect(engine).get_table_names()) for engine in engines]
    for engine in engines:
        engine.dispose()
    assert tables == [{*Base.metadata.tables, "alembic_version"}] * 16
