"""One settings class, read once at the edge from CAREER_ASSISTANT_* variables and .env."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError

from assistant.errors import SettingsError
from assistant.llm_settings import LanguageModelSettings
from assistant.service_settings import ServiceSettings


class Settings(LanguageModelSettings, ServiceSettings):
    """Every setting of the assistant. README.md explains each one."""

    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=7860, ge=0, le=65535, description="Port to serve on.")
    root_path: str = Field(default="", description="Path prefix behind a reverse proxy, such as /assistant.")
    concurrency: int = Field(default=8, ge=1, description="Questions answered at the same time.")
    queue_size: int = Field(default=200, ge=1, description="Questions that may wait for their turn.")
    max_question_chars: int = Field(default=2000, ge=100, description="Longest message, in characters.")
    fusion: Literal["scores", "ranks"] = Field(
        default="scores", description="How rankings are put together: scores, or ranks (reciprocal rank fusion)."
    )
    content_owner: str = Field(
        default="the team that runs this service", description="Who answers for the content, as shown to people."
    )
    content_contact: str = Field(default="", description="E-mail or web address for reporting a wrong answer.")

    def printable(self) -> dict[str, str]:
        """Names and values for people to read, secrets hidden."""
        return {name: _shown(getattr(self, name)) for name in sorted(type(self).model_fields)}


def _shown(value: object) -> str:
    """A secret is only said to be set or empty."""
    if isinstance(value, SecretStr):
        return "set" if value.get_secret_value() else "empty"
    return str(value)


def read_settings() -> Settings:
    """The settings of this run. Raises SettingsError naming the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"CAREER_ASSISTANT_{'_'.join(str(part) for part in first['loc']).upper()}"
        raise SettingsError(f"{name}: {first['msg']}. Change it in the environment or in .env.") from error
