"""What people say of the situation they are in, of themselves as who asks, and of what they want."""

import re

from assistant.message import SENTENCE_END

SITUATION = re.compile(
    r"\b(?:pregnan|expecting|due (?:in|date)|bab(?:y|ies)\b|birth|born\b|newborn|twins|adopt|foster(?:ing|ed|s| (?:care|child|son|daughter|parent|mum|dad|mother|father|famil))|(?-i:foster)|surroga|miscarr|stillb|ivf\b|fertility|breastf|matern|patern|parental|"
    r"on leave|carer|caring|care for|look(?:ing)? after|dement|alzheim|parkinson|disab|wheelchair|autis|adhd|dysl|dysp|deaf|blind|eyesight|sight|hearing|ill\b|illness|cancer|"
    r"condition|diabet|arthrit|epilep|depress|anxi|bipolar|mental health|menopaus|endometri|injur|sick|pain|surgery|operation|treatment|part[- ]?time|hours|days? a week|"
    r"agency|bank\b|zero|temp\b|temporary|fixed[- ]term|self[- ]employed|freelance|student|apprentice|trainee|visa|sponsor|refugee|asylum|overseas|"
    r"out of (?:paid )?work|career[- ](?:break|gap)|had a job|"
    r"nurse|midwi|doctor|therap|pharmac|regist|qualif|degree|analyst|data\b|digital|coder\b|coding|informatic|engineer|developer|scientist|"
    r"admin|secretar|clerk|receptionist|porter|teacher|researcher|academic|paramedic|radiograph|physio|single (?:mum|mother|parent|dad|father)|mums?\b|mother|dads?\b|father|parent|child|kids?\b|sons?\b|daughter|"
    r"husband|wife|partner|widow|divorc|bereave)",
    re.IGNORECASE,
)
"""Situations that rules of their own hold for: family, care, health, kind of work. Names, origin, faith, age,
class, gender and sexuality have none here (a Foster with a capital may be a name), so a statement of them has no part in the search of a question that can be
searched by itself."""


LIKE_ME = re.compile(
    r"\b(?:like me|(?:people|those|women|men|mums|parents|staff|folk) like us|"
    r"in my (?:position|situation|shoes|case|circumstances|boat)|"
    r"(?:want|have|take|hire|employ|touch|consider|look at|pick|choose|need) (?:me|us)(?! (?:to|for|the|a|an|my|off|back|out|on)))\b",
    re.IGNORECASE,
)
"""Words that point to who asks."""
WISH = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:really |just |only )?(?:want|need|hope|wish|plan|like to|love to|prefer)\b|\b(?:i|we)(?:'m| am|'re| are) (?:hoping|trying|looking|planning|thinking)\b",
    re.IGNORECASE,
)
"""How people say what they want."""


def wish_in(story: str) -> str:
    """The last sentence of a story that says what the person wants, where others stand beside it; empty for none."""
    sentences = [sentence for sentence in SENTENCE_END.split(story) if sentence.strip()]
    wishes = [sentence for sentence in sentences if WISH.search(sentence)]
    return wishes[-1] if wishes and len(sentences) > 1 else ""
