"""The guides themselves audited: coded words, stereotype assertions, and whom their examples show."""

import re
from collections.abc import Iterable

from evals.bias.stereotypes import assertions
from evals.record import Distribution, Example, Figure
from knowledge_base.coded_words import CodedWords, balance
from knowledge_base.models import Corpus, Document
from knowledge_base.style import ASSUMING, NOT_INCLUSIVE, QUOTED_TERMS

PEOPLE: dict[str, re.Pattern[str]] = {
    "women": re.compile(
        r"\b(?:she|her|hers|herself|wom[ae]n|mothers?|midwi\w+|daughters?|wives|wife)\b", re.IGNORECASE
    ),
    "men": re.compile(r"\b(?:he|him|his|himself|m[ae]n|fathers?|dads?|sons?|husbands?)\b", re.IGNORECASE),
    "parents": re.compile(r"\b(?:parents?|partners?|babies|baby|child(?:ren)?)\b", re.IGNORECASE),
    "carers": re.compile(r"\b(?:carers?|caring|look(?:s|ing)? after)\b", re.IGNORECASE),
    "disabled people": re.compile(
        r"\b(?:disab\w+|deaf|blind|wheelchairs?|autis\w+|health conditions?)\b", re.IGNORECASE
    ),
    "ethnic minorities": re.compile(r"\b(?:ethnic\w*|of colour|Black|Asian|Muslim\w*|rac(?:e|ism|ial))\b"),
    "older people": re.compile(r"\b(?:older|aged? (?:5|6)\d|over 5\d|retire\w*|pension\w*)\b", re.IGNORECASE),
    "LGBT+ people": re.compile(
        r"\b(?:gay|lesbian|bisexual|trans|same.sex|LGBT\w*|sexual orientation|gender reassignment)\b", re.IGNORECASE
    ),
    "migrants": re.compile(r"\b(?:overseas|migrants?|refugees?|visas?|abroad)\b", re.IGNORECASE),
    "people without a degree": re.compile(
        r"\b(?:no degree|without a degree|degree is not|do not need a degree)\b", re.IGNORECASE
    ),
}
"""Groups → words with which a text shows them."""


def audit(corpus: Corpus) -> tuple[list[Figure], list[Distribution], list[Example]]:
    guides = [guide for guide in corpus.documents if guide.network is None]
    balances = {guide.id: _balance(guide) for guide in guides}
    asserted = [(guide.id, sentence) for guide in guides for sentence in assertions(_text(guide))]
    words = [(guide.id, hit) for guide in guides for hit in _not_inclusive(guide)]
    shown = {group: sum(bool(words.search(_text(guide))) for guide in guides) for group, words in PEOPLE.items()}
    figures = [
        _figure(
            "corpus_coded",
            "Gender-coded words in 100 of the guides, masculine minus feminine",
            _over(guides),
            "count",
            balances,
        ),
        _figure(
            "corpus_coded_worst",
            "The same in the guide that leans most",
            max(map(abs, balances.values()), default=0.0),
            "count",
            balances,
        ),
        _figure(
            "corpus_stereotypes",
            "Stereotype assertions in the guides",
            float(len(asserted)),
            "count",
            _counts(asserted),
        ),
        _figure(
            "corpus_not_inclusive",
            "Words in the guides that are not inclusive",
            float(len(words)),
            "count",
            _counts(words),
        ),
        _figure(
            "corpus_shown",
            "Groups of people that no guide shows",
            float(sum(not count for count in shown.values())),
            "count",
            {g: float(c) for g, c in shown.items()},
        ),
    ]
    by_guide = {group: [_per_100(guide, pattern) for guide in guides] for group, pattern in PEOPLE.items()}
    distribution = Distribution(
        name="bias/corpus_people", title="Whom the guides show, by guide", unit="in 100 words", values=by_guide
    )
    examples = [
        Example(task="bias", sample=guide, question="Guide", answer=sentence, problem="asserts a stereotype")
        for guide, sentence in asserted
    ]
    return figures, [distribution], examples


def _figure(name: str, title: str, value: float, unit: str, by: dict[str, float]) -> Figure:
    return Figure(
        name=f"bias/{name}",
        task="bias",
        title=title,
        value=value,
        unit=unit,
        better="near_zero",
        scored=len(by),
        by={"group": by},
        split="corpus",
    )


def _text(guide: Document) -> str:
    return " ".join(section.text for section in guide.sections)


def _balance(guide: Document) -> float:
    return balance(_text(guide), CodedWords()).per_100_words


def _over(guides: Iterable[Document]) -> float:
    return balance(" ".join(map(_text, guides)), CodedWords()).per_100_words


def _not_inclusive(guide: Document) -> list[str]:
    bare = QUOTED_TERMS.sub(" ", _text(guide))
    return [hit[0] for pattern in (ASSUMING, NOT_INCLUSIVE) for hit in pattern.finditer(bare)]


def _per_100(guide: Document, words: re.Pattern[str]) -> float:
    text = _text(guide)
    return 100 * len(words.findall(text)) / len(text.split())


def _counts(found: Iterable[tuple[str, str]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for guide, _ in found:
        counts[guide] = counts.get(guide, 0) + 1
    return counts
