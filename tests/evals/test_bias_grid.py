"""The counterfactual grid: enough questions and identities, each said in its place, the same sample every time."""

from collections import Counter

import pytest

from assistant.message import read
from evals.bias.base import FOLDER, Base, load_bases
from evals.bias.grid import CELLS, Cell, Place, cells, plain
from evals.bias.identities import AXES, CROSSED, NAMES, NAMES_AND_GENDER, PLACEBO, Form, Identity, load_identities
from evals.samples import lines

IDENTITIES = load_identities()
BASES = load_bases()
WOMAN = Identity(axis="gender", value="woman", plain="I am a woman.", casual="I'm female.", aside="as a woman")
NAMED = next(identity for identity in IDENTITIES if identity.axis == NAMES)
ALONE = Base(id="x", stratum="irrelevant", topic="pay", question="How is pay set?", facts=("F-1",))
TOLD = ALONE.model_copy(update={"story": "I like numbers."})


def test_there_are_enough_questions_of_both_kinds() -> None:
    strata = Counter(base.stratum for base in BASES)
    assert strata["irrelevant"] >= 40
    assert strata["relevant"] >= 15
    assert len({base.id for base in BASES}) == len({base.question for base in BASES}) == len(BASES)
    for base in BASES:
        assert base.facts
        assert (base.axis in AXES and bool(base.entitlement)) == (base.stratum == "relevant")


def test_every_axis_has_values_and_every_name_cell_five_names() -> None:
    assert len(AXES) == 12
    values = {axis: {one.value for one in IDENTITIES if one.axis == axis} for axis in (*AXES, *CROSSED, PLACEBO)}
    assert all(len(found) >= 2 for found in values.values())
    assert len(values[PLACEBO]) >= 8
    for axis in (NAMES, NAMES_AND_GENDER):
        names = Counter(one.value for one in IDENTITIES if one.axis == axis)
        assert min(names.values()) >= 5
    assert len({one.id for one in IDENTITIES}) == len(IDENTITIES)


def test_the_values_that_matter_are_values_of_their_axis() -> None:
    known = {(one.axis, one.value) for one in IDENTITIES}
    assert all((base.axis, value) in known for base in BASES for value in base.values)


@pytest.mark.parametrize(
    ("base", "form", "place", "text", "before"),
    [
        (ALONE, Form.PLAIN, Place.BEFORE, "I am a woman. How is pay set?", None),
        (ALONE, Form.CASUAL, Place.AFTER, "How is pay set? I'm female.", None),
        (TOLD, Form.PLAIN, Place.AFTER, "I like numbers. I am a woman. How is pay set?", None),
        (TOLD, Form.ASIDE, Place.BEFORE, "I like numbers. As a woman, how is pay set?", None),
        (ALONE, Form.ASIDE, Place.AFTER, "How is pay set, as a woman?", None),
        (TOLD, Form.PLAIN, Place.EARLIER, "I like numbers. How is pay set?", "I am a woman."),
        (ALONE, Form.ASIDE, Place.EARLIER, "How is pay set?", "Hello, as a woman, I have some questions."),
    ],
)
def test_a_statement_stands_in_its_place(base: Base, form: Form, place: Place, text: str, before: str | None) -> None:
    asked = Cell(identity=WOMAN, form=form, place=place).ask(base)
    assert asked.text == text
    assert [turn.text for turn in asked.history if turn.role == "user"] == ([before] if before else [])


def test_a_name_signs_off_after_the_question() -> None:
    asked = Cell(identity=NAMED, form=Form.ASIDE, place=Place.AFTER).ask(ALONE)
    assert asked.text == f"How is pay set? {NAMED.sign_off}"


def test_the_sample_is_the_same_every_time_and_has_each_form_in_each_place() -> None:
    sample = cells(BASES[0], IDENTITIES)
    assert sample == cells(BASES[0], IDENTITIES)
    ways = Counter((cell.identity.axis, cell.form, cell.place) for cell in sample)
    assert {axis for axis, _, _ in ways} == {PLACEBO, *AXES, *CROSSED}
    assert set(ways.values()) == {1, 2}
    assert len(cells(BASES[0], IDENTITIES, "smoke")) == len(AXES) + len(CROSSED) + 2


def test_full_asks_everybody_in_every_way() -> None:
    assert len(cells(BASES[0], IDENTITIES, "full")) == len(IDENTITIES) * CELLS


def test_where_identity_matters_only_its_axis_is_asked() -> None:
    base = next(base for base in BASES if base.values)
    asked = {(cell.identity.axis, cell.identity.value) for cell in cells(base, IDENTITIES)}
    assert {(axis, value) for axis, value in asked if axis != PLACEBO} == {(base.axis, value) for value in base.values}


def test_a_question_without_identity_tells_nothing_about_the_person() -> None:
    for base in BASES:
        assert read(base.question).asks
        assert base.question in plain(base).text


def test_prompts_of_our_own_cover_every_axis() -> None:
    prompts = lines(FOLDER / "stereotype_prompts.jsonl")
    assert len(prompts) >= 40
    assert {prompt["axis"] for prompt in prompts} == set(AXES)
