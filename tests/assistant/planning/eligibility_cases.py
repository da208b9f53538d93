"""The cases of eligibility_cases.toml: answers that are likely for every check and variant."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from assistant.planning.eligibility import Checked, check

TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LIKELY: dict[str, tuple[str, dict[str, object]]] = {
    name: (table["check"], {field: value for field, value in table.items() if field != "check"})
    for name, table in TABLES.items()
}
"""Name of the case → check and answers."""


def checked(name: str, changes: Mapping[str, object] | None = None) -> Checked:
    check_id, answers = LIKELY[name]
    return check(check_id, {**answers, **(changes or {})})


def outcome(result: Checked, step: str) -> str:
    return next(each.outcome for each in result.steps if each.id == step)
