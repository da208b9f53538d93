"""A person's profession → the regulator whose register they are on or left.

Each regulator has its own rules for coming back; a speech and language therapist must not get those of nurses.
"""

import re
from functools import lru_cache

from knowledge_base.models import Regulator

OF_OTHERS = r"(?<!\bmy )(?<!\bour )(?<!\bthe )(?<!\bher )(?<!\bhis )(?<!\btheir )(?<!\ba )(?<!\bcommunity )"
"""Someone else's midwife is no profession of one's own; "a" counts only after the words of OWN, and several are others."""
OWN = r"(?:(?:i am|i'm|im|i was|as|being|been|work(?:ed|ing)? as|qualified as|trained as|still|ex|former|for) (?:a |an )?)"
PROFESSIONS: dict[Regulator, str] = {
    Regulator.NMC: r"(?<!dental )(?<!nursery )(?<!veterinary )nurse(?! (?:home|call))|nursing associate|midwife|health visitor",
    Regulator.HCPC: (
        r"physio|physiotherapist|occupational therapist|(?-i:OT)|speech (?:and language |& language )?therapist|"
        r"(?-i:SLT)|dieti[ct]ian|podiatrist|chiropodist|radiographer|paramedic|orthoptist|orthotist|"
        r"prosthetist|biomedical scientist|clinical scientist|(?:clinical|practitioner|counselling|forensic|health|"
        r"educational|occupational) psychologist|(?:art|music|drama)s? therapist|operating department practitioner|"
        r"(?-i:ODP)|hearing aid dispenser|(?-i:AHP)|allied health professional"
    ),
    Regulator.GMC: r"doctor(?!['’]s? (?:surgery|receptionist|appointment))|gp(?!s? (?:practice|surgery|receptionist|federation|appointment))|surgeon|psychiatrist|an(?:a)?esthetist|p(?:a)?ediatrician",
    Regulator.GPHC: r"pharmacist|pharmacy technician",
    Regulator.SOCIAL_WORK: r"social work(?:er)?",
}
REGISTERS: dict[Regulator, str] = {
    Regulator.NMC: "nmc",
    Regulator.HCPC: "hcpc",
    Regulator.GMC: "gmc",
    Regulator.GPHC: "gphc",
    Regulator.SOCIAL_WORK: "social work (?:england|wales)",
}
FOUND = {
    regulator: re.compile(
        rf"\b(?:{REGISTERS[regulator]}|(?:{OWN}(?:\w+ ){{0,2}}?|{OF_OTHERS})(?:{names}))\b", re.IGNORECASE
    )
    for regulator, names in PROFESSIONS.items()
}


@lru_cache(maxsize=1_000)
def regulator_of(text: str) -> Regulator | None:
    """The one regulator of the professions that the text states; None when it states none, or those of several."""
    found = [regulator for regulator, pattern in FOUND.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None
