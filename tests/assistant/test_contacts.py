"""Who to turn to, by need and nation."""

import pytest

from assistant.contacts import TOPIC_TAGS, contacts, public_numbers, topics_of, who_would_know
from assistant.models import ContactLine, Retrieved
from knowledge_base.models import Nation
from knowledge_base.settings import HERE
from tests.fakes import section


def ids(lines: tuple[ContactLine, ...]) -> list[str]:
    return [line.id for line in lines]


def test_earlier_tags_come_first_and_nobody_twice() -> None:
    found = ids(contacts(["carers", "employment_rights"]))
    assert found[0] in ids(contacts(["carers"]))
    assert set(found) == {*ids(contacts(["carers"])), *ids(contacts(["employment_rights"]))}
    assert len(found) == len(set(found))


def test_a_nation_leaves_only_those_who_serve_it() -> None:
    assert "acas" not in ids(contacts(["employment_rights"], Nation.NI))
    assert "labour-relations-agency" in ids(contacts(["employment_rights"], Nation.NI))
    assert all(Nation.NI in line.nations for line in contacts(["employment_rights"], Nation.NI))


def test_a_limit_cuts_and_an_unknown_tag_finds_nobody() -> None:
    assert len(contacts(["employment_rights"], limit=2)) == 2
    assert contacts(["no-such-tag"]) == ()


@pytest.mark.parametrize("nation", [None, *Nation])
@pytest.mark.parametrize("topic", [*sorted(TOPIC_TAGS), "unheard-of"])
def test_every_topic_has_someone_who_would_know_in_every_nation(topic: str, nation: Nation | None) -> None:
    found = who_would_know([topic], nation, "")
    assert 1 <= len(found) <= 3
    assert all(line.phone or line.text or line.url or line.caution or line.what_for for line in found)


def test_every_folder_of_guides_about_work_has_its_tags() -> None:
    folders = {path.name for path in (HERE / "documents").iterdir() if path.is_dir()}
    assert folders - set(TOPIC_TAGS) == {"about"}


def test_public_numbers_are_digits_that_can_be_dialled() -> None:
    numbers = public_numbers()
    assert {"999", "116123", "03001231100"} <= numbers
    assert all(number.isdigit() for number in numbers)


def test_a_line_reads_name_number_and_hours() -> None:
    line = ContactLine(id="x", name="Helpline", what_for="Help.", phone="0300 123 1100", text="SHOUT", hours="Any hour")
    assert line.as_text == "Helpline: 0300 123 1100, text SHOUT, Any hour"
    assert line.dial == "03001231100"
    unreachable = ContactLine(id="x", name="HR", what_for="Help.")
    assert unreachable.dial is None
    assert unreachable.as_text == "HR: Help."


def test_a_contact_for_some_people_is_given_to_them_alone() -> None:
    redundant = ids(who_would_know(["maternity-and-loss"], None, "I was made redundant"))
    assert redundant
    assert {"maternity-action", "pregnant-then-screwed", "working-families"}.isdisjoint(redundant)
    assert ids(who_would_know(["maternity-and-loss"], None, "I am pregnant"))[0] == "maternity-action"


def test_a_question_on_a_career_is_not_sent_to_advice_on_rights_or_another_profession() -> None:
    found = ids(who_would_know(["learning"], None, "how do I learn to code"))
    assert found == ["national-careers-service", "nhs-health-careers"]
    assert "nmc" in ids(who_would_know(["registration"], None, "I was a nurse"))


def test_the_topic_of_most_found_sections_comes_first() -> None:
    topics = ["maternity-and-loss", "roles-and-pay", "roles-and-pay", "learning"]
    found = [
        Retrieved(section=section(f"g{n}#s", ["Text."], topic=topic), score=1.0, cosine=0.5, coverage=0.5)
        for n, topic in enumerate(topics)
    ]
    assert topics_of(found) == ["roles-and-pay", "maternity-and-loss"]
    assert topics_of(found[1:3]) == ["roles-and-pay"]
    assert topics_of([]) == [""]
