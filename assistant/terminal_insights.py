"""The gap report as text for the terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.storage.report import FEWEST, Insights, Share
from assistant.wording import insights as says


def render(report: Insights) -> Group:
    """Headline figures, then a table for each list that is not empty."""
    network = report.network or says.EVERYONE
    parts: list[RenderableType] = [
        Text(says.NETWORK_TITLE.format(network=network), style="bold"),
        Text(says.PERIOD.format(first=report.first, last=report.last)),
        Text(says.ANSWERS.format(count=report.answers or says.FEW.format(fewest=FEWEST).rstrip(".").lower())),
        Text(feedback_line(report)),
    ]
    for title, heading, shares in lists(report):
        if shares:
            parts += [Text(), _table(title, heading, shares)]
    parts += [Text(), Text(says.PRIVACY.format(fewest=FEWEST), style="dim")]
    return Group(*parts)


def lists(report: Insights) -> tuple[tuple[str, str, tuple[Share, ...]], ...]:
    """(title, heading of the first column, rows) of every list of the report, the gaps first."""
    outcomes = tuple(Share(name=says.STATUS.get(s.name, s.name), count=s.count) for s in report.outcomes)
    return (
        (says.GAPS, says.TOPIC, _topics(report.gaps)),
        (says.NEAREST, says.SECTION, report.nearest),
        (says.USED, says.SECTION, report.used),
        (says.TOPICS, says.TOPIC, _topics(report.topics)),
        (says.OUTCOMES, says.OUTCOME, outcomes),
        (says.MONTHS, says.MONTH, tuple(month for month in report.months if month.count)),
    )


def feedback_line(report: Insights) -> str:
    if not report.useful + report.not_useful:
        return says.NO_FEEDBACK.format(fewest=FEWEST)
    few = says.FEW.format(fewest=FEWEST).rstrip(".").lower()
    return says.USEFUL.format(useful=report.useful or few, not_useful=report.not_useful or few)


def _topics(shares: Sequence[Share]) -> tuple[Share, ...]:
    """`flexible-working` → `Flexible working`."""
    return tuple(Share(name=s.name.replace("-", " ").capitalize(), count=s.count) for s in shares)


def _table(title: str, heading: str, shares: Sequence[Share]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(heading)
    table.add_column(says.COUNT, justify="right")
    for share in shares:
        table.add_row(share.name, str(share.count))
    return table
