"""Settings are read once, from variables or .env, and can be shown without secrets."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from assistant.errors import SettingsError
from assistant.settings import Settings, read_settings


class WithSecret(Settings):
    """What a deployment with a key would add."""

    api_key: SecretStr = SecretStr("open-sesame")


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_variables_win_over_the_file_and_the_file_over_defaults(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / ".env").write_text("CAREER_ASSISTANT_PORT=8001\nCAREER_ASSISTANT_HOST=0.0.0.0\n", encoding="utf-8")
    monkeypatch.setenv("CAREER_ASSISTANT_PORT", "8002")
    settings = read_settings()
    assert (settings.port, settings.host, settings.max_question_chars) == (8002, "0.0.0.0", 2000)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "70000"), ("PORT", "seven"), ("CONCURRENCY", "0"), ("MAX_QUESTION_CHARS", "10")]
)
def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CAREER_ASSISTANT_{name}", value)
    with pytest.raises(SettingsError, match=rf"^CAREER_ASSISTANT_{name}: .*\.env"):
        read_settings()


def test_every_setting_is_described_and_printable() -> None:
    printable = Settings(_env_file=None).printable()
    assert list(printable) == sorted(Settings.model_fields)
    assert printable["data_dir"] == "data"
    assert all(field.description for field in Settings.model_fields.values())


def test_secrets_are_hidden() -> None:
    settings = WithSecret(_env_file=None)
    assert settings.api_key.get_secret_value() == "open-sesame"
    assert "api_key" in settings.printable()
    assert "open-sesame" not in str(settings.printable())


def test_settings_do_not_change() -> None:
    settings = Settings(_env_file=None)
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1  # type: ignore[misc]
