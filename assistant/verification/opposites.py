"""Pairs of words of which a sentence has one side, such as with pay and without pay; another word for one side is no denial."""

import re

from knowledge_base.models import Frozen


class Pair(Frozen):
    """Two things that cannot both be so; each side has the words that say it."""

    one: re.Pattern[str]
    other: re.Pattern[str]

    def opposed(self, claim: str, evidence: str) -> bool:
        """Whether each text has one side alone, and not the same one."""
        return (
            self._sides(claim) in ((True, False), (False, True)) and self._sides(claim) == self._sides(evidence)[::-1]
        )

    def _sides(self, text: str) -> tuple[bool, bool]:
        return bool(self.one.search(text)), bool(self.other.search(text))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


PAY = Pair(
    one=re.compile(r"(?<!not )(?<!not be )\b(?:paid|with pay|full pay|half pay)\b", re.IGNORECASE),
    other=_words("unpaid|without pay|no pay|not (?:be )?paid"),
)
PRICE = Pair(
    one=_words(r"free(?! to\b)|no (?:charge|cost|fee)|without (?:paying|charge|cost|a fee)|for nothing|costs nothing"),
    other=_words(
        r"paid(?:-for)?|for a fee|at a (?:cost|charge|price)|charges? you|fees? appl\w+|(?:have|has|need) to pay|must pay|pay (?:to|for)"
    ),
)
COVER = Pair(
    one=_words(r"cover(?:s|ed|ing)?|includ\w+|counts?|counted|contains?|belongs?"),
    other=_words(r"exclud\w+|missing from|outside|left out|leaves? out|absent from"),
)
LASTING = Pair(
    one=_words(r"keeps?|keeping|kept|stays?|continu\w+|remains?|still|goes on|going on"),
    other=_words(
        r"ended|phas\w+ (?:\w+ ){0,3}out|wound down|winding down|stopped|closed|lost|loses?|no longer|gone|lapse[sd]?|scrapped|abolished|withdrawn"
    ),
)
CONSENT = Pair(
    one=_words(r"agree[sd]?|accept\w*|approv\w+|grants?|granted"),
    other=_words(r"refus\w+|reject\w*|den(?:y|ies|ied)|turn\w* down|declin\w+"),
)
SIGHT = Pair(one=_words("shown|visible|public|open"), other=_words("hidden|invisible|secret|private"))
WORTH = Pair(
    one=_words(r"well|good|better|suits?|helps?"), other=_words(r"badly|poorly|poor|bad|worse|unsuitable|harms?")
)
PROOF = Pair(
    one=_words("known|clear|certain|proof|confirmed"),
    other=_words(
        r"unknown|unclear|uncertain|no proof|unconfirmed|not (?:be )?(?:known|clear|confirmed)|could not confirm"
    ),
)
DENYING = (COVER, LASTING, CONSENT, SIGHT, WORTH, PROOF)
"""Pairs whose sides a "not" turns into each other."""
MONEY = (PAY, PRICE)
