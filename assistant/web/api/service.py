"""What the routes share: the assistant, the networks, the database, the counts and the limits."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio

from assistant.networks import NetworkFolder, Networks
from assistant.pipeline import Assistant
from assistant.storage.recorder import FLUSH_SECONDS, Recorder
from assistant.storage.store import Store
from assistant.web.api.limits import Limits
from assistant.web.api.metrics import Metrics
from assistant.web.api.tracing import traces_to

LOG = logging.getLogger(__name__)


class Service:
    """One served assistant; `lifespan` writes its counts while it runs and once more at the end."""

    def __init__(self, assistant: Assistant, networks: Networks | None = None, store: Store | None = None) -> None:
        settings = assistant.settings
        self.assistant = assistant
        self.root = settings.root_path.rstrip("/")
        self.networks: Networks = networks or NetworkFolder(assistant.settings.networks)
        self.store = store or Store(settings.database, settings.store_questions_days)
        self.recorder = Recorder(self.store, keep_questions=settings.store_questions_days > 0)
        self.limits = Limits(settings)
        self.metrics = Metrics()
        self.metrics.gauge("clients_counted", "Visitors and addresses in the limits of this process", self._counted)
        self.metrics.gauge("counts_waiting", "1 while the database cannot be written", self._counts_waiting)
        self.threads = anyio.CapacityLimiter(settings.concurrency)
        self.metrics.gauge("questions_waiting", "Questions that wait for a thread", self._questions_waiting)
        self.traces = traces_to(settings.traces_url)
        assistant.listeners += [self.recorder.note, self.metrics.note]
        if self.traces is not None:
            assistant.listeners.append(self.traces.note)

    @asynccontextmanager
    async def lifespan(self, _: Any) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._write_counts)
            try:
                yield
            finally:
                tasks.cancel_scope.cancel()
        await self.limits.close()
        await anyio.to_thread.run_sync(self._end)

    async def _write_counts(self) -> None:
        while True:
            was_waiting = self.recorder.waiting
            await anyio.to_thread.run_sync(self.recorder.flush)
            if self.recorder.waiting and not was_waiting:
                LOG.warning("the database cannot be written; counts wait in memory")
            await anyio.sleep(FLUSH_SECONDS)

    def _end(self) -> None:
        if not self.recorder.flush():
            LOG.error("the last counts could not be written")
        self.store.close()
        if self.traces is not None:
            self.traces.close()

    def _counted(self) -> float:
        return float(self.limits.counted)

    def _counts_waiting(self) -> float:
        return float(self.recorder.waiting)

    def _questions_waiting(self) -> float:
        return float(self.threads.statistics().tasks_waiting)
