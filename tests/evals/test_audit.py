"""The look-up of known weaknesses: what was not looked up is never called sound."""

from collections.abc import Sequence

import pytest

from evals.audit import AWAY, Dependency, main

SOUND: Dependency = {"name": "good", "version": "1.0", "vulns": []}
WEAK: Dependency = {"name": "bad", "version": "2.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}]}
OPEN: Dependency = {"name": "worse", "version": "3.0", "vulns": [{"id": "CVE-2026-2", "fix_versions": []}]}
MISSED: Dependency = {"name": "far", "skip_reason": "Dependency not found and could not be audited: far (1.0)"}
LOCAL: Dependency = {"name": "own", "skip_reason": "Dependency not found and could not be audited: own (1.0+cpu)"}


class Databases:
    """Answers by service, and which were asked."""

    def __init__(self, pypi: Sequence[Dependency] = (), osv: Sequence[Dependency] = ()) -> None:
        self._answers = {"pypi": list(pypi), "osv": list(osv)}
        self.asked: list[Sequence[str]] = []

    def __call__(self, options: Sequence[str]) -> list[Dependency]:
        self.asked.append(options)
        return self._answers[options[1]]


@pytest.mark.parametrize(
    ("found", "code", "told"),
    [
        ((SOUND, SOUND), 0, "2 libraries were looked up"),
        ((SOUND, LOCAL), 0, "builds of their own and not in the database: own"),
        ((SOUND, WEAK), 1, "bad 2.0: CVE-2026-1, mended in 2.1"),
        ((SOUND, OPEN, MISSED), 1, "worse 3.0: CVE-2026-2, mended in no version yet"),
        ((SOUND, MISSED), 2, "could not be looked up: far"),
    ],
)
def test_the_end_says_what_was_found(
    capsys: pytest.CaptureFixture[str], found: tuple[Dependency, ...], code: int, told: str
) -> None:
    assert main([], Databases(pypi=found)) == code
    out = capsys.readouterr().out
    assert told in out
    assert ("no weakness is known" in out) == (code == 0)


def test_a_second_database_is_asked_when_the_first_knows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    databases = Databases(pypi=[MISSED], osv=[SOUND])
    assert main([], databases) == 0
    assert [options[1] for options in databases.asked] == ["pypi", "osv"]


def test_when_none_can_be_reached_the_next_step_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], Databases(pypi=[MISSED, LOCAL])) == 2
    told = capsys.readouterr()
    assert told.err.strip() == AWAY
    assert "Next step" in AWAY
    assert told.out == ""


def test_a_service_of_ones_own_can_be_named() -> None:
    databases = Databases(osv=[SOUND])
    assert main(["--osv-url", "https://osv.example/v1/query"], databases) == 0
    assert databases.asked == [["-s", "osv", "--osv-url", "https://osv.example/v1/query"]]
