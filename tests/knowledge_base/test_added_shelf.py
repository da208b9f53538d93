"""Adding, new versions and removal: ids, sources, atomic steps, and the corpus that is built."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.added import load_added
from knowledge_base.build import build_index
from knowledge_base.details import Typed, details_of
from knowledge_base.errors import DocumentError
from knowledge_base.intake import Intake, Outcome, add_file
from knowledge_base.models import Corpus, Nation
from knowledge_base.reader import LiveKnowledgeBase
from knowledge_base.shelf import Shelf
from knowledge_base.whole import whole_corpus
from tests.fakes import HashingEmbedder
from tests.knowledge_base.added_files import HOURS, LEAVE, PAGE, PAY, handbook, small_settings

TODAY = date(2026, 11, 22)
TEXT = f"# Handbook\n\n## Leave\n\n{LEAVE}\n\n## Hours\n\n{HOURS}\n"


def _add(path: Path, shelf: Shelf, typed: Typed | None = None, taken: tuple[str, ...] = ()) -> Outcome:
    return add_file(path, details_of(typed or Typed(), TODAY), shelf, taken=taken, today=TODAY)


def _file(folder: Path, text: str = TEXT, name: str = "handbook.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _snapshot(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_pdf_is_cited_by_page_with_all_that_was_stated(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    typed = Typed(
        network="north-network",
        publisher="Northern Trust",
        url="https://example.org/h.pdf",
        published="May 2026",
        nations=("england", "Wales"),
    )
    stored = _add(handbook(tmp_path / "h.pdf"), shelf, typed).stored
    section = stored.document.sections[1]
    source = stored.sources[section.sentences[0].sources[0]]
    assert stored.document.id == "staff-handbook-of-the-northern-trust"
    assert (section.network, section.topic, section.asks) == ("north-network", "north-network", ())
    assert section.nations == (Nation.ENGLAND, Nation.WALES)
    assert (source.id, source.part) == (f"added-{stored.document.id}-p3", "page 3")
    assert (source.publisher, source.published, source.checked) == ("Northern Trust", "May 2026", TODAY)
    assert str(source.url) == "https://example.org/h.pdf#page=3"
    assert sum(section.paragraphs) == len(section.sentences)


def test_a_web_page_is_cited_at_its_heading(tmp_path: Path) -> None:
    typed = Typed(url="https://example.org/carers")
    stored = _add(_file(tmp_path, PAGE, "carers.html"), Shelf(tmp_path / "data"), typed).stored
    urls = [str(stored.sources[section.sentences[0].sources[0]].url) for section in stored.document.sections]
    assert urls[1:] == ["https://example.org/carers#hours", "https://example.org/carers#:~:text=Pay"]
    assert all(source.title == stored.document.title for source in stored.sources.values())


def test_the_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    path = handbook(tmp_path / "h.pdf")
    shelf = Shelf(tmp_path / "data")
    stored = _add(path, shelf).stored
    kept = tmp_path / "data" / "shared" / stored.document.id / stored.original
    assert kept.read_bytes() == path.read_bytes()
    assert shelf.find(stored.document.id) == stored


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    _add(_file(tmp_path), shelf)
    before = _snapshot(tmp_path / "data")
    assert _add(_file(tmp_path, name="copy.md"), shelf, Typed(title="Other")).intake is Intake.UNCHANGED
    assert _snapshot(tmp_path / "data") == before


@pytest.mark.parametrize(("name", "title"), [("handbook.md", "New title"), ("second.md", "Handbook")])
def test_a_new_version_takes_the_place_and_id_of_the_old(tmp_path: Path, name: str, title: str) -> None:
    shelf = Shelf(tmp_path / "data")
    first = _add(_file(tmp_path), shelf, Typed(title="Handbook")).stored
    second = _add(_file(tmp_path, TEXT + f"\n{PAY}\n", name), shelf, Typed(title=title))
    assert second.intake is Intake.REPLACED
    assert [item.document.id for item in shelf.all()] == [first.document.id]
    assert shelf.find(first.document.id) == second.stored
    assert len(_snapshot(tmp_path / "data")) == 2


def test_another_network_has_its_own_copy_and_id(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    ids = [
        _add(_file(tmp_path), shelf, Typed(network=network), taken=("handbook",)).stored.document.id
        for network in (None, "north", "south")
    ]
    assert ids == ["handbook-2", "handbook-north", "handbook-south"]


def test_a_version_that_could_replace_two_is_refused(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    _add(_file(tmp_path), shelf, Typed(title="One"))
    _add(_file(tmp_path, TEXT + PAY, "other.md"), shelf, Typed(title="Two"))
    with pytest.raises(DocumentError, match="one and two"):
        _add(_file(tmp_path, TEXT + LEAVE, "other.md"), shelf, Typed(title="One"))


@pytest.mark.parametrize("version", [TEXT, TEXT + PAY])
def test_a_failure_half_way_loses_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    shelf = Shelf(tmp_path / "data")
    if version != TEXT:
        _add(_file(tmp_path), shelf)
    before = _snapshot(tmp_path)

    def full_disk(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    path = _file(tmp_path, version)
    before |= {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full_disk)
        with pytest.raises(OSError, match="No space"):
            _add(path, shelf)
    assert _snapshot(tmp_path) == before
    assert len(shelf.all()) == (version != TEXT)


def test_remove_deletes_and_an_unknown_id_is_refused(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    stored = _add(_file(tmp_path), shelf).stored
    shelf.remove(stored.document.id)
    assert shelf.all() == ()
    assert _snapshot(tmp_path / "data") == {}
    for unknown in (stored.document.id, "../../etc", ".", ""):
        with pytest.raises(DocumentError, match="knowledge_base list"):
            shelf.remove(unknown)


def test_a_spoiled_record_names_the_next_step_and_can_be_removed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    document_id = _add(_file(tmp_path), shelf).stored.document.id
    (tmp_path / "data" / "shared" / document_id / "document.json").write_text("{", encoding="utf-8")
    with pytest.raises(DocumentError, match=f"remove {document_id}"):
        load_added(tmp_path / "data")
    shelf.remove(document_id)
    assert load_added(tmp_path / "data") == ((), {})


def test_the_whole_corpus_holds_guides_and_added_documents(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    stored = _add(_file(tmp_path), Shelf(settings.added_dir)).stored
    corpus = whole_corpus(settings)
    assert corpus.documents[-1] == stored.document
    assert set(stored.sources) <= set(corpus.sources)
    assert all(note in corpus.sources for section in corpus.sections for s in section.sentences for note in s.sources)


def test_an_added_document_with_the_id_of_a_guide_names_the_next_step(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    _add(_file(tmp_path), Shelf(settings.added_dir), Typed(title="Deciding"))
    with pytest.raises(DocumentError, match="remove deciding"):
        whole_corpus(settings)


def test_an_added_document_is_found_and_only_its_texts_are_embedded(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data")
    _add(_file(tmp_path), shelf)
    documents, sources = load_added(tmp_path / "data")
    build_index(Corpus(documents=documents, sources=sources), HashingEmbedder(), tmp_path / "index")
    _add(_file(tmp_path, f"# Pay\n\n{PAY}\n", "pay.md"), shelf)
    documents, sources = load_added(tmp_path / "data")
    embedder = HashingEmbedder()
    manifest = build_index(Corpus(documents=documents, sources=sources), embedder, tmp_path / "index")
    assert manifest.embedded == len(embedder.embedded) == 3
    knowledge_base = LiveKnowledgeBase(tmp_path / "index", HashingEmbedder()).get()
    found = knowledge_base.vectors.nearest(HashingEmbedder().embed(["payroll settles every change"]), 1)[0][0]
    assert found.passage_id.startswith("sentence:pay#")
