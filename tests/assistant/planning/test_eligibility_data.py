"""The data of the checks: sources, guides, words and values exist, and people can read it."""

import re
from statistics import median

import pytest

from assistant.commands.eligibility import CHECKS
from assistant.planning.eligibility_data import checks
from assistant.planning.eligibility_values import RULES
from assistant.planning.footnotes import known_sources
from assistant.planning.rates import all_rates, latest
from assistant.planning.rules import load_rules
from knowledge_base.loaders import load_corpus
from knowledge_base.models import Nation
from knowledge_base.settings import HERE
from tests.assistant.test_wording import MAX_WORDS, SENTENCE_END, reading_age

FROM_RULES = {rule.field for rule in (*load_rules(), *load_rules(RULES))}
DERIVED = {
    "child_years",
    "weeks_in_all",
    "weeks_in_year",
    "days_in_year",
    "half_of_updating",
    "updating_needed",
    "universal_hours_from",
    "tax_free_childcare_last_day",
    "funded_hours_from",
    "funded_hours_after_return",
    "funded_hours_apply_by",
    "funded_hours_code_by",
    "carers_notice_by",
}
"""Values that eligibility_values.py works out."""


def test_the_data_names_sources_guides_words_and_values_that_exist() -> None:
    sections = {section.id for section in load_corpus(HERE / "documents", HERE / "sources.toml").sections}
    assert set(checks()) == set(CHECKS)
    for rule in checks().values():
        asked = {question.id for question in rule.question}
        for step in rule.step:
            assert step.guide in sections
            assert set(step.sources) <= set(known_sources())
        for note in (*rule.not_checked, *rule.next):
            assert note.sources
            assert set(note.sources) <= set(known_sources())
        derived = {"updates", "born_known", "leave_known"}
        known = asked | FROM_RULES | DERIVED
        for step in rule.step:
            limits = [
                step.limit,
                step.rate_on,
                step.subject,
                *(name for each in step.otherwise for name in each.model_dump().values()),
            ]
            assert {name for name in limits if isinstance(name, str)} <= known, step.id
            assert step.test in {"yes", "no", "one_of", "tell"} or (step.limit is None) != (step.rate is None)
            assert step.rate is None or any(each.series.startswith(step.rate.partition("{")[0]) for each in all_rates())
        for line in (*rule.question, *rule.step, *rule.not_checked, *rule.next):
            assert set(line.when) <= asked | derived
        for question in rule.question:
            if question.id == "nation":
                assert set(question.choices) == {nation.value for nation in Nation}


@pytest.mark.parametrize(
    ("series", "check_id", "shown"),
    [
        ("ma-earnings-test-weekly", "maternity-allowance", "£30 or more"),
        ("childcare-income-ceiling", "tax-free-childcare", "£100,000"),
        ("wales-childcare-offer-income-ceiling", "funded-childcare", "£100,000"),
        ("ni-childcare-subsidy-cap", "funded-childcare", "£184 a month"),
    ],
)
def test_sums_in_words_are_those_of_the_rates(series: str, check_id: str, shown: str) -> None:
    assert f"£{latest(series).amount:,f}" == shown.split(maxsplit=1)[0]
    assert shown in checks()[check_id].model_dump_json()


def test_what_the_data_says_is_easy_to_read() -> None:
    texts = [
        re.sub(r"\{\w+\}", "Monday", text)
        for rule in checks().values()
        for text in (
            rule.what,
            *(each.ask for each in rule.question),
            *(text for each in rule.step for text in (each.passed, each.failed) if text != "-"),
            *(each.text for each in (*rule.not_checked, *rule.next)),
        )
    ]
    assert [s for text in texts for s in SENTENCE_END.split(text) if len(s.split()) > MAX_WORDS] == []
    ages = {text: reading_age(text) for text in texts if len(text.split()) >= 8}
    names = re.compile(
        "Northern Ireland|Statutory Maternity|Maternity Allowance|Universal Credit|Social Work England|National Insurance"
    )
    assert {text: age for text, age in ages.items() if age > 14 and not names.search(text)} == {}
    assert median(ages.values()) <= 11
    assert not any("!" in text for text in texts)
