"""Seconds spent in each pipeline step."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class StepTimer:
    """Collects the duration of named steps, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a block under a name; the same name adds up."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
