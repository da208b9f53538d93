"""A message → what it tells and what it asks.

People write a story and put their question somewhere in it. A clause asks when it ends in a
question mark or opens like an English question (an interrogative word or an auxiliary before its
subject, or "I want to know…"). All else tells. A short telling clause in which people only say
who they are ("I am …", "I have …", "my name is …") discloses: it is about the person and holds no
word of a case, such as what an employer did. So does an aside in a question (", as a carer,").
"""

import re

from knowledge_base.models import Frozen

SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+|(?<=[a-z)])\s*;\s+")
WH = r"(?:who|whom|whose|what|whats|what's|when|whens|where|wheres|where's|why|which|how|hows|how's|how come)"
AUX = r"(?:can|could|do|does|did|is|are|am|was|were|will|would|should|shall|may|must|have|has|cant|can't|don't|dont|isn't|aren't|won't|shouldn't)"
SUBJECT = r"(?:i|i'm|we|you|he|she|it|they|my|our|his|her|the|there|a|an|any|this|that|these|those|your|their|someone|anyone|people|employers?|staff|nhs|men|women|partners?|dads?|fathers?|mothers?|parents?)"
LEAD_IN = (
    r"^(?:(?:and|but|so|also|ok|okay|well|please|hi|hello|hey|basically|just|then|or|plus|sorry|anyway|now)[, ]+)*"
)
OPENINGS = (
    rf"{WH}\b|{AUX} {SUBJECT}\b|(?:any|is there any) (?:idea|ideas|advice|tips|help|chance|way)\b|"
    rf"(?:tell|show|explain|give|help|advise|list|describe|compare)\b|"
    rf"(?:i|i'd|we) (?:want|wanted|need|would like|like|am trying|'d like) to (?:know|find out|ask|understand|check)\b|"
    rf"(?:i )?(?:was )?(?:wonder|wondering)\b|looking for\b"
)
SAID_TO_ASK = re.compile(rf"{LEAD_IN}(?:{OPENINGS})", re.IGNORECASE)
"""How a sentence opens that asks although others of the message end in a question mark and this one does not."""
ASKING_START = re.compile(
    rf"{LEAD_IN}(?:{OPENINGS}|(?:i )?(?:was )?(?:not sure|unsure|don't know|dont know|no idea|confused about)\b)",
    re.IGNORECASE,
)
"""The same where nothing ends in a question mark: then not to know is to ask as well."""
NOT_AFTER_SUBJECT = r"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\bwho )(?<!\bthat )(?<!\bto )"
"""After its subject a verb tells: `I do my training on Fridays`, `you can`."""
ASKING_INSIDE = re.compile(
    rf"(?:^|[,;:-]\s*|\s)(?:(?:and|but|so|also)\s+)?(?P<ask>(?:{WH} (?:do|does|did|is|are|am|can|could|should|will|would|much|many|long|soon|often|about|if|to|else|happens?|kind|sort|rights?|help)\b|"
    rf"{NOT_AFTER_SUBJECT}(?:(?:can|could|do|does|will|would|should|must) (?:i|we|they|he|she|it|my|you|there|the)|am i|is (?:he|she|it|there)|are (?:we|they|you|there))\b(?!/)|"
    rf"(?:(?<=^)|(?<=[,;:-] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\balso ))(?:is|are) (?:my|the)\b).*)$",
    re.IGNORECASE,
)
"""`X is my manager` and `the date is the fifth` tell; `is my` and `is the` ask only at the start of a clause."""
NEXT_ASK = (
    rf"(?:{WH} (?:do|does|did|is|are|was|were|can|could|should|will|would|has|have|much|many|long|often|soon|won|made|else)\b|"
    rf"(?:what's|who's|when's|where's|how's|what about|how about)\b|"
    rf"(?:can|could|do|does|am|is|are|will|would|should) (?:i|we|they|he|she|it|my|you|there|the|any)\b)"
)
SECOND_ASK = re.compile(
    rf"(?:(?<=\w\w\w)|(?<=\b(?:by|it|in|on|at|to|me|us|up|do|go|so))|(?<=\w)[,;])[,;]?\s+(?:and|also|plus)\s+(?=(?:(?:if so|then|also)[, ]+)?{NEXT_ASK})",
    re.IGNORECASE,
)
COMMA_ASK = re.compile(rf"(?<=\w),\s+(?={NEXT_ASK})", re.IGNORECASE)
"""A comma between two questions, when what stands before it is a question too."""
WHOLE_ASK = re.compile(
    rf"{LEAD_IN}(?:{WH} (?:{AUX}\b|(?:much|many|long|often|soon|far|early|late)\b|[\w'-]+ {AUX} {SUBJECT}\b)|{AUX} {SUBJECT}\b)",
    re.IGNORECASE,
)
"""A question with its verb before its subject; "when I come back" is none."""
STATIVE = re.compile(
    r"^(?:(?:hi|hello|hey|so|well|just to say|just so you know|for context|btw|fyi|and|but|also|as you may know|by the way|since|because)[,: ]+)*"
    r"(?:as (?:a|an|the|someone|somebody)\b|being\b|speaking as\b|who (?:is|am|has)\b|at \d\d\b|aged?\b|"
    r"(?:i|we)(?: (?:also|only|still|just|really|always|usually|never|mostly|currently|now|don't|do not|once|both))*"
    r"(?:'m|'ve| am| are| was| were| have| had| do| live| come| came| grew| went| go| like| love| enjoy| prefer| identify|"
    r" speak| use| care| look after| work| belong| practi[sc]e| wear| follow| support| own| play| drink| eat| moved|"
    r" turn| turned| became| converted| transitioned| attend| left school| observe| pray| celebrate| collect| watch|"
    r" study| studied| rent| share| married)\b|"
    r"(?:my|our)(?: [\w'-]+){1,4} (?:is|are|was|were|has|have|comes?|came|works?|lives?|speaks?)\b|my name's\b|"
    r"(?:[\w'-]+ ){1,3}(?:is|isn't|is not|'s) (?:my|our)\b|(?:nobody|no one|everyone|everybody|most|half) (?:of|in) (?:my|our)\b|"
    r"(?:(?:people|everyone|friends|you can|please) calls? me|call me|i go by|i(?:'m| am) known as|[\w' -]{2,30} here$)\b|(?:he|she|they)(?:'s|'re| is| are| has| have)\b|(?:it|this|today|yesterday)\b)",
    re.IGNORECASE,
)
"""An opening with which people say who they are, or pass the time of day."""
SIGN_OFF = re.compile(
    r"^(?:(?:many|kind(?:est)?|best|warm) )?(?:thanks|thank you|regards|wishes|cheers)"
    r"(?: (?:again|a lot|so much|very much|in advance))?(?:[,.]? (?-i:[A-Z][\w'’-]*)){0,4}[.]?$",
    re.IGNORECASE,
)
"""The end of a letter, with or without a name."""
UNDERWAY = re.compile(
    r"\b(?:'m|am|'re|are|'ve been|have been|was|were) (?:(?:just|still|currently|now|really) )?(?:after|about to|\w{2,}ing)\b",
    re.IGNORECASE,
)
"""Something is going on: more than a state."""
CASE = re.compile(
    r"\b(?:sack|dismiss|redundan|refus|reject|fire|cancel|promis|offer|decid|told|tell|said|says|ask|appl(?:y|ied)|start|"
    r"return|go(?:ing)? back|c[ao]m(?:e|ing) back|leave|resign|quit|pay|paid|owe|claim|request|contract|shift|rota|"
    r"boss|manager|employ|hr\b|trust\b|work(?:ed|ing) (?:for|at|there|here|in|with)\b|registration|register|lapsed|course|"
    r"training|job|role|interview|band|salary|wage|notice|break|laid off|grievance|tribunal|bully|harass|"
    r"discriminat|meeting|sick\b|off work|want|hope|hoping|plan|think|thinking|need|would like|'d like|"
    r"went back|found out|lost|died|death|born sleeping|stillb|miscarr|neonatal|nicu|premature|came off|scheme|programme|fellowship)\w*",
    re.IGNORECASE,
)
"""Words of a case: what was done, said or wanted at work. A clause that has one is part of the story."""
GAP = re.compile(
    r"\b(?:out of (?:paid )?(?:work|employment)|(?:not|n't|never) (?:had|held) (?:a |any )?(?:paid )?job|(?:not|n't|never) (?:worked|been (?:at|in) work)|"
    r"always (?:had a job|worked|been in work)|career[- ](?:break|gap))\b",
    re.IGNORECASE,
)
"""Whether and how long somebody was out of work says who they are, though its words are those of a case."""
BY_THE_WAY = re.compile(r"\b(?:by the way|btw|fyi|just so you know|for context)\b", re.IGNORECASE)
ASIDE = re.compile(
    r"(?:^|\s*[,;(]|\s+-)\s*(?P<aside>(?:as (?:a|an|the|someone|somebody)|being|speaking as|at \d\d|aged? \d\d|"
    r"(?:(?:and|since|because|as|given that|seeing as|now that) )?(?:i|we)(?:'m|'ve| am| are| have)|(?!^)who (?:is|am|has)|"
    r"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2} here)|(?:my|our) \w+ (?:is|has|being))\b[^,;()?]*?)\s*(?:[,;)]|\s-|(?=[?.!]*$))",
    re.IGNORECASE,
)
"""A clause set off by commas, dashes or brackets that says who the person is; `Who is …` at the start asks."""
CONDITION = re.compile(r"^(?:and |but |so )?(?:if|unless|once|until|when|after|before|while|during)\b", re.IGNORECASE)
MAX_DISCLOSURE_WORDS = 16
MAX_CONDITION_WORDS = 12
MIN_LISTED_WORDS = 4
"""Words of a question before a comma that may stand by itself."""
MAX_NAME_WORDS = 5
TELLS = re.compile(
    r"\b(?:i|we|he|she|they|it|my|our|is|are|was|were|has|have|had|said|says|told|\w+ed)\b|n't\b|'(?:m|s|re|ve)\b",
    re.IGNORECASE,
)
"""Words of a clause that tells; a name of a subject has none."""
WORD = re.compile(r"[\w'£%-]+")


class Message(Frozen):
    """One message, taken apart; every part is text of the message in its own order."""

    text: str
    asks: tuple[str, ...]
    """What it asks; the whole message when nothing in it asks."""
    tells: tuple[str, ...]
    """What it tells, without the disclosures."""
    disclosures: tuple[str, ...]
    """Short statements about who the person is."""

    @property
    def story(self) -> str:
        """The message without disclosures."""
        return " ".join([*self.tells, *self.asks])


def read(text: str) -> Message:
    """Take a cleaned message apart."""
    asks: list[str] = []
    tells: list[str] = []
    disclosures: list[str] = []
    sentences = [part.strip() for part in SENTENCE_END.split(text)]
    marks = any(sentence.endswith("?") for sentence in sentences)
    for sentence in sentences:
        if marks and not sentence.endswith("?") and not SAID_TO_ASK.match(sentence):
            (disclosures if discloses(sentence) else tells).append(sentence)
            continue
        rest, asides = _without_asides(sentence)
        before, asking = _asking(rest)
        disclosures += asides
        if asking:
            asks += _split(asking)
        if before:
            (disclosures if discloses(before) else tells).append(before)
    if not asks and not tells:
        return Message(text=text, asks=(text,), tells=(), disclosures=())
    if not asks:
        return Message(text=text, asks=(" ".join(tells),), tells=(), disclosures=tuple(disclosures))
    return Message(text=text, asks=tuple(asks), tells=tuple(tells), disclosures=tuple(disclosures))


def _split(asking: str) -> list[str]:
    """The questions of a sentence that asks twice; a lone question word ("how and when …") asks with what follows."""
    found = [part.strip(" ,") for part in SECOND_ASK.split(asking) if part.strip(" ,")]
    if not all(len(WORD.findall(part)) > 1 for part in found):
        return [asking]
    return [ask for part in found for ask in _split_at_commas(part)]


def _split_at_commas(asking: str) -> list[str]:
    """The questions of a list: "What does it cover, is there a maximum, when can I apply?"."""
    whole: list[str] = []
    for part in COMMA_ASK.split(asking):
        if whole and not (WHOLE_ASK.match(whole[-1]) and len(WORD.findall(whole[-1])) >= MIN_LISTED_WORDS):
            whole[-1] = f"{whole[-1]}, {part}"
        else:
            whole.append(part)
    return whole


def _without_asides(sentence: str) -> tuple[str, list[str]]:
    """A sentence that asks, without what is said by the way about the person; any other sentence whole."""
    if not any(_asking(sentence)[1:]):
        return sentence, []
    asides: list[str] = []

    def cut(match: re.Match[str]) -> str:
        if not discloses(match["aside"]):
            return match[0]
        asides.append(match["aside"].strip())
        return " "

    rest = re.sub(r"\s+(?=[?.!,]|$)", "", " ".join(ASIDE.sub(cut, sentence).split()))
    whole = WORD.search(rest) and opens_a_question(rest) >= opens_a_question(sentence)
    return (rest, asides) if whole else (sentence, [])


def opens_a_question(sentence: str) -> bool:
    """Whether a sentence asks by its words, whatever mark it ends in."""
    return bool(ASKING_START.match(sentence) or ASKING_INSIDE.search(sentence))


def _asking(sentence: str) -> tuple[str, str]:
    """(what the sentence tells before it asks, what it asks); either may be empty."""
    if ASKING_START.match(sentence):
        return "", sentence
    inside = ASKING_INSIDE.search(sentence)
    if inside and (sentence.endswith("?") or len(WORD.findall(inside["ask"])) >= 3):
        before = sentence[: inside.start("ask")].strip(" ,;:-")
        conditional = CONDITION.match(before) and len(WORD.findall(before)) <= MAX_CONDITION_WORDS
        return ("", sentence) if conditional or _names(sentence, inside.start("ask")) else (before, inside["ask"])
    return ("", sentence) if sentence.endswith("?") else (sentence, "")


def _names(sentence: str, start: int) -> bool:
    """Whether the words before `start` name what is asked about: "carer's leave how many days"."""
    before = sentence[:start].rstrip()
    words = len(WORD.findall(before))
    return (
        0 < words <= MAX_NAME_WORDS
        and before[-1] not in ".,;:-"
        and not STATIVE.match(before)
        and not TELLS.search(before)
    )


def discloses(clause: str) -> bool:
    """Whether a clause only says who the person is: short, a state or by the way, without a word of a case; or signs off."""
    return bool(SIGN_OFF.match(clause)) or (
        len(WORD.findall(clause)) <= MAX_DISCLOSURE_WORDS
        and bool(STATIVE.match(clause) or BY_THE_WAY.search(clause))
        and not UNDERWAY.search(clause)
        and not CASE.search(GAP.sub("", clause))
    )
