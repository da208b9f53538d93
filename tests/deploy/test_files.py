"""What is read when nobody can run it here: the Dockerfile, compose.yaml and nginx.conf, against the code they name."""

import ast
import re
import tomllib
from typing import Any

import pytest
import yaml

from assistant.settings import Settings
from assistant.web.serving import SHUTDOWN_SECONDS
from tests.repository import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
LASTING = sorted(set(SERVICES) - {"index"})
"""Services that run until they are stopped."""
PREFIX = "CAREER_ASSISTANT_"
SECOND_STAGE = DOCKERFILE.rpartition("\nFROM ")[2]


def settings_of(text: str) -> set[str]:
    return {name.removeprefix(PREFIX).lower() for name in re.findall(rf"{PREFIX}[A-Z_]+", text)}


def seconds(duration: str) -> int:
    return int(duration.removesuffix("s"))


def code_of(command: list[str]) -> str:
    """The Python after `-c`."""
    return command[command.index("-c") + 1]


def test_every_setting_named_exists() -> None:
    named = settings_of(DOCKERFILE) | settings_of((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    named |= settings_of((DEPLOY / "README.md").read_text(encoding="utf-8"))
    assert {"database_url", "redis_url", "data_dir", "host"} <= named <= set(Settings.model_fields)


def test_the_settings_of_compose_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SERVICES["app"]["environment"].items():
        monkeypatch.setenv(name, re.sub(r"\$\{\w+(?::[-?]([^}]*))?\}", lambda found: "x" * 20, value))
    chosen = Settings(_env_file=None)
    assert chosen.database.startswith("postgresql+psycopg://assistant:")
    assert chosen.redis_url.get_secret_value().startswith("redis://redis:")


def test_every_file_copied_exists_and_every_package_is_copied() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    copied = {name for line in lines for name in line.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert {name.rstrip("*") for name in packages["find"]["include"]} <= copied
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".env", "data", ".git"} <= set(ignored)
    assert copied.isdisjoint(ignored)


def test_the_image_runs_without_root_and_says_how_it_is() -> None:
    assert re.search(r"^USER (\d+)$", SECOND_STAGE, re.MULTILINE)[1] != "0"  # type: ignore[index]
    assert SECOND_STAGE.index("USER ") < SECOND_STAGE.index("CMD [")
    assert re.search(r"^STOPSIGNAL SIGTERM$", SECOND_STAGE, re.MULTILINE)
    assert f"EXPOSE {Settings.model_fields['port'].default}" in SECOND_STAGE
    health = ast.literal_eval(re.search(r"HEALTHCHECK .*\\\n  CMD (\[.+\])", SECOND_STAGE)[1])  # type: ignore[index]
    assert "/healthz" in code_of(health)
    compile(code_of(health), "healthcheck", "exec")


def test_the_cpu_wheel_of_the_image_is_the_pinned_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = next(need for need in project["dependencies"] if need.startswith("torch=="))
    assert f"pip install --no-cache-dir {pinned} " in DOCKERFILE
    version = re.search(r"FROM python:3\.(\d+)-slim", DOCKERFILE)
    assert version is not None
    assert 11 <= int(version[1]) < 13, project["requires-python"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_has_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    ours = service.get("image") == "career-assistant"
    assert ours or service["user"] not in {"root", "0"}, "runs as root"
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("read_only") or name == "database"
    assert "privileged" not in service
    assert "network_mode" not in service


@pytest.mark.parametrize("name", LASTING)
def test_every_lasting_service_is_watched_and_started_again(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"
    for other, wanted in SERVICES[name].get("depends_on", {}).items():
        once = other not in LASTING
        assert wanted["condition"] == ("service_completed_successfully" if once else "service_healthy")


def test_two_assistants_are_stopped_with_patience_and_share_the_volume() -> None:
    app = SERVICES["app"]
    assert app["deploy"]["replicas"] == 2
    assert seconds(app["stop_grace_period"]) > SHUTDOWN_SECONDS
    assert "/readyz" in code_of(app["healthcheck"]["test"])
    compile(code_of(app["healthcheck"]["test"]), "healthcheck", "exec")
    assert app["volumes"] == SERVICES["index"]["volumes"]
    assert (DEPLOY / SERVICES["index"]["build"]["context"] / SERVICES["index"]["build"]["dockerfile"]).exists()


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert all(SERVICES[name]["networks"] == ["inside"] for name in SERVICES if name != "proxy")
    assert "listen 8080;" in NGINX
    assert SERVICES["proxy"]["ports"] == ["8080:8080"]


def test_volumes_and_secrets_are_declared_and_no_secret_is_written_down() -> None:
    used = {volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", ())}
    assert used - {"./nginx.conf"} == set(COMPOSE["volumes"])
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert text.count("${POSTGRES_PASSWORD:?") == 2, "started without a password"
    assert not re.search(r"(?i)(password|secret): (?!\$\{)\S", text)


def test_the_proxy_knows_the_assistants_by_their_name_and_writes_only_where_it_may() -> None:
    assert set(re.findall(r"server (\w+):(\d+) ", NGINX)) == {("app", "7860")}
    written = re.findall(r"^ *(?:\w+_path|pid) (\S+);", NGINX, re.MULTILINE)
    assert len(written) == 6
    assert all(path.startswith(SERVICES["proxy"]["tmpfs"][0]) for path in written)
