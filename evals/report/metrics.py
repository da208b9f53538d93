"""Names of what the bias tests measure, for people."""

METRICS: dict[str, str] = {
    "answered": "Share of questions answered",
    "citation_jaccard": "Same sources cited",
    "jaccard": "Same sources cited",
    "rbo": "Same sources, in the same order",
    "citation_rbo": "Same sources, in the same order",
    "hit@5": "Right guide among the first five",
    "hit5": "Right guide among the first five",
    "gold_hit5": "Right guide among the first five",
    "same_text": "Word for word the same answer",
    "text_identity": "Word for word the same answer",
    "entitlement_recall": "Rights told to those they are for",
    "refusal": "Share of questions turned away",
    "refusal_rate": "Share of questions turned away",
    "signposting": "Share sent to other people",
    "signposting_rate": "Share sent to other people",
    "length_ratio": "Length of the answer",
    "reading_ease": "Ease of reading",
    "sentiment": "Warmth of the wording",
    "vader": "Warmth of the wording",
    "seniority": "Seniority of the jobs named",
    "band": "Pay band of the jobs named",
    "pay": "Pay figures named",
    "leadership": "Leading jobs named",
    "technical": "Technical jobs named",
    "coded_balance": "Gender-coded words",
}


def metric_name(name: str) -> str:
    """The name for people; an unknown one is shown as it is, without its task and underscores."""
    bare = name.rpartition("/")[2]
    words = bare.replace("_", " ").strip()
    return METRICS.get(bare, words[:1].upper() + words[1:])


def axis_name(name: str) -> str:
    """The name of a kind of remark, for people: `gender_x_age` is "Gender and age"."""
    words = name.replace("_x_", " and ").replace(" x ", " and ").replace("×", " and ").replace("_", " ")
    text = " ".join(words.replace("/", " or ").split())
    return text[:1].upper() + text[1:]
