"""Whatever a person types, a check, a letter and a search give a result or a message that names the field."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import PlanningError
from assistant.planning.documents import to_text
from assistant.planning.eligibility import check
from assistant.planning.eligibility_data import checks
from assistant.planning.finder import Search, checked, find
from assistant.planning.letter_documents import copy_text, letter_page, markdown
from assistant.planning.letters import KINDS, answers_for, draft

Result = TypeVar("Result")
DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2029, 12, 31)).map(date.isoformat)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 100),
    st.text(max_size=12),
    DAYS,
    st.floats(),
    st.lists(st.text(max_size=4)),
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """A check and fitting or odd answers to some of its questions."""
    rule = checks()[draw(st.sampled_from(sorted(checks())))]
    given: dict[str, object] = {}
    for question in rule.question:
        fitting: dict[str, st.SearchStrategy[object]] = {
            "yes_no": st.sampled_from(["yes", "no", "not_sure", True, False]),
            "date": DAYS,
            "money": st.integers(0, 900),
            "number": st.integers(0, int(min(question.most, Decimal(1000)))),
            "choice": st.sampled_from([*question.choices, "not_sure"]),
        }
        value = draw(st.one_of(st.just(...), fitting[question.kind], fitting[question.kind]))
        if value is not ...:
            given[question.id] = value
    return rule.id, given


def attempted(run: Callable[[], Result]) -> tuple[Result | None, str]:
    """What it gives, or the message of its refusal."""
    try:
        return run(), ""
    except PlanningError as error:
        return None, str(error)


@FEW
@given(answers())
def test_fitting_answers_give_one_of_three_verdicts(case: tuple[str, dict[str, object]]) -> None:
    check_id, given = case
    result, message = attempted(lambda: check(check_id, given))
    if result is None:
        assert "is before" in message
        return
    assert result.verdict in {"likely", "unlikely", "ask"}
    assert result.not_checked
    if result.verdict == "likely":
        assert result.complete
        assert all(step.outcome == "passed" for step in result.steps)
    if any(step.outcome == "failed" for step in result.steps):
        assert result.verdict == "unlikely"
    assert not any("{" in step.text for step in result.steps)


@FEW
@given(st.sampled_from(sorted(checks())), st.dictionaries(st.text(max_size=10), ODD, max_size=3), ODD)
def test_odd_answers_to_a_check_are_refused_in_words(check_id: str, more: dict[str, object], odd: object) -> None:
    first = checks()[check_id].question[0].id
    result, message = attempted(lambda: check(check_id, {first: odd, **more}))
    assert result is not None or message.endswith(".")


@FEW
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_odd_answers_to_a_letter_are_refused_in_words(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(KINDS[kind].model_fields))
    fields = {"nation": "Wales", **data.draw(st.dictionaries(names, ODD, max_size=3))}
    letter, message = attempted(lambda: draft(kind, answers_for(kind, fields)))
    if letter is None:
        assert message.endswith(".")
        return
    assert copy_text(letter)
    assert markdown(letter)
    assert to_text(letter_page(letter))


@FEW
@given(st.dictionaries(st.sampled_from(sorted(Search.model_fields)), ODD, max_size=3))
def test_odd_searches_are_refused_in_words(fields: dict[str, object]) -> None:
    found, message = attempted(lambda: find(checked(Search, fields)))
    assert found is not None or "again" in message
