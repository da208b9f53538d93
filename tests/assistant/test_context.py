"""Nation and employer, when a person states them; other countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.context import Context, abroad, carried, detect, without_nations
from knowledge_base.models import Employer, Nation


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("I work in Northern Ireland", Nation.NI),
        ("what about northern ireland", Nation.NI),
        ("Is it the same in NI?", Nation.NI),
        ("what is my NI number for", None),
        ("ni contributions", None),
        ("my HSC Trust said no", Nation.NI),
        ("the Scottish rules", Nation.SCOTLAND),
        ("I'm at NHS Lothian", Nation.SCOTLAND),
        ("NHS Education for Scotland", Nation.SCOTLAND),
        ("Betsi Cadwaladr health board", Nation.WALES),
        ("a nurse in Wales", Nation.WALES),
        ("the Prince of Wales's own hospital", None),
        ("here in Scotland", Nation.SCOTLAND),
        ("I live in n ireland", Nation.NI),
        ("NHS England pays me", Nation.ENGLAND),
        ("I speak English", None),
        ("in England, no, in Scotland", Nation.SCOTLAND),
        ("How long is leave?", None),
    ],
)
def test_nations_by_name(text: str, nation: Nation | None) -> None:
    assert detect(text).nation is nation


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("I live in Leeds", Nation.ENGLAND),
        ("i live near swansea.", Nation.WALES),
        ("at a hospital in Milton Keynes today", Nation.ENGLAND),
        ("going back to work in Glasgow", Nation.SCOTLAND),
        ("I work from home in Cardiff", Nation.WALES),
        ("from Belfast to Derby", Nation.ENGLAND),
        ("I am good at reading", None),
        ("I moved to Reading", Nation.ENGLAND),
        ("when do I need to send the form", None),
        ("I am paid at par", None),
        ("Leeds is lovely", None),
        ("I am in a meeting in march", None),
        ("I'm sending my form to Barry in HR", None),
        ("an email from Barry", None),
        ("I live in Barry", Nation.WALES),
        ("I'm a Cardiff-based midwife", Nation.WALES),
        ("Leeds Teaching Hospitals said no", Nation.ENGLAND),
        ("at the Royal Infirmary of Edinburgh", Nation.SCOTLAND),
        ("my trust in Leeds", Nation.ENGLAND),
        ("I'm in Belfast", Nation.NI),
        ("belfast. lost my job, what now", Nation.NI),
        ("Reading. I read a lot", Nation.ENGLAND),
        ("reading. it is fun", None),
        ("I work in Ayrshire", Nation.SCOTLAND),
        ("I'm a nurse in County Down", Nation.NI),
        ("I'm an OT in Fife. My colleague down in Carlisle says it's all the same.", Nation.SCOTLAND),
        ("My cousin lives in Belfast. Who can she ring?", Nation.NI),
    ],
)
def test_towns_count_after_a_preposition_of_place(text: str, nation: Nation | None) -> None:
    assert detect(text).nation is nation


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("I'm a band 6 nurse", Employer.NHS_AFC),
        ("my trust refused", Employer.NHS_AFC),
        ("I am a resident doctor in the NHS", Employer.NHS_MEDICAL),
        ("bank nurse at an NHS hospital", Employer.NHS_BANK),
        ("and if im bank?", Employer.NHS_BANK),
        ("what if I am bank holiday cover", None),
        ("practice nurse", Employer.GP_PRACTICE),
        ("I work for a care home", Employer.OTHER),
        ("I am not in the NHS", Employer.OTHER),
        ("I work for a GP surgery", Employer.GP_PRACTICE),
        ("junior doctor", Employer.NHS_MEDICAL),
        ("F1 doctor", Employer.NHS_MEDICAL),
        ("I'm agency", Employer.OTHER),
        ("I work for a university", Employer.OTHER),
        ("I am a management consultant", None),
        ("I don't work for the NHS but for a charity", Employer.OTHER),
        ("a charity, not the NHS", Employer.OTHER),
        ("How long is leave?", None),
        ("I do bank shifts", Employer.NHS_BANK),
        ("can i do some bank shifts at the same time", None),
        ("I'm on a break from my trust. Can I pick up bank work?", Employer.NHS_AFC),
        ("i work in a private nursing home", Employer.OTHER),
    ],
)
def test_employers_the_most_particular_wins(text: str, employer: Employer | None) -> None:
    assert detect(text).employer is employer


def test_a_later_statement_wins_over_an_earlier_one_and_over_the_choice() -> None:
    chosen = Context(nation=Nation.ENGLAND, employer=Employer.OTHER)
    assert carried([], chosen) == chosen
    assert carried(["I work in Wales", "what about leave"], chosen) == Context(
        nation=Nation.WALES, employer=Employer.OTHER
    )
    assert carried(["I work in Wales", "and in Scotland?", "I'm band 5"], chosen) == Context(
        nation=Nation.SCOTLAND, employer=Employer.NHS_AFC
    )


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("maternity leave in Germany", True),
        ("parental leave in the United States", True),
        ("jobs in Sydney", True),
        ("maternity pay in the Republic of Ireland", True),
        ("I trained as a nurse in India", False),
        ("I am from Poland and work in the NHS", False),
        ("jobs in Perth", False),
        ("leave in Northern Ireland", False),
        ("a French course", False),
        ("pharmacist, came off the register to move to Dubai, how do i get back on", False),
        ("how do I get on the nursing register in Australia", True),
        ("I live in France. Do I get maternity pay?", True),
        ("My husband is new here and my mum lives in Ghana. Does he get paternity leave?", False),
    ],
)
def test_another_country_counts_where_nothing_is_british(text: str, elsewhere: bool) -> None:
    assert abroad(text) is elsewhere


PHRASES = ["is", "leave", "in", "paid", "Northern Ireland", "Scotland", "Wales", "England", "NI"]


@given(st.lists(st.sampled_from(PHRASES)))
def test_nations_are_taken_out_whole(words: list[str]) -> None:
    bare = without_nations(" ".join(words))
    assert detect(bare).nation is None
    assert bare == " ".join(bare.split())
