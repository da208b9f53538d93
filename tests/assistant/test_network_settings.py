"""A network's settings: what is read, what is refused and with which words."""

from pathlib import Path

import pytest

from assistant.contrast import ACCENT
from assistant.errors import NetworkError
from assistant.networks import NETWORKS, BrokenNetwork, NetworkFolder, load_network, load_networks


def write(folder: Path, text: str, name: str = "riverside") -> Path:
    path = folder / name / "network.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_ships_and_may_be_shown_nowhere() -> None:
    example = load_networks(NETWORKS)[0]["example"]
    assert example.active
    assert example.allowed_sites == ()
    assert NetworkFolder().allowed("example") == ()
    assert 3 <= len(example.suggested_questions) <= 5
    assert example.contacts[0].id == "example-1"


def test_a_name_is_enough(tmp_path: Path) -> None:
    network = load_network(write(tmp_path, 'name = "Riverside"'))
    assert (network.id, network.name, network.accent, network.allowed_sites) == ("riverside", "Riverside", ACCENT, ())
    assert NetworkFolder(tmp_path).all() == (network,)


def test_a_change_counts_at_once(tmp_path: Path) -> None:
    folder = NetworkFolder(tmp_path)
    assert folder.get("riverside") is None
    path = write(tmp_path, 'name = "R"\nallowed_sites = ["https://Example.org/"]')
    assert folder.allowed("riverside") == ("https://example.org",)
    path.write_text('name = "R"\nactive = false', encoding="utf-8")
    found = folder.get("riverside")
    assert found is not None
    assert not found.active


@pytest.mark.parametrize(
    "site",
    [
        "*",
        "https://*.nhs.uk",
        "https:",
        "http://example.org",
        "https://example.org/page",
        "https://example.org; script-src *",
        "https://a b",
        "example.org",
        "'self'",
        "https://user@example.org",
    ],
)
def test_only_the_address_of_one_site_is_allowed(tmp_path: Path, site: str) -> None:
    with pytest.raises(NetworkError, match="allowed_sites"):
        load_network(write(tmp_path, f'name = "R"\nallowed_sites = ["{site}"]'))


def test_a_pale_accent_is_refused_with_the_nearest_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match=r"#ffcc00 is too pale .* is #[0-9a-f]{6}"):
        load_network(write(tmp_path, 'name = "R"\naccent = "#ffcc00"'))


@pytest.mark.parametrize(
    "text", ["", "name = 1", 'name = "R"\nsurprise = 1', "name =", 'name = "R"\ndaily_limit = 0', "contacts = 1"]
)
def test_a_fault_names_the_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(NetworkError, match=r"network\.toml"):
        load_network(write(tmp_path, text))


@pytest.mark.parametrize("name", [None, "", "..", "../riverside", "Riverside", "a/b", "a--b"])
def test_a_name_is_no_path(tmp_path: Path, name: str | None) -> None:
    write(tmp_path, 'name = "R"')
    assert NetworkFolder(tmp_path / "riverside").get(name) is None
    assert NetworkFolder(tmp_path).allowed(name) == ()


@pytest.mark.parametrize("text", ["name =", 'name = "R"\naccent = "#ffcc00"\nallowed_sites = ["https://example.org"]'])
def test_a_broken_file_costs_its_own_network_alone(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path, 'name = "Hillside"', name="hillside")
    path = write(tmp_path, text)
    folder = NetworkFolder(tmp_path)
    for _ in range(3):
        assert [network.id for network in folder.all() if network.active] == ["hillside"]
        assert isinstance(folder.get("riverside"), BrokenNetwork)
        assert folder.allowed("riverside") == ()
    assert len(caplog.messages) == 1
    assert str(path) in caplog.text
    path.write_text('name = "Riverside"', encoding="utf-8")
    assert [network.name for network in folder.all()] == ["Hillside", "Riverside"]
