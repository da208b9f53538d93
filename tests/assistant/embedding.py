"""An assistant over the small corpus and three networks, for the tests of the embed page and the widget."""

from pathlib import Path

from assistant.networks import NetworkFolder
from assistant.pipeline import Assistant
from assistant.settings import Settings
from knowledge_base.build import build_index
from knowledge_base.reader import LiveKnowledgeBase
from tests.conftest import TODAY
from tests.fakes import HashingEmbedder, corpus

QUESTION = "How long can my employer take to decide on a flexible working request?"
HOSTILE = '<script>alert(1)</script> & "quotes"'
SITE = "https://www.riverside.example"
NETWORKS = {
    "riverside": f'name = "Riverside"\nwelcome = "Hello from Riverside."\naccent = "#5b3a82"\n'
    f'allowed_sites = ["{SITE}"]\nsuggested_questions = ["What is a data analyst?"]\n',
    "quiet": 'name = "Quiet"\nactive = false\nallowed_sites = ["https://quiet.example"]\n',
    "closed": 'name = "Closed"\n',
}


def made(directory: Path, **more: object) -> Assistant:
    """An assistant over the small corpus, with its index in the directory."""
    settings = Settings(data_dir=directory, _env_file=None, **more)  # type: ignore[arg-type]
    embedder = HashingEmbedder()
    build_index(corpus(), embedder, settings.index_dir)
    return Assistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder, lambda: TODAY)


def networks(directory: Path) -> NetworkFolder:
    """The three networks, as files in the directory."""
    for name, text in NETWORKS.items():
        path = directory / "networks" / name / "network.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return NetworkFolder(directory / "networks")
