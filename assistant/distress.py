"""Does a message speak of danger to a person? Runs before anything else.

Two signals, either is enough: patterns for direct words, and nearness of a sentence to example
phrases of danger (`signals.toml`) that is greater than its nearness to harmless phrases that
look alike. Missing a person in danger is worse than a needless signpost, so the margin leans
to signposting.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np

from knowledge_base.embeddings import Embedder, Vectors

PHRASES = Path(__file__).with_name("signals.toml")
NEAR = 0.52
"""Cosine to a phrase of danger from which a sentence may count."""
MARGIN = 0.02
"""How much nearer to danger than to the harmless phrases it must be."""


class Distress(StrEnum):
    CRISIS = "crisis"
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_VIOLENCE = "sexual_violence"
    HATE_AND_FEAR = "hate_and_fear"


MIN_WORDS = 4
"""A shorter clause says too little to be compared; direct words are found in any."""
LONG_SENTENCE = 9
"""Words from which a sentence is also looked at clause by clause."""
CLAUSE_END = re.compile(r"[,;:]\s+|\s+-+\s+|\s+(?:and|but|because|so|or|when|while|since)\s+", re.IGNORECASE)
SELF = r"(?:my ?self|me|my own life|my life)"
DIRECT: dict[Distress, re.Pattern[str]] = {
    Distress.CRISIS: re.compile(
        r"\b(?:kill(?:ing)? my ?self|end(?:ing)? (?:my (?:own )?life|it all)|take my (?:own )?life|"
        r"(?:want|wanted|going|ready|wish i could) to die|wish i (?:was|were|had) (?:dead|never been born|never woken)|"
        r"(?:feel|feeling|am|i'm|been|getting) (?:so |very |really |a bit )?suicidal|suicidal (?:thoughts|feelings)|"
        r"(?:thought|thoughts|thinking|think) (?:of|about) (?:suicide|ending it|killing my)|commit suicide|"
        r"(?:harm|harming|hurt|hurting|cut|cutting) my ?self|self[- ]harm(?:ing|ed)? (?:again|since|because|to)|i self[- ]harm|"
        r"(?:took|taken|take|taking) (?:an overdose|all (?:my|the) (?:pills|tablets|meds))|"
        r"(?:no|not) (?:reason|point) (?:to|in) (?:live|living|being alive|carry(?:ing)? on living)|nothing (?:left )?to live for|"
        r"(?:don't|do not|dont|didn't) want to (?:live|be alive|exist|wake up)|not want to (?:live|wake up)|"
        r"better off (?:without me|dead|if i (?:was|were|wasn't|weren't|am|'m) (?:gone|dead|not here|not around|around|here))|"
        r"(?:want|wants|wanted|going) to (?:kill|harm|hurt) (?:him|her|them)self|"
        r"(?:may|might|could) as well be dead|rather be dead|be better (?:if i was )?dead|"
        r"won't be (?:around|here|alive) (?:any ?more|much longer|tomorrow|after tonight|by then)|not be here much longer|"
        r"(?:how|ways?) to end (?:it(?! early)|things|my)|can't live (?:with|like) (?:this|it|myself)|"
        r"what(?:'s| is| was)? (?:the|even the)? ?point (?:in|of) (?:living|carrying on|going on|being here|it all|anything)|"
        r"(?:cut|scratch|burn|slash)(?:s|ing|ed)? my (?:arms?|wrists?|legs?|skin)|su[a-z]?[ic]+[iy]?dal(?! project)|"
        r"(?:wrote|written|writing) (?:a |my |the )*(?:goodbye|suicide) (?:letters?|notes?)|"
        r"if i (?:died|were dead|was dead|killed)(?! in service)|drive (?:off|into) (?:a|the) (?:road|bridge|wall|tree))\b",
        re.IGNORECASE,
    ),
    Distress.DOMESTIC_ABUSE: re.compile(
        r"\b(?:(?:husband|wife|partner|boyfriend|girlfriend|ex|dad|father|mother|brother|he|she) (?:has |keeps? |is |was )?(?:\w+ )?"
        r"(?:hits?|hit|hitting|beats?|beat|beating|punche[sd]|punching|strangle[sd]|chok(?:es|ed|ing)|kick(?:s|ed)|slap(?:s|ped)|stalk(?:s|ed|ing)) me|"
        r"(?:afraid|scared|frightened|terrified) of my (?:husband|wife|partner|boyfriend|girlfriend|ex)|"
        r"i(?:'m| am) (?:being |in an? )(?:\w+ )?(?:abused|beaten|stalked|abusive (?:relationship|marriage)))\b",
        re.IGNORECASE,
    ),
    Distress.SEXUAL_VIOLENCE: re.compile(
        r"\b(?:(?:i was|i've been|i have been|he|she|they|who) (?:\w+ )?(?:raped|groped|molested|sexually (?:assaulted|abused|harassed))(?: me)?|"
        r"raped me|groped me|grop(?:es|ing) me|sexually (?:assaults?|assaulted|harass(?:es|ed|ing)|abus(?:es|ed|ing)) me|"
        r"i(?:'m| am) being sexually (?:harassed|assaulted|abused)|forced (?:him|her|them)self on me|"
        r"touch(?:es|ed|ing) me (?:inappropriately|sexually|without|up)|up my (?:skirt|dress))\b",
        re.IGNORECASE,
    ),
}


class DistressSignals:
    """Compares sentences with the phrases of `signals.toml`, embedded once."""

    def __init__(self, embedder: Embedder, path: Path = PHRASES) -> None:
        self._embedder = embedder
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        self._phrases = {name: tuple(table["phrases"]) for name, table in tables.items()}

    @cached_property
    def _vectors(self) -> dict[str, Vectors]:
        return {name: self._embedder.embed(phrases) for name, phrases in self._phrases.items()}

    def near(self, vectors: Vectors) -> Distress | None:
        """The kind of danger that any of the sentence vectors, shape (n, dimensions), is near to."""
        harmless = np.max(vectors @ self._vectors["harmless"].T, axis=1)
        best: tuple[float, Distress] | None = None
        for kind in Distress:
            nearness = np.max(vectors @ self._vectors[kind.value].T, axis=1)
            counts = nearness[(nearness >= NEAR) & (nearness >= harmless + MARGIN)]
            if counts.size and (best is None or float(counts.max()) > best[0]):
                best = (float(counts.max()), kind)
        return best[1] if best else None


def clauses(sentences: Iterable[str]) -> list[str]:
    """The sentences, and the clauses of long ones: danger is often said in passing."""
    found: list[str] = []
    for sentence in sentences:
        found.append(sentence)
        if len(sentence.split()) > LONG_SENTENCE:
            found += [
                part for part in (p.strip() for p in CLAUSE_END.split(sentence)) if len(part.split()) >= MIN_WORDS
            ]
    return [clause for clause in found if len(clause.split()) >= MIN_WORDS]


def spoken(text: str) -> Distress | None:
    """The kind of danger that direct words in the text name."""
    return next((kind for kind, pattern in DIRECT.items() if pattern.search(text)), None)


def distress(text: str, vectors: Vectors, signals: DistressSignals) -> Distress | None:
    """Direct words first, then nearness; `vectors` are those of the text's sentences."""
    return spoken(text) or (signals.near(vectors) if len(vectors) else None)


__all__: Sequence[str] = ["Distress", "DistressSignals", "distress", "spoken"]
