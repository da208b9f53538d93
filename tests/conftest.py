"""Shared fixtures: a small index on disk and an assistant over it."""

import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from assistant.settings import Settings
from knowledge_base.build import build_index
from knowledge_base.models import Corpus
from knowledge_base.reader import LiveKnowledgeBase
from tests.fakes import HashingEmbedder, corpus

TODAY = date(2026, 11, 22)
BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: Playwright keeps an event loop running from its first test to the end."""
    items.sort(key=lambda item: BROWSER in item.path.parents)


@pytest.fixture(autouse=True)
def no_outside_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """One switch: a test that reaches for another machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if host not in {"local", "127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, _env_file=None)


@pytest.fixture
def make_assistant(settings: Settings) -> Callable[..., Assistant]:
    """A factory: corpus → assistant over a fresh index, with the clock at TODAY unless given."""

    def make(content: Corpus | None = None, today: date = TODAY) -> Assistant:
        embedder = HashingEmbedder()
        build_index(content or corpus(), embedder, settings.index_dir)
        return Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, lambda: today)

    return make
