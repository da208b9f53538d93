"""Limits counted in a real Redis: for all processes together, by itself while Redis is away, together again after."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from redis import Redis

from assistant.networks import Network
from assistant.settings import Settings
from assistant.web.api.limits import AWAY_SECONDS, Limits
from tests.assistant.served import client_of, conversation, small_assistant
from tests.servers import REDIS_SECRET, RedisServer

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
SMALL = Network(id="small", name="Small", daily_limit=3)
VISITOR = "tab-0123456789"
RUSH = 200
PATIENCE = 60.0
"""Seconds: a loaded machine may be slow to open so many connections, and a process that gives up counts alone."""


@pytest.fixture
def two_processes(redis_server: RedisServer, tmp_path: Path) -> Iterator[tuple[TestClient, TestClient]]:
    settings = {"redis_url": redis_server.url, "visitor_limit": "4/minute"}
    first, second = (small_assistant(tmp_path / name, **settings) for name in ("first", "second"))
    with client_of(first, SMALL) as one, client_of(second, SMALL) as other:
        yield one, other


def ask(client: TestClient, visitor: str, **context: object) -> int:
    asked = client.post("/api/v1/ask", json=conversation("hello", **context), headers={"x-visitor": visitor})
    assert asked.status_code == 200 or int(asked.headers["retry-after"]) > 0
    return asked.status_code


def test_two_processes_count_together(two_processes: tuple[TestClient, TestClient]) -> None:
    told = [ask(two_processes[number % 2], VISITOR) for number in range(6)]
    assert told == [200] * 4 + [429] * 2
    of_network = [ask(two_processes[number % 2], f"tab-{number}", network="small") for number in range(4)]
    assert of_network == [200] * 3 + [429]


def test_redis_holds_no_token_and_no_address(
    two_processes: tuple[TestClient, TestClient], redis_server: RedisServer
) -> None:
    ask(two_processes[0], VISITOR)
    with Redis.from_url(redis_server.url) as held:
        keys = [key.decode() for key in held.keys("*")]
        assert len(keys) == 2, "one for the visitor and one for the address"
        assert all(VISITOR not in key and "testclient" not in key for key in keys)
        assert all(0 < held.ttl(key) <= 60 for key in keys), "a count outlives its window"


def test_a_rush_from_two_processes_gets_no_question_more_than_the_limit(redis_server: RedisServer) -> None:
    settings = Settings(redis_url=redis_server.url, visitor_limit="50/minute", _env_file=None)

    async def rush() -> list[int]:
        processes = Limits(settings, patience=PATIENCE), Limits(settings, patience=PATIENCE)
        waits = await asyncio.gather(*(processes[n % 2].ask(VISITOR, "address") for n in range(RUSH)))
        for each in processes:
            await each.close()
        return waits

    assert asyncio.run(rush()).count(0) == 50


def test_while_redis_is_away_each_counts_by_itself_then_together_again(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(redis_url=redis_server.url, visitor_limit="2/minute", _env_file=None)
    now = [0.0]

    async def three_times(limits: Limits) -> list[bool]:
        return [bool(await limits.ask(VISITOR, "address")) for _ in range(3)]

    async def story() -> list[list[bool]]:
        limits = Limits(settings, lambda: now[0])
        told = [await three_times(limits)]
        redis_server.stop()
        told.append(await three_times(limits))
        redis_server.start()
        told.append(await three_times(limits))
        now[0] += AWAY_SECONDS
        told.append(await three_times(limits))
        await limits.close()
        return told

    with caplog.at_level(logging.WARNING):
        shared, alone, still_alone, shared_again = asyncio.run(story())
    assert shared == alone == shared_again == [False, False, True]
    assert still_alone == [True, True, True], "the count of this process went on"
    assert [record.message for record in caplog.records] == ["redis cannot be reached; this process counts by itself"]
    assert REDIS_SECRET not in caplog.text
