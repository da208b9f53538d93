"""Roles by interest, with ways in and three steps; and the command that shows both."""

import json

import pytest

from assistant.__main__ import main
from assistant.planning.finder import checked
from assistant.planning.finder_data import finder_data, networks, roles, schemes
from assistant.planning.pathways import Pathways, Wish, pathways
from knowledge_base.models import Nation


def wished(**fields: object) -> Pathways:
    return pathways(checked(Wish, dict(fields)))


def test_every_family_and_every_role_can_be_reached() -> None:
    families = {role.family for role in roles().values()}
    assert set(finder_data().family) == families
    reached = {role.id for name in finder_data().interest for role in wished(interest=name).roles}
    assert reached == {f"role:{role_id}" for role_id in roles()}


def test_what_to_look_at_next_exists() -> None:
    for family in finder_data().family.values():
        assert set(family.schemes) <= set(schemes())
        assert set(family.networks) <= set(networks())


@pytest.mark.parametrize("nation", [None, *Nation])
def test_every_role_has_ways_in_three_steps_and_sources(nation: Nation | None) -> None:
    for role in wished(nation=nation).roles:
        assert role.ways_in
        assert len(role.steps) == 3
        assert role.steps[0].sources == role.sources
        assert role.sources
        for step in role.steps:
            if step.record is None:
                continue
            kind, _, record_id = step.record.partition(":")
            record = schemes()[record_id] if kind == "scheme" else networks()[record_id]
            assert record.status.value != "closed"
            assert nation is None or nation in record.nations


def test_a_step_does_not_send_a_person_to_another_nation() -> None:
    wales = next(
        role for role in wished(interest="data", nation="Wales").roles if role.id == "role:information-technician"
    )
    assert "Wales" in wales.steps[0].text
    england = next(r for r in wished(interest="data", nation="England").roles if r.id == "role:information-technician")
    assert "England" in england.steps[0].text


def test_what_a_person_has_rules_out_or_leaves_open() -> None:
    fits = {role.id: role.fit for role in wished(degree=False, clinical=False).roles}
    assert fits["role:data-technician"] == "fits"
    assert fits["role:data-analyst"] == "may_fit"
    assert fits["role:clinical-safety-officer"] == "does_not_fit"
    assert list(fits.values()) == sorted(fits.values(), key=["fits", "may_fit", "does_not_fit"].index)


def test_nothing_about_who_the_person_is_can_be_asked() -> None:
    assert set(Wish.model_fields) == {"interest", "degree", "clinical", "nation"}


def test_the_command_gives_schemes_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemes", "--nation", "Scotland", "--years-away", "3", "--clinical", "yes", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["results"][0]["fit"] in {"fits", "may_fit"}
    assert {"name", "who_for", "takes", "status", "status_date", "checked", "reasons", "sources"} <= set(
        found["results"][0]
    )
    assert {"publisher", "title", "url", "checked"} <= set(found["footnotes"][0])


def test_the_command_gives_roles_and_schemes_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemes", "--interest", "records", "--degree", "no"]) == 0
    told = capsys.readouterr().out
    assert "Clinical coder" in told
    assert "Your next three steps" in told
    assert main(["schemes", "--nation", "Wales", "--free", "--about", "AI"]) == 0
    told = capsys.readouterr().out
    assert "Elements of AI" in told
    assert "\nClosed: " in told


def test_the_command_names_what_it_cannot_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemes", "--interest", "cooking"]) == 2
    told = capsys.readouterr().err
    assert "'interest'" in told
    assert "records" in told
