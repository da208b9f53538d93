"""Are the installed libraries known to be weak? `python -m evals.audit` (`make audit`).

pip-audit asks a database of known weaknesses. Of libraries that it could not look up it says that
none is weak, and ends with success. So this counts what was looked up, and tries a second database.
It ends with 0 when every library was looked up and none is weak, with 1 when one is, and with 2
when some could not be looked up.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

Dependency = dict[str, Any]
"""`name`, `version` and `vulns`; or `name` and `skip_reason`."""
Ask = Callable[[Sequence[str]], list[Dependency]]
"""Options of pip-audit → the dependencies; none when the database cannot be asked."""
SECONDS = 600
AWAY = """Nothing was looked up: no database of known weaknesses can be reached from this machine.
That is no sign that the libraries are sound. Next step: run `make audit` on a machine that reaches
the package index or the OSV database, or name an OSV service that this machine reaches:
make audit OSV_URL=https://osv.example/v1/query"""
PARTLY = "These could not be looked up: {names}.\nNext step: look them up by hand, or run `make audit` again."
LOCAL = "These are builds of their own and not in the database: {names}. Look up their plain version."
SOUND = "{count} libraries were looked up, and no weakness is known."
WEAK = "{name} {version}: {id}, mended in {fixed}"
NEXT = "Next step: raise the version in pyproject.toml and constraints.txt, or say in SECURITY.md why it does no harm."


def main(arguments: Sequence[str] | None = None, ask: Ask | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.audit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--osv-url", default="", help="address of an OSV service, in place of the public one")
    options = parser.parse_args(arguments)
    osv = ["-s", "osv", *(["--osv-url", options.osv_url] if options.osv_url else [])]
    for service in (osv,) if options.osv_url else (["-s", "pypi"], osv):
        found = (ask or pip_audit)(service)
        if any("vulns" in one for one in found):
            told, code = verdict(found)
            print(told)
            return code
    print(AWAY, file=sys.stderr)
    return 2


def verdict(found: Sequence[Dependency]) -> tuple[str, int]:
    """What to print, and the exit code."""
    weak = [(one, hole) for one in found for hole in one.get("vulns", ())]
    missed = [one for one in found if "skip_reason" in one]
    local = [one["name"] for one in missed if "+" in one["skip_reason"]]
    others = [one["name"] for one in missed if "+" not in one["skip_reason"]]
    lines = [_line(one, hole) for one, hole in weak] + ([NEXT] if weak else [])
    lines += [LOCAL.format(names=", ".join(local))] if local else []
    lines += [PARTLY.format(names=", ".join(others))] if others else []
    if not weak and not others:
        lines.append(SOUND.format(count=len(found) - len(missed)))
    return "\n".join(lines), 1 if weak else 2 if others else 0


def pip_audit(options: Sequence[str]) -> list[Dependency]:
    """What pip-audit says of this environment; nothing where it ends without an answer."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--skip-editable",
        "--progress-spinner",
        "off",
        "-f",
        "json",
        *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    try:
        found: list[Dependency] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []
    return [one for one in found if "editable" not in one.get("skip_reason", "")]


def _line(one: Dependency, hole: dict[str, Any]) -> str:
    fixed = ", ".join(hole.get("fix_versions", ())) or "no version yet"
    return WEAK.format(name=one["name"], version=one["version"], id=hole["id"], fixed=fixed)


if __name__ == "__main__":
    sys.exit(main())
