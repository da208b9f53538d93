"""Brings a database up to date with Alembic; several processes may start at the same time."""

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_260_222
"""Number of PostgreSQL's advisory lock; any number that no other program uses."""
ATTEMPTS = 5
IN_TURN = threading.Lock()
"""Alembic keeps the connection that it works on in a global of the process."""


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing. Raises DBAPIError when the database cannot be reached.

    SQLite has no lock for this: a process that comes second sees the tables of the first and tries again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _migrate(engine)
        except DBAPIError:
            if attempt == ATTEMPTS or engine.dialect.name != "sqlite":
                raise
            time.sleep(0.1 * attempt)
        else:
            return


def configured(connection: Connection) -> "Config":
    """Alembic's settings for the migrations of the service, run on a connection that is open."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _migrate(engine: Engine) -> None:
    from alembic import command

    with IN_TURN, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(configured(connection), "head")
