"""Coverage: facts against the sentences that carry them, each way a difference can show."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge_base.applies import nations_of, years_of
from knowledge_base.coverage import (
    Coverage,
    Fact,
    by_topic,
    check_all_used,
    check_coverage,
    check_map,
    fact_map,
    load_coverage,
    load_facts,
    write_map,
)
from knowledge_base.errors import RecordError
from knowledge_base.figures import figures, missing_figures
from knowledge_base.findings import Level
from knowledge_base.models import Corpus, Nation
from tests.fakes import GB, UK, corpus, section

DECIDE = "Your employer must decide within two months."


def _corpus(text: str = DECIDE, nations: Sequence[Nation] = GB, *facts: str) -> Corpus:
    one = section("flexible#time", [text, "Ask in writing."], nations=tuple(nations))
    told = one.sentences[0].model_copy(update={"facts": facts or ("FW-07",)})
    return corpus(one.model_copy(update={"sentences": (told, one.sentences[1])}))


def _messages(content: Corpus, fact: str, applies: str = "GB", coverage: Coverage | None = None) -> list[str]:
    facts = {"FW-07": Fact(id="FW-07", topic="Flexible working", fact=fact, applies=applies)}
    found = check_coverage(content, coverage or Coverage(), facts)
    return [finding.message for finding in found if finding.level is Level.ERROR]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("A decision is due in 2 months (see MAT-76).", "A decision is due in two months."),
        ("It began on 2024-04-06.", "It began on 6 April 2024."),
        ("Two duties: (1) meet, (2) decide.", "The two duties are to meet and to decide."),
        ("The 2025–26 rate is £187.18.", "The rate is £187.18 a week in the 2025/26 tax year."),
        ("Call 0800 028 3550.", "Call 08000283550."),
        ("It takes 6–8 weeks.", "It takes six to eight weeks."),
        ("About £1.5m was paid to 1,200 people.", "About £1.5 million was paid to 1200 people."),
        ("Half of them, 50%, stay (section 33, SI 2026/323).", "Half of them stay."),
        ("The list is long; unconfirmed as of 2026-11.", "We could not confirm the list."),
    ],
)
def test_the_same_figure_written_another_way_is_no_difference(fact: str, told: str) -> None:
    assert missing_figures(fact, told) == set()


@pytest.mark.parametrize(
    ("fact", "told", "absent"),
    [
        ("It is £194.32 a week.", "It is £187.18 a week.", {"194.32"}),
        ("It began on 6 April 2024.", "It began in April 2024.", {"6/4"}),
        ("It begins in January 2027.", "It begins in 2027.", {"January"}),
        ("Give three months.", "Give some months.", {"3"}),
        ("The 2026/27 rate.", "The rate of the 2025/26 tax year.", {"2026/27"}),
        ("Ring 116 123.", "Ring Samaritans.", {"116123"}),
    ],
)
def test_a_figure_that_differs_is_found(fact: str, told: str, absent: set[str]) -> None:
    assert missing_figures(fact, told) == absent


def test_figures_are_read_in_one_form() -> None:
    assert figures("From 2026-04-06, £20k in 2026-27 for twenty-one people.") == {
        "6/4",
        "April",
        "2026",
        "20000",
        "2026/27",
        "21",
    }


@pytest.mark.parametrize(
    ("applies", "nations"),
    [
        ("GB, since 2024-04-06", GB),
        ("NHS AfC England, Wales, Scotland", GB),
        ("GB since 2026-04-06; NI one year", GB),
        ("current GOV.UK; GB, not NI", GB),
        ("GB/NI", UK),
        ("England, Wales; Scotland separate", (Nation.ENGLAND, Nation.WALES)),
        ("general", ()),
    ],
)
def test_nations_are_read_from_the_applies_line(applies: str, nations: tuple[Nation, ...]) -> None:
    assert nations_of(applies) == frozenset(nations)


def test_years_leave_out_the_names_of_laws() -> None:
    assert years_of("GB, Equality Act 2010; 2024–25") == {"2024", "2025"}


def test_a_fact_that_is_carried_gives_no_finding() -> None:
    assert _messages(_corpus(), "A decision is due within two months.") == []


@pytest.mark.parametrize(
    ("content", "fact", "applies", "says"),
    [
        (_corpus(), "A decision is due within three months.", "GB", "figure 3"),
        (_corpus(), "A decision is due.", "NI", "holds in NI"),
        (_corpus(nations=UK), "A decision is due.", "GB", "does not hold in NI"),
        (_corpus(), "A decision is due.", "GB, 2019", "year 2019"),
        (_corpus(), "A decision is due; unconfirmed as of 2026-11.", "GB", "is unconfirmed"),
    ],
)
def test_each_difference_is_an_error(content: Corpus, fact: str, applies: str, says: str) -> None:
    messages = _messages(content, fact, applies)
    assert len(messages) == 1
    assert says in messages[0]


def test_a_nation_named_in_the_sentence_is_no_wider() -> None:
    content = _corpus("In Great Britain your employer must decide.", UK)
    assert _messages(content, "A decision is due.", "GB") == []


def test_an_acceptance_covers_only_the_figures_it_names() -> None:
    accepted = Coverage(accepted={"FW-07": "3 counts the rules."})
    assert _messages(_corpus(), "A decision is due, one of three rules.", coverage=accepted) == []
    assert "figure 9" in _messages(_corpus(), "Three rules and 9 more.", coverage=accepted)[0]


def test_an_acceptance_that_is_not_needed_is_shown() -> None:
    coverage = Coverage(accepted={"FW-07": "3 counts the rules."})
    facts = {"FW-07": Fact(id="FW-07", topic="T", fact="A decision is due.", applies="GB")}
    assert "no longer differs" in next(iter(check_coverage(_corpus(), coverage, facts))).message


def test_an_unknown_fact_is_an_error() -> None:
    assert "not in facts.json" in next(iter(check_coverage(_corpus(), Coverage(), {}))).message


def test_a_fact_neither_used_nor_left_out_is_an_error() -> None:
    facts = {i: Fact(id=i, topic="T", fact="F", applies="") for i in ("FW-07", "FW-08")}
    used = _corpus().sections
    assert [f.where for f in check_all_used(used, Coverage(), facts)] == ["coverage.toml"] * 2  # and below 90 %
    messages = [f.message for f in check_all_used(used, Coverage(left_out={"FW-08": "Told by FW-07."}), facts)]
    assert messages == ["50% of the facts are used; the least is 90%. Use more of them."]
    assert by_topic(used, facts) == {"T": (1, 2), "all topics": (1, 2)}


def test_the_committed_map_must_be_the_one_of_the_guides(tmp_path: Path) -> None:
    path, sections = tmp_path / "coverage-map.json", _corpus().sections
    assert "--write-map" in next(iter(check_map(sections, path))).message
    write_map(path, fact_map(sections))
    assert json.loads(path.read_text(encoding="utf-8")) == {"FW-07": ["flexible#time/1"]}
    assert list(check_map(sections, path)) == []
    assert "FW-07" in next(iter(check_map(_corpus(DECIDE, GB, "FW-09").sections, path))).message


def test_malformed_files_name_the_file_and_the_remedy(tmp_path: Path) -> None:
    toml = tmp_path / "coverage.toml"
    toml.write_text("[left_out]\nFW-07 = ''", encoding="utf-8")
    with pytest.raises(RecordError, match="reason"):
        load_coverage(toml)
    facts = tmp_path / "facts.json"
    facts.write_text("[{}]", encoding="utf-8")
    with pytest.raises(RecordError, match="--facts"):
        load_facts(facts)
    facts.write_text('[{"id": "A-1", "topic": "T", "fact": "F", "applies": null}]', encoding="utf-8")
    assert load_facts(facts)["A-1"].applies == ""
