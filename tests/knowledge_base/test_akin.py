"""Sections that speak of nearly the same come first, and a section is never its own neighbour."""

from knowledge_base.akin import KEPT
from tests.assistant.memory import memory
from tests.fakes import section

LEAVE = section("a#leave", ["Leave lasts ten days."], ["how long is the leave"])
PAID = section("b#paid-leave", ["Leave pay lasts ten days."], ["how long is the leave pay"])
ZOO = section("c#zoo", ["Zebras graze in a park."], ["where do zebras graze"])


def test_the_nearest_come_first_and_never_the_section_itself() -> None:
    akin = memory(LEAVE, ZOO, PAID).akin
    assert [other.id for other in akin.to(LEAVE)] == [PAID.id, ZOO.id]


def test_a_section_without_asked_questions_has_its_place() -> None:
    plain = section("d#plain", ["Leave lasts ten days."], [])
    assert memory(plain, PAID, ZOO).akin.to(plain)[0].id == PAID.id


def test_only_so_many_are_kept() -> None:
    many = [section(f"g#s{number}", [f"Leave of kind {number}."], ["is there leave"]) for number in range(KEPT + 5)]
    assert len(memory(*many).akin.to(many[0])) == KEPT
