"""A run → the report, the model card and the transparency record; or two runs → their comparison.

python -m evals.report
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from pydantic import ValidationError

from evals.cards.card import markdown
from evals.cards.facts import read_facts
from evals.cards.model_card import model_card
from evals.cards.transparency import transparency_record
from evals.record import Run, load
from evals.report.page import comparison_page, report_page

RESULTS = Path(__file__).resolve().parents[1] / "results"
RUNS = RESULTS / "runs"
PAGE = "report.html"
COMPARISON = "comparison.html"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m evals.report", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "runs",
        nargs="*",
        type=Path,
        metavar="RUN",
        help="runs for the trend; the newest is reported (default: all kept)",
    )
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"), help="compare two runs instead")
    parser.add_argument("--output", type=Path, metavar="FILE", help="the page; the cards are written beside it")
    return parser


def main(arguments: list[str] | None = None, kept: Path = RUNS) -> int:
    """`kept` is where runs are looked for when none is named. 2 when there is no run or a file is not one, with a message that names the next step."""
    options = _parser().parse_args(arguments)
    try:
        return _compare(options) if options.compare else _report(options, kept)
    except FileNotFoundError as error:
        print(f"Error: {error.filename} is not there. Run `make eval` first.", file=sys.stderr)
    except ValidationError as error:
        print(f"Error: not a run of the evaluation: {error.errors()[0]['msg']}", file=sys.stderr)
    return 2


def _report(options: Namespace, kept: Path) -> int:
    runs = newest_last(options.runs or sorted(kept.glob("*.json")))
    if not runs:
        print(f"Error: there is no run in {kept}. Run `make eval` first.", file=sys.stderr)
        return 2
    facts = read_facts()
    page = options.output or RESULTS / PAGE
    _write(page, report_page(runs, facts))
    for card in (model_card(runs[-1], facts), transparency_record(runs[-1], facts)):
        _write(page.with_name(f"{card.id.replace('-', '_')}.md"), markdown(card))
    return 0


def _compare(options: Namespace) -> int:
    old, new = map(load, options.compare)
    _write(options.output or RESULTS / COMPARISON, comparison_page(old, new))
    return 0


def newest_last(paths: list[Path]) -> list[Run]:
    return sorted(map(load, paths), key=lambda run: run.made)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Wrote {path}")


if __name__ == "__main__":
    sys.exit(main())
