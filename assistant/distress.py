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

from assistant.spelling import Speller, everyday_words
from knowledge_base.embeddings import Embedder, Vectors

PHRASES = Path(__file__).with_name("signals.toml")
HARMLESS = "harmless"
"""The table of phrases that only look like danger."""
NEAR = 0.55
"""Cosine to a phrase of danger from which a sentence may count."""
ASKED_MARGIN = 0.05
"""How much nearer to an everyday question of the guides than to a phrase of danger a sentence must be to be that question."""
MARGIN = 0.02
"""How much nearer to danger than to the harmless phrases it must be."""


class Distress(StrEnum):
    CRISIS = "crisis"
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_VIOLENCE = "sexual_violence"
    HATE_AND_FEAR = "hate_and_fear"


EVERYDAY_WORDS = 12_000
"""The most frequent English words, towards which spelling is put right before screening."""
MIN_WORDS = 4
"""A shorter clause says too little to be compared; direct words are found in any."""
LONG_SENTENCE = 9
"""Words from which a sentence is also looked at clause by clause."""
WHOLE_SENTENCE = 25
"""Words from which a sentence is looked at by its clauses alone: as a whole it is near to no phrase."""
CLAUSE_END = re.compile(r"[,;:]\s+|\s+-+\s+|\s+(?:and|but|because|so|or|when|while|since)\s+", re.IGNORECASE)
MEDICINE = (
    r"(?:pills?|tablets?|paracetamol|ibuprofen|aspirin|codeine|painkillers?|sleeping (?:pills?|tablets?)|antidepressants?|"
    r"insulin|morphine|meds|medication|medicines?|capsules)"
)
FROM_A_HEIGHT = r"(?:bridge|train|roof|building|cliff|car park|multi[- ]?stor(?:e?y)|balcony|tower|platform|tracks?|bus|lorry|truck|traffic|window)"
CLOSE = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|ex|ex[- ](?:husband|wife|partner|boyfriend|girlfriend)|dad|father|mum|mother|"
    r"brother|son|in[- ]laws?|family|he|she|they)"
)
WITHIN = r"(?:(?:has|have|had|keeps?|kept|is|was|are|were|always|often|just|then|once|sometimes|also|once again) )*"
BODY = r"(?:breasts?|boobs?|bum|bottom|backside|arse|crotch|chest|thighs?|groin|skirt|dress|bra|knickers|trousers|underwear)"
DIRECT: dict[Distress, re.Pattern[str]] = {
    Distress.CRISIS: re.compile(
        r"\b(?:kil+(?:ing)? my ?self|end(?:ing)? (?:my (?:own )?life|it all)|take my (?:own )?life|"
        r"(?:want|wants|wanted|going|ready|wish i could|wanna|wana) (?:to )?(?:die|be dead)(?! (?:on|for|of (?:shame|embarrassment|boredom)|laughing))|"
        r"wish i (?:was|were|had) (?:dead|never been born|never woken)|"
        r"(?:feel|feels|feeling|am|i'm|is|been|getting) (?:so |very |really |a bit )?suicidal(?! (?:project|idea|plan\b))|suicidal (?:thoughts|feelings)|"
        r"(?:thought|thoughts|thinking|think) (?:of|about) (?:suicide|ending it|killing my)|commit(?:ting)? suicide|"
        r"(?:tried|trying|attempted|attempting|planning|plan|plans) (?:to )?(?:kill (?:my|him|her|them)sel|suicide|take (?:my|his|her|their) own life)|"
        r"(?:harm|harming|hurt|hurting|cut|cutting) my ?self|self[- ]?harm(?:ing|in|ed)? (?:again|since|because|to|n\b)|i(?:'ve| have| am|'m)? (?:been |started |start )?(?:to )?self[- ]?harm|"
        r"\bafter (?:an|my) overdose|(?:took|taken|take|taking) (?:an overdose|all (?:my|the) (?:pills|tablets|meds))|\bi(?:'ve| have)? (?:just |already |nearly |once )?overdosed|"
        rf"(?:took|taken|swallow(?:ed|ing)?|had) (?:\d+|(?:far |way )?too many|(?:a )?loads? of|lots of|a (?:whole )?(?:handful|box|bottle|packet|pack|strip) of|all (?:of )?(?:my|the|her|his)) (?:\w+ )?{MEDICINE}|"
        rf"how many (?:\w+ ){{0,3}}{MEDICINE} (?:\w+ ){{0,4}}(?:die|kill|dead|overdose|fatal|lethal|not wake|never wake)|"
        r"(?:painless|quick|easy|easiest|quickest|best|peaceful)(?:est)? ways? to (?:die|go for good|kill)|how (?:do|can|could|should|would) i (?:die|kill my)|"
        rf"(?:jump|jumping|jumped|throw myself|throwing myself|step|stepping|walk|walking) (?:off|from|under|in front of|out in front of|into) (?:a |an |the |my |that |some )?(?:\w+ )?{FROM_A_HEIGHT}|"
        r"(?:hang|hanging|drown|drowning|shoot|shooting|gas|gassing|poison|poisoning|starve|starving) my ?self(?! in the foot)|(?:bought|buy|got|tied|have) (?:a |the |some |that )?(?:rope|noose)\b|"
        r"(?:no|not|single|any) (?:reason|point) (?:to|in|for) (?:live|living|being alive|carry(?:ing)? on living|keep (?:going|living))|nothing (?:left )?to live for|"
        r"(?:don't|do not|dont|didn't) want to (?:live|be alive|exist|wake up)|not want to (?:live|wake up)|"
        r"(?:don't|do not|dont|didn't) want to be here(?: any ?more| any longer| at all)?\s*(?:[.!,;?]|$)|"
        r"(?:tired|sick|fed up) of (?:waking up|being alive|living|existing|life)\b|"
        r"better off (?:without me|dead|if i (?:was|were|wasn't|weren't|am|'m) (?:gone|dead|not here|not around|around|here))|worth more (?:\w+ ){0,2}dead|"
        r"(?:want|wants|wanted|going|threatens?|threatened|threatening) to (?:kill|harm|hurt) (?:him|her|them)sel(?:f|ves)|"
        r"(?:may|might|could) as well be dead|rather be dead|be better (?:if i was )?dead|"
        r"won't be (?:around|here|alive) (?:any ?more|much longer|tomorrow|after tonight|by then)|not be here much longer|"
        r"(?:how|ways?) to end (?:it(?! early)|things|my)|can't live (?:with|like) (?:this|it|myself)|"
        r"what(?:'s| is| was)? (?:the|even the)? ?(?:point|use) (?:in|of) (?:living|carrying on|going on|being here|being alive|it all|anything)|"
        r"(?:cut|scratch|burn|slash)(?:s|ing|ed|ting)? my (?:arms?|wrists?|legs?|skin|thighs?)|slit(?:ting)? my|su[a-z]?[ic]+[iy]?dal(?! (?:project|idea|plan\b))|"
        r"(?:wrote|written|writing) (?:a |my |the )*(?:goodbye|suicide) (?:letters?|notes?)|look like an accident|my own funeral|"
        r"(?:give|giving|gave|given) (?:away )?(?:all )?(?:of )?my (?:things|belongings|possessions)\b|"
        r"if i (?:died|were dead|was dead|killed)(?! in service)|drive (?:off|into) (?:a|the) (?:road|bridge|wall|tree))\b",
        re.IGNORECASE,
    ),
    Distress.DOMESTIC_ABUSE: re.compile(
        rf"\b(?:{CLOSE} {WITHIN}(?:\w+ )?"
        r"(?:hits?|hit|hitting|beats?|beat|beating|punche[sd]|punching|strangle[sd]|chok(?:es|ed|ing)|kick(?:s|ed)|slap(?:s|ped)|stalk(?:s|ed|ing)|"
        r"hurts|hurting|bit|burn(?:s|ed|t)|attack(?:s|ed)|threaten(?:s|ed|ing)) me(?! with (?:extra|more|another|the (?:bill|news)))\b|"
        rf"{CLOSE} {WITHIN}(?:\w+ )?(?:push|shov|threw|throw|slamm|pinn|dragg|grabb)(?:ed|es|s|ing)? me (?:down|against|into|over|by the|across|to the|out|onto)|"
        r"(?:afraid|scared|frightened|terrified) (?:of|for) my (?:husband|wife|partner|boyfriend|girlfriend|ex|life)|"
        r"(?:afraid|scared|frightened|terrified) (?:to go|of going|to be at|to return) home|"
        r"hands? (?:round|around|on|to) my (?:neck|throat)|(?:broke|fractured|bruised) my (?:wrist|arm|nose|jaw|ribs?|hand|leg|cheek\w*|finger)(?= .{0,40}\b(?:again|angry|temper|him|he|she|row)\b)|"
        r"i(?:'m| am) (?:being |in an? )(?:\w+ )?(?:abused|beaten|stalked|abusive (?:relationship|marriage))|(?:ask|beg|need) (?:for )?(?:my )?(?:husband|wife|partner|boyfriend|girlfriend)(?:'s)? (?:for )?(?:permission|leave to go)|(?:husband|wife|partner|boyfriend|girlfriend|in[- ]laws|family) (?:won't|will not|doesn't|does not|never|don't) (?:let|lets|allow|allows) me (?:to )?(?:go out|leave|see|have|use|work|go back|go to work)|(?:staff|people|women|men|colleagues|nurses|someone|victims|survivors) (?:who (?:are|is) )?(?:being )?(?:abused|beaten|hurt)\b.{0,30}\b(?:like|such as|including) me)\b",
        re.IGNORECASE,
    ),
    Distress.SEXUAL_VIOLENCE: re.compile(
        r"\b(?:(?:i was|i've been|i have been|he|she|they|who) (?:\w+ )?(?:raped|groped|molested|sexually (?:assaulted|abused|harassed))(?: me)?|"
        r"raped me|groped me|grop(?:es|ing) me|sexually (?:assaults?|assaulted|harass(?:es|ed|ing)|abus(?:es|ed|ing)) me|"
        r"i(?:'m| am) being sexually (?:harassed|assaulted|abused)|forced (?:him|her|them)self on me|tried to (?:kiss|undress|rape|grope) me|"
        rf"(?:hands?|fingers?) (?:up|down|on|in|inside|under) my {BODY}|(?:grab(?:s|bed|bing)?|strok(?:es|ed|ing)|squeez(?:es|ed|ing)|slap(?:s|ped)|touch(?:es|ed|ing)|pinch(?:es|ed|ing)) my {BODY}|"
        r"rub(?:s|bed|bing)? (?:(?:him|her|them)self )?(?:up )?against me|exposed (?:him|her|them)self|flashed (?:at )?me|"
        r"(?:boss|manager|colleague|he|she|consultant|doctor|registrar|surgeon|patient|supervisor|lead|someone|man) (?:\w+ ){0,2}touch(?:es|ed|ing) me|"
        r"if i (?:sleep|slept|have sex|had sex) with (?:him|her|them)|(?:asks?|asked|asking|wants?) (?:me )?for sex|"
        r"send(?:s|ing)? me (?:\w+ )?(?:dirty|naked|nude|explicit|sexual|sexy|obscene|filthy) (?:pictures?|photos?|images?|messages?|texts?|videos?)|"
        r"(?:filmed|photographed|recorded|watched) me (?:(?:getting )?(?:changed|undress\w*|shower\w*|naked)|in the (?:changing|shower|toilet|bath))|"
        r"(?:what|which|colour) (?:\w+ ){0,3}(?:underwear|knickers|bra) i|touch(?:es|ed|ing) me (?:inappropriately|sexually|without|up)|up my (?:skirt|dress))\b",
        re.IGNORECASE,
    ),
    Distress.HATE_AND_FEAR: re.compile(
        r"\b(?:(?:call|calls|called|calling) me (?:\w+ ){0,3}(?:n[- ]?word|slurs?|racist|terrorist|monkey|paki|savage|dyke|tranny|faggot|freak)|the n[- ]word|monkey (?:noises|sounds|chants)|"
        r"go back to (?:my|your|where) (?:own )?(?:country|you came|i came)|sp(?:at|it|its|itting) (?:at|on) me|(?:tore|pulled|ripped|yanked) (?:off )?my (?:hijab|headscarf|turban|veil)|"
        r"death threats?|threats? (?:in|on|through) my (?:locker|desk|bag|car|door|letterbox)|(?:people|women|nurses) like me (?:shouldn't|should not|don't belong|aren't welcome|are not welcome)|"
        r"(?:colleague|boss|manager|patient|someone|consultant|they|group) (?:\w+ ){0,3}threaten(?:s|ed|ing)? (?:to (?:hurt|kill|attack|find|get) me|me with (?:a|violence)))\b",
        re.IGNORECASE,
    ),
}


class DistressSignals:
    """Compares sentences with the phrases of `signals.toml`, embedded once."""

    def __init__(self, embedder: Embedder, path: Path = PHRASES) -> None:
        self._embedder = embedder
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        self._phrases = {name: tuple(table["phrases"]) for name, table in tables.items()}

    @property
    def dangerous(self) -> list[str]:
        return [phrase for name, phrases in self._phrases.items() if name != HARMLESS for phrase in phrases]

    @property
    def harmless(self) -> tuple[str, ...]:
        return self._phrases[HARMLESS]

    @cached_property
    def _speller(self) -> Speller:
        return Speller([*self.dangerous, *self.harmless, *everyday_words(EVERYDAY_WORDS)], max_distance=2)

    def plain(self, text: str) -> str:
        """The text with its misspelled words put right towards everyday English, for screening alone."""
        return self._speller.correct(text)

    @cached_property
    def _vectors(self) -> dict[str, Vectors]:
        return {name: self._embedder.embed(phrases) for name, phrases in self._phrases.items()}

    def near(self, vectors: Vectors, asked: Vectors | None = None) -> Distress | None:
        """The kind of danger that any of the sentence vectors, shape (n, dimensions), is near to.

        `asked`, shape (n,), is how near each is to an everyday question of the guides: one that is
        clearly nearer to such a question than to any phrase of danger is that question.
        """
        harmless = np.max(vectors @ self._vectors[HARMLESS].T, axis=1)
        known = np.zeros(len(vectors), dtype=np.float32) if asked is None else asked
        best: tuple[float, Distress] | None = None
        for kind in Distress:
            nearness = np.max(vectors @ self._vectors[kind.value].T, axis=1)
            counts = nearness[(nearness >= NEAR) & (nearness >= harmless + MARGIN) & (nearness >= known - ASKED_MARGIN)]
            if counts.size and (best is None or float(counts.max()) > best[0]):
                best = (float(counts.max()), kind)
        return best[1] if best else None


def clauses(sentences: Iterable[str]) -> list[str]:
    """The sentences, and the clauses of long ones, or these alone: danger is often said in passing."""
    found: list[str] = []
    for sentence in sentences:
        words = len(sentence.split())
        parts = [part.strip() for part in CLAUSE_END.split(sentence)] if words > LONG_SENTENCE else []
        said = [part for part in parts if len(part.split()) >= MIN_WORDS] if len(parts) > 1 else []
        found += said if words > WHOLE_SENTENCE and len(said) > 1 else [sentence, *said]
    return [clause for clause in found if len(clause.split()) >= MIN_WORDS]


def spoken(text: str) -> Distress | None:
    """The kind of danger that direct words in the text name."""
    return next((kind for kind, pattern in DIRECT.items() if pattern.search(text)), None)


def distress(text: str, vectors: Vectors, signals: DistressSignals) -> Distress | None:
    """Direct words first, then nearness; `vectors` are those of the text's sentences."""
    return spoken(text) or (signals.near(vectors) if len(vectors) else None)


__all__: Sequence[str] = ["Distress", "DistressSignals", "distress", "spoken"]
