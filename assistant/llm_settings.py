"""The settings of a language model, if there is one: which, where, its limits, and who it belongs to."""

import ipaddress
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator

from knowledge_base.settings import KnowledgeBaseSettings

OPENAI_COMPATIBLE = "openai"
ON_THIS_MACHINE = frozenset({"ollama"})
"""Providers whose models run beside the assistant unless an address says otherwise."""
COMPANIES = {
    "anthropic": "Anthropic",
    "azure_ai": "Microsoft",
    "azure_openai": "Microsoft",
    "bedrock": "Amazon",
    "bedrock_converse": "Amazon",
    "google_genai": "Google",
    "google_vertexai": "Google",
    "mistralai": "Mistral AI",
    "openai": "OpenAI",
}
INSIDE_SUFFIXES = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".svc")


class LanguageModelSettings(KnowledgeBaseSettings):
    """Without `llm` and `llm_url` there is no language model and nothing of one is imported."""

    llm: str = Field(default="", description="Language model as provider:model, such as openai:NAME. Empty: none.")
    llm_url: str = Field(
        default="", description="Address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1."
    )
    llm_key: SecretStr = Field(default=SecretStr(""), description="Key for the language model. It is never printed.")
    llm_timeout: float = Field(default=30, gt=0, description="Seconds that one draft may take, retries included.")
    llm_retries: int = Field(default=2, ge=0, le=10, description="Times to try again when the model is busy or down.")
    llm_max_tokens: int = Field(default=600, ge=16, description="Longest draft, in tokens of the model.")
    llm_temperature: float = Field(default=0, ge=0, le=2, description="Randomness of the model; 0 is the least.")
    llm_concurrency: int = Field(default=4, ge=1, description="Drafts written at the same time.")
    llm_understands: bool = Field(
        default=True, description="Whether the model also completes follow-ups and sorts short messages."
    )
    llm_judges: bool = Field(default=False, description="Whether the model also gives a second opinion on sentences.")
    llm_outside: Literal["auto", "yes", "no"] = Field(
        default="auto", description="Whether questions leave the deployment for the model; auto judges by its address."
    )
    llm_company: str = Field(default="", description="Who runs an outside model, as shown to people.")

    @field_validator("llm_url")
    @classmethod
    def _address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("give an address that starts with http:// or https://")
        if parts.username or parts.password:
            raise ValueError("leave the key out of the address and put it into CAREER_ASSISTANT_LLM_KEY")
        return url

    @field_validator("llm")
    @classmethod
    def _model(cls, model: str) -> str:
        return model.strip()

    @property
    def llm_provider(self) -> str:
        """LangChain's name of the provider; empty when none is given and there is no address."""
        provider, colon, _ = self.llm.partition(":")
        if colon and provider.isidentifier() and (not self.llm_url or provider in {*COMPANIES, *ON_THIS_MACHINE}):
            return provider
        return OPENAI_COMPATIBLE if self.llm_url else ""

    @property
    def llm_model(self) -> str:
        """The model as its provider names it; some OpenAI-compatible servers hold one model and need no name."""
        known = self.llm_provider and self.llm.startswith(f"{self.llm_provider}:")
        return (self.llm.partition(":")[2] if known else self.llm) or "default"

    @property
    def outside_model(self) -> str | None:
        """Who gets to read questions outside the deployment, in words for people; None when nobody does."""
        if not (self.llm or self.llm_url) or self.llm_outside == "no":
            return None
        host = urlsplit(self.llm_url).hostname
        inside = is_inside(host) if host else self.llm_provider in ON_THIS_MACHINE
        if inside and self.llm_outside == "auto":
            return None
        return self.llm_company or host or COMPANIES.get(self.llm_provider, self.llm_provider)


def is_inside(host: str) -> bool:
    """Whether a host name or address is of this machine or a private network."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(INSIDE_SUFFIXES)
    return address.is_loopback or address.is_private
