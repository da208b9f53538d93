"""A paragraph → its sentences, with sentencex (Wikimedia, MIT): rules in the package, nothing to download.

It keeps a quotation of several sentences whole. What is added here: pieces that cannot stand
alone are put back to the sentence they belong to.
"""

import re

from knowledge_base.readers.characters import words_in
from knowledge_base.readers.joining import ATTRIBUTION

ABBREVIATION = re.compile(
    r"\b(?:approx|misc|incl|excl|no|nos|vol|pp?|figs?|secs?|ch|paras?|est|ca?|art|regs?|scheds?|dept|ibid|vs|et al)\.$",
    re.IGNORECASE,
)
NOTE = re.compile(r"^\((?:n\.d|(?:19|20)\d\d)[^)]*\)[.,]?$|^\(?(?:n\.d\.?\)?\.?)$")
ENUMERATOR = re.compile(r"^[(\[]?(?:\d{1,3}|[ivx]{1,4}|[a-zA-Z])[.)\]]$")
REFERENCE = re.compile(r"^[^.!?]{2,60}(?:\. ?[A-Z]\.?)*(?: et al)?[.,]{0,2} ?\((?:n\.d\.|(?:19|20)\d\d[a-z]?)\)[.,]? ")
"""An entry of a reference list: NHS England (2023). Title."""
LEANING = re.compile(
    r"^(?:this|these|those|it|its|they|their|them|he|his|she|her|such|so|but|and|also|however|otherwise|then|moreover|"
    r"furthermore|therefore|thus|hence|instead|similarly|likewise|consequently|accordingly|additionally|nevertheless|"
    r"secondly|thirdly|finally|as such|(?:most|some|many|all|both|each|one|two|none) of (?:these|those|them)|"
    r"for (?:example|instance)|in (?:addition|contrast|other words|particular|turn))\b"
    r"(?! (?:report|study|guide|document|paper|policy|review|handbook|is important|is essential|was important)\b)",
    re.IGNORECASE,
)
LEANING_THAT = re.compile(r"^that (?:is|was|means|includes?|requires?|will|would|has|can|may)\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of one line of clean text, in order."""
    if REFERENCE.match(text):
        return [text]
    from sentencex import segment

    pieces = [piece.strip() for piece in segment("en", text) if piece.strip()]
    whole: list[str] = []
    for piece in pieces:
        if whole and _belongs(whole[-1], piece):
            whole[-1] = f"{whole[-1]} {piece}"
        else:
            whole.append(piece)
    return whole


def leans(sentence: str) -> bool:
    """Whether a sentence says little without the one before it."""
    return bool(LEANING.match(sentence) or LEANING_THAT.match(sentence))


def _belongs(before: str, piece: str) -> bool:
    """Whether the piece is a part of the sentence before it."""
    return bool(
        ENUMERATOR.match(before)
        or NOTE.match(piece)
        or ATTRIBUTION.match(piece)
        or (piece[0].islower() and not before.endswith(("?", "!")))
        or piece.startswith(("...", "…"))
        or ABBREVIATION.search(before)
        or (before.count("(") > before.count(")") and ")" in piece)
        or words_in(piece) == 0
    )
