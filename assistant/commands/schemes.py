"""`schemes`: programmes, networks and roles that fit a few answers."""

import argparse
from typing import Any

from assistant.commands.choices import NATIONS

ROLE_FIELDS = ("interest", "degree", "clinical", "nation")
SHOWN = 10
"""Results in full on the terminal; `--json` gives all."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    schemes = commands.add_parser("schemes", help="find programmes, networks and roles")
    schemes.add_argument("--nation", choices=NATIONS)
    schemes.add_argument("--working", choices=("yes", "no"), help="whether you have a job now")
    schemes.add_argument("--clinical", choices=("yes", "no"), help="whether you have a clinical background")
    schemes.add_argument("--background", choices=("clinical", "social_care", "non_clinical", "research"))
    schemes.add_argument("--degree", choices=("yes", "no"), help="whether you have a degree")
    schemes.add_argument("--part-time", action="store_true", help="only what can be done part time")
    schemes.add_argument(
        "--years-away", type=float, metavar="YEARS", help="years since you last worked; 0 for no break"
    )
    schemes.add_argument("--free", action="store_true", help="only what costs you nothing")
    schemes.add_argument("--paid", action="store_true", help="only what pays you")
    schemes.add_argument("--kind", action="append", default=[], help="such as returner_programme; can be repeated")
    schemes.add_argument("--about", metavar="WORDS", help="words that the description must have")
    schemes.add_argument("--roles", action="store_true", help="show roles with their ways in instead")
    schemes.add_argument("--interest", help="with --roles: such as data, ai, design or records")
    schemes.add_argument("--json", action="store_true", help="print everything as JSON")
    schemes.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from assistant.planning.finder import Search, checked, find
    from assistant.planning.finder_text import found_text, pathways_text
    from assistant.planning.pathways import Wish, pathways

    fields = _fields(options)
    if options.roles or options.interest:
        roles = pathways(checked(Wish, {name: fields[name] for name in ROLE_FIELDS if name in fields}))
        print(roles.model_dump_json(indent=2) if options.json else pathways_text(roles, SHOWN))
        return 0
    found = find(checked(Search, {name: value for name, value in fields.items() if name != "interest"}))
    print(found.model_dump_json(indent=2) if options.json else found_text(found, SHOWN))
    return 0


def _fields(options: argparse.Namespace) -> dict[str, Any]:
    """The options that were given, by the names of the filters."""
    answers = {"yes": True, "no": False}
    fields: dict[str, Any] = {
        "nation": options.nation,
        "working": answers.get(options.working),
        "clinical": answers.get(options.clinical),
        "background": options.background,
        "degree": answers.get(options.degree),
        "part_time": options.part_time or None,
        "years_away": options.years_away,
        "free": options.free or None,
        "paid": options.paid or None,
        "kinds": tuple(options.kind) or None,
        "about": options.about,
        "interest": options.interest,
    }
    return {name: value for name, value in fields.items() if value is not None}
