"""The rules as data: where and when each holds, what it rests on, how it speaks, and what is wrong with a bad one."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
import textstat
from breame import spelling

from assistant.errors import PlanningError
from assistant.planning.childcare import TermRule, term_rules
from assistant.planning.footnotes import known_sources
from assistant.planning.registers import RegisterStep, register_steps
from assistant.planning.rules import GREAT_BRITAIN, RULES, Rule, load_rules
from knowledge_base.models import Employer, Nation
from knowledge_base.style import BRITISH_ALREADY

ALL = load_rules()
SOME_DAY = date(2026, 11, 22)
TEXTS = [text for rule in ALL for text in (rule.label, rule.says, *rule.limits)] + [s.says for s in register_steps()]
RECORDS: tuple[Rule | TermRule | RegisterStep, ...] = (*ALL, *term_rules(), *register_steps())
GOOD = tomllib.loads(RULES.read_text(encoding="utf-8"))["expected-week"]


def inside(rule: Rule) -> date:
    return rule.valid_from or rule.valid_until or SOME_DAY


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_holds_in_its_nations_alone(rule: Rule) -> None:
    employer = None if Employer.ANY in rule.employers else rule.employers[0]
    places = {*rule.nations, *rule.caution_nations}
    assert {nation for nation in Nation if rule.holds(nation, employer, inside(rule))} == places
    assert rule.holds(None, employer, inside(rule)) == (places >= GREAT_BRITAIN)
    assert {nation for nation in places if rule.cautious(nation)} == set(rule.caution_nations)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_holds_for_its_employers_alone(rule: Rule) -> None:
    nation = rule.nations[0]
    theirs = {employer for employer in Employer if rule.holds(nation, employer, inside(rule))}
    assert theirs == set(Employer if Employer.ANY in rule.employers else rule.employers)
    assert rule.holds(nation, None, inside(rule)) == (Employer.ANY in rule.employers)


@pytest.mark.parametrize("rule", [r for r in ALL if r.valid_from or r.valid_until], ids=lambda rule: rule.id)
def test_a_rule_holds_from_its_first_to_its_last_day(rule: Rule) -> None:
    def on(day: date) -> bool:
        return rule.holds(rule.nations[0], None, day)

    day = timedelta(days=1)
    if rule.valid_from:
        assert (on(rule.valid_from - day), on(rule.valid_from)) == (False, True)
    if rule.valid_until:
        assert (on(rule.valid_until), on(rule.valid_until + day)) == (True, False)


def test_everything_cited_is_in_the_sources() -> None:
    cited = {source for record in RECORDS for source in record.sources}
    assert cited - set(known_sources()) == set()


def test_every_rule_names_its_facts() -> None:
    pattern = re.compile(r"(?:MAT|FAM|RTW|RET|FW|TRIB|EQL)-\d\d")
    for record in RECORDS:
        assert record.facts
        assert all(pattern.fullmatch(fact) for fact in record.facts), record.id


def test_two_rules_with_one_field_differ_in_place_time_or_anchor() -> None:
    seen: set[tuple[object, ...]] = set()
    for rule in ALL:
        key = (rule.field, rule.nations, rule.employers, rule.valid_from, rule.valid_until, rule.anchor, rule.registers)
        assert key not in seen, rule.id
        seen.add(key)


def test_rules_speak_in_short_plain_sentences() -> None:
    long = [s for text in TEXTS for s in re.split(r"(?<=[.?:;])\s+", text) if len(s.split()) > 20]
    assert long == []
    hard = [text for text in TEXTS if len(text.split()) >= 8 and textstat.flesch_kincaid_grade(text) + 5 > 14]
    assert hard == []
    assert [text for text in TEXTS if "!" in text] == []


def test_rules_are_in_british_spelling() -> None:
    words = {word for text in TEXTS for word in re.findall(r"[a-z]+", text.lower())} - BRITISH_ALREADY
    assert {
        w for w in words if spelling.american_spelling_exists(w) and not spelling.british_spelling_exists(w)
    } == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sources": []}, "rule [bad], sources: Tuple should have at least 1 item"),
        ({"nations": []}, "rule [bad], nations"),
        ({"kind": "someday"}, "rule [bad], kind"),
        ({"offset": {"weeks": 1, "days": -1}}, "an offset counts one way"),
        ({"anchor": "somewhen"}, "counts from 'somewhen'"),
        ({"valid_by": "later_date"}, "counts from 'later_date'"),
        ({"surprise": 1}, "rule [bad], surprise"),
    ],
)
def test_a_bad_rule_is_named(tmp_path: Path, change: dict[str, object], told: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[bad]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in {**GOOD, **change}.items()), encoding="utf-8")
    with pytest.raises(PlanningError, match=re.escape(told)):
        load_rules(path)


def test_broken_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[bad\n", encoding="utf-8")
    with pytest.raises(PlanningError, match="Mend the TOML at that line"):
        load_rules(path)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else f'"{value}"'
