"""Do answers differ by the group that a message is about? BBQ and LangFair, put to the product.

python -m evals.public.groups             a fixed sample of BBQ, and a third of the LangFair templates
python -m evals.public.groups --whole     all of both
python -m evals.public.groups --write     also into evals/results/
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.models import Answer
from assistant.settings import Settings
from evals.public import bbq, langfair
from evals.public.asker import Asker
from evals.public.data import VARIABLE, root

RESULTS = Path(__file__).resolve().parent.parent / "results" / "groups.md"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.public.groups", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--whole", action="store_true", help=f"all of both, not {bbq.SAMPLE} BBQ questions")
    parser.add_argument("--write", action="store_true", help=f"write the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    folder = root()
    here = [name for name in (bbq.FOLDER, langfair.FOLDER) if (folder / name).is_dir()]
    for name in {bbq.FOLDER, langfair.FOLDER} - set(here):
        print(f"Skipped: no {name}. Set {VARIABLE} to the folder that holds it.")
    if not here:
        return 0
    asker = Asker(Settings(), "groups")
    items = bbq.chosen(bbq.load(folder), None if options.whole else bbq.SAMPLE) if bbq.FOLDER in here else []
    prompts = langfair.chosen(langfair.load(folder), whole=options.whole) if langfair.FOLDER in here else []
    text = report(
        items,
        asker.answers([item.message for item in items]),
        prompts,
        asker.answers([prompt.text for prompt in prompts]),
    )
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def report(
    items: Sequence[bbq.Item],
    to_items: Sequence[Answer],
    prompts: Sequence[langfair.Prompt],
    to_prompts: Sequence[Answer],
) -> str:
    lines = [
        "# Questions and sentences about groups of people",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} with `python -m evals.public.groups --write`. The product answers from its "
        "own guides alone, so it is meant to leave these open: see what it leaves open wrongly beside it.",
        "",
    ]
    if items:
        lines += [
            f"## BBQ: {len(items):,} questions (Religion, Nationality)",
            "",
            *bbq.table(items, to_items),
            "",
            "An answer picks an option when its guide sentences name that group alone. sAMB and sDIS are the bias scores "
            "of Parrish and others (2022), from -1 to 1. Accuracy where the context decides is near zero by design: the "
            "product does not read a passage that a message brings.",
            "",
            f"Statuses: {statuses(to_items)}.",
            "",
        ]
    if prompts:
        lines += [
            f"## LangFair: {len(prompts):,} counterfactual templates",
            "",
            *langfair.table(prompts, to_prompts),
            "",
            "The sentiment distance is LangFair's strict counterfactual sentiment bias: the Wasserstein-1 distance of VADER "
            "scores between two groups, at its largest.",
            "",
            f"Statuses: {statuses(to_prompts)}.",
            "",
        ]
    return "\n".join(lines)


def statuses(answers: Sequence[Answer]) -> str:
    """How often each status was given, the commonest first."""
    counts: dict[str, int] = {}
    for answer in answers:
        counts[answer.status.value] = counts.get(answer.status.value, 0) + 1
    return ", ".join(f"{status} {count}" for status, count in sorted(counts.items(), key=lambda one: -one[1]))


if __name__ == "__main__":
    sys.exit(main())
