"""Networks that put the assistant on their sites: one folder each, with `network.toml`.

A network decides on its welcome, its colour, the sites that may frame the assistant, the questions
it suggests and whom it names. No allowed site means that no site may frame it.
"""

import logging
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError

from assistant.contrast import ACCENT, readable, stands_out
from assistant.errors import NetworkError, NetworkValueError
from assistant.models import ContactLine
from knowledge_base.models import Frozen
from knowledge_base.settings import HERE

LOG = logging.getLogger(__name__)
NETWORKS = HERE / "networks"
FILE = "network.toml"
NETWORK_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?")
THIS_COMPUTER = frozenset({"localhost", "127.0.0.1"})
MAX_QUESTIONS = 5
OWN_WORDS = "Value error, "
"""What pydantic puts before the words of our own checks."""


def _origin(site: str) -> str:
    """`https://host` or `https://host:port`; plain http is for trying things out on one's own computer."""
    origin = site.strip().lower().removesuffix("/")
    if not ORIGIN.fullmatch(origin):
        raise ValueError(f"{site!r} is not the address of a site. Write it as https://www.example.org, without a path.")
    if urlsplit(origin).scheme == "http" and urlsplit(origin).hostname not in THIS_COMPUTER:
        raise ValueError(f"{site!r} is not protected. Use the https address of the site.")
    return origin


def _accent(colour: str) -> str:
    """A colour on which white text can be read."""
    if not stands_out(colour):
        raise ValueError(f"{colour} is too pale for text. The nearest colour that can be read is {readable(colour)}.")
    return colour.lower()


class Network(Frozen):
    """What a network lead decides. Raises ValueError, naming what to write, for a value that cannot be used."""

    id: str
    name: str = Field(min_length=1, max_length=80)
    welcome: str = Field(default="", max_length=400)
    """Plain text above our own introduction."""
    accent: Annotated[str, AfterValidator(_accent)] = ACCENT
    allowed_sites: tuple[Annotated[str, AfterValidator(_origin)], ...] = ()
    """Origins of the sites that may frame the assistant; empty means none."""
    suggested_questions: tuple[str, ...] = Field(default=(), max_length=MAX_QUESTIONS)
    contacts: tuple[ContactLine, ...] = ()
    """People of the network to turn to."""
    daily_limit: int = Field(default=2000, ge=1)
    """Questions a day from all its sites together."""
    documents_checked: date | None = None
    """When the documents in the network's folder were last compared with what holds."""
    active: bool = True
    """A paused network answers nothing and says so."""


class Networks(Protocol):
    """Where the web pages learn about networks."""

    def get(self, network: str | None) -> Network | None:
        """The network of that id, also a paused one."""
        ...

    def all(self) -> tuple[Network, ...]:
        """Every network, by id."""
        ...

    def allowed(self, network: str | None) -> tuple[str, ...]:
        """Origins that may frame the assistant of this network, also while it is paused; empty means none."""
        ...


class BrokenNetwork(Network):
    """Stands for a network whose file cannot be read: it answers nothing, on no site, until the file is mended."""


class NetworkFolder:
    """The networks of a folder, read anew each time: a change counts at once.

    A file that cannot be read costs that network alone; the log says once what is wrong with it.
    """

    def __init__(self, folder: Path = NETWORKS) -> None:
        self._folder = folder
        self._faults: dict[str, str] = {}

    def get(self, network: str | None) -> Network | None:
        if network is None or not NETWORK_ID.fullmatch(network):
            return None
        path = self._folder / network / FILE
        return self._read(path) if path.is_file() else None

    def all(self) -> tuple[Network, ...]:
        return tuple(self._read(path) for path in network_files(self._folder))

    def allowed(self, network: str | None) -> tuple[str, ...]:
        found = self.get(network)
        return found.allowed_sites if found else ()

    def _read(self, path: Path) -> Network:
        name = path.parent.name
        try:
            network = load_network(path)
        except NetworkError as fault:
            if self._faults.get(name) != str(fault):
                LOG.error("The network %s answers nothing until its file is mended. %s", name, fault)
            self._faults[name] = str(fault)
            return BrokenNetwork(id=name, name=name, active=False)
        self._faults.pop(name, None)
        return network


def network_files(folder: Path) -> list[Path]:
    """The settings of every network, by id."""
    return sorted(folder.glob(f"*/{FILE}"))


def load_networks(folder: Path) -> tuple[dict[str, Network], dict[str, NetworkError]]:
    """(id → network, id → what is wrong with its file), by id."""
    networks: dict[str, Network] = {}
    faults: dict[str, NetworkError] = {}
    for path in network_files(folder):
        try:
            networks[path.parent.name] = load_network(path)
        except NetworkError as fault:
            faults[path.parent.name] = fault
    return networks, faults


def load_network(path: Path) -> Network:
    """The network of one file; its id is the name of the folder. Raises NetworkError, naming the file."""
    name = path.parent.name
    if not NETWORK_ID.fullmatch(name):
        raise NetworkError(f"{name!r} is not a network's name. Use lower-case letters, digits and hyphens.")
    try:
        fields: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        numbered = enumerate(fields.pop("contacts", []), start=1)
        contacts = [{"id": f"{name}-{number}", **contact} for number, contact in numbered]
        return Network.model_validate({**fields, "id": name, "contacts": contacts})
    except ValidationError as error:
        raise _value_fault(path, error) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise NetworkError(f"{path} cannot be read: {error}. Compare it with networks/example/network.toml.") from error


def _value_fault(path: Path, error: ValidationError) -> NetworkValueError:
    """The first value that cannot be used."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    reason = first["msg"].removeprefix(OWN_WORDS).removesuffix(".")
    return NetworkValueError(f"{path}: {place}: {reason}. Change it in that file.", str(first["loc"][0]), f"{reason}.")
