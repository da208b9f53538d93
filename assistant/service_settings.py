"""Settings of the service around the assistant: limits, proxies, database, insights."""

import re

from pydantic import Field, SecretStr, field_validator

from knowledge_base.settings import KnowledgeBaseSettings

LIMIT = re.compile(r"[1-9]\d*/(?:second|minute|hour|day)(?:;[1-9]\d*/(?:second|minute|hour|day))*")
POSTGRES = re.compile(r"^postgres(?:ql)?://")
SECRET_CHARS = 16


class ServiceSettings(KnowledgeBaseSettings):
    """What those who run the service for others decide."""

    visitor_limit: str = Field(default="20/minute", description="Questions one open page may ask.")
    address_limit: str = Field(default="3000/minute", description="Questions one internet address may ask.")
    redis_url: SecretStr = Field(
        default=SecretStr(""), description="Redis that counts for all processes together; empty counts in each process."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses of proxies whose word on the visitor's address is taken."
    )
    database_url: SecretStr = Field(
        default=SecretStr(""), description="Database of feedback and counts; empty is SQLite in the data folder."
    )
    store_questions_days: int = Field(
        default=0, ge=0, le=365, description="Days for which the text of questions is kept; 0 keeps none."
    )
    insights_secret: SecretStr = Field(
        default=SecretStr(""), description="Secret behind the token of each network's chart page; empty closes it."
    )

    traces_url: str = Field(default="", description="OpenTelemetry collector that gets a span for each answer.")

    @field_validator("visitor_limit", "address_limit")
    @classmethod
    def _is_a_limit(cls, value: str) -> str:
        if not LIMIT.fullmatch(value):
            raise ValueError("write it as 20/minute, or as 20/minute;300/day")
        return value

    @field_validator("insights_secret")
    @classmethod
    def _is_long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < SECRET_CHARS:
            raise ValueError(f"take a secret of {SECRET_CHARS} characters or more")
        return value

    @property
    def database(self) -> str:
        """The address of the database, for SQLAlchemy; it can hold a password."""
        url = self.database_url.get_secret_value()
        if not url:
            return f"sqlite:///{self.data_dir / 'assistant.sqlite3'}"
        return POSTGRES.sub("postgresql+psycopg://", url)
