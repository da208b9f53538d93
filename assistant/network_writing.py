"""Changes to a network's `network.toml`: checked as a whole, then written in one step; comments stay.

tomlkit keeps what a person wrote around the values.
"""

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.errors import NetworkError
from assistant.networks import FILE, NETWORK_ID, Network, load_network

STARTER = """# What your network decides. Each line can be changed here or on the network's own page.

name = ""
welcome = ""
# Links, buttons and edges. It must be dark enough for white text: 4.5 to 1.
accent = "#0b5c6b"
# Sites that may show the assistant, as https://www.example.org. With none, no site may.
allowed_sites = []
suggested_questions = []
# Questions a day from all its sites together.
daily_limit = 2000
active = true
"""


def new_network(folder: Path, network_id: str, name: str) -> Network:
    """Make the folder of a network that no site may show yet. Raises NetworkError."""
    if not NETWORK_ID.fullmatch(network_id):
        raise NetworkError(f"{network_id!r} is not a network's name. Use lower-case letters, digits and hyphens.")
    if (folder / network_id).exists():
        raise NetworkError(f"The network {network_id!r} is already there. Run `python -m assistant network list`.")
    place = folder / network_id / FILE
    place.parent.mkdir(parents=True)
    place.write_text(STARTER, encoding="utf-8")
    try:
        return change_network(folder, network_id, {"name": name})
    except NetworkError:
        place.unlink()
        place.parent.rmdir()
        raise


def change_network(folder: Path, network_id: str, changes: Mapping[str, Any]) -> Network:
    """Write new values of some fields and return the network. Raises NetworkError; then nothing has changed."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    place = folder / network_id / FILE
    if not NETWORK_ID.fullmatch(network_id) or not place.is_file():
        raise NetworkError(f"There is no network {network_id!r}. Run `python -m assistant network list`.")
    try:
        document = tomlkit.parse(place.read_text(encoding="utf-8"))
    except ParseError as error:
        raise NetworkError(f"{place} cannot be read: {error}. Mend it in that file.") from error
    for field, value in changes.items():
        document[field] = _tables(value) if field == "contacts" else value
    draft = place.parent / f".{uuid.uuid4().hex[:8]}" / network_id / FILE
    draft.parent.mkdir(parents=True)
    try:
        draft.write_text(tomlkit.dumps(document), encoding="utf-8")
        network = load_network(draft)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
        draft.parent.rmdir()
        draft.parent.parent.rmdir()
    return network


def _tables(contacts: list[dict[str, str]]) -> Any:
    """Contacts as `[[contacts]]` tables."""
    import tomlkit

    tables = tomlkit.aot()
    for contact in contacts:
        tables.append(tomlkit.item(contact))
    return tables
