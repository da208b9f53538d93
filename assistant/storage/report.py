"""The gap report of a network: what was asked and not answered, which sections were used, what people said."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from assistant.models import AnswerStatus
from assistant.storage.recorder import MISSED, USED
from assistant.storage.store import Store
from assistant.storage.tables import FeedbackRow, OutcomeRow, SectionRow
from knowledge_base.models import Frozen

FEWEST = 5
"""A smaller count is not shown: in a small network it could point to one person."""
LONGEST_LIST = 15
MAIN = "main"
"""What people call the shared assistant, which belongs to no network."""


class Share(Frozen):
    """A name with its count."""

    name: str
    count: int


class Insights(Frozen):
    """What a network lead sees. Counts below FEWEST are left out of every list."""

    network: str
    first: date
    last: date
    answers: int
    """All answers; 0 also when there were fewer than FEWEST."""
    outcomes: tuple[Share, ...]
    """By status, most frequent first."""
    topics: tuple[Share, ...]
    """What people asked about, answered or not."""
    gaps: tuple[Share, ...]
    """Topics of questions that the guides did not answer."""
    nearest: tuple[Share, ...]
    """Sections that came nearest to those questions."""
    used: tuple[Share, ...]
    """Sections most used in answers."""
    useful: int
    not_useful: int
    """Each 0 when fewer than FEWEST people said so."""
    months: tuple[Share, ...]
    """Answers by month, oldest first; a month below FEWEST counts 0."""


def insights(store: Store, network: str, days: int, today: date) -> Insights:
    """The report over the last `days` days. Raises StorageError."""
    first = today - timedelta(days=days - 1)
    with store.begin() as connection:
        rows = connection.execute(
            select(OutcomeRow.day, OutcomeRow.status, OutcomeRow.topic, OutcomeRow.count).where(
                OutcomeRow.network == network, OutcomeRow.day >= first
            )
        ).all()
        sections = {
            use: {section: count for section, count in connection.execute(_sections(network, first, use))}
            for use in (USED, MISSED)
        }
        said = Counter({useful: count for useful, count in connection.execute(_said(network, first))})
    statuses, topics, gaps, months = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for day, status, topic, count in rows:
        statuses[status] += count
        months[f"{day:%Y-%m}"] += count
        topics[topic] += count
        if status == AnswerStatus.NO_SOURCES:
            gaps[topic] += count
    return Insights(
        network=network,
        first=first,
        last=today,
        answers=_shown(statuses.total()),
        outcomes=_shares(statuses),
        topics=_shares(topics),
        gaps=_shares(gaps),
        nearest=_shares(sections[MISSED]),
        used=_shares(sections[USED]),
        useful=_shown(said[True]),
        not_useful=_shown(said[False]),
        months=tuple(Share(name=month, count=_shown(months[month])) for month in sorted(months)),
    )


def token_of(secret: str, network: str) -> str:
    """What opens the chart page of one network and of no other."""
    return hmac.new(secret.encode(), network.encode(), hashlib.sha256).hexdigest()[:40]


def opens(token: str, secret: str, network: str) -> bool:
    """Whether a token is the one of this network; never with an empty secret."""
    return bool(secret) and hmac.compare_digest(token.strip().encode(), token_of(secret, network).encode())


def _sections(network: str, first: date, use: str) -> Select[str, int]:
    return (
        select(SectionRow.section, func.sum(SectionRow.count))
        .where(SectionRow.network == network, SectionRow.day >= first, SectionRow.use == use)
        .group_by(SectionRow.section)
    )


def _said(network: str, first: date) -> Select[bool, int]:
    return (
        select(FeedbackRow.useful, func.count())
        .where(FeedbackRow.network == network, FeedbackRow.day >= first)
        .group_by(FeedbackRow.useful)
    )


def _shares(counts: Mapping[str, int]) -> tuple[Share, ...]:
    """Names that stand for enough people, most frequent first."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(name=name, count=count) for name, count in ranked if name and count >= FEWEST)[:LONGEST_LIST]


def _shown(count: int) -> int:
    return count if count >= FEWEST else 0
