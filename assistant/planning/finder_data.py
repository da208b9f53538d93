"""finder.toml: costs, pay and breaks of the records in a form that can be compared, and the interests."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from knowledge_base.models import Frozen
from knowledge_base.records import Network, Role, Scheme, load_records
from knowledge_base.settings import HERE

FILE = Path(__file__).parent / "finder.toml"


class Break(Frozen):
    """The career break that a scheme asks for; lengths in whole months."""

    at_least: int | None = Field(default=None, ge=0)
    at_most: int | None = Field(default=None, ge=0)
    any: bool = False
    """A break of a length that no source states."""
    back_at_work: bool = False
    """For people who came back lately."""
    soft: bool = False


class Terms(Frozen):
    """What the words of a record mean for a comparison; None where the record is silent."""

    free: Literal["yes", "no", "depends"] | None = None
    pays: Literal["you", "employer", "depends", "no"] | None = None
    break_: Break | None = Field(default=None, alias="break")


class Interest(Frozen):
    """A person's words for a field of work, and the families of roles that answer it, nearest first."""

    label: str
    families: tuple[str, ...] = Field(min_length=1)


class Family(Frozen):
    """What to look at next for a family of roles, best first: ids of schemes and networks."""

    schemes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


class FinderData(Frozen):
    """The whole file."""

    scheme: dict[str, Terms]
    network: dict[str, Terms]
    interest: dict[str, Interest]
    family: dict[str, Family]


@lru_cache(maxsize=1)
def finder_data() -> FinderData:
    return FinderData.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def schemes() -> dict[str, Scheme]:
    return load_records(HERE / "schemes.toml", Scheme)


@lru_cache(maxsize=1)
def networks() -> dict[str, Network]:
    return load_records(HERE / "networks.toml", Network)


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    return load_records(HERE / "roles.toml", Role)
