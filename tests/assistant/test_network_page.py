"""The page of a network's lead: behind its token, changes that are checked, documents from draft to answer."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.network_desk import NetworkDesk, Progress
from assistant.network_writing import change_network, new_network
from assistant.networks import NetworkFolder
from assistant.storage.report import token_of
from assistant.web.server import create_app
from knowledge_base.build import build_index
from knowledge_base.details import Details, Typed, details_of
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.whole import whole_corpus
from tests.assistant.served import small_assistant
from tests.conftest import TODAY
from tests.fakes import HashingEmbedder

SECRET = "a secret of the tests"
RULES = """# Riverside rules

## Lunch

The Riverside lunch is on the first Monday of each month in the canteen.
Please tell the Riverside leads a week before if you want to come.
"""
Page = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "networks"
    for network_id in ("riverside", "hillside"):
        new_network(place, network_id, network_id.title())
    return place


@pytest.fixture
def client(tmp_path: Path, folder: Path) -> Iterator[TestClient]:
    assistant = small_assistant(tmp_path, insights_secret=SECRET, networks_dir=str(folder))
    with TestClient(create_app(assistant)) as started:
        yield started


@pytest.fixture
def act(client: TestClient) -> Page:
    def post(
        action: str, network: str = "riverside", token: str | None = None, status: int = 200, **fields: str
    ) -> str:
        right = token_of(SECRET, network)
        file = fields.pop("upload", None)
        reply = client.post(
            "/network",
            data={"network": network, "token": right if token is None else token, "action": action, **fields},
            files={"file": ("rules.md", file)} if file else {"nothing": b""},
        )
        assert reply.status_code == status, reply.text
        return reply.text

    return post


def test_only_the_networks_own_token_opens_its_page(act: Page, client: TestClient) -> None:
    assert "Riverside" in act("open")
    for token in ("", "wrong", token_of(SECRET, "hillside")):
        assert "does not open" in act("pause", token=token, status=403)
    assert client.get("/network").headers["Cache-Control"] == "no-store"


def test_without_a_secret_there_is_no_page(tmp_path: Path, folder: Path) -> None:
    assistant = small_assistant(tmp_path, networks_dir=str(folder))
    with TestClient(create_app(assistant)) as client:
        assert client.get("/network").status_code == 404
        assert client.post("/network", data={"network": "riverside", "token": ""}).status_code == 404


def test_a_lead_changes_words_sites_and_people(act: Page, folder: Path) -> None:
    fields = {"name": "Riverside women", "welcome": "Welcome.", "accent": "#5b3a82", "questions": "What is new?\n\n"}
    page = act("save", sites="https://www.riverside.example", contacts="Leads | The network | 0300 123 1100", **fields)
    assert "Saved" in page
    network = NetworkFolder(folder).get("riverside")
    assert network is not None
    assert (network.name, network.allowed_sites) == ("Riverside women", ("https://www.riverside.example",))
    assert network.contacts[0].phone == "0300 123 1100"
    assert "# Sites that may show the assistant" in (folder / "riverside" / "network.toml").read_text(encoding="utf-8")


def test_a_value_that_cannot_be_used_changes_nothing_and_is_kept_in_the_form(act: Page, folder: Path) -> None:
    before = (folder / "riverside" / "network.toml").read_text(encoding="utf-8")
    page = act("save", status=400, name="R", accent="#ffff00", sites="http://plain.example", contacts="", questions="")
    assert "Error" in page
    assert 'value="#ffff00"' in page
    assert (folder / "riverside" / "network.toml").read_text(encoding="utf-8") == before


def test_a_problem_is_told_beside_its_field_without_places_on_the_disk(act: Page, tmp_path: Path) -> None:
    page = act("save", status=400, name="R", accent="#5b3a82", sites="http://plain.example", contacts="", questions="")
    assert page.count("is not protected. Use the https address of the site.") == 2
    assert '<a href="#sites">' in page
    assert re.search(r'<textarea id="sites"[^>]* aria-describedby="sites-hint sites-error" aria-invalid="true"', page)
    assert str(tmp_path) not in page
    assert "Value error" not in page


def test_a_file_that_cannot_be_read_is_for_those_who_run_the_service(act: Page, folder: Path) -> None:
    (folder / "riverside" / "network.toml").write_text("name =", encoding="utf-8")
    for action in ("open", "save"):
        assert "cannot be read" in act(action, status=409)
    assert "Hillside" in act("open", network="hillside")


def test_pause_and_open_again(act: Page, folder: Path) -> None:
    assert "paused" in act("pause")
    assert not (NetworkFolder(folder).get("riverside") or pytest.fail("gone")).active
    act("resume")
    assert (NetworkFolder(folder).get("riverside") or pytest.fail("gone")).active


def test_a_draft_is_looked_at_before_anyone_else_sees_it(act: Page, tmp_path: Path) -> None:
    page = act("upload", upload=RULES, publisher="Riverside")
    assert "first Monday" in page
    assert "Cited as: Riverside" in page
    assert not any(document.network for document in whole_corpus(_settings(tmp_path)).documents)
    assert "first Monday" not in act("open", network="hillside")
    assert "the draft is gone" in act("discard", document="riverside-rules").lower()
    assert "first Monday" not in act("open")


@pytest.mark.parametrize(("content", "told"), [("", "Choose a file"), ("%PDF-1.7 broken", "rules.md")])
def test_a_bad_file_is_refused_with_the_next_step(act: Page, content: str, told: str) -> None:
    page = act("upload", upload=content, status=400)
    assert told in page
    assert "upload-" not in page


def _settings(tmp_path: Path) -> KnowledgeBaseSettings:
    return KnowledgeBaseSettings(data_dir=tmp_path, networks_dir=str(tmp_path / "networks"))


def test_a_published_document_is_indexed_for_its_network_and_can_be_taken_away(tmp_path: Path, folder: Path) -> None:
    desk = _desk(tmp_path)
    path = tmp_path / "rules.md"
    path.write_text(RULES, encoding="utf-8")
    draft = desk.upload(path, _details("riverside"))
    desk.publish("riverside", draft.document.id)
    _wait(desk)
    assert desk.drafts("riverside") == []
    published = desk.published("riverside")
    assert [item.file_name for item in published] == ["rules.md"]
    assert desk.published("hillside") == []
    assert not desk.failed
    desk.remove("riverside", published[0].document.id)
    _wait(desk)
    assert desk.published("riverside") == []


def _details(network: str) -> Details:
    return details_of(Typed(network=network, publisher="Riverside"), TODAY)


def _desk(tmp_path: Path) -> NetworkDesk:
    def rebuild(settings: KnowledgeBaseSettings, progress: Progress) -> None:
        build_index(whole_corpus(settings), HashingEmbedder(), settings.index_dir, progress)

    return NetworkDesk(_settings(tmp_path), rebuild)


def _wait(desk: NetworkDesk) -> None:
    while desk.progress is not None:
        time.sleep(0.02)


def test_changes_keep_comments_and_refuse_unknown_networks(folder: Path) -> None:
    change_network(folder, "hillside", {"daily_limit": 10})
    text = (folder / "hillside" / "network.toml").read_text(encoding="utf-8")
    assert "daily_limit = 10" in text
    assert "# Questions a day" in text
    assert sorted(path.name for path in (folder / "hillside").iterdir()) == ["network.toml"]
