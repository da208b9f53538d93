"""Whatever is given, there is a plan that holds together or a problem that names its field."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.planning.calendar import to_calendar
from assistant.planning.documents import to_docx, to_html, to_markdown, to_text
from assistant.planning.inputs import Inputs, Register
from assistant.planning.outcome import outcome
from assistant.planning.plan_page import plan_page
from knowledge_base.models import Employer, Nation
from tests.assistant.planning.test_timeline import TODAY

FIELDS = sorted(Inputs.model_fields)
DATES = [name for name, field in Inputs.model_fields.items() if "_days" not in name and "_pay" not in name]
DATES = [name for name in DATES if name not in {"nation", "employer", "regulator", "weekly_days", "kit_days_used"}]
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31)).map(date.isoformat)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CHOICES: dict[str, Any] = {
    "nation": st.sampled_from([nation.value for nation in Nation]),
    "employer": st.sampled_from([employer.value for employer in Employer if employer is not Employer.ANY]),
    "regulator": st.sampled_from([register.value for register in Register]),
    "weekly_pay": st.integers(1, 3000),
    "weekly_days": st.sampled_from([3, 4.5, ["mon", "sat"], "tue and thu"]),
    "kit_days_used": st.integers(0, 12),
    "annual_leave_days": st.integers(0, 45),
}
LIKELY = st.fixed_dictionaries({}, optional=dict.fromkeys(DATES, DAYS) | CHOICES)


@st.composite
def leaves(draw: st.DrawFn) -> dict[str, object]:
    """A maternity leave that can be true."""
    due = draw(st.dates(date(2024, 6, 1), date(2029, 12, 31)))
    start = due - timedelta(days=draw(st.integers(0, 70)))
    given: dict[str, object] = {"baby_due_date": due, "leave_start": start}
    given["intended_return"] = start + timedelta(days=draw(st.integers(120, 364)))
    if draw(st.booleans()):
        given["baby_birth_date"] = due + timedelta(days=draw(st.integers(-20, 14)))
    return given | {name: draw(choice) for name, choice in CHOICES.items() if draw(st.booleans())}


calm = settings(deadline=None, max_examples=60)


@calm
@given(values=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=10), JSON, max_size=6))
def test_garbage_is_a_problem_and_never_a_fault(values: dict[str, object]) -> None:
    made = outcome(values, TODAY)
    if made.problem is not None:
        field, colon, rest = made.problem.partition(": ")
        assert colon
        assert field in FIELDS
        assert rest.endswith((".", "?"))


@calm
@given(values=LIKELY | leaves())
def test_a_plan_or_a_problem_that_names_its_field(values: dict[str, object]) -> None:
    made = outcome(values, TODAY)
    if made.plan is None:
        assert made.problem is not None
        assert made.problem.partition(":")[0] in FIELDS
        return
    numbers = {note.number for note in made.plan.sources}
    for item in made.plan.items:
        assert set(item.notes) <= numbers
        assert item.start is None or item.start <= item.on
        assert made.fields[item.field] == item.on.isoformat()
        assert "{" not in item.sentence + " ".join(item.limits)
    assert {asked.field for asked in made.plan.missing} & {name for name, value in values.items() if value} == set()


@settings(deadline=None, max_examples=15)
@given(values=leaves())
def test_every_plan_can_be_written_in_every_form(values: dict[str, object]) -> None:
    made = outcome(values, TODAY).plan
    assert made is not None
    page = plan_page(made)
    assert to_calendar(made).startswith(b"BEGIN:VCALENDAR")
    assert to_docx(page).startswith(b"PK")
    for text in (to_text(page), to_markdown(page), to_html(page)):
        assert "None" not in text
        assert "{" not in text.replace(to_html(page)[: to_html(page).find("</style>")], "")
