"""The pages: a run, with the runs before it; and two runs compared. Each is one file that loads nothing."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from evals.cards.facts import Facts
from evals.cards.model_card import model_card
from evals.cards.results import left_out, partly_left_out, verdict
from evals.cards.transparency import transparency_record
from evals.record import Run
from evals.report import sections, words
from evals.report.comparison import compare
from evals.report.dates import long_date
from evals.report.expected import expected
from evals.report.trend import trend

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "assistant" / "web" / "static" / "site.css"


@cache
def templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["long_date"] = long_date
    made.globals |= {"words": words}
    return made


def report_page(runs: Sequence[Run], facts: Facts) -> str:
    """`runs` oldest first; the last is reported. Raises IndexError without any."""
    run = runs[-1]
    return _page(
        "report.html",
        title=words.TITLE,
        run=run,
        verdict=verdict(run),
        gates=sections.gate_rows(run),
        expected=expected(run),
        sections=sections.sections(run),
        trend=trend(runs),
        examples=sections.examples(run),
        skipped=left_out(run),
        partly=partly_left_out(run),
        configuration=sections.configuration(run),
        cards=(model_card(run, facts), transparency_record(run, facts)),
    )


def comparison_page(old: Run, new: Run) -> str:
    return _page("comparison.html", title=words.COMPARE_TITLE, run=new, old=old, found=compare(old, new))


def _page(template: str, **values: object) -> str:
    styles = {"site": _css(SITE), "style": _css(HERE / "report.css")}
    return templates().get_template(template).render(**styles, **values)


def _css(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()
