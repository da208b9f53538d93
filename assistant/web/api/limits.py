"""How often one visitor, one address and one network may ask. The only importer of `limits`.

A visitor is an anonymous token of the open page. Many people can share an address (a whole trust,
behind one gateway), so its limit is generous. Tokens and addresses are hashed before they are
counted, and are forgotten when their window has passed.
"""

import hashlib
import logging
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from limits import RateLimitItem, RateLimitItemPerDay, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from assistant.settings import Settings

if TYPE_CHECKING:
    from limits.aio.strategies import MovingWindowRateLimiter as SharedLimiter

LOG = logging.getLogger(__name__)
REDIS_SECONDS = 0.5
"""Longest wait for Redis, in seconds."""
TIDY_SECONDS = 60.0
AWAY_SECONDS = 10.0
"""How long this process counts by itself after Redis could not be reached, in seconds."""


class Limits:
    """Counts in the memory of this process, or in Redis for all processes together.

    When Redis cannot be reached, each process goes on counting by itself: nobody is locked out,
    and the limits still hold for each process.
    """

    def __init__(
        self, settings: Settings, clock: Callable[[], float] = time.monotonic, patience: float = REDIS_SECONDS
    ) -> None:
        """`patience` is the longest wait for Redis, in seconds."""
        self._clock = clock
        self._visitor = parse_many(settings.visitor_limit)
        self._address = parse_many(settings.address_limit)
        self._memory = MemoryStorage()
        self._own = MovingWindowRateLimiter(self._memory)
        self._tidied = clock()
        self._redis = _redis(settings.redis_url.get_secret_value(), patience)
        self._shared = _shared(self._redis)
        self._away_until = 0.0

    async def ask(self, visitor: str | None, address: str) -> int:
        """Count one question. Seconds to wait, 0 when it may be asked."""
        for item in self._address:
            if wait := await self._hit(item, "address", _hashed(address)):
                return wait
        for item in self._visitor if visitor else ():
            if wait := await self._hit(item, "visitor", _hashed(visitor or "")):
                return wait
        return 0

    async def network(self, network: str, daily_limit: int) -> int:
        """Count one question of a network. Seconds to wait, 0 when it may be asked."""
        return await self._hit(RateLimitItemPerDay(daily_limit), "network", network)

    @property
    def counted(self) -> int:
        """Visitors, addresses and networks that this process counts at the moment."""
        return len(self._memory.events)

    async def close(self) -> None:
        """Hang up on Redis."""
        if self._redis is not None:
            await self._redis.bridge.get_connection().aclose()

    async def _hit(self, item: RateLimitItem, *who: str) -> int:
        if self._shared is not None and self._clock() >= self._away_until:
            from limits.errors import StorageError

            try:
                if await self._shared.hit(item, *who):
                    return 0
                return _seconds((await self._shared.get_window_stats(item, *who)).reset_time)
            except StorageError:
                self._away_until = self._clock() + AWAY_SECONDS
                LOG.warning("redis cannot be reached; this process counts by itself")
        self._tidy()
        if self._own.hit(item, *who):
            return 0
        return _seconds(self._own.get_window_stats(item, *who).reset_time)

    def _tidy(self) -> None:
        """Forget whose window has passed. The library keeps an empty list for each of them, for good."""
        if self._clock() - self._tidied < TIDY_SECONDS:
            return
        self._tidied = self._clock()
        for key, events in list(self._memory.events.items()):
            if not events:
                del self._memory.events[key]


def _redis(url: str, patience: float) -> Any:
    """The storage in Redis; None without an address."""
    if not url:
        return None
    from limits.aio.storage import RedisStorage

    return RedisStorage(
        f"async+{url}",
        wrap_exceptions=True,
        implementation="redispy",
        socket_timeout=patience,
        socket_connect_timeout=patience,
    )


def _shared(storage: Any) -> "SharedLimiter | None":
    from limits.aio.strategies import MovingWindowRateLimiter as SharedLimiter

    return None if storage is None else SharedLimiter(storage)


def _seconds(reset_time: float) -> int:
    return max(1, math.ceil(reset_time - time.time()))


def _hashed(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:32]
