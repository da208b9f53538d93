"""Does every told sentence say what it cites, in its figures too, and is every citation real and whole?

Citation recall and precision after ALCE (Gao and others, 2023): recall of a sentence is 1 when what it
cites together supports it; a citation is precise when that holds and it is needed, which it is when
it supports the sentence alone or the others do not without it. The support function is the product's verifier by
words, so for answers made of guide sentences both are near 1 by construction; the other values are
found without it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from statistics import fmean

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState

from assistant.models import Answer, AnswerSentence, Citation, Verdict
from assistant.verification import Evidence, Verifier
from evals.guides import Guides, GuidesOf, current_guides
from evals.scored import DOES_NOT_APPLY
from evals.solver import answer_in
from knowledge_base.figures import figures

Supports = Callable[[str, Sequence[str]], bool]
"""Whether passages together support a claim."""


@cache
def _verifier() -> Verifier:
    return Verifier()


def supported(claim: str, passages: Sequence[str]) -> bool:
    """By the product's verifier, by words alone."""
    evidence = [Evidence(id=str(number), text=text) for number, text in enumerate(passages)]
    return bool(evidence) and _verifier().check(claim, evidence).verdict == "supported"


@scorer(metrics={"*": [mean()]})
def citing(guides: GuidesOf = current_guides) -> Scorer:
    """Shares of an answer's sentences and citations; an answer that tells nothing is unscored."""

    async def score(state: TaskState, target: Target) -> Score:
        answer = answer_in(state.store)
        if not answer.sentences:
            return Score(value=dict.fromkeys(VALUES, float("nan")), explanation="Nothing was told.")
        checked = {name: check(answer, guides()) for name, check in VALUES.items()}
        return Score(
            value={name: _mean(found) for name, found in checked.items()},
            explanation=_problem(checked),
            metadata={DOES_NOT_APPLY: [name for name, found in checked.items() if not found]},
        )

    return score


def recall(answer: Answer, guides: Guides) -> list[bool]:
    """For each sentence."""
    return [supported(one.text, _cited(answer, one)) for one in answer.sentences]


def precision(answer: Answer, guides: Guides) -> list[bool]:
    """For each citation of each sentence."""
    return [found for one in answer.sentences for found in precise(one.text, _by_citation(answer, one))]


def precise(claim: str, cited: Sequence[Sequence[str]], supports: Supports = supported) -> list[bool]:
    """ALCE's rule. `cited`: the passages of each citation of one sentence."""
    if not supports(claim, [text for passages in cited for text in passages]):
        return [False] * len(cited)
    return [supports(claim, own) or not supports(claim, _others(cited, place)) for place, own in enumerate(cited)]


def unsupported(answer: Answer, guides: Guides) -> list[bool]:
    """Sentences without a citation, or that what they cite does not support."""
    return [not one.citations or not held for one, held in zip(answer.sentences, recall(answer, guides), strict=True)]


def quote_exact(answer: Answer, guides: Guides) -> list[bool]:
    """Quotes, and sentences shown as quotes, that equal a guide's sentence byte for byte."""
    pairs = [(quote.sentence_id, quote.text) for citation in answer.citations for quote in citation.quotes]
    pairs += [(one.sentence_ids[0], one.text) for one in answer.sentences if one.verdict is Verdict.QUOTED]
    return [sentence in guides.sentences and guides.sentences[sentence].text == text for sentence, text in pairs]


def number_fidelity(answer: Answer, guides: Guides) -> list[bool]:
    """For each sentence with figures: all of them stand in what it cites."""
    told = [(figures(one.text), _cited(answer, one)) for one in answer.sentences]
    return [own <= figures(" ".join(cited)) for own, cited in told if own]


def invented(answer: Answer, guides: Guides) -> list[bool]:
    """Citation numbers that lead nowhere, and citations whose section or source the guides do not have."""
    numbers = {citation.number for citation in answer.citations}
    lost = [number not in numbers for one in answer.sentences for number in one.citations]
    return [*lost, *(not _is_real(citation, guides) for citation in answer.citations)]


def limit_omission(answer: Answer, guides: Guides) -> list[bool]:
    """For each told sentence that others limit: whether one of those is missing."""
    told = {sentence for one in answer.sentences for sentence in one.sentence_ids}
    return [not limits <= told for sentence, limits in _limits(answer, guides) if sentence in told]


def _limits(answer: Answer, guides: Guides) -> Iterator[tuple[str, set[str]]]:
    """Sentence id → ids of the sentences that limit it, of the cited sections."""
    for section in (guides.sections[c.section_id] for c in answer.citations if c.section_id in guides.sections):
        limited: dict[str, set[str]] = {}
        for sentence in section.sentences:
            if sentence.limits and limited:
                limited[list(limited)[-1]].add(sentence.id)
            else:
                limited[sentence.id] = set()
        yield from ((sentence, limits) for sentence, limits in limited.items() if limits)


def _is_real(citation: Citation, guides: Guides) -> bool:
    known = all(guides.corpus.sources.get(source.id) == source for source in citation.sources)
    return citation.section_id in guides.sections and bool(citation.sources) and known


def _by_citation(answer: Answer, sentence: AnswerSentence) -> list[list[str]]:
    """For each citation of a sentence: the quotes that the sentence rests on, or all when none is named."""
    quotes = {citation.number: citation.quotes for citation in answer.citations}
    found = []
    for number in sentence.citations:
        own = [quote.text for quote in quotes.get(number, ()) if quote.sentence_id in sentence.sentence_ids]
        found.append(own or [quote.text for quote in quotes.get(number, ())])
    return found


def _cited(answer: Answer, sentence: AnswerSentence) -> list[str]:
    return [text for passages in _by_citation(answer, sentence) for text in passages]


def _others(cited: Sequence[Sequence[str]], place: int) -> list[str]:
    return [text for number, passages in enumerate(cited) if number != place for text in passages]


def _mean(found: Sequence[bool]) -> float:
    return fmean(found) if found else float("nan")


VALUES: dict[str, Callable[[Answer, Guides], list[bool]]] = {
    "citation_recall": recall,
    "citation_precision": precision,
    "unsupported": unsupported,
    "quote_exact": quote_exact,
    "number_fidelity": number_fidelity,
    "invented": invented,
    "limit_omission": limit_omission,
}
GOOD = frozenset({"citation_recall", "citation_precision", "quote_exact", "number_fidelity"})


def _problem(checked: dict[str, list[bool]]) -> str:
    wrong = {name: sum(one is not (name in GOOD) for one in found) for name, found in checked.items()}
    return "; ".join(f"{name}: {count} of {len(checked[name])} wrong" for name, count in wrong.items() if count)
