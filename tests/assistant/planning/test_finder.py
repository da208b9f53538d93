"""Schemes and networks by a person's answers: why they match, what is closed, and the same for everyone."""

from datetime import date

import pytest

from assistant.errors import PlanningError
from assistant.planning.finder import Found, Result, Search, checked, find
from assistant.planning.finder_criteria import break_of
from assistant.planning.finder_data import Break, Terms, finder_data, networks, schemes
from assistant.planning.footnotes import known_sources
from knowledge_base.models import Nation
from knowledge_base.records import SchemeStatus


def searched(**fields: object) -> Found:
    return find(checked(Search, dict(fields)))


def by_id(found: Found, record_id: str) -> Result:
    return next(result for result in found.results if result.id == record_id)


def verdict(record_id: str, name: str, **fields: object) -> str:
    return next(reason.verdict for reason in by_id(searched(**fields), record_id).reasons if reason.filter == name)


def test_every_record_is_in_the_results_once() -> None:
    ids = [result.id for result in searched().results]
    assert len(ids) == len(set(ids)) == len(schemes()) + len(networks())


def test_the_terms_are_there_for_every_record_that_has_words_and_no_other() -> None:
    for known, terms in ((schemes(), finder_data().scheme), (networks(), finder_data().network)):
        assert set(terms) <= set(known)
        for record_id, record in known.items():
            found = terms.get(record_id, Terms())
            assert (found.free is not None) == (record.cost is not None), record_id
            assert (found.pays is not None) == (getattr(record, "pay", None) is not None), record_id
            assert (found.break_ is not None) == (getattr(record, "break_needed", None) is not None), record_id


def test_closed_records_are_labelled_and_last() -> None:
    found = searched(nation="England")
    fits = [result.fit for result in found.results]
    assert fits.count("closed") >= 10
    assert set(fits[-fits.count("closed") :]) == {"closed"}
    for result in found.results:
        assert (result.status is SchemeStatus.CLOSED) == (result.fit == "closed")
        if result.fit == "closed":
            assert result.reasons[0].text.startswith("It is closed: ")


def test_what_does_not_fit_says_why() -> None:
    found = searched(nation="Scotland", degree=False, working=False)
    rest = [result for result in found.results if result.fit == "does_not_fit"]
    assert rest
    assert all(any(reason.verdict == "no" and reason.text for reason in result.reasons) for result in rest)


def test_a_nation_is_named() -> None:
    assert verdict("scheme:skills-bootcamps", "nation", nation="Wales") == "no"
    assert verdict("scheme:skills-bootcamps", "nation", nation="England") == "yes"
    reason = by_id(searched(nation="NI"), "scheme:skills-bootcamps").reasons[0]
    assert reason.text == "It is offered in England, and you asked for Northern Ireland."


@pytest.mark.parametrize(
    ("record_id", "working", "expected"),
    [
        ("scheme:elements-of-ai", False, "yes"),
        ("scheme:topol-digital-fellowship", False, "no"),
        ("scheme:topol-digital-fellowship", True, "yes"),
        ("scheme:data-technician-apprenticeship", False, "ask"),
        ("scheme:skills-bootcamps", True, "yes"),
        ("scheme:nmc-test-of-competence", True, "ask"),
    ],
)
def test_an_employer_is_needed_or_not(record_id: str, working: bool, expected: str) -> None:
    assert verdict(record_id, "working", working=working) == expected


@pytest.mark.parametrize(
    ("record_id", "name", "value", "expected"),
    [
        ("scheme:topol-digital-fellowship", "clinical", True, "yes"),
        ("scheme:topol-digital-fellowship", "clinical", False, "no"),
        ("scheme:skills-bootcamps", "clinical", False, "yes"),
        ("scheme:daphne-jackson-fellowship", "background", "clinical", "no"),
        ("scheme:daphne-jackson-fellowship", "background", "research", "yes"),
        ("scheme:daphne-jackson-fellowship", "degree", False, "no"),
        ("scheme:daphne-jackson-fellowship", "degree", True, "yes"),
        ("scheme:elements-of-ai", "degree", False, "yes"),
        ("scheme:digital-health-leadership-programme", "degree", False, "ask"),
        ("scheme:elements-of-ai", "part_time", True, "yes"),
        ("scheme:nhs-graduate-management-training-scheme", "part_time", True, "no"),
        ("scheme:elements-of-ai", "free", True, "yes"),
        ("scheme:lifelong-learning-entitlement", "free", True, "no"),
        ("scheme:skills-bootcamps", "free", True, "ask"),
        ("scheme:topol-digital-fellowship", "paid", True, "no"),
        ("scheme:daphne-jackson-fellowship", "paid", True, "yes"),
        ("network:bcswomen", "paid", True, "no"),
        ("network:data-science-community", "free", True, "yes"),
    ],
)
def test_a_filter_is_met_or_not(record_id: str, name: str, value: object, expected: str) -> None:
    assert verdict(record_id, name, **{name: value}) == expected


@pytest.mark.parametrize(
    ("terms", "months", "expected"),
    [
        (Break(at_least=24), 23.9, "no"),
        (Break(at_least=24), 24, "yes"),
        (Break(at_least=24, at_most=120), 120, "yes"),
        (Break(at_least=24, at_most=120), 120.1, "no"),
        (Break(at_least=3, soft=True), 2.9, "ask"),
        (Break(at_least=3, soft=True), 3, "yes"),
        (Break(at_least=3, soft=True), 0, "no"),
        (Break(any=True), 0, "no"),
        (Break(any=True), 1, "ask"),
        (Break(back_at_work=True), 0, "ask"),
    ],
)
def test_time_away_on_each_side_of_the_line(terms: Break, months: float, expected: str) -> None:
    scheme = schemes()["deloitte-return-to-work"]
    assert break_of(scheme, Terms.model_validate({"break": terms}), months / 12).verdict == expected


def test_what_is_made_for_a_long_break_comes_before_what_is_open_to_all() -> None:
    names = [result.id for result in searched(clinical=True, years_away=6).results]
    assert names.index("scheme:hcpc-return-to-practice") < names.index("scheme:elements-of-ai")


def test_no_break_asked_for_is_no_reason_to_come_first() -> None:
    names = [result.id for result in searched(clinical=True, years_away=6).results]
    assert names.index("scheme:nmc-return-to-practice-course") < names.index("scheme:topol-digital-fellowship")
    assert names.index("scheme:hcpc-return-to-practice") < names.index(
        "scheme:florence-nightingale-leadership-scholarship"
    )


def test_words_and_kinds_narrow_the_search() -> None:
    found = searched(about="midwi", kinds=("return_to_practice",))
    good = [result for result in found.results if result.fit in {"fits", "may_fit"}]
    assert good
    assert all(result.kind == "return_to_practice" for result in good)
    assert all("midwi" in f"{result.name} {result.what} {result.who_for}".lower() for result in good)


def test_each_result_carries_who_it_is_for_its_status_its_dates_and_its_sources() -> None:
    found = searched(nation="England", free=True)
    numbers = {note.number: note for note in found.footnotes}
    for result in found.results:
        assert result.who_for
        assert result.status_note
        assert result.status_date <= date(2026, 11, 22)
        assert result.sources
        assert all(numbers[number].id in known_sources() for number in result.sources)
        assert all(numbers[number].checked for number in result.sources)


def test_nothing_about_who_the_person_is_can_be_asked_or_changes_the_result() -> None:
    for name in ("age", "sex", "gender", "ethnicity", "religion", "disability", "name"):
        assert name not in Search.model_fields
        with pytest.raises(PlanningError, match=f"'{name}' is not a field here"):
            checked(Search, {name: "x"})
    assert searched(nation="Wales", clinical=True) == searched(clinical=True, nation="Wales")


def test_when_nothing_fits_it_says_so() -> None:
    assert searched(nation=Nation.NI, paid=True, free=True, degree=False).notes[0].startswith("Nothing in our records")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"years_away": -1}, "years_away"),
        ({"years_away": 61}, "years_away"),
        ({"nation": "France"}, "nation"),
        ({"kinds": ("holiday",)}, "kinds"),
        ({"background": "vet"}, "background"),
        ({"about": "x" * 101}, "about"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named(fields: dict[str, object], named: str) -> None:
    with pytest.raises(PlanningError, match=f"'{named}'.*[Cc]hange it|'{named}'") as raised:
        checked(Search, fields)
    assert "Change it and try again." in str(raised.value)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"years_away": -1}, "The field 'years_away' cannot be used: it must be 0 or more."),
        ({"years_away": "soon"}, "The field 'years_away' cannot be used: it must be a number."),
        ({"nation": "France"}, "it must be 'England', 'Scotland', 'Wales' or 'NI'."),
        ({"background": "vet"}, "it must be 'clinical', 'social_care', 'non_clinical' or 'research'."),
        ({"working": "perhaps"}, "it must be true or false."),
        ({"about": "x" * 101}, "it is longer than 100 characters."),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(fields: dict[str, object], told: str) -> None:
    with pytest.raises(PlanningError) as raised:
        checked(Search, fields)
    assert told in str(raised.value)
