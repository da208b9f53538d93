"""What to ask next: questions that neighbouring sections are known to answer.

A suggestion reads as a question, names what it is about, fits the person's nation and employer, and
is neither the question just asked nor nearly the same as another suggestion. It never brings up loss,
death or violence that neither the question nor its answer speaks of. Where the answer holds in some
nations only and the person's is not known, the first one asks about another nation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant import wording
from assistant.blocks import Block
from assistant.context import Context, nations_named
from assistant.models import Retrieved, Suggestion
from knowledge_base.keywords import stems_of
from knowledge_base.models import Employer, Nation, Section

SUGGESTIONS = 3
SAME = 0.5
"""Share of common stems from which two questions are nearly the same."""
MIN_WORDS = 5
"""A shorter question may be taken for a vague one."""
MAX_WORDS = 20
NEAR = 0.5
"""Share of the best score from which a section may speak for another nation."""
CLOSE = 0.65
"""Share of the best score from which a found section comes before those that are akin to the answer."""
GRAVE = re.compile(
    r"\b(?:die[ds]?|dying|death|dead|bereave\w*|widow\w*|miscarr\w*|still ?b\w+|neonatal|ectopic|molar|terminat\w*|"
    r"(?:baby|pregnancy|child) loss|loss|funeral|abus\w*|violen\w*|rape\w*|assault\w*|harass\w*|suicid\w*|self-harm|"
    r"crisis|grie(?:f|ving))\b",
    re.IGNORECASE,
)
"""What is not brought up with someone who did not speak of it."""
QUESTION = re.compile(
    r"^(?:how|what|when|where|which|who|whose|why|can|could|do|does|did|is|are|am|was|will|would|should|must|may|have|has)\b",
    re.IGNORECASE,
)
MISPUT = re.compile(
    r"\b(?:im|ive|dont|cant|wont|theyll|whats|isnt|doesnt|didnt|hasnt|havent|wouldnt|id|u|ur|pls)\b", re.IGNORECASE
)
WORD = re.compile(r"\b[a-z]{2,}\b")
PLACES = {
    name.lower(): name for name in ("England", "Scotland", "Wales", "Northern", "Ireland", "Britain", "UK", "NHS")
}
I_ALONE = re.compile(r"\bi\b(?!\.)|\bi(?='(?:m|ve|d|ll)\b)")


def suggestions(
    asked: Sequence[str],
    results: Sequence[Retrieved],
    blocks: Iterable[Block],
    context: Context,
    akin: Sequence[Section],
) -> tuple[Suggestion, ...]:
    """Up to three; `asked` are the questions of this message, `blocks` what was told, `akin` the
    sections that speak of nearly the same as the first of them, nearest first.
    """
    told = list(blocks)
    used = {block.section.id for block in told}
    chosen = list(_other_nation(told, results, context))
    taken = [frozenset(stems_of([text])[0]) for text in asked]
    spoken = _spoken([*asked, told[0].section.document_title, told[0].section.title, told[0].text])
    for section in _neighbours(told[0].section, results, akin):
        if len(chosen) == SUGGESTIONS:
            break
        text = best_ask(section, taken) if section.id not in used and fits(section, context) else None
        if text is not None and _may_be_brought_up(text, section, spoken):
            taken.append(frozenset(stems_of([text])[0]))
            chosen.append(Suggestion(text=text, section_id=section.id, title=section.title))
    return tuple(chosen)


def _neighbours(opening: Section, results: Sequence[Retrieved], akin: Sequence[Section]) -> Iterable[Section]:
    """Found sections of the same topic that fit well, then those akin to the answer, its own topic first."""
    best = max((found.score for found in results), default=0.0)
    close = [found.section for found in results if found.section.topic == opening.topic and found.score >= CLOSE * best]
    near = sorted((section for section in akin if section.network is None), key=lambda s: s.topic != opening.topic)
    return {section.id: section for section in (*close, *near)}.values()


def nearest(asked: Sequence[str], results: Sequence[Retrieved]) -> tuple[Suggestion, ...]:
    """The nearest topics, where there is no answer: each by a question or, failing that, by its title."""
    spoken = _spoken(asked)
    sections = {found.section.id: found.section for found in results}.values()
    shown = [(best_ask(section, ()) or section.title, section) for section in sections]
    return tuple(
        Suggestion(text=text, section_id=section.id, title=section.title)
        for text, section in [one for one in shown if _may_be_brought_up(*one, spoken)][:SUGGESTIONS]
    )


def _spoken(texts: Iterable[str]) -> bool:
    """Whether the talk is of something grave already."""
    return any(GRAVE.search(text) for text in texts)


def _may_be_brought_up(text: str, section: Section, spoken: bool) -> bool:
    return spoken or not any(GRAVE.search(part) for part in (text, section.title, section.document_title))


def best_ask(section: Section, taken: Iterable[frozenset[str]]) -> str | None:
    """The section's ask that reads best as a question and is unlike what is taken; None when there is none."""
    others = list(taken)
    candidates = [text for text in (*section.asks, section.title) if is_question(text)]
    unlike = [text for text in candidates if all(likeness(text, other) < SAME for other in others)]
    return with_names(written(max(unlike, key=_reads_well)), section) if unlike else None


@lru_cache(maxsize=10_000)
def is_question(text: str) -> bool:
    """Whether a text is one whole question of a usual length."""
    words = len(text.split())
    return bool(QUESTION.match(text)) and MIN_WORDS <= words <= MAX_WORDS and ("?" in text or not text[:1].isupper())


def likeness(text: str, stems: frozenset[str]) -> float:
    """Share of common stems, 0 to 1."""
    own = frozenset(stems_of([text])[0])
    return len(own & stems) / len(own | stems) if own | stems else 0.0


def written(text: str) -> str:
    """An ask as it is shown: a capital, "I", a question mark."""
    text = I_ALONE.sub("I", text.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else "?")


def with_names(text: str, section: Section) -> str:
    """Abbreviations written as the section writes them, and nations with their capitals: "nhs" → "NHS"."""
    names = _abbreviations(section.text)
    return WORD.sub(lambda match: names.get(match[0]) or PLACES.get(match[0], match[0]), text)


@lru_cache(maxsize=2_000)
def _abbreviations(text: str) -> dict[str, str]:
    """In small letters → as the text writes them."""
    words = re.findall(r"[A-Za-z]+", text)
    return {word.lower(): word for word in words if sum(letter.isupper() for letter in word) > 1}


def fits(section: Section, context: Context) -> bool:
    """Whether the section holds for the person's nation and employer, as far as they are known."""
    nation = context.nation is None or context.nation in section.nations
    employer = context.employer is None or Employer.ANY in section.employers or context.employer in section.employers
    return nation and employer


@lru_cache(maxsize=10_000)
def _reads_well(text: str) -> float:
    """Asks in people's words are kept, but a comma, a slip or too many words read badly on a button."""
    return -2.0 * bool(MISPUT.search(text)) - ("," in text) - 0.05 * abs(len(text.split()) - 9)


def _other_nation(told: Sequence[Block], results: Sequence[Retrieved], context: Context) -> Iterator[Suggestion]:
    """A question about a nation for which the answer does not hold and a found section does."""
    if context.nation is not None or not told:
        return
    opening = told[0].section
    best = max((found.score for found in results), default=0.0)
    for nation in Nation:
        for found in results:
            section = found.section
            if (
                nation not in opening.nations
                and nation in section.nations
                and len(section.nations) < len(Nation)
                and section.topic == opening.topic
                and found.score >= NEAR * best
            ):
                text = wording.WHAT_ABOUT_NATION.format(nation=wording.nation_name(nation))
                yield Suggestion(text=text, section_id=section.id, title=section.title)
                return
        if (
            any(nation in nations_named(sentence.text) for sentence in opening.sentences)
            and nation not in opening.nations
        ):
            text = wording.WHAT_ABOUT_NATION.format(nation=wording.nation_name(nation))
            yield Suggestion(text=text, section_id=opening.id, title=opening.title)
            return
