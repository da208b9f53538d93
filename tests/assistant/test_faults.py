"""When something breaks: a full disk, a database that is gone, an index that is rebuilt while people ask."""

import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.models import AnswerStatus, Question
from knowledge_base.build import build_index
from tests.assistant.served import ASKED, client_of, conversation, small_assistant
from tests.fakes import HashingEmbedder, corpus, section, six_sections
from tests.repository import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
FULL_DISK = """
import resource, sys
from datetime import date
from assistant.errors import StorageError
from assistant.storage.store import Store

store = Store(f"sqlite:///{sys.argv[1]}")
day = date(2026, 11, 22)
store.add({(day, "", "answered", "before"): 1}, {})
limit = 1024
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    store.add({(day, "", "answered", f"topic {n}"): 1 for n in range(2000)}, {})
except StorageError:
    print("told")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.add({(day, "", "answered", "before"): 1}, {})
with store.begin() as connection:
    print(connection.exec_driver_sql("SELECT topic, count FROM outcomes").all())
"""


def test_a_full_disk_is_told_and_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """The disk has no room for a while: the write is refused as a whole, and later ones succeed."""
    assert resource.RLIMIT_FSIZE is not None
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "kept.sqlite3")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["told", "[('before', 2)]"]


def test_without_its_database_the_service_answers_and_is_honest_about_feedback(tmp_path: Path) -> None:
    gone = f"sqlite:///{tmp_path}/nowhere/kept.sqlite3"
    with client_of(small_assistant(tmp_path, database_url=gone)) as client:
        assert client.post("/api/v1/ask", json=conversation(ASKED)).json()["status"] == "answered"
        told = client.post("/api/v1/feedback", json={"answer_id": "a" * 16, "useful": True})
        assert (told.status_code, told.json()["title"]) == (503, "Your feedback was not saved")
        assert told.headers["retry-after"]
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["database"]) == (200, "away")
        assert "career_assistant_counts_waiting 1.0" in client.get("/metrics").text


def test_an_index_that_is_rebuilt_while_people_ask_breaks_no_answer(tmp_path: Path) -> None:
    assistant = small_assistant(tmp_path)
    statuses: list[AnswerStatus] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            statuses.append(assistant.ask(Question(text=ASKED)).status)

    people = [threading.Thread(target=ask) for _ in range(4)]
    for person in people:
        person.start()
    for number in range(4):
        new = section(f"new#part-{number}", [f"Parking costs {number} pounds a day at the new site."])
        build_index(corpus(*six_sections(), new), HashingEmbedder(), assistant.settings.index_dir)
    while len(statuses) < 8 and any(person.is_alive() for person in people):
        done.wait(0.05)
    done.set()
    for person in people:
        person.join()
    assert len(statuses) >= 8
    assert set(statuses) == {AnswerStatus.ANSWERED}
    found = assistant.search("parking costs at the new site")
    assert found[0].section.id == "new#part-3"
