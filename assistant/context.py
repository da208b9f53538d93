"""Nation, kind of employer and regulator, when a person states them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.professions import regulator_of
from assistant.towns import foreign, places_in
from knowledge_base.models import Audience, Employer, Frozen, Nation, Regulator

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
            r"\b(?:bank (?:staff|nurse|shifts?|work|worker|contract|only|hca|midwife)|(?:on|do|work|via|through) (?:the )?bank(?! holiday)|(?:i'?m|am|as|if|only|just) (?:a )?(?:only |just )?bank(?! holiday| of| account)\b|nhs professionals|nhsp|zero.hours? bank)\b",
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
            r"\b(?:private (?:company|sector|hospital|provider|clinic|care home|nursing home|firm|employer)|(?:care|nursing|residential) home|charity|start.?up|local council|social care provider|supplier|consultancy)\b|"
            r"\b(?:work|working|job|employed|am|'m|based) (?:for|in|at|with|by|through|via) (?:(?:a|an|the|my|our|adult) )?(?:[\w-]+ )?(?:university|council|tech(?:nology)? (?:company|firm)|software (?:company|firm)|social care|local authority|pharmacy|hospice|agency|private practice)\b|\bagency (?:nurse|worker|staff|midwife|carer)\b|\bi'?m (?:an )?agency\b",
            re.IGNORECASE,
        ),
    ),
)
BANK_BESIDE = re.compile(
    r"\b(?:can|could|may|am|if) (?:i|we) (?:still |also |allowed to )?(?:do|work|pick up|take(?: on)?) (?:some |a few |any |extra |the odd |on the )?bank(?: shifts?| work)?",
    re.IGNORECASE,
)
"""Bank shifts beside one's job, which somebody asks about."""
BRITISH = re.compile(
    r"\b(?:uk|u\.k\.|united kingdom|great britain|british|england|scotland|wales|northern ireland|nhs|nmc|hcpc|gmc|gphc|gov\.uk|"
    r"trained|qualified|degree|overseas|home office|visa|back on|came off|back to (?:the |my )?(?:register|work|job)|return(?:ed|ing)? (?:from|home))\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
ONESELF = re.compile(
    r"\b(?:i|i'm|im|we|we're)\b(?:[^.!?,;]*?)\b(?:live|living|work|working|based|moving|move|am|employed)\b",
    re.IGNORECASE,
)
GREAT_BRITAIN = re.compile(r"\bGreat Britain\b|\bGB\b")
OF_OTHERS = re.compile(
    r"\b(?:my|a|our|her|his) (?:colleague|friend|mate|sister|brother|cousin|aunt|uncle|mum|mam|mother|dad|father|niece|"
    r"nephew|neighbour|daughter|son|in-?laws?|sister-in-law|brother-in-law|family|parents)\b[^.!?;]*",
    re.IGNORECASE,
)
"""What is said of someone else; where they are counts only when nobody else's place is stated."""


class Context(Frozen):
    """What a person said or chose about where and for whom they work."""

    nation: Nation | None = None
    employer: Employer | None = None
    regulator: Regulator | None = None
    """Of the person's profession."""
    audience: Audience | None = None
    network: str | None = None
    """The network whose own documents are read beside the shared ones."""


@lru_cache(maxsize=20_000)
def detect(text: str) -> Context:
    """The last nation, the most particular kind of employer and the regulator that the text states."""
    stated = {match.start(): nation for nation, pattern in NATIONS.items() for match in pattern.finditer(text)}
    stated |= {start: nation for start, _, nation in places_in(text)}
    elsewhere = [match.span() for match in OF_OTHERS.finditer(text)]
    own = [start for start in stated if not any(first <= start < end for first, end in elsewhere)]
    nation = stated[max(own or stated)] if stated else None
    own_work = BANK_BESIDE.sub("", text)
    employer = next((employer for employer, pattern in EMPLOYERS if pattern.search(own_work)), None)
    return Context(nation=nation, employer=employer, regulator=regulator_of(text))


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
            update={
                "nation": found.nation or current.nation,
                "employer": found.employer or current.employer,
                "regulator": found.regulator or current.regulator,
            }
        )
    return current


def without_nations(text: str) -> str:
    """The text without words that name a nation or a town of one."""
    for _, name, _ in places_in(text):
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
    return any(foreign().search(part) for part in (*about, *([text] if len(SENTENCE.findall(text)) < 2 else [])))
