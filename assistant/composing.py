"""The default answerer: chooses and orders knowledge-base sentences.

Sentences are chosen in **blocks** (assistant/blocks.py), which are never split. The sections that
fit nearly as well as the best one are the **main** ones. The answer opens with the block of a main
section that answers the question most directly and in its form; then block after block is added
for its nearness and for what it holds of the question that is not yet told, from main sections
first. Told are: the opening, the rest of its section, and what other sections add.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
from pydantic import ConfigDict

from assistant.blocks import Block, spans
from assistant.context import detect, nations_named
from assistant.conversation import content
from assistant.designations import designations, speaks_of_others
from assistant.forms import Form, contradicts, counts, denies_pay, has_form, wanted
from assistant.models import Retrieved
from knowledge_base.embeddings import Vectors
from knowledge_base.models import Employer, Frozen, Nation, Section, Sentence
from knowledge_base.reader import KnowledgeBase

MAX_SENTENCES = 7
"""A direct first sentence and at most six more."""
LEAD_BONUS = 0.1
"""The first block of a section is written to answer its question."""
OPENING_BONUS = 0.1
"""Besides, when the sentence to open with is chosen: another one must answer much better."""
FORM_BONUS = 0.06
"""For an answer in the form of the question: a figure to "how much", a name to "who"."""
APART_BONUS = 0.1
"""For being near to what the question wants beyond the subject that all sentences of the section share."""
MONEY_BONUS = 0.3
"""Besides, for a sum, or the word that there is none, when that is what the question wants."""
COUNT_BONUS = 0.2
"""For the number of what a question wants counted."""
PREMISE_BONUS = 0.15
"""For putting right a figure that the question takes for granted."""
WORDS_BONUS = 0.15
"""For holding all the question's words, weighted by how telling they are."""
NEW_WORDS_BONUS = 0.25
"""For holding them when nothing told so far does."""
PAST_PENALTY = 0.15
"""A figure of an earlier year is not what people ask for unless they name the year."""
OWN_NATION_BONUS = 0.08
ONLY_NATION_BONUS = 0.2
OTHER_NATION_PENALTY = 0.35
"""A sentence that names the person's nation among others, that nation alone, or only others, when the nation is known."""
NAMED_BONUS = 0.1
"""For naming the pay band or level that the question names."""
OTHERS_PENALTY = 0.15
"""For naming only others."""
EMPLOYER_BONUS = 0.1
"""For a sentence that names the person's kind of employer."""
MAIN = 0.8
"""Share of the best section's score from which a section is a main one."""
OPENS = 0.95
"""The same for a section that may open the answer."""
KEEP = 0.4
"""A block is told when its value is at least this share of the opening's."""
KEEP_MORE = 0.65
"""The same for a later question of the message, when part of its answer is told already and its own words say what it wants."""
KEEP_OTHER = 0.8
"""The same for a block of a section that is not a main one."""
OWN_BONUS = 0.1
"""For a block of the section that opens the answer."""
SAME_FACT = 0.87
"""Cosine from which two sentences tell the same fact."""
YEAR = re.compile(r"\b(20\d\d)(?:/(\d\d))?\b")
FIGURES = re.compile(r"\d[\d,.]*")


class Asked(Frozen):
    """What the composer needs to know of one question."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    text: str
    vectors: Vectors
    """Shape (ways of putting it, dimensions); the first is the main one."""
    nation: Nation | None = None
    today: date
    employer: Employer | None = None
    around: str = ""
    """The question within what the person told; empty when nothing was told."""


def compose(
    asked: Asked,
    results: Sequence[Retrieved],
    knowledge_base: KnowledgeBase,
    room: int = MAX_SENTENCES,
    told: Callable[[Sentence], bool] = frozenset[Sentence]().__contains__,
) -> list[Block]:
    """Blocks in the order of telling, `room` sentences at most, without those whose first sentence is `told`."""
    if not results:
        return []
    best = results[0].score or 1.0
    rank = {found.section.id: found.score / best for found in results}
    every = [block for found in results for block in _blocks(found, asked, knowledge_base, rank[found.section.id])]
    candidates = [block for block in every if not told(block.sentences[0])]
    direct = _most_direct([block for block in every if _may_open(block, rank[block.section.id], asked)], asked)
    padded = len(candidates) < len(every) and bool(content(asked.text))
    enough = (KEEP_MORE if padded else KEEP) * direct.value
    opens = [block for block in candidates if _may_open(block, rank[block.section.id], asked) and block.value >= enough]
    if not opens:
        return [direct]  # It is told already, and the rest would add nothing.
    opening = _most_direct(opens, asked)
    own = [block for block in candidates if block.section.id == opening.section.id and block.value >= enough]
    beside = [block for block in candidates if block.section.id == opening.section.id or not is_past(block.text, asked)]
    main = [block for block in beside if rank[block.section.id] >= MAIN and block.value >= enough]
    others = [block for block in beside if block.value >= max(enough, KEEP_OTHER * opening.value)]
    chosen = [opening]
    for pool in (main, own, others):
        _fill(chosen, pool, room, asked, knowledge_base)
    order = {found.section.id: position for position, found in enumerate(results)}
    order[opening.section.id] = -1
    return [opening, *sorted(chosen[1:], key=lambda block: (order[block.section.id], block.start))]


def _may_open(block: Block, rank: float, asked: Asked) -> bool:
    """A block of a section that fits best, or of a main one that gives the number or the sum which is asked for."""
    first = block.sentences[0].text
    return rank >= OPENS or (rank >= MAIN and (counts(asked.text, first) or _gives_money(first, asked)))


def _gives_money(first: str, asked: Asked) -> bool:
    return Form.MONEY in wanted(asked.text) and has_form(Form.MONEY, first)


def _most_direct(candidates: Sequence[Block], asked: Asked) -> Block:
    return max(candidates, key=lambda block: _directness(block, asked))


def _directness(block: Block, asked: Asked) -> float:
    first = block.sentences[0].text
    forms = wanted(asked.text)
    fitting = sum(has_form(form, first) for form in forms) / len(forms) if forms else 0.0
    return (
        block.value
        + OPENING_BONUS * (block.start == 0)
        + FORM_BONUS * fitting
        + MONEY_BONUS * _gives_money(first, asked)
        + COUNT_BONUS * counts(asked.text, first)
        + PREMISE_BONUS * (contradicts(asked.text, first) or denies_pay(asked.around, first))
    )


def _fill(chosen: list[Block], pool: Sequence[Block], room: int, asked: Asked, knowledge_base: KnowledgeBase) -> None:
    """Add blocks of the pool while there is room, the most valuable next to what is already chosen first."""
    rest = [block for block in pool if block not in chosen]
    while rest:
        left = room - sum(block.size for block in chosen)
        rest = [block for block in rest if block.size <= left and not _told(block, chosen, knowledge_base)]
        if not rest:
            return
        gains = _gains([block.text for block in rest], [block.text for block in chosen], asked, knowledge_base)
        values = [
            block.value + OWN_BONUS * (block.section.id == chosen[0].section.id) + NEW_WORDS_BONUS * gain
            for block, gain in zip(rest, gains, strict=True)
        ]
        chosen.append(rest.pop(int(np.argmax(values))))


def _gains(texts: Sequence[str], so_far: Sequence[str], asked: Asked, knowledge_base: KnowledgeBase) -> list[float]:
    """Share of the words of the question and its story that each text adds to what is told."""
    share = knowledge_base.keywords.share
    question = asked.around or asked.text
    told = share(question, *so_far)
    return [share(question, *so_far, text) - told for text in texts]


def _blocks(found: Retrieved, asked: Asked, knowledge_base: KnowledgeBase, weight: float) -> list[Block]:
    section = found.section
    cosines = knowledge_base.sentence_vectors(section) @ asked.vectors.T
    nearness = (np.max(cosines, axis=1) * 0.4 + cosines[:, 0] * 0.6).tolist()
    apart = _apart(section, asked.vectors, knowledge_base)
    blocks = []
    for start, end in spans(section.sentences):
        block = Block(section=section, start=start, sentences=section.sentences[start:end], value=0.0)
        value = max(nearness[start:end]) + _fit(block, asked, knowledge_base) + APART_BONUS * max(apart[start:end])
        blocks.append(block.model_copy(update={"value": weight * value}))
    return blocks


def _apart(section: Section, ways: Vectors, knowledge_base: KnowledgeBase) -> list[float]:
    """How near each sentence is to the question in what sets it apart: cosines without the mean of the section."""
    mean, left = knowledge_base.apart(section)
    wanted_left = (ways - mean).T
    cosines = left @ (wanted_left / np.maximum(np.linalg.norm(wanted_left, axis=0), 1e-9))
    found: list[float] = cosines.max(axis=1).tolist()
    return found


def _fit(block: Block, asked: Asked, knowledge_base: KnowledgeBase) -> float:
    """What speaks for or against a block besides its nearness."""
    text = block.text
    forms = wanted(asked.text)
    fit = LEAD_BONUS * (block.start == 0)
    fit += FORM_BONUS * any(has_form(form, text) for form in forms)
    fit += WORDS_BONUS * knowledge_base.keywords.share(asked.text, text)
    fit -= PAST_PENALTY * is_past(text, asked)
    if named := designations(asked.text):
        fit += NAMED_BONUS * bool(named & designations(text)) - OTHERS_PENALTY * speaks_of_others(named, text)
    fit += EMPLOYER_BONUS * (asked.employer is not None and detect(text).employer is asked.employer)
    return fit + _nation_fit(block, asked)


def _nation_fit(block: Block, asked: Asked) -> float:
    named = nations_named(block.sentences[0].text)
    wanted_nations = frozenset({asked.nation}) if asked.nation is not None else nations_named(asked.text)
    if not wanted_nations or not named:
        return 0.0
    if not named & wanted_nations:
        return -OTHER_NATION_PENALTY
    return (
        ONLY_NATION_BONUS if named <= wanted_nations and len(block.section.nations) > len(named) else OWN_NATION_BONUS
    )


def is_past(text: str, asked: Asked) -> bool:
    """Whether the text's latest tax year is over and the question does not name it."""
    years = [int(year) for year, end in YEAR.findall(text) if end]
    if not years:
        return False
    today = asked.today
    current = today.year if (today.month, today.day) >= (4, 6) else today.year - 1
    return max(years) < current and str(max(years)) not in asked.text


def _told(block: Block, chosen: Sequence[Block], knowledge_base: KnowledgeBase) -> bool:
    """Whether the chosen blocks already tell the block's main sentence."""
    vector = knowledge_base.sentence_vectors(block.section)[block.start]
    figures = set(FIGURES.findall(block.sentences[0].text))
    for other in chosen:
        vectors = knowledge_base.sentence_vectors(other.section)
        same = float(np.max(vectors[other.start : other.start + other.size] @ vector)) >= SAME_FACT
        if same and figures <= set(FIGURES.findall(other.text)):
            return True
    return False
