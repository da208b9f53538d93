"""An index that may be read and not written, as in an image or on a volume of others."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.build import build_index
from tests.fakes import HashingEmbedder, corpus
from tests.repository import ROOT

READ = """
import gc, sys, tempfile
from pathlib import Path
from knowledge_base.reader import LiveKnowledgeBase
from tests.fakes import HashingEmbedder

folder, embedder = Path(sys.argv[1]), HashingEmbedder()
try:
    (folder / "note").touch()
except OSError:
    live = LiveKnowledgeBase(folder, embedder)
    found = live.get().vectors.nearest(embedder.embed(["keeping-in-touch days in maternity leave"]), 1)
    print(found[0][0].section_id)
    del live
    gc.collect()
    print(len(list(Path(tempfile.gettempdir()).iterdir())), "copies left")
"""


def without_rights() -> list[str]:
    """What makes a process of root keep to the modes of files."""
    if os.getuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("setpriv is not installed; install the package util-linux, or run the tests as another user")
    return [program, "--bounding-set=-dac_override,-dac_read_search,-fowner"]


def test_an_index_that_cannot_be_written_is_read_and_left_as_it_was(tmp_path: Path) -> None:
    """Chroma writes to its folder also to read it, so a copy is opened, and removed when it is no longer used."""
    index, scratch = tmp_path / "index", tmp_path / "scratch"
    scratch.mkdir()
    build_index(corpus(), HashingEmbedder(), index)
    everything = [index, *index.rglob("*")]
    before = {path: path.stat().st_mtime_ns for path in everything}
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    command = [*without_rights(), sys.executable, "-c", READ, str(index)]
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    for path in everything:
        path.chmod(0o755)
    assert done.stdout.splitlines() == ["maternity#keeping-in-touch", "0 copies left"], done.stderr
    assert {path: path.stat().st_mtime_ns for path in everything} == before
