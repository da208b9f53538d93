"""The README of the planning package tells every input and every field, and none that is not there."""

import re

from assistant.planning.inputs import Inputs
from assistant.planning.rules import load_rules
from tests.assistant.planning.test_timeline import BORN, NHS, made
from tests.repository import ROOT

README = (ROOT / "assistant" / "planning" / "README.md").read_text(encoding="utf-8")
MORE = {"kit_days_used": 2, "annual_leave_days": 27, "weekly_days": ["Mon"], "request_date": "2026-12-01"}
PLANS: tuple[dict[str, object], ...] = (
    {**BORN, **MORE, "event_date": "2026-10-20"},
    {
        **BORN,
        **MORE,
        "leave_start": "2026-02-02",
        "baby_due_date": "2026-02-20",
        "baby_birth_date": "2026-02-21",
        "intended_return": "2026-12-07",
    },
    {**NHS, "leave_start": "2026-11-02", "baby_due_date": "2026-11-20", "intended_return": "2027-09-01"},
    {**NHS, "service_start": "2026-03-01"},
    {"leave_start": "2026-06-01", "weekly_pay": 600},
    {"register": "nmc"},
    {"register": "hcpc", "left_practice": "2022-01-01", "register_application": "2027-01-01"},
)


def table(heading: str) -> set[str]:
    """The names in the first column of the table below a heading."""
    part = README.partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return set(re.findall(r"`(\w+)`", " ".join(cells)))


def test_the_inputs_are_those_of_the_model() -> None:
    assert table("Inputs") == set(Inputs.model_fields)


def test_the_fields_are_those_of_rules_and_plans() -> None:
    computed = {name for values in PLANS for name in made(values).fields}
    assert table("Fields") == {rule.field for rule in load_rules()} | computed
