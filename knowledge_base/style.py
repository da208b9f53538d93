"""The language rules of the guides, as checks.

Reading ease is the Flesch-Kincaid grade (Kincaid and others, 1975) as textstat computes it;
spelling is compared with breame's table of American and British forms.
"""

import re
from statistics import median

import textstat
from breame import spelling

from knowledge_base.findings import Finding, Findings, at, error, warning
from knowledge_base.models import Section

MAX_SENTENCE_WORDS = 25
SECTION_WORDS = (40, 180)
MAX_SECTION_GRADE = 11.0
MAX_MEDIAN_GRADE = 8.0
MAX_LIMITS_RUN = 3
MAX_ASK_OVERLAP = 0.6
"""Largest Jaccard index of the content words of two asks of one section."""

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
LEANING = re.compile(
    r"^(this|that|these|those|it|its|they|their|them|he|she|such|so|but|and|also|however|otherwise|then)\b",
    re.IGNORECASE,
)
VAGUE_TIME = re.compile(r"\b(currently|nowadays|recently|this year|next year|last year|soon)\b", re.IGNORECASE)
HYPE = re.compile(
    r"\b(exciting|amazing|incredible|fantastic|unlock\w*|empower\w*|passionate|thriv\w+|rock.?star|superstar|ninja|"
    r"game.?chang\w+|revolutioni[sz]\w+|transformative|seamless\w*|leverag\w+|state.of.the.art|best.in.class|"
    r"world.?class|cutting.?edge|fast.paced|hustle|superwom[ae]n|supermum|juggl\w+|mumpreneur|unfortunately|sadly|"
    r"utili[sz]\w+|going forward|synerg\w+|(?:your|career|returner|amazing) journeys?)\b",
    re.IGNORECASE,
)
ASSUMING = re.compile(
    r"\b(mums?|mums?-to-be|mothers?-to-be|moms?|ladies|lady|(?<!Code First )girls|guys|"
    r"your husband|your wife|your boyfriend|your girlfriend|husband and wife|"
    r"chairman|businessm[ae]n|mankind|manpower|manned|housewi\w+|maiden name|"
    r"both genders|opposite sex|he or she|him or her|his or her|s/he)\b",
    re.IGNORECASE,
)
NOT_INCLUSIVE = re.compile(
    r"\b(the disabled|the deaf|the blind|handicapped|wheelchair.bound|confined to a|suffers? from|suffering from|BAME|"
    r"BME|race(?! discrimination)|coloured|non-white|the elderly|pensioners|the homeless|the unemployed|mentally ill|"
    r"able.bodied|hearing.impaired|special needs|normal people|f[ae]ll pregnant|victims? of (?!crime)|career gaps?)\b"
)
QUOTED_TERMS = re.compile(r"(‘[^’]*’|\"[^\"]*\"|“[^”]*”)")
CHARACTERISTICS = re.compile(
    r"\b(age|disability|gender reassignment|marriage|pregnancy|religion|belief|sex|sexual orientation)\b"
)
"""A sentence that names three of the protected characteristics may name race as the law does."""
BRITISH_ALREADY = {
    "practice", "practices", "license", "licence", "program", "programs", "draft", "check", "checks", "story",
    "judgment", "disk", "dialog", "analog", "meter", "tire", "tires", "inquiry", "enquiry", "curb", "jail", "cozy",
}  # fmt: skip
"""Words that are right in British English in one sense: a GP practice, a computer program, a judgment of a court."""
STOPWORDS = frozenset(
    re.findall(
        r"\S+",
        "a an the i im i'm me my you your we our they them it is are am was be been do does did can could will would "
        "should may might must have has had to of in on at for from with by and or but if so as that this what when "
        "how who where which why there get got just about not no any",
    )
)


def content_words(text: str) -> frozenset[str]:
    """Lower-case words that carry meaning."""
    return frozenset(word.lower() for word in WORD.findall(text)) - STOPWORDS


def grade(text: str) -> float:
    """Flesch-Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(text))


def check_style(sections: tuple[Section, ...]) -> Findings:
    """Every language rule, over all sections."""
    for section in sections:
        yield from _length_and_grade(section)
        yield from _asks(section)
        yield from _sentences(section)
        yield from _words(section.title, at(section))
    if sections:
        middle = median(grade(section.text) for section in sections)
        if middle > MAX_MEDIAN_GRADE:
            yield error(
                "all sections",
                f"median reading grade {middle:.1f} is above {MAX_MEDIAN_GRADE:.0f}. Shorten sentences and words.",
            )


def _length_and_grade(section: Section) -> Findings:
    words = len(section.text.split())
    low, high = SECTION_WORDS
    if not low <= words <= high:
        yield error(at(section), f"{words} words; a section has {low} to {high}. Split or complete it.")
    score = grade(section.text)
    if score > MAX_SECTION_GRADE:
        yield error(
            at(section), f"reading grade {score:.1f} is above {MAX_SECTION_GRADE:.0f}. Shorten sentences and words."
        )
    elif score > MAX_MEDIAN_GRADE + 1:
        yield warning(at(section), f"reading grade {score:.1f}; aim for {MAX_MEDIAN_GRADE:.0f}.")


def _asks(section: Section) -> Findings:
    words = [content_words(ask) for ask in section.asks]
    for first in range(len(words)):
        for second in range(first + 1, len(words)):
            union = words[first] | words[second]
            overlap = len(words[first] & words[second]) / len(union) if union else 1.0
            if overlap > MAX_ASK_OVERLAP:
                yield error(
                    at(section),
                    f"asks {first + 1} and {second + 1} share too many words ({overlap:.2f}). Word one differently.",
                )


def _sentences(section: Section) -> Findings:
    run = 0
    for sentence in section.sentences:
        run = run + 1 if sentence.limits else 0
        if run > MAX_LIMITS_RUN:
            yield error(
                at(section, sentence),
                f"more than {MAX_LIMITS_RUN} limits in a row. Merge them or give them a sentence to limit.",
            )
        if not sentence.limits and LEANING.match(sentence.text):
            yield error(
                at(section, sentence),
                f"'{sentence.text[:40]}…' leans on the sentence before. Name the subject, or mark {{limits}}.",
            )
        if len(sentence.text.split()) > MAX_SENTENCE_WORDS:
            yield error(
                at(section, sentence),
                f"{len(sentence.text.split())} words; a sentence has at most {MAX_SENTENCE_WORDS}. Split it.",
            )
        if sentence.text[-1] not in ".?:)’”":
            yield error(at(section, sentence), "the sentence does not end in a full stop.")
        yield from _words(sentence.text, at(section, sentence))


def _words(text: str, where: str) -> Findings:
    bare = QUOTED_TERMS.sub(" ", text)
    if len(set(CHARACTERISTICS.findall(bare))) >= 3:
        bare = re.sub(r"\brace\b", " ", bare)
    rules: tuple[tuple[re.Pattern[str], str], ...] = (
        (VAGUE_TIME, "Give the date or year."),
        (HYPE, "Say it plainly."),
        (ASSUMING, "Make no assumption about the reader or others."),
        (NOT_INCLUSIVE, "Use inclusive words, or quote the term with a note."),
    )
    for pattern, remedy in rules:
        if match := pattern.search(bare):
            yield error(where, f"'{match.group(0)}': {remedy}")
    if "!" in text:
        yield error(where, "an exclamation mark. Take it out.")
    yield from _spelling(bare, where)


def _spelling(text: str, where: str) -> Findings:
    for position, word in enumerate(WORD.findall(text)):
        lower = word.lower()
        if (word[0].isupper() and position) or lower in BRITISH_ALREADY:
            continue  # A capital inside a sentence is a name: Organization for Economic Co-operation.
        if spelling.american_spelling_exists(lower) and not spelling.british_spelling_exists(lower):
            yield error(where, f"'{word}' is American spelling. Write '{spelling.get_british_spelling(lower)}'.")


__all__ = ["Finding", "check_style", "content_words", "grade"]
