"""`eligibility`: a short check with the clause behind each step and what was not checked."""

import argparse

CHECKS = (
    "smp",
    "maternity-allowance",
    "nhs-maternity-pay",
    "shared-parental-leave",
    "shared-parental-pay",
    "paternity-leave",
    "paternity-pay",
    "parental-leave",
    "carers-leave",
    "funded-childcare",
    "universal-childcare",
    "tax-free-childcare",
    "return-to-practice",
)
"""The same as the files of planning/checks, without reading them."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    eligibility = commands.add_parser("eligibility", help="check whether a right or an offer may be yours")
    eligibility.add_argument("check", nargs="?", help=f"one of {', '.join(CHECKS)}; leave it out to see all")
    eligibility.add_argument("--answers", metavar="JSON", help="one JSON object; leave it out to see the questions")
    eligibility.add_argument("--json", action="store_true", help="print everything as JSON")
    eligibility.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from assistant.planning.eligibility import check
    from assistant.planning.eligibility_text import checked_text, checks_json, checks_text
    from assistant.planning.writing import read_object

    if options.check is None:
        print(checks_json() if options.json else checks_text())
        return 0
    result = check(options.check, read_object(options.answers))
    print(result.model_dump_json(indent=2) if options.json else checked_text(result))
    return 0
