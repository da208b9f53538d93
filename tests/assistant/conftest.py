"""Databases for the tests of what is kept, and the Redis that counts for several processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.storage.store import Store
from tests.servers import Postgres, RedisServer, postgres, redis


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    with postgres() as cluster:
        yield cluster


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    with redis(tmp_path) as server:
        yield server


@pytest.fixture(params=("sqlite", "postgresql"))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind, as SQLAlchemy is told of it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept.sqlite3'}"
        return
    cluster: Postgres = request.getfixturevalue("postgresql")
    address = cluster.url.replace("postgresql://", "postgresql+psycopg://")
    yield address
    store = Store(address)
    with store.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    store.close()
