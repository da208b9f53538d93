"""A small assistant behind the whole web app, for the tests of the service."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from assistant.networks import Network
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.web.server import create_app
from knowledge_base.build import build_index
from knowledge_base.models import Section
from knowledge_base.reader import LiveKnowledgeBase
from tests.conftest import TODAY
from tests.fakes import HashingEmbedder, corpus

ASKED = "How long can they take to decide on flexible working?"
UNKNOWN = "Can bank staff claim a pension refund?"


class FixedNetworks:
    """Networks in memory."""

    def __init__(self, *networks: Network) -> None:
        self._networks = {network.id: network for network in networks}

    def get(self, network: str | None) -> Network | None:
        return self._networks.get(network or "")

    def all(self) -> tuple[Network, ...]:
        return tuple(self._networks.values())

    def allowed(self, network: str | None) -> tuple[str, ...]:
        found = self.get(network)
        return found.allowed_sites if found else ()


def small_assistant(directory: Path, *sections: Section, **settings: object) -> Assistant:
    chosen = Settings.model_validate({"data_dir": directory, "visitor_limit": "1000/minute", **settings})
    embedder = HashingEmbedder()
    build_index(corpus(*sections), embedder, chosen.index_dir)
    return Assistant(chosen, LiveKnowledgeBase(chosen.index_dir, embedder), embedder, lambda: TODAY)


@contextmanager
def client_of(assistant: Assistant, *networks: Network) -> Iterator[TestClient]:
    with TestClient(create_app(assistant, FixedNetworks(*networks)), raise_server_exceptions=False) as started:
        yield started


def conversation(*texts: str, **context: object) -> dict[str, object]:
    """The body of a request: what the person said, oldest first."""
    return {"turns": [{"role": "user", "text": text} for text in texts], **context}


def events(stream: str) -> list[tuple[str, str]]:
    """(event, data) of a stream of server-sent events."""
    blocks = [block for block in stream.replace("\r\n", "\n").split("\n\n") if block.startswith("event:")]
    pairs = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(pair["event"], pair["data"]) for pair in pairs]
